"""A page on which a person looks at all clips of a run."""
