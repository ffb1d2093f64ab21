"""One module a revision: ``v<number>_<what>.py``."""
