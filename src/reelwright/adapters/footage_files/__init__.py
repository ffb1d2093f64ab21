"""The owner's pictures and clips, as files in a folder."""
