"""The search of the YouTube Data API."""
