"""Finding the language of a text."""
