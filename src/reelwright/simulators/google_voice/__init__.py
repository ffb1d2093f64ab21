"""A stand-in for Google Cloud Text-to-Speech, with real speech and true marks."""
