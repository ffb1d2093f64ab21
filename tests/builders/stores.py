"""Stores as another process would find them."""

from pathlib import Path

from reelwright.adapters.disk import pins


def release(folder: Path) -> None:
    """Let this process's pins of a store go, as its end would."""
    held = pins._held.get(folder / ".pins")  # noqa: SLF001 - what only the system does otherwise
    if held is not None:
        for place in tuple(held.since):
            held.since[place] -= pins.LEASE
