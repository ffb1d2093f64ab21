"""script.md: a script as a document that a person reads and edits."""
