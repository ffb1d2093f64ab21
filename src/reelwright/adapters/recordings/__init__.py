"""Recordings read with PyAV, hours long in flat memory."""
