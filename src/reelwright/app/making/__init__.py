"""Making productions, and everything that is asked around them."""
