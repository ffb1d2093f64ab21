"""Clips in a library."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, Select, insert, select, update

from reelwright.adapters.library import clip_taste
from reelwright.adapters.library.clip_rows import (
    act_of,
    clip_of,
    curve_of,
    episode_of,
    row_of_episode,
    weighed_of,
)
from reelwright.adapters.library.clip_writing import (
    clip_named,
    locked,
    replace_clips,
    replace_spoken,
    stand,
)
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.inserting import insert_or_replace
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.standing import standing
from reelwright.adapters.library.tables.clips import clip_acts, clips, curves, episodes, spoken
from reelwright.adapters.library.titles import keep_channel
from reelwright.domain.clips.acts import Act, ClipState
from reelwright.domain.clips.learning import Answer, Learned
from reelwright.domain.clips.retention import Curve
from reelwright.ports.clips import (
    ActEntry,
    ClipEntry,
    ClipStanding,
    CurveEntry,
    EpisodeEntry,
    EpisodeMissing,
    LearnedEntry,
    NothingToUndo,
    SpokenPart,
    WantedClips,
)
from reelwright.ports.library import LibraryAddress
from reelwright.ports.steps import Codec

_EPISODE = ("channel", "title", "source", "folder", "samples", "language", "updated")


def _now() -> datetime:
    return datetime.now(tz=UTC)


def open_clips(address: LibraryAddress, codec: Codec) -> "DatabaseClips":
    """The clips of a library, which is made or brought up to date.

    Raises:
        As ``open_database``.
    """
    return DatabaseClips(standing(address) or open_database(address), codec)


class DatabaseClips:
    """Implements ``ClipCatalogue``."""

    def __init__(
        self, database: Database, codec: Codec, *, now: Callable[[], datetime] = _now
    ) -> None:
        self._database = database
        self._codec = codec
        self._now = now

    def keep(
        self, episode: EpisodeEntry, spoken: Sequence[SpokenPart], clips: Sequence[ClipEntry]
    ) -> None:
        """Take in what was made of a recording; clips of it that were touched stay as they are."""
        now = self._now()

        def once(connection: Connection) -> None:
            keep_channel(connection, episode.channel, now)
            row = {**row_of_episode(episode), "created": now, "updated": now}
            insert_or_replace(connection, episodes, [row], _EPISODE)
            replace_spoken(connection, episode.id, spoken)
            replace_clips(connection, episode, clips, now)

        self._database.write(once, repeatable=True)

    def episodes(self, channel: str = "") -> tuple[EpisodeEntry, ...]:
        """The episodes of a channel, or all, the newest first."""
        query = select(episodes).order_by(episodes.c.created.desc(), episodes.c.id)
        if channel:
            query = query.where(episodes.c.channel == channel)
        return self._database.read(
            lambda connection: tuple(map(episode_of, connection.execute(query).mappings()))
        )

    def episode(self, name: str) -> EpisodeEntry:
        """An episode by its id, the beginning of it, or its title.

        Raises:
            EpisodeMissing.
        """
        named = episodes.c.id.startswith(name, autoescape=True) | (episodes.c.title == name)
        query = select(episodes).where(named).limit(2)
        found = self._database.read(lambda one: one.execute(query).mappings().all())
        if len(found) != 1 or not name:
            what = "several episodes" if len(found) > 1 else "no episode"
            message = f"The library knows {what} {name!r}: reelwright clips episodes"
            raise EpisodeMissing(message)
        return episode_of(found[0])

    def spoken(self, episode: str) -> tuple[SpokenPart, ...]:
        """The sentences of an episode, in order."""
        query = select(spoken).where(spoken.c.episode == episode).order_by(spoken.c.number)
        names = ("start", "end", "text", "speaker")
        return self._database.read(
            lambda connection: tuple(
                SpokenPart(**{name: row[name] for name in names})
                for row in connection.execute(query).mappings()
            )
        )

    def clips(self, wanted: WantedClips, *, limit: int = 100) -> tuple[ClipEntry, ...]:
        """The clips that are wanted: the newest episode first, and in it the best clip."""
        query = _wanted(wanted).limit(limit)
        return self._database.read(
            lambda connection: tuple(map(clip_of, connection.execute(query).mappings()))
        )

    def clip(self, name: str) -> ClipEntry:
        """A clip by its id or the beginning of it.

        Raises:
            ClipMissing.
        """
        return self._database.read(lambda connection: clip_named(connection, name))

    def act(self, clip: str, act: Act, standing: ClipStanding | None = None) -> ActEntry:
        """The owner did something, after which the clip stands so.

        Raises:
            ClipMissing.
        """
        now = self._now()

        def once(connection: Connection) -> ActEntry:
            known = locked(connection, clip)
            before = replace(known.standing, weighed=weighed_of(known))
            row = {
                "clip": clip,
                "at": now,
                "verb": act.verb,
                "about": act.about,
                "amount": act.amount,
                "comment": act.comment,
                "before": self._codec.to_json(before),
            }
            number = connection.execute(
                insert(clip_acts).values(row).returning(clip_acts.c.number)
            ).scalar_one()
            if standing is not None:
                stand(connection, known, standing, now)
            return ActEntry(number=number, clip=clip, at=now, act=act, before=before)

        return self._database.write(once)

    def acts(self, clip: str) -> tuple[ActEntry, ...]:
        """All that was done with a clip, the first act first."""
        query = select(clip_acts).where(clip_acts.c.clip == clip).order_by(clip_acts.c.number)
        return self._database.read(
            lambda connection: tuple(
                act_of(row, self._codec) for row in connection.execute(query).mappings()
            )
        )

    def undo(self, clip: str) -> tuple[ActEntry, ClipEntry]:
        """Take the newest act back that was not.

        Raises:
            ClipMissing, NothingToUndo.
        """
        now = self._now()

        def once(connection: Connection) -> tuple[ActEntry, ClipEntry]:
            known = locked(connection, clip)
            done = clip_acts.c.clip == clip, clip_acts.c.undone.is_(None)
            newest = select(clip_acts).where(*done).order_by(clip_acts.c.number.desc()).limit(1)
            row = connection.execute(newest).mappings().first()
            if row is None:
                message = f"Nothing was done with the clip {clip} that could be taken back."
                raise NothingToUndo(message)
            of_row = clip_acts.c.number == row["number"]
            connection.execute(update(clip_acts).where(of_row).values(undone=now))
            entry = act_of(row, self._codec)
            stand(connection, known, entry.before, now)
            return entry, clip_named(connection, clip)

        return self._database.write(once)

    def told(self, channel: str, *, besides: str, limit: int = 500) -> tuple[str, ...]:
        """What is said in the newest clips of other episodes that were not rejected."""
        query = (
            select(clips.c.text)
            .join(episodes)
            .where(
                episodes.c.channel == channel,
                episodes.c.id != besides,
                clips.c.state != ClipState.REJECTED,
            )
            .order_by(clips.c.created.desc(), clips.c.id)
            .limit(limit)
        )
        return self._database.read(
            lambda connection: tuple(connection.execute(query).scalars()), may_lag=True
        )

    def keep_curve(self, episode: str, clip: str, name: str, curve: Curve) -> CurveEntry:
        """Take a curve in, instead of an earlier one of the same video."""
        now = self._now()
        row = {"episode": episode, "clip": clip, "name": name, "at": now}
        adding = insert(curves).values({**row, "bins": self._codec.to_json(curve)})

        def once(connection: Connection) -> CurveEntry:
            number = connection.execute(adding.returning(curves.c.number)).scalar_one()
            return CurveEntry(
                number=number, at=now, episode=episode, clip=clip, name=name, curve=curve
            )

        return self._database.write(once)

    def curves(self, channel: str) -> tuple[CurveEntry, ...]:
        """The curves of a channel's videos, without those that were taken back."""
        return self._database.read(
            lambda connection: clip_taste.curves_of(connection, self._codec, channel)
        )

    def undo_curve(self, episode: str, clip: str) -> CurveEntry:
        """Take the newest curve of a video back.

        Raises:
            NothingToUndo.
        """
        of_video = curves.c.episode == episode, curves.c.clip == clip, curves.c.undone.is_(None)
        newest = select(curves).where(*of_video).order_by(curves.c.number.desc()).limit(1)

        def once(connection: Connection) -> CurveEntry:
            row = connection.execute(newest.with_for_update()).mappings().first()
            if row is None:
                message = f"No curve of {clip or episode} was taken in that could be taken back."
                raise NothingToUndo(message)
            of_row = curves.c.number == row["number"]
            connection.execute(update(curves).where(of_row).values(undone=self._now()))
            return curve_of(row, self._codec)

        return self._database.write(once)

    def answers(self, channel: str) -> tuple[Answer, ...]:
        """What came of each clip of a channel, without what was done before undone learning."""
        return self._database.read(
            lambda connection: clip_taste.answers(connection, self._codec, channel)
        )

    def learned(self, channel: str) -> tuple[LearnedEntry, ...]:
        """What a channel learned, the oldest first; the last that is not undone is in force."""
        return self._database.read(lambda connection: clip_taste.learned(connection, channel))

    def keep_learned(self, channel: str, learned: Learned) -> LearnedEntry | None:
        """From now on a channel has these weights; what is in force then, None: the defaults."""
        now = self._now()
        return self._database.write(
            lambda connection: clip_taste.keep_learned(connection, channel, learned, now),
            repeatable=True,
        )

    def undo_learned(self, channel: str) -> LearnedEntry:
        """Take the weights in force back.

        Raises:
            NothingToUndo.
        """
        now = self._now()
        return self._database.write(
            lambda connection: clip_taste.undo_learned(connection, channel, now)
        )

    def redo_learned(self, channel: str) -> LearnedEntry:
        """Put weights in force again that were taken back last.

        Raises:
            NothingToUndo.
        """
        now = self._now()
        return self._database.write(
            lambda connection: clip_taste.redo_learned(connection, channel, now)
        )

    def dispose(self) -> None:
        """Close every connection."""
        self._database.dispose()


def _wanted(wanted: WantedClips) -> Select[tuple[object, ...]]:
    query = select(clips).join(episodes)
    for column, value in ((episodes.c.channel, wanted.channel), (clips.c.episode, wanted.episode)):
        if value:
            query = query.where(column == value)
    if wanted.states:
        query = query.where(clips.c.state.in_(sorted(wanted.states)))
    if wanted.flag is not None:
        query = query.where(clips.c.flags.contains(f",{wanted.flag.value},", autoescape=True))
    query = query.where(clips.c.score >= wanted.least)
    return query.order_by(episodes.c.created.desc(), episodes.c.id, clips.c.number, clips.c.id)
