"""The program that speaks one line with an engine, in a process of its own.

Run by path with ``python -I -S`` and the folder of an engine as its argument, it reads a request
(JSON) from its standard input and writes one line of JSON and then the sound (16 bit mono) to its
standard output. It and the engine import the standard library alone: that keeps an engine's
GPL code out of the process that asks, starts in some 30 ms, and gives each line a fresh engine,
whose sound would otherwise depend on the lines before. A crash of the engine ends one line.

An engine whose library is installed gets the places of installed packages as ``paths``.

The folder holds ``engine.py`` with ``speak(request)``, which gives the rate, the sound, and marks:
when the engine said what, in values of its own that JSON can hold.
"""

import ctypes
import importlib
import json
import os
import signal
import sys

PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of Linux's prctl(2)."""


def die_with_parent(parent: int) -> None:
    """Leave no process behind when the one that asked is killed (Linux; elsewhere the deadline)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:
            sys.exit("nobody is waiting for it any more")


def main() -> None:
    """Answer one request."""
    request = json.load(sys.stdin.buffer)
    die_with_parent(request["parent"])
    sys.path += [*request.get("paths", ()), sys.argv[1]]
    rate, sound, marks = importlib.import_module("engine").speak(request)
    header = json.dumps({"rate": rate, "samples": len(sound) // 2, "marks": marks})
    sys.stdout.buffer.write(header.encode() + b"\n" + sound)


if __name__ == "__main__":
    main()
