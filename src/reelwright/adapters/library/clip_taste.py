"""What owners and viewers made of a channel's clips, and the weights that it learned of that."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select, update

from reelwright.adapters.library.clip_rows import (
    act_of,
    clip_of,
    curve_of,
    learned_of,
    row_of_learned,
)
from reelwright.adapters.library.tables.channels import channels
from reelwright.adapters.library.tables.clips import (
    clip_acts,
    clips,
    curves,
    episodes,
    learned_weights,
)
from reelwright.adapters.library.tables.releases import releases
from reelwright.adapters.library.titles import keep_channel
from reelwright.domain.clips.acts import Act, answer
from reelwright.domain.clips.learning import Answer, Learned, Verb
from reelwright.domain.clips.retention import rank_among, rank_in_video
from reelwright.domain.clips.scoring import WEIGHTS
from reelwright.domain.release.states import ReleaseState
from reelwright.ports.clips import ClipEntry, CurveEntry, LearnedEntry, NothingToUndo
from reelwright.ports.steps import Codec

Done = tuple[datetime, Act]
_OUT = sorted({ReleaseState.UPLOADED, ReleaseState.PUBLISHED})
Numbers = Sequence[tuple[int, int]]
"""Ranges of numbers: behind the first, up to the last."""


def answers(connection: Connection, codec: Codec, channel: str) -> tuple[Answer, ...]:
    """What came of each clip, once; without acts and curves of learning that was undone."""
    forgotten_acts, forgotten_curves = _forgotten(connection, channel)
    acts = _acts(connection, codec, channel, forgotten_acts)
    published = _published(connection, channel)
    of_channel = _of_channel(connection, codec, channel, forgotten_curves)
    by_clip = {each.clip: each for each in of_channel if each.clip}
    by_episode = {each.episode: each for each in of_channel if not each.clip}
    found = []
    for clip, samples in _clips(connection, channel):
        curve, whole = by_clip.get(clip.id), by_episode.get(clip.episode)
        held = None
        if curve is not None:
            others = [each.curve for each in by_clip.values() if each.clip != clip.id]
            held = rank_among(curve.curve, others)
        elif whole is not None:
            first, last = clip.standing.start / samples, clip.standing.end / samples
            held = rank_in_video(whole.curve, first, last)
        done = [*acts[clip.id], *published.get(clip.id, ())]
        in_order = [act for _, act in sorted(done, key=lambda each: each[0])]
        found.append(answer(clip.strengths, in_order, held))
    return tuple(each for each in found if each is not None)


def curves_of(connection: Connection, codec: Codec, channel: str) -> tuple[CurveEntry, ...]:
    """The newest curve of each of a channel's videos, in the order in which they came."""
    return _of_channel(connection, codec, channel, ())


def learned(connection: Connection, channel: str) -> tuple[LearnedEntry, ...]:
    """What a channel learned, the oldest first."""
    of_channel = learned_weights.c.channel == channel
    query = select(learned_weights).where(of_channel).order_by(learned_weights.c.number)
    return tuple(map(learned_of, connection.execute(query).mappings()))


def keep_learned(
    connection: Connection, channel: str, new: Learned, now: datetime
) -> LearnedEntry | None:
    """Keep weights, unless they are in force already; what is in force then."""
    _alone(connection, channel, now)
    standing = in_force(learned(connection, channel))
    if (standing.learned.weights if standing else WEIGHTS) == new.weights:
        return standing
    row = {
        **row_of_learned(new),
        "channel": channel,
        "at": now,
        "acts": connection.execute(select(func.coalesce(func.max(clip_acts.c.number), 0))).scalar(),
        "curves": connection.execute(select(func.coalesce(func.max(curves.c.number), 0))).scalar(),
    }
    adding = insert(learned_weights).values(row).returning(learned_weights.c.number)
    number = connection.execute(adding).scalar_one()
    return LearnedEntry(number=number, at=now, learned=new)


def undo_learned(connection: Connection, channel: str, now: datetime) -> LearnedEntry:
    """Take the weights in force back.

    Raises:
        NothingToUndo.
    """
    _alone(connection, channel, now)
    standing = in_force(learned(connection, channel))
    if standing is None:
        message = f"The channel {channel} has learned nothing that could be taken back."
        raise NothingToUndo(message)
    _mark(connection, standing, now)
    return standing


def redo_learned(connection: Connection, channel: str, now: datetime) -> LearnedEntry:
    """Put weights in force again that were taken back last.

    Raises:
        NothingToUndo.
    """
    _alone(connection, channel, now)
    every = learned(connection, channel)
    standing = in_force(every)
    back = [each for each in every if standing is None or each.number > standing.number]
    if not back:
        message = (
            f"Nothing that the channel {channel} learned was taken back since it learned last."
        )
        raise NothingToUndo(message)
    _mark(connection, back[0], None)
    return back[0]


