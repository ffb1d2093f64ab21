"""The clips of a library: of which recordings they are, what their owner did, what that taught."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from reelwright.domain.clips.acts import Act, ClipState
from reelwright.domain.clips.features import Feature
from reelwright.domain.clips.flags import Flag
from reelwright.domain.clips.learning import Answer, Learned
from reelwright.domain.clips.retention import Curve
from reelwright.domain.clips.scoring import WEIGHTS, Weights
from reelwright.domain.errors import ReelwrightError


class ClipMissing(ReelwrightError):
    """The library knows no such clip, or several of that beginning."""


class ClipRejected(ReelwrightError):
    """A clip was rejected, so nothing is done with it until that is taken back."""


class ClipBusy(ReelwrightError):
    """Somebody else changes a clip."""


class ClipChanged(ReelwrightError):
    """A clip is not as it was when a change of it was asked for."""


class EpisodeMissing(ReelwrightError):
    """The library knows no such episode, or several of that beginning."""


class NothingToUndo(ReelwrightError):
    """Nothing was done that could be taken back, or nothing taken back that could be done again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SpokenPart:
    """A sentence of an episode; ``start`` and ``end`` are its samples."""

    start: int
    end: int
    text: str
    speaker: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class EpisodeEntry:
    """A recording that clips were made of. ``id`` is that of its production."""

    id: str
    channel: str
    title: str
    source: str
    """The recording: its file or its address."""
    folder: str
    """Where its clips were put."""
    samples: int
    language: str
    created: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighed:
    """What is shown of a stretch of a recording: its score, why, and what a person should know."""

    score: float
    lowest: float
    highest: float
    flags: frozenset[Flag] = frozenset()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipStanding:
    """What of a clip its owner changes, and undoing brings back.

    ``start`` and ``end`` are samples of the recording, ``text`` is what is said between them;
    ``options`` is the order that it was made by, as JSON. ``weighed`` is what is shown of that
    range; None: what is shown of the clip stays.
    """

    state: ClipState = ClipState.OFFERED
    start: int
    end: int
    text: str = ""
    options: str = ""
    weighed: Weighed | None = None

    def is_cut_as(self, other: "ClipStanding") -> bool:
        """Whether both are of the same files."""
        return (self.start, self.end, self.options) == (other.start, other.end, other.options)


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipEntry:
    """A clip in the library. ``number`` is its rank in its episode; ``place`` its folder.

    ``score``, ``flags`` and ``reasons`` are of the range that it has now; ``strengths`` are of the
    one that was offered, from which a channel learns.
    """

    id: str
    episode: str
    number: int
    title: str
    platform: str
    place: str
    standing: ClipStanding
    score: float
    lowest: float
    highest: float
    strengths: Mapping[Feature, float] = field(default_factory=dict)
    flags: frozenset[Flag] = frozenset()
    reasons: tuple[str, ...] = ()
    artefacts: frozenset[str] = frozenset()
    """SHA-256 of what the store holds of it, which stays until it is rejected."""
    created: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ActEntry:
    """An act as it was done, and how the clip stood before; ``undone``: when it was taken back."""

    number: int
    clip: str
    at: datetime
    act: Act
    before: ClipStanding
    undone: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class LearnedEntry:
    """Weights that a channel learned, and from how many acts and curves up to which number."""

    number: int
    at: datetime
    learned: Learned
    undone: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CurveEntry:
    """A curve of an episode's video, or of the clip that it names."""

    number: int
    at: datetime
    episode: str
    clip: str
    name: str
    """Of the file that it was in."""
    curve: Curve


@dataclass(frozen=True, kw_only=True, slots=True)
class WantedClips:
    """Which clips; what is empty does not matter."""

    channel: str = ""
    episode: str = ""
    states: frozenset[ClipState] = frozenset()
    flag: Flag | None = None
    least: float = 0.0
    """The score that it has at least."""


