"""What text is made of: sentences, the common words of a language, and what a font can draw."""
