"""Kokoro, a neural voice on this machine, with weights that the owner fetched."""
