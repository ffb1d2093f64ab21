"""Weights of local models: a catalogue, and a folder that they are fetched into."""
