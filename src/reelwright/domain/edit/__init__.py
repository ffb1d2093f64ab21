"""The edit: scenes and takes placed on one line of time."""
