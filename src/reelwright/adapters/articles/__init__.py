"""Reading articles of every kind."""
