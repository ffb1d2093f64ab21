"""``python -m reelwright``."""

from reelwright.cli.main import run

if __name__ == "__main__":
    run()
