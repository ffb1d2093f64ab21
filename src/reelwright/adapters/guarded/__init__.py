"""Wrappers that implement a port and make its calls safe, counted and paid once."""
