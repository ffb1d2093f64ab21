"""How every broken build shows that it is broken: where the first worker is hit, and no other."""

import signal

from crash.harness.schedule import Death

STUCK_SECONDS = 30.0
"""After how long without any progress a job of a broken build counts as lost."""
DEATHS: dict[str, tuple[Death, ...]] = {
    # The first artefacts are takes; one of these flushes is in the middle of its bytes.
    "renames-before-whole": tuple(
        Death(point="fsync", nth=nth, after=None) for nth in range(1, 13)
    ),
    "lease-never-lapses": (Death(point="begun record"),),
    "lease-never-checked": (Death(point="begun deliver", blow=signal.SIGSTOP),),
    "checkpoint-before-work": (Death(point="kept deliver"),),
}
