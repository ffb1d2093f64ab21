"""Transcripts: what was said in a recording, by whom, and when."""
