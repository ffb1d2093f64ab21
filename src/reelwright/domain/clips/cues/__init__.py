"""What a sentence of talk does, by the words that people use for it; a module for each language."""
