"""A stand-in for the speech of OpenAI that answers with real speech."""
