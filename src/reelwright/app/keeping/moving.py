"""Deleting productions and bringing them back, as the library is told of it."""

from pathlib import Path

from reelwright.app.keeping.holding import check_unheld
from reelwright.domain.production.life import EventKind
from reelwright.domain.production.record import birth_of
from reelwright.ports.holds import Holds
from reelwright.ports.life import Life
from reelwright.ports.productions import DeletedProduction, KnownProduction, Productions


def delete_production(
    name: str, productions: Productions, holds: Holds, life: Life
) -> DeletedProduction:
    """Move a production that nobody needs to the trash.

    Raises:
        ProductionHeld, and as ``Productions.delete``.
    """
    known = productions.find(name)
    check_unheld(known.manifest.id, known.manifest.title, holds)
    deleted = productions.delete(name)
    tell_of_move(life, EventKind.DELETED, known)
    return deleted


def restore_production(name: str, productions: Productions, life: Life) -> Path:
    """Bring the last deleted production of this name back; return its folder.

    Raises:
        As ``Productions.restore``.
    """
    folder = productions.restore(name)
    tell_of_move(life, EventKind.RESTORED, productions.find(str(folder)))
    return folder


def tell_of_move(life: Life, kind: EventKind, known: KnownProduction) -> None:
    """Tell that a production was moved; one that is older than the library is not known to it."""
    if known.manifest.id:
        life.begin(birth_of(known.manifest, str(known.folder)))
        life.tell(kind)
