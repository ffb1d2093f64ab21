"""Reelwright makes and runs YouTube channels on its owner's machine."""
