"""Values of the domain as plain JSON, and back."""
