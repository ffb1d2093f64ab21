"""What will be made of a recording: its clips in their rank, and a ledger of what will not be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reelwright.domain.clips.cutting import Cut
from reelwright.domain.clips.episode import Episode
from reelwright.domain.clips.features import Feature
from reelwright.domain.clips.flags import Flag
from reelwright.domain.clips.moments import Choice, Moment, Reason
from reelwright.domain.clips.platforms import Platform, Taste
from reelwright.domain.clips.scoring import Score, Weights, scores_on
from reelwright.domain.clips.wording import shortened, text_of, title_of
from reelwright.domain.digest import digest_of
from reelwright.domain.transcript.transcript import Word

NO_CUT = "has no ends near it at which a cut keeps the lengths that clips may have"


@dataclass(frozen=True, kw_only=True, slots=True)
class Because:
    """A kind of evidence, how strong it is (0 to 1), and the sentence that shows it best."""

    feature: Feature
    strength: float
    sentence: str
    start: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A clip as it was found, before its owner moved its ends. Times are samples."""

    start: int
    end: int
    score: Score
    because: tuple[Because, ...]
    needs: tuple[Feature, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedClip:
    """A clip that will be made. Times are samples of the recording.

    ``id`` is the same whenever a channel cuts the same part of the same recording for the same
    platform.
    ``sentences`` are the words that are heard in it. What speaks for it is of the ends that it has;
    ``offered`` is how it was found, where they were moved since.
    """

    id: str
    rank: int
    title: str
    cut: Cut
    score: Score
    because: tuple[Because, ...]
    needs: tuple[Feature, ...]
    flags: tuple[Flag, ...]
    sentences: tuple[tuple[Word, ...], ...]
    platform: Platform = Platform.SHORTS
    offered: Offer | None = None
    scores: Mapping[Platform, Score] = field(default_factory=dict)
    """What the same sentences score on each platform."""

    @property
    def text(self) -> str:
        """What is said in it."""
        return " ".join(word.text for sentence in self.sentences for word in sentence)


@dataclass(frozen=True, kw_only=True, slots=True)
class PassedOver:
    """A candidate that is not made, and why; ``rival`` is the id of the clip that it overlaps."""

    start: int
    end: int
    title: str
    text: str
    score: Score
    flags: tuple[Flag, ...]
    why: str
    rival: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipPlan:
    """All that was decided about a recording; ``why_fewer`` where clips are missing."""

    clips: tuple[PlannedClip, ...]
    passed_over: tuple[PassedOver, ...]
    candidates: int
    why_fewer: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """A recording whose moments a channel chose: its hash, its words, its sentences."""

    sha256: str
    words: Sequence[Word]
    episode: Episode
    platform: Platform
    channel: str = "main"
    tastes: Mapping[Platform, tuple[Taste, Weights]] = field(default_factory=dict)
    """What counts on each platform for this recording."""


def planned(
    recorded: Recorded, choice: Choice, cuts: Sequence[Cut | None], wanted: int
) -> ClipPlan:
    """The plan of a choice; ``cuts`` has one for each chosen moment, None where none can be."""
    clips: dict[int, PlannedClip] = {}
    uncut: list[PassedOver] = []
    for place, (moment, cut) in enumerate(zip(choice.chosen, cuts, strict=True)):
        if cut is None:
            uncut.append(_passed_over(recorded, moment, NO_CUT))
        else:
            clips[place] = _clip(recorded, moment, cut, rank=len(clips) + 1)
    losers = (
        _passed_over(
            recorded,
            loser.moment,
            loser.reason,
            rival=clips[loser.rival].id if loser.rival in clips and loser.rival is not None else "",
        )
        for loser in choice.losers
    )
    why = choice.why_fewer(wanted)
    if uncut and not why:
        why = f"{len(uncut)} of the moments that were chosen cannot be cut cleanly."
    return ClipPlan(
        clips=tuple(clips.values()),
        passed_over=(*uncut, *losers),
        candidates=choice.candidates,
        why_fewer=why,
    )


def resized(recorded: Recorded, clip: PlannedClip, start: int, end: int) -> PlannedClip:
    """The clip with other ends, in samples; one without a title is called by its first words."""
    inside = [
        at for at, word in enumerate(recorded.words) if start <= (word.start + word.end) // 2 < end
    ]
    first, last = (inside[0], inside[-1] + 1) if inside else (0, 0)
    cut = Cut(first=first, last=last, start=start, end=end, odds=clip.cut.odds)
    sentences = tuple(_sentences(recorded, cut))
    title = clip.title or shortened(" ".join(word.text for word in next(iter(sentences), ())))
    return replace(clip, cut=cut, sentences=sentences, title=title)


def weighed(clip: PlannedClip, recorded: Recorded, moment: Moment) -> PlannedClip:
    """The clip with what speaks for the moment that it shows now."""
    return replace(
        clip,
        score=moment.score,
        because=because_of(recorded.episode, moment),
        needs=moment.needs,
        flags=_in_order(moment.flags),
        scores=scores_on(moment.found, moment.samples, recorded.tastes),
    )


def offer_of(clip: PlannedClip) -> Offer:
    """A clip as it was found."""
    return Offer(
        start=clip.cut.start,
        end=clip.cut.end,
        score=clip.score,
        because=clip.because,
        needs=clip.needs,
        flags=clip.flags,
    )


def clip_id(recorded: Recorded, cut: Cut) -> str:
    """16 hexadecimal digits, the same for the same part of the same recording."""
    whose = recorded.channel, recorded.sha256, recorded.platform
    return digest_of("clip", *whose, cut.start, cut.end)[:16]


def _clip(recorded: Recorded, moment: Moment, cut: Cut, rank: int) -> PlannedClip:
    return PlannedClip(
        id=clip_id(recorded, cut),
        rank=rank,
        title=title_of(recorded.episode, moment),
        cut=cut,
        score=moment.score,
        because=because_of(recorded.episode, moment),
        needs=moment.needs,
        flags=_in_order(moment.flags),
        sentences=tuple(_sentences(recorded, cut)),
        platform=recorded.platform,
        scores=scores_on(moment.found, moment.samples, recorded.tastes),
    )


def because_of(episode: Episode, moment: Moment) -> tuple[Because, ...]:
    """What speaks for a moment and against it, the strongest first."""
    return tuple(_because(episode, moment))


def _because(episode: Episode, moment: Moment) -> Iterator[Because]:
    for feature, evidence in sorted(moment.found.items(), key=lambda each: -each[1].strength):
        sentence = episode.told[evidence.sentence].sentence
        yield Because(
            feature=feature,
            strength=round(evidence.strength, 3),
            sentence=sentence.text,
            start=sentence.start,
        )


def _sentences(recorded: Recorded, cut: Cut) -> Iterator[tuple[Word, ...]]:
    """The words of a cut, sentence by sentence."""
    for told in recorded.episode.told:
        first, last = max(told.sentence.first, cut.first), min(told.sentence.last, cut.last)
        if first < last:
            yield tuple(recorded.words[first:last])


def _passed_over(recorded: Recorded, moment: Moment, why: str, rival: str = "") -> PassedOver:
    return PassedOver(
        start=moment.start,
        end=moment.end,
        title=title_of(recorded.episode, moment),
        text=text_of(recorded.episode, moment),
        score=moment.score,
        flags=_in_order(moment.flags),
        why=str(Reason(why)) if why in set(Reason) else why,
        rival=rival,
    )


def _in_order(flags: frozenset[Flag]) -> tuple[Flag, ...]:
    return tuple(flag for flag in Flag if flag in flags)
