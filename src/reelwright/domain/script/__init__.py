"""What will be said and shown, as values and as a document that a person edits."""
