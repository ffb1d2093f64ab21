"""Clips: moments of a recording, and where each begins and ends."""
