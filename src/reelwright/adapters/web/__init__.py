"""Fetching what a person points at, from public addresses only."""
