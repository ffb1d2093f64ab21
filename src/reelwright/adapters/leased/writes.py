"""What a run writes beside its folder, only while the lease on its work is held.

Left out are writes that do the same whoever makes them: artefacts and results, which go by their
hash, and what a call cost, which was paid by whoever made it.
"""

from collections.abc import Sequence

from reelwright.domain.production.contents import Contents
from reelwright.domain.production.life import Birth, EventKind
from reelwright.domain.script.visuals import Footage
from reelwright.ports.footage import FootageHistory
from reelwright.ports.lease import Lease
from reelwright.ports.life import Life
from reelwright.ports.storage import Uses


class LeasedLife:
    """Tells what happens to a production; what it is made of only its worker may say."""

    def __init__(self, life: Life, lease: Lease) -> None:
        self._life = life
        self._lease = lease

    def begin(self, birth: Birth) -> None:
        """From now on, and what was told before: of this production.

        Raises:
            LeaseLost.
        """
        self._lease.check()
        self._life.begin(birth)

    def tell(
        self,
        kind: EventKind,
        *,
        stage: str = "",
        seconds: float = 0.0,
        cpu: float | None = None,
        said: str = "",
    ) -> None:
        """Something happened just now, be it that the lease was lost."""
        self._life.tell(kind, stage=stage, seconds=seconds, cpu=cpu, said=said)

    def keep(self, contents: Contents) -> None:
        """The production was delivered, and is made of this.

        Raises:
            LeaseLost.
        """
        self._lease.check()
        self._life.keep(contents)


class LeasedUses:
    """What a production holds in the store, which only its worker may let go of."""

    def __init__(self, uses: Uses, lease: Lease) -> None:
        self._uses = uses
        self._lease = lease

    def hold(self, owner: str, *, finished: bool = False) -> None:
        """Keep what was used so far for an owner, beside what it has.

        Raises:
            LeaseLost.
        """
        self._lease.check()
        self._uses.hold(owner, finished=finished)

    def settle(self, owner: str) -> None:
        """The owner is made of what was used, and of nothing else.

        Raises:
            LeaseLost.
        """
        self._lease.check()
        self._uses.settle(owner)


class LeasedHistory:
    """What a channel has shown, to which only the worker of a production adds."""

    def __init__(self, history: FootageHistory, lease: Lease) -> None:
        self._history = history
        self._lease = lease

    def shown_before(self, production: str) -> tuple[Footage, ...]:
        """What other productions of the channel showed recently."""
        return self._history.shown_before(production)

    def remember(self, production: str, footage: Sequence[Footage]) -> None:
        """A production was delivered with this footage.

        Raises:
            LeaseLost.
        """
        self._lease.check()
        self._history.remember(production, footage)
