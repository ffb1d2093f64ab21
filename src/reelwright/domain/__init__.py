"""What things are and what may be done to them. Pure: no I/O, clock, randomness or logging."""