class ClipCatalogue(Protocol):
    """Episodes and clips. Every method may raise what the library may."""

    def keep(
        self, episode: EpisodeEntry, spoken: Sequence[SpokenPart], clips: Sequence[ClipEntry]
    ) -> None:
        """Take in what was made of a recording; clips that the owner touched stay as they are.

        Clips of an earlier run to the same folder that were neither made again nor touched are
        forgotten.
        """

    def episodes(self, channel: str = "") -> tuple[EpisodeEntry, ...]:
        """The episodes of a channel, or all, the newest first."""

    def episode(self, name: str) -> EpisodeEntry:
        """An episode by its id, the beginning of it, or its title.

        Raises:
            EpisodeMissing.
        """

    def spoken(self, episode: str) -> tuple[SpokenPart, ...]:
        """The sentences of an episode, in order."""

    def clips(self, wanted: WantedClips, *, limit: int = 100) -> tuple[ClipEntry, ...]:
        """The clips that are wanted: the newest episode first, and in it the best clip."""

    def clip(self, name: str) -> ClipEntry:
        """A clip by its id or the beginning of it.

        Raises:
            ClipMissing.
        """

    def act(self, clip: str, act: Act, standing: ClipStanding | None = None) -> ActEntry:
        """The owner did something, after which the clip stands so; what it stood like is kept.

        That is kept with how it was weighed.

        A rejected clip holds nothing in the store any more; one that is not does.

        Raises:
            ClipMissing.
        """

    def acts(self, clip: str) -> tuple[ActEntry, ...]:
        """All that was done with a clip, the first act first."""

    def undo(self, clip: str) -> tuple[ActEntry, ClipEntry]:
        """Take the newest act back that was not; the act, and the clip as it stands now.

        Raises:
            ClipMissing, NothingToUndo.
        """

    def told(self, channel: str, *, besides: str, limit: int = 500) -> tuple[str, ...]:
        """What is said in the newest clips of a channel's other episodes, but for the rejected."""

    def keep_curve(self, episode: str, clip: str, name: str, curve: Curve) -> CurveEntry:
        """Take a curve in, instead of an earlier one of the same video."""

    def curves(self, channel: str) -> tuple[CurveEntry, ...]:
        """The curves of a channel's videos, without those that were taken back."""

    def undo_curve(self, episode: str, clip: str) -> CurveEntry:
        """Take the newest curve of a video back; the one before counts again.

        Raises:
            NothingToUndo.
        """

    def answers(self, channel: str) -> tuple[Answer, ...]:
        """What came of each clip of a channel, without what was done before undone learning.

        One whose video stands on a platform, or is there and appears at its time, was exported.
        """

    def learned(self, channel: str) -> tuple[LearnedEntry, ...]:
        """What a channel learned, the oldest first; the last that is not undone is in force."""

    def keep_learned(self, channel: str, learned: Learned) -> LearnedEntry | None:
        """From now on a channel has these weights; what is in force then, None: the defaults.

        Nothing new is written where they are in force already.
        """

    def undo_learned(self, channel: str) -> LearnedEntry:
        """Take the weights in force back: those before are, and what taught them counts no more.

        Raises:
            NothingToUndo.
        """

    def redo_learned(self, channel: str) -> LearnedEntry:
        """Put weights in force again that were taken back last.

        Raises:
            NothingToUndo: also where something was learned since.
        """


@dataclass(frozen=True, kw_only=True, slots=True)
class Remembered:
    """What a run of clips should know of a channel and of this recording.

    ``told`` are the shingles of what was clipped from other episodes. ``decided`` is how the clips
    of this recording stand that the owner touched, by their ids.
    """

    told: frozenset[str] = frozenset()
    weights: Weights = field(default_factory=lambda: WEIGHTS)
    decided: Mapping[str, ClipStanding] = field(default_factory=dict)


class ClipMemory(Protocol):
    """What runs of clips ask the library, and tell it. Nothing that fails there fails a run."""

    def remembered(self, channel: str, recording: str) -> Remembered:
        """What is known; ``recording`` is its SHA-256. Learns what there is to learn first."""

    def keep(
        self, episode: EpisodeEntry, spoken: Sequence[SpokenPart], clips: Sequence[ClipEntry]
    ) -> None:
        """As ``ClipCatalogue.keep``."""


class Forgetful:
    """Remembers nothing: for runs without a library."""

    def remembered(self, channel: str, recording: str) -> Remembered:
        """Nothing is known."""
        del channel, recording
        return Remembered()

    def keep(
        self, episode: EpisodeEntry, spoken: Sequence[SpokenPart], clips: Sequence[ClipEntry]
    ) -> None:
        """Nothing is kept."""
