"""A host of large files, as those that models are fetched from."""
