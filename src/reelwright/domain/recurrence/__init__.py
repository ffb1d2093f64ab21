"""When recurring work is due, and what becomes of times that were missed."""
