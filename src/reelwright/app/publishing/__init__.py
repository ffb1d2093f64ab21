"""Channels, the calendar, releases, and who publishes them."""
