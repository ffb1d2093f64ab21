"""How simulated voice services speak: real speech with its true times, the same every time."""
