"""Captions: cutting spoken words into cues that can be read in time."""
