"""Voices told apart on this machine by sherpa-onnx, with weights that the owner fetched."""
