"""Run the simulated stock services by hand: ``python -m reelwright.simulators.stock [PORT]``.

Each stands on a port of its own, in a row from the one given.
"""

import sys
from contextlib import ExitStack, suppress
from threading import Event

from reelwright.simulators.stock.openverse import OpenverseSimulator
from reelwright.simulators.stock.pexels import PexelsSimulator
from reelwright.simulators.stock.pixabay import PixabaySimulator
from reelwright.simulators.stock.wikimedia import WikimediaSimulator
from reelwright.simulators.wire.service import port_asked

DEFAULT_PORT = 8121
SERVICES = {
    "pexels": PexelsSimulator,
    "pixabay": PixabaySimulator,
    "openverse": OpenverseSimulator,
    "wikimedia": WikimediaSimulator,
}


def main() -> None:
    """Serve until interrupted, and say where and with which key."""
    first = port_asked(DEFAULT_PORT)
    with ExitStack() as running, suppress(KeyboardInterrupt):
        for place, (name, service) in enumerate(SERVICES.items()):
            one = running.enter_context(service(port=first + place))
            sys.stdout.write(f"REELWRIGHT_ADDRESS_{name.upper()}={one.address}  key: {one.key}\n")
        sys.stdout.flush()
        Event().wait()


if __name__ == "__main__":
    main()
