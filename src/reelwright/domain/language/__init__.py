"""Small word lists of the languages that are narrated, and what sentences are made of."""
