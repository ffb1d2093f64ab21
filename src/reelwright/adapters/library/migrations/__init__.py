"""Numbered steps from one schema to the next, each with its way back."""

HEAD = "0011"
"""The newest revision, so that a library that is up to date is known without reading scripts."""
