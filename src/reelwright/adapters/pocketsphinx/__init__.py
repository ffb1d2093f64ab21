"""pocketsphinx: finds when the words of a known English text are heard in a recording."""
