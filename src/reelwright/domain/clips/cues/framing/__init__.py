"""What stands around the talk or leans on it, by language."""
