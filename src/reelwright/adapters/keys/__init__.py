"""Keys of services, encrypted on this machine's disk."""
