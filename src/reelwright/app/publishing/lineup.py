"""Releases on the calendar: how each stands, which wait for a slot, and what each still takes."""

from collections.abc import Iterable, Mapping

from reelwright.adapters.library.database import Database
from reelwright.app.publishing.desk import releases_of
from reelwright.app.settings.model import Settings
from reelwright.domain.calendar.filling import Wanted
from reelwright.domain.quota.buckets import Needs
from reelwright.domain.release.needs import needs_of
from reelwright.domain.release.release import Release
from reelwright.domain.release.states import BEFORE, ENDED, MoveForbidden, ReleaseState
from reelwright.ports.releases import ReleaseMissing, Standing

SHORTEST = 4
"""Characters by which a release is known; shorter names are taken for those of none yet."""
_EVERY = frozenset(ReleaseState)


def standings_of(settings: Settings, database: Database | None = None) -> Mapping[str, Standing]:
    """How every release stands, by its id."""
    found = releases_of(settings, database).standings(_EVERY)
    return {standing.id: standing for standing in found}


def named(settings: Settings, name: str) -> Wanted | None:
    """The release of this name; None where there is none yet, and a slot is kept for it.

    Raises:
        ReleaseUnclear.
    """
    release = _found(settings, name)
    return _wanted(release) if release else None


def to_place(settings: Settings, name: str) -> Wanted | None:
    """As ``named``, for one that is to appear.

    Raises:
        MoveForbidden: it has appeared, or was given up. ReleaseUnclear.
    """
    release = _found(settings, name)
    if release is not None and release.state in ENDED:
        message = f"Release {release.id} is {release.state}, so it takes no slot."
        raise MoveForbidden(message)
    return _wanted(release) if release else None


def without_slot(settings: Settings, taken: Iterable[str]) -> tuple[Wanted, ...]:
    """Releases of the channel that is set which wait for nothing but a time, the oldest first."""
    have = frozenset(taken)
    ready = releases_of(settings).all(
        channel=settings.channel, states=frozenset({ReleaseState.APPROVED})
    )
    in_order = sorted(ready, key=lambda each: (each.created, each.id))
    return tuple(_wanted(each) for each in in_order if each.id not in have)


def needs_to_come(
    settings: Settings, default: Needs, database: Database | None = None
) -> Mapping[str, Needs]:
    """What each release still takes of the quota; nothing where it has left.

    One that is not made yet takes what ``default`` says, and is not among them.
    """
    every = standings_of(settings, database)
    waiting = releases_of(settings, database).all(states=BEFORE)
    known = {each.id: needs_of(each.content) for each in waiting}
    return {
        name: known.get(name, default if each.state in BEFORE else ())
        for name, each in every.items()
    }


def _found(settings: Settings, name: str) -> Release | None:
    if len(name) < SHORTEST:
        return None
    try:
        return releases_of(settings).find(name)
    except ReleaseMissing:
        return None


def _wanted(release: Release) -> Wanted:
    return Wanted(release=release.id, title=release.title, channel=release.channel)
