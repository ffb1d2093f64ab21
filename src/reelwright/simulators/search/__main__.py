"""Run both by hand: ``python -m reelwright.simulators.search [PORT]``; ports in a row."""

import sys
from contextlib import suppress
from threading import Event

from reelwright.simulators.search.serpapi import SerpApiSimulator
from reelwright.simulators.search.youtube import YoutubeSearchSimulator
from reelwright.simulators.wire.service import port_asked

DEFAULT_PORT = 8131


def main() -> None:
    """Serve until interrupted, and say where and with which key."""
    port = port_asked(DEFAULT_PORT)
    with (
        SerpApiSimulator(port=port) as serpapi,
        YoutubeSearchSimulator(port=port + 1) as youtube,
        suppress(KeyboardInterrupt),
    ):
        for name, one in (("SERPAPI", serpapi), ("YOUTUBE_SEARCH", youtube)):
            sys.stdout.write(f"REELWRIGHT_ADDRESS_{name}={one.address}  key: {one.key}\n")
        sys.stdout.flush()
        Event().wait()


if __name__ == "__main__":
    main()
