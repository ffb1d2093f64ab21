"""What every simulated service stands on: a real server, and what goes wrong on the way."""
