"""Writing clips down: what a run leaves of a recording, and how a clip stands after an act."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath

from sqlalchemy import Connection, delete, insert, select, update

from reelwright.adapters.library.clip_rows import (
    STANDING,
    clip_of,
    row_of_clip,
    row_of_standing,
    row_of_weighed,
)
from reelwright.adapters.library.database import Row, write_many
from reelwright.adapters.library.holds import hold_in, let_go_in
from reelwright.adapters.library.inserting import insert_or_replace
from reelwright.adapters.library.tables.clips import clip_acts, clips, spoken
from reelwright.domain.clips.acts import ClipState
from reelwright.ports.clips import ClipEntry, ClipMissing, ClipStanding, EpisodeEntry, SpokenPart
from reelwright.ports.holds import Hold

_REMADE = (
    "number", "title", "platform", "score", "lowest", "highest", "strengths", "reasons",
    "artefacts", "flags", "place", "updated",
)  # fmt: skip
"""What making a clip again replaces where its owner has touched it."""


def replace_spoken(connection: Connection, episode: str, parts: Sequence[SpokenPart]) -> None:
    """The sentences of an episode, instead of those that there were."""
    connection.execute(delete(spoken).where(spoken.c.episode == episode))
    rows = (
        {
            "episode": episode,
            "number": number,
            "start": part.start,
            "end": part.end,
            "speaker": part.speaker[:100],
            "text": part.text,
        }
        for number, part in enumerate(parts)
    )
    write_many(connection, insert(spoken), rows)


def replace_clips(
    connection: Connection, episode: EpisodeEntry, made: Sequence[ClipEntry], now: datetime
) -> None:
    """The clips of a run, instead of those of an earlier one that nobody touched."""
    of_episode = clips.c.episode == episode.id
    known = select(clips.c.id, clips.c.place).where(of_episode).with_for_update()
    folder = PurePath(episode.folder)
    # Clips of the same recording elsewhere are another run's.
    there = {name for name, place in connection.execute(known) if PurePath(place).parent == folder}
    done = select(clip_acts.c.clip).where(
        clip_acts.c.clip.in_(sorted(there)), clip_acts.c.undone.is_(None)
    )
    touched = set(connection.execute(done).scalars())
    gone = there - touched - {clip.id for clip in made}
    for each in sorted(gone):
        let_go_in(connection, _holder(each))
    connection.execute(delete(clips).where(clips.c.id.in_(sorted(gone))))
    for clip in made:
        row = {
            **row_of_clip(clip),
            **row_of_standing(clip.standing),
            "created": now,
            "updated": now,
        }
        replaced = _REMADE if clip.id in touched else (*_REMADE, *STANDING)
        insert_or_replace(connection, clips, [row], replaced)
        _hold(connection, clip_named(connection, clip.id), now)


def stand(connection: Connection, clip: ClipEntry, standing: ClipStanding, now: datetime) -> None:
    """Let a clip stand so, and hold what it then needs of the store."""
    weighed = row_of_weighed(standing.weighed)
    values: Row = {**row_of_standing(standing), **weighed, "updated": now}
    connection.execute(update(clips).where(clips.c.id == clip.id).values(values))
    _hold(connection, clip_named(connection, clip.id), now)


def _hold(connection: Connection, clip: ClipEntry, now: datetime) -> None:
    """Hold what the store has of a clip, unless it is rejected."""
    if clip.standing.state is ClipState.REJECTED or not clip.artefacts:
        let_go_in(connection, _holder(clip.id))
        return
    why = f"the clip {clip.title!r} is made of it"
    hold = Hold(holder=_holder(clip.id), artefacts=clip.artefacts, why=why)
    hold_in(connection, hold, now)


def _holder(clip: str) -> str:
    return f"clip:{clip}"


def clip_named(connection: Connection, name: str) -> ClipEntry:
    """A clip by its id or the beginning of it.

    Raises:
        ClipMissing.
    """
    query = select(clips).where(clips.c.id.startswith(name, autoescape=True)).limit(2)
    found = connection.execute(query).mappings().all()
    exact = [row for row in found if row["id"] == name]
    rows = exact or found
    if len(rows) != 1 or not name:
        what = "several clips" if len(rows) > 1 else "no clip"
        message = f"The library knows {what} {name!r}: reelwright clips"
        raise ClipMissing(message)
    return clip_of(rows[0])


def locked(connection: Connection, clip: str) -> ClipEntry:
    """A clip that nobody else changes meanwhile."""
    row = connection.execute(select(clips).where(clips.c.id == clip).with_for_update())
    found = row.mappings().first()
    if found is None:
        message = f"The library knows no clip {clip!r}: reelwright clips"
        raise ClipMissing(message)
    return clip_of(found)
