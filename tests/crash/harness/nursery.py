"""Bears workers that need not import anything: a kill costs a second instead of five.

A program of its own: it reads one JSON object a line (``name``, ``arguments``, ``environment``,
``folder``, ``output``, ``cold``) and tells of each birth and each end in the same way.
"""

import gc
import importlib
import json
import os
import select
import signal
import sys
import traceback
from typing import Any

from crash.harness import station

_MODULES = (
    "dbos", "cv2", "av", "numpy", "PIL.Image", "pocketsphinx", "reelwright.app.jobs.queueing",
    "reelwright.app.wiring.production", "reelwright.adapters.dbos_engine.worker",
    "reelwright.adapters.dbos_engine.jobs", "reelwright.adapters.compositor.compositor",
    "reelwright.adapters.illustrator.illustrator", "reelwright.adapters.inspector.inspector",
    "reelwright.adapters.sound.studio", "reelwright.adapters.articles.reader",
    "reelwright.adapters.espeak.voice", "reelwright.adapters.disk.productions",
    "reelwright.adapters.disk.store", "reelwright.adapters.interchange.exporter",
    "reelwright.adapters.subtitles.writer", "reelwright.adapters.leased.productions",
    "reelwright.adapters.footage_files.folder", "reelwright.adapters.pocketsphinx.aligner",
    "reelwright.adapters.library.opening", "reelwright.cli.commands.worker",
)  # fmt: skip
_LOOK_SECONDS = 0.02


def main() -> None:
    """Bear children until the input ends, which ends all that live then."""
    for module in _MODULES:
        importlib.import_module(module)
    gc.freeze()
    names: dict[int, str] = {}
    _tell({"ready": os.getpid()})
    unread = b""
    while True:
        if select.select([0], [], [], _LOOK_SECONDS)[0]:
            read = os.read(0, 65536)
            if not read:
                for child in names:
                    os.kill(child, signal.SIGKILL)
                return
            *lines, unread = (unread + read).split(b"\n")
            for line in lines:
                asked = json.loads(line)
                child = _bear(asked)
                names[child] = asked["name"]
                _tell({"born": asked["name"], "pid": child})
        _reap(names)


def _reap(names: dict[int, str]) -> None:
    while names:
        child, status = os.waitpid(-1, os.WNOHANG)
        if not child:
            return
        _tell({"ended": names.pop(child), "code": os.waitstatus_to_exitcode(status)})


def _bear(asked: dict[str, Any]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        _become(asked)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - whatever a worker dies of is told in its output
        traceback.print_exc()
        code = 70
    else:
        code = 0
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _become(asked: dict[str, Any]) -> None:
    os.setsid()
    os.chdir(asked["folder"])
    output = os.open(asked["output"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for descriptor, standard in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(descriptor, standard)
    os.environ.clear()
    os.environ.update(asked["environment"])
    arguments: list[str] = asked["arguments"]
    if asked["cold"]:
        program = [sys.executable, "-m", "crash.harness.station", *arguments]
        os.execve(sys.executable, program, dict(os.environ))  # noqa: S606 - as a person starts it
    sys.argv = ["reelwright", *arguments]
    station.begin(arguments)


def _tell(event: dict[str, object]) -> None:
    os.write(1, json.dumps(event).encode() + b"\n")


if __name__ == "__main__":
    main()
