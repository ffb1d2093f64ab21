"""A voice for Reelwright that chimes once for every word: an example of a provider."""
