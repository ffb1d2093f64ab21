"""The calendar as a file that other programs read."""
