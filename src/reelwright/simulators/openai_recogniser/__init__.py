"""A stand-in for the transcription of OpenAI that answers to the length of what it is sent."""
