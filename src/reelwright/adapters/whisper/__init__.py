"""Whisper on this machine, with weights that the owner fetched."""
