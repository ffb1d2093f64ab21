"""One folder for each outside thing; each implements ports and nothing else knows it."""
