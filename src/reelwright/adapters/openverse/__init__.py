"""Openverse: openly licensed pictures of many collections."""
