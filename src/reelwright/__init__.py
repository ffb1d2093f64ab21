"""Reelwright makes and runs YouTube channels on its owner's machine."""

__version__ = "0.1.0"
