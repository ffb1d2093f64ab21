"""A stand-in for Azure Speech, with real speech."""
