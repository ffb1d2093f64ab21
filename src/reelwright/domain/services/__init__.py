"""What may be asked of outside services, when, and for how much."""
