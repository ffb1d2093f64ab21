"""One module for each command; each holds a Typer ``app``."""
