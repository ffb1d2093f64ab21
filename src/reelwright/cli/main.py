"""Entry point of the ``reelwright`` command."""


def run() -> None:
    """Run the command line."""
