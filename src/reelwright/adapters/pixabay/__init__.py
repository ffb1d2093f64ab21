"""Pixabay: photographs and clips."""
