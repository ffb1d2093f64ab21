"""Pexels, Pixabay, Openverse and Wikimedia Commons over a small library of drawn pictures."""
