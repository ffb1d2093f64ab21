"""What an owner does with clips that changes no file: looking, judging, what is learned of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reelwright.domain.clips.acts import About, Act, ClipState, Ground, grounds
from reelwright.domain.clips.learning import Learned, Verb, learn
from reelwright.domain.clips.retention import (
    Agreement,
    Curve,
    CurveInvalid,
    Recut,
    Stretch,
    agreement,
    position_agreement,
    rank_in_video,
    recut,
    stretches,
)
from reelwright.domain.clips.retention_file import LONGEST, curve_in
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.clips import (
    ActEntry,
    ClipCatalogue,
    ClipEntry,
    ClipMissing,
    ClipRejected,
    ClipStanding,
    EpisodeEntry,
    LearnedEntry,
    SpokenPart,
    WantedClips,
)

_MOST = 1000
_LONGEST_COMMENT = 2000


class CurveRefused(ReelwrightError):
    """A file is no curve of a video, so nothing was taken in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SeenClip:
    """A clip with all that was done with it."""

    clip: ClipEntry
    episode: EpisodeEntry
    acts: tuple[ActEntry, ...]

    @property
    def offered(self) -> ClipStanding | None:
        """How it was offered, where its ends were moved since."""
        now = self.clip.standing
        first = next((each.before for each in self.acts if each.before.weighed), None)
        if first is None or (first.start, first.end) == (now.start, now.end):
            return None
        return first


@dataclass(frozen=True, kw_only=True, slots=True)
class LearnedState:
    """What a channel learned, and from what.

    ``next_run`` is what the next run would learn from the answers there are now.
    """

    channel: str
    in_force: LearnedEntry | None
    history: tuple[LearnedEntry, ...]
    grounds: tuple[Ground, ...]
    next_run: Learned


@dataclass(frozen=True, kw_only=True, slots=True)
class Watched:
    """A sentence of a video as viewers saw it."""

    said: SpokenPart
    stretch: Stretch


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchedClip:
    """A clip of an episode, and the part of equally long stretches that held fewer viewers."""

    clip: ClipEntry
    rank: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Retained:
    """What a curve says of an episode and its clips, or of the one clip that it is of."""

    name: str
    curve: Curve
    sentences: tuple[Watched, ...]
    clip: ClipEntry | None = None
    recut: Recut = field(default_factory=Recut)
    clips: tuple[WatchedClip, ...] = ()
    agreement: Agreement | None = None
    by_position: Agreement | None = None


def seen(catalogue: ClipCatalogue, name: str) -> SeenClip:
    """A clip with its episode and its acts.

    Raises:
        ClipMissing.
    """
    clip = catalogue.clip(name)
    return SeenClip(
        clip=clip, episode=catalogue.episode(clip.episode), acts=catalogue.acts(clip.id)
    )


def keep(catalogue: ClipCatalogue, name: str, comment: str = "") -> ClipEntry:
    """Keep a clip; saying so again changes nothing.

    Raises:
        ClipMissing, ClipRejected.
    """
    clip = catalogue.clip(name)
    check_standing(clip)
    if clip.standing.state is not ClipState.KEPT:
        act = Act(verb=Verb.KEPT, comment=_shortened(comment))
        catalogue.act(clip.id, act, replace(clip.standing, state=ClipState.KEPT))
    return catalogue.clip(clip.id)


def check_standing(clip: ClipEntry) -> None:
    """Make sure that a clip's files are there, not in the trash.

    Raises:
        ClipRejected.
    """
    if clip.standing.state is ClipState.REJECTED:
        message = f"{clip.title} was rejected: reelwright clips undo {clip.id[:8]} first."
        raise ClipRejected(message)


def feedback(
    catalogue: ClipCatalogue, name: str, rating: int, about: About, comment: str = ""
) -> ClipEntry:
    """Say how good something of a clip is, 1 to 5.

    Raises:
        ClipMissing.
    """
    clip = catalogue.clip(name)
    act = Act(verb=Verb.RATED, amount=rating, about=about, comment=_shortened(comment))
    catalogue.act(clip.id, act)
    return clip


