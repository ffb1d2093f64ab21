"""The timeline as documents that other editing programs open."""
