"""Writing outside only while the lease on the work is held."""
