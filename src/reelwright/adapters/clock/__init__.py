"""Clocks: this machine's, and one that a rehearsal drives."""
