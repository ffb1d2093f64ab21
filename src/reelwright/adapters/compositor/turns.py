"""How the system lets the threads of this process take turns with everybody else's."""

import os
import sys
from contextlib import suppress
from pathlib import Path


class TurnsOfThreads:
    """The scheduling of the thread that made it, and of what a library starts from there.

    SVT-AV1 asks for real time, before everything else on the machine, for its threads and for the
    one that opens it, and leaves it so. It gets that where it runs as root, as in a container; the
    process and its children would then keep others from a core for as long as they live.
    """

    def __init__(self) -> None:
        """Remember how it is now."""
        if sys.platform == "linux":
            self._usual = os.sched_getscheduler(0), os.sched_getparam(0)

    def restore(self) -> None:
        """Give every thread of the process the scheduling that was remembered."""
        if sys.platform == "linux":
            policy, parameters = self._usual
            for task in Path("/proc/self/task").iterdir():
                with suppress(OSError):  # a thread that has just ended
                    if os.sched_getscheduler(int(task.name)) != policy:
                        os.sched_setscheduler(int(task.name), policy, parameters)
