"""espeak-ng, the voice that every installation has: six languages, exact word times."""
