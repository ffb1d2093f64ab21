"""The records of a run of clips: ``clips.json`` and ``rejected.json``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

from reelwright.domain.canvas import Format
from reelwright.domain.clips.features import Feature
from reelwright.domain.clips.flags import Flag
from reelwright.domain.clips.genres import Genre, ToldGenre
from reelwright.domain.clips.planned import Because, Offer, PassedOver, PlannedClip
from reelwright.domain.clips.platforms import Platform
from reelwright.domain.time import SAMPLE_RATE

CLIPS = "clips.json"
REJECTED = "rejected.json"
PAGE = "index.html"
CLIPS_SCHEMA = 1
"""Raised when a field changes its meaning; fields may be added without."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordingRecord:
    """The recording that clips were cut from."""

    path: str
    sha256: str
    seconds: float
    url: str = ""
    width: int = 0
    height: int = 0
    """Of its picture as shown; 0 where it has none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GenreRecord:
    """What kind of recording it is, and what tells it; ``by_owner`` where they said so."""

    name: Genre = Genre.GENERAL
    evidence: tuple[str, ...] = ()
    by_owner: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreRecord:
    """A score, and how far it moves without any one kind of its evidence."""

    score: float
    interval: tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReasonRecord:
    """What speaks for a clip, or against it: how strong, and the sentence that shows it."""

    feature: Feature
    strength: float
    sentence: str
    second: float


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipFiles:
    """A clip's files, by their paths from the folder of the run, with ``/``."""

    videos: Mapping[Format, str] = field(default_factory=dict)
    captions: tuple[str, ...] = ()
    thumbnail: str = ""
    metadata: str = ""
    verdict: str = ""
    timeline: str = ""
    manifest: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OfferRecord:
    """How a clip was found, before its owner moved its ends; fields as those of a clip."""

    start: float
    end: float
    first: int
    last: int
    score: float
    interval: tuple[float, float]
    reasons: tuple[ReasonRecord, ...]
    needs: tuple[Feature, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipRecord:
    """A clip. Seconds count from the beginning of the recording.

    ``first`` and ``last`` are the same place in samples at 48 kHz, exactly. ``folder`` is its
    production folder, from the folder of the run. ``interval`` is how far the score moves without
    any one kind of its evidence; it orders clips, and predicts no views.
    """

    id: str
    rank: int
    title: str
    description: str
    start: float
    end: float
    first: int
    last: int
    score: float
    interval: tuple[float, float]
    reasons: tuple[ReasonRecord, ...]
    needs: tuple[Feature, ...]
    flags: tuple[Flag, ...]
    text: str
    passed: bool
    platform: Platform = Platform.SHORTS
    scores: Mapping[Platform, ScoreRecord] = field(default_factory=dict)
    """What the same sentences score on each platform."""
    folder: str = ""
    files: ClipFiles = field(default_factory=ClipFiles)
    offered: OfferRecord | None = None
    """How it was found, where its ends were moved since."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipsRecord:
    """``clips.json``: the clips of a run, the best first."""

    recording: RecordingRecord
    language: str
    platform: Platform
    asked: int
    candidates: int
    clips: tuple[ClipRecord, ...]
    why_fewer: str = ""
    notes: tuple[str, ...] = ()
    genre: GenreRecord = field(default_factory=GenreRecord)
    set_aside: tuple[ClipRecord, ...] = ()
    """Clips that were made and then rejected by their owner; their folders are in the trash."""
    schema: int = CLIPS_SCHEMA


@dataclass(frozen=True, kw_only=True, slots=True)
class RejectedRecord:
    """A candidate that no clip was made of, and why; ``rival`` is the id of a clip."""

    start: float
    end: float
    title: str
    score: float
    interval: tuple[float, float]
    flags: tuple[Flag, ...]
    why: str
    rival: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerRecord:
    """``rejected.json``: the best of what was not made."""

    recording: RecordingRecord
    candidates: int
    rejected: tuple[RejectedRecord, ...]
    schema: int = CLIPS_SCHEMA


def set_aside(record: ClipsRecord, clip: str) -> ClipsRecord:
    """The list without a clip, which its owner rejected."""
    gone = tuple(each for each in record.clips if each.id == clip)
    return replace(
        record,
        clips=tuple(each for each in record.clips if each.id != clip),
        set_aside=(*(each for each in record.set_aside if not gone or each.id != clip), *gone),
    )


def taken_back(record: ClipsRecord, clip: str) -> ClipsRecord:
    """The list with a clip again that was set aside, at its rank; one made anew stays as it is."""
    listed = {each.id for each in record.clips}
    back = (each for each in record.set_aside if each.id == clip and clip not in listed)
    return replace(
        record,
        clips=tuple(sorted((*record.clips, *back), key=lambda each: each.rank)),
        set_aside=tuple(each for each in record.set_aside if each.id != clip),
    )


def seconds(sample: int) -> float:
    """A place in the recording, to a millisecond."""
    return round(sample / SAMPLE_RATE, 3)


def made_again(made: ClipRecord, before: ClipRecord) -> ClipRecord:
    """A clip that was made again in place of what it was: its rank, and how it was found, stay.

    Of the ends that it was found with, what was said of it then is said again.
    """
    found = before.offered or _offer_of(before)
    same = next((each for each in (_offer_of(before), found) if _is_cut_as(each, made)), None)
    if same is not None:
        names = ("score", "interval", "reasons", "needs", "flags")
        made = replace(made, **{name: getattr(same, name) for name in names})
    offered = None if _is_cut_as(found, made) else found
    return replace(made, rank=before.rank, offered=offered)


def _is_cut_as(offer: OfferRecord, clip: ClipRecord) -> bool:
    return (offer.first, offer.last) == (clip.first, clip.last)


def _offer_of(clip: ClipRecord) -> OfferRecord:
    return OfferRecord(**{each.name: getattr(clip, each.name) for each in fields(OfferRecord)})


def genre_record_of(told: ToldGenre) -> GenreRecord:
    """What is told of a genre."""
    return GenreRecord(name=told.genre, evidence=told.evidence, by_owner=told.by_owner)


def record_of(clip: PlannedClip, description: str, *, passed: bool) -> ClipRecord:
    """What is told of a clip, without its files."""
    return ClipRecord(
        id=clip.id,
        rank=clip.rank,
        title=clip.title,
        description=description,
        start=seconds(clip.cut.start),
        end=seconds(clip.cut.end),
        first=clip.cut.start,
        last=clip.cut.end,
        score=clip.score.value,
        interval=(clip.score.lowest, clip.score.highest),
        reasons=_reasons(clip.because),
        needs=clip.needs,
        flags=clip.flags,
        text=clip.text,
        passed=passed,
        platform=clip.platform,
        offered=_offer(clip.offered) if clip.offered else None,
        scores={
            each: ScoreRecord(score=scored.value, interval=(scored.lowest, scored.highest))
            for each, scored in clip.scores.items()
        },
    )


def _offer(offer: Offer) -> OfferRecord:
    return OfferRecord(
        start=seconds(offer.start),
        end=seconds(offer.end),
        first=offer.start,
        last=offer.end,
        score=offer.score.value,
        interval=(offer.score.lowest, offer.score.highest),
        reasons=_reasons(offer.because),
        needs=offer.needs,
        flags=offer.flags,
    )


def _reasons(because: Sequence[Because]) -> tuple[ReasonRecord, ...]:
    return tuple(
        ReasonRecord(
            feature=each.feature,
            strength=each.strength,
            sentence=each.sentence,
            second=seconds(each.start),
        )
        for each in because
    )


def rejected_of(passed_over: PassedOver) -> RejectedRecord:
    """What is told of a candidate that was not made."""
    return RejectedRecord(
        start=seconds(passed_over.start),
        end=seconds(passed_over.end),
        title=passed_over.title,
        score=passed_over.score.value,
        interval=(passed_over.score.lowest, passed_over.score.highest),
        flags=passed_over.flags,
        why=passed_over.why,
        rival=passed_over.rival,
        text=passed_over.text,
    )
