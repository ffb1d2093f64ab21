"""The owner's footage: what it shows, and which scene shows it."""