def in_force(every: Iterable[LearnedEntry]) -> LearnedEntry | None:
    """The weights that are in force; None: the defaults."""
    return next((each for each in reversed(tuple(every)) if each.undone is None), None)


def _mark(connection: Connection, entry: LearnedEntry, undone: datetime | None) -> None:
    of_row = learned_weights.c.number == entry.number
    connection.execute(update(learned_weights).where(of_row).values(undone=undone))


def _alone(connection: Connection, channel: str, now: datetime) -> None:
    """Be the only one that changes what a channel learned."""
    keep_channel(connection, channel, now)
    locked = select(channels.c.id).where(channels.c.id == channel).with_for_update()
    connection.execute(locked)


def _forgotten(connection: Connection, channel: str) -> tuple[Numbers, Numbers]:
    """The acts and curves that undone learning had and the learning before it had not."""
    of_channel = learned_weights.c.channel == channel
    rows = connection.execute(
        select(learned_weights).where(of_channel).order_by(learned_weights.c.number)
    ).mappings()
    acts, seen, last = [], [], (0, 0)
    for row in rows:
        if row["undone"] is not None:
            acts.append((last[0], row["acts"]))
            seen.append((last[1], row["curves"]))
        last = row["acts"], row["curves"]
    return acts, seen


def _is_in(number: int, ranges: Numbers) -> bool:
    return any(first < number <= last for first, last in ranges)


def _acts(
    connection: Connection, codec: Codec, channel: str, forgotten: Numbers
) -> defaultdict[str, list[Done]]:
    query = (
        select(clip_acts)
        .join(clips, clips.c.id == clip_acts.c.clip)
        .join(episodes, episodes.c.id == clips.c.episode)
        .where(episodes.c.channel == channel, clip_acts.c.undone.is_(None))
        .order_by(clip_acts.c.number)
    )
    found: defaultdict[str, list[Done]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        entry = act_of(row, codec)
        if not _is_in(entry.number, forgotten):
            found[entry.clip].append((entry.at, entry.act))
    return found


def _published(connection: Connection, channel: str) -> defaultdict[str, list[Done]]:
    """The clips whose videos stand on a platform, as exports; without those of undone learning.

    Nothing is written down for it: what a release came to can change.
    """
    query = (
        select(releases.c.production, releases.c.since)
        .join(clips, clips.c.id == releases.c.production)
        .join(episodes, episodes.c.id == clips.c.episode)
        .where(episodes.c.channel == channel, releases.c.state.in_(_OUT))
    )
    forgotten = _forgotten_times(connection, channel)
    found: defaultdict[str, list[Done]] = defaultdict(list)
    for clip, since in connection.execute(query):
        if not any(first < since <= last for first, last in forgotten):
            found[clip].append((since, Act(verb=Verb.EXPORTED)))
    return found


def _forgotten_times(connection: Connection, channel: str) -> list[tuple[datetime, datetime]]:
    """Between the learning before, and learning that was undone."""
    of_channel = learned_weights.c.channel == channel
    query = select(learned_weights).where(of_channel).order_by(learned_weights.c.number)
    found, last = [], datetime.min.replace(tzinfo=UTC)
    for row in connection.execute(query).mappings():
        if row["undone"] is not None:
            found.append((last, row["at"]))
        last = row["at"]
    return found


def _of_channel(
    connection: Connection, codec: Codec, channel: str, forgotten: Numbers
) -> tuple[CurveEntry, ...]:
    """The newest curve of each video that was neither taken back nor forgotten."""
    query = (
        select(curves)
        .join(episodes, episodes.c.id == curves.c.episode)
        .where(episodes.c.channel == channel, curves.c.undone.is_(None))
        .order_by(curves.c.number)
    )
    newest: dict[tuple[str, str], CurveEntry] = {}
    for row in connection.execute(query).mappings():
        if not _is_in(row["number"], forgotten):
            newest[row["episode"], row["clip"]] = curve_of(row, codec)
    return tuple(newest.values())


def _clips(connection: Connection, channel: str) -> Iterable[tuple[ClipEntry, int]]:
    """The clips of a channel, the oldest episode first, with its samples."""
    query = (
        select(clips, episodes.c.samples)
        .join(episodes, episodes.c.id == clips.c.episode)
        .where(episodes.c.channel == channel)
        .order_by(episodes.c.created, episodes.c.id, clips.c.number, clips.c.id)
    )
    for row in connection.execute(query).mappings():
        yield clip_of(row), max(1, row["samples"])
