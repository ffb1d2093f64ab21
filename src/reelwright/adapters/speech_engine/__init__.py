"""How a speech engine is asked: in a process of its own, a fresh one for each line."""
