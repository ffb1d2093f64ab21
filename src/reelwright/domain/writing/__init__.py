"""Making a script of an article without a writer: its own sentences, chosen and ordered."""