def learned_state(catalogue: ClipCatalogue, channel: str) -> LearnedState:
    """What a channel learned, and what the next run will make of the answers that there are."""
    history = catalogue.learned(channel)
    answers = catalogue.answers(channel)
    return LearnedState(
        channel=channel,
        in_force=next((each for each in reversed(history) if each.undone is None), None),
        history=history,
        grounds=grounds(answers),
        next_run=learn(answers),
    )


def take_curve(catalogue: ClipCatalogue, name: str, file: Path) -> Retained:
    """Take a curve in, of an episode or of a clip, and say what it tells.

    Raises:
        CurveRefused, EpisodeMissing.
    """
    episode, clip = video_of(catalogue, name)
    curve = _read(file)
    catalogue.keep_curve(episode.id, clip.id if clip else "", file.name, curve)
    return _of_clip(catalogue, clip, curve) if clip else _of_episode(catalogue, episode, curve)


def video_of(catalogue: ClipCatalogue, name: str) -> tuple[EpisodeEntry, ClipEntry | None]:
    """The episode of that name, or the clip with its episode.

    Raises:
        EpisodeMissing.
    """
    try:
        clip = catalogue.clip(name)
    except ClipMissing:
        return catalogue.episode(name), None
    return catalogue.episode(clip.episode), clip


def _read(file: Path) -> Curve:
    try:
        with file.open(encoding="utf-8") as source:
            text = source.read(LONGEST + 1)
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}."
        raise CurveRefused(message) from error
    except UnicodeDecodeError as error:
        message = f"{file.name} is no curve: it is not text in UTF-8."
        raise CurveRefused(message) from error
    try:
        return curve_in(text)
    except CurveInvalid as error:
        message = f"{file.name} is no curve of a video: {error}. Nothing was taken in."
        raise CurveRefused(message) from error


def _of_clip(catalogue: ClipCatalogue, clip: ClipEntry, curve: Curve) -> Retained:
    start, samples = clip.standing.start, max(1, clip.standing.end - clip.standing.start)
    inside = [
        part
        for part in catalogue.spoken(clip.episode)
        if start <= (part.start + part.end) // 2 < clip.standing.end
    ]
    found = _watched(curve, inside, start, samples)
    return Retained(
        name=clip.title,
        curve=curve,
        sentences=found,
        clip=clip,
        recut=recut([each.stretch for each in found]),
    )


def _of_episode(catalogue: ClipCatalogue, episode: EpisodeEntry, curve: Curve) -> Retained:
    clips = catalogue.clips(WantedClips(episode=episode.id), limit=_MOST)
    samples = max(1, episode.samples)
    spans = [(each.standing.start / samples, each.standing.end / samples) for each in clips]
    return Retained(
        name=episode.title,
        curve=curve,
        sentences=_watched(curve, catalogue.spoken(episode.id), 0, samples),
        clips=tuple(
            WatchedClip(clip=clip, rank=rank_in_video(curve, *span))
            for clip, span in zip(clips, spans, strict=True)
        ),
        agreement=agreement(curve, spans),
        by_position=position_agreement(curve, spans),
    )


def _watched(
    curve: Curve, parts: Sequence[SpokenPart], start: int, samples: int
) -> tuple[Watched, ...]:
    """Each sentence with what it held."""
    places = [
        tuple(min(1.0, max(0.0, (sample - start) / samples)) for sample in (part.start, part.end))
        for part in parts
    ]
    found = stretches(curve, [(first, last) for first, last in places])
    return tuple(
        Watched(said=part, stretch=stretch) for part, stretch in zip(parts, found, strict=True)
    )


def _shortened(comment: str) -> str:
    return comment.strip()[:_LONGEST_COMMENT]
