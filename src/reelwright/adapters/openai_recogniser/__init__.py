"""OpenAI and compatible servers: recordings heard elsewhere, with times of words."""
