"""How every broken build shows that it is broken: where each worker is hit, life by life."""

import signal
from collections.abc import Sequence
from dataclasses import dataclass

from crash.harness.schedule import Death

Posts = Sequence[Sequence[Death]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Proof:
    """What befalls a broken build, and part of the sentence that tells of it."""

    posts: Posts
    told: str
    stuck_seconds: float = 120.0


PROOFS = {
    # The first artefacts are takes; one of these flushes is in the middle of its bytes.
    "renames-before-whole": Proof(
        posts=[[Death(point="fsync", nth=nth, after=None) for nth in range(1, 13)]],
        told="is not whole under its final name",
    ),
    "lease-never-lapses": Proof(
        posts=[[Death(point="begun record")]], told="nothing moved", stuck_seconds=15.0
    ),
    # The first is frozen as it delivers; when the second has taken over, the first is woken.
    "lease-never-checked": Proof(
        posts=[[Death(point="begun deliver", blow=signal.SIGSTOP)], []], told="had taken over"
    ),
    "checkpoint-before-work": Proof(posts=[[Death(point="kept deliver")]], told="is missing"),
}
