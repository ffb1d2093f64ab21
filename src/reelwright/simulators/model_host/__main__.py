"""Run the host by hand: ``python -m reelwright.simulators.model_host FOLDER [PORT]``.

It serves the files below a folder under their paths; ``REELWRIGHT_ADDRESS_MODELS`` names it.
"""

import sys
from pathlib import Path

from reelwright.simulators.model_host.server import ModelHost
from reelwright.simulators.wire.service import run_by_hand

DEFAULT_PORT = 8089


def main() -> None:
    """Serve until interrupted."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    port = int(sys.argv[2]) if len(sys.argv) > 2 else DEFAULT_PORT  # noqa: PLR2004 - the second
    files = {
        f"/{file.relative_to(folder).as_posix()}": file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }
    sys.stdout.write("".join(f"{path}\n" for path in sorted(files)))
    run_by_hand(ModelHost(files, port=port))


if __name__ == "__main__":
    main()
