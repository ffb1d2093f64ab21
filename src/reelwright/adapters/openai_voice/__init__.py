"""OpenAI and compatible servers: voices without word times."""
