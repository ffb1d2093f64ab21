"""How every broken build shows that it is broken: where each worker is hit, life by life."""

import signal
from collections.abc import Sequence

from crash.harness.schedule import Death

Posts = Sequence[Sequence[Death]]
STUCK_SECONDS = 30.0
"""After how long without any progress a job of a broken build counts as lost."""
DEATHS: dict[str, Posts] = {
    # The first artefacts are takes; one of these flushes is in the middle of its bytes.
    "renames-before-whole": [[Death(point="fsync", nth=nth, after=None) for nth in range(1, 13)]],
    "lease-never-lapses": [[Death(point="begun record")]],
    # The first is frozen as it delivers; the second takes over; the first is woken.
    "lease-never-checked": [[Death(point="begun deliver", blow=signal.SIGSTOP)], []],
    "checkpoint-before-work": [[Death(point="kept deliver")]],
}
