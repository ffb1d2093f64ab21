"""The processor of this machine, as runs use it."""
