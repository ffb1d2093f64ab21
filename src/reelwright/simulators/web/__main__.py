"""Run the simulated web by hand: ``python -m reelwright.simulators.web [PORT]``."""

import sys
from threading import Event

from reelwright.simulators.web.server import WebSimulator

DEFAULT_PORT = 8088


def main() -> None:
    """Serve until interrupted."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_PORT
    with WebSimulator(port=port) as web:
        sys.stdout.write("".join(f"{web.url(path)}\n" for path in web.paths))
        sys.stdout.flush()
        try:
            Event().wait()
        except KeyboardInterrupt:
            sys.stdout.write("stopped\n")


if __name__ == "__main__":
    main()
