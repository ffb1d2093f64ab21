"""Everything that can be set, and which of four places set it."""
