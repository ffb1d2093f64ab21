"""Pexels: photographs and clips."""
