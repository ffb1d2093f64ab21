"""A stand-in for ElevenLabs that answers with real speech and true times."""
