"""Alignment in any language that a voice here speaks: the recording is warped onto its reading."""
