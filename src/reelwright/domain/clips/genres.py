"""What kind of recording it is, by who speaks how, and what counts for a little more there.

Told by rule from what is measured anyway: voices and their turns, who asks, laughter, figures,
reasons, deeds, words to the audience. Thresholds and weights are judgement, not data: no recordings
with known genres and views were there to fit them. A weight differs by at most ``FARTHEST`` from a
channel's own, and never turns from speaking for a candidate to speaking against it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind
from reelwright.domain.clips.episode import Episode, Told
from reelwright.domain.clips.features import Feature
from reelwright.domain.clips.platforms import TASTES, Platform, Taste
from reelwright.domain.clips.scoring import Weights
from reelwright.domain.time import SAMPLE_RATE

FARTHEST = 0.3
"""By which genre and platform together may move a weight."""


class Genre(StrEnum):
    """A kind of recording."""

    GENERAL = "general"
    """Nothing tells what it is, or too little."""
    INTERVIEW = "interview"
    """One asks, and another tells."""
    PODCAST = "podcast"
    """Two or more talk with one another."""
    COMEDY = "comedy"
    """People laugh all the time."""
    STREAM = "stream"
    """One plays or works, and speaks to those who watch."""
    STORY = "story"
    """One tells what people did and said."""
    LECTURE = "lecture"
    """One explains, with reasons and figures."""
    TALK = "talk"
    """One speaks."""


LEAST_SENTENCES = 30
"""Below which nothing is told."""
ALONE = 0.95
"""The part of the words from which a voice counts as the only one."""
FEWEST_QUESTIONS, ASKS, ASKER_SAYS = 5, 0.65, 0.4
"""Of an interview: questions, the part that one asks, and the part of the words that they say."""
LAUGHS = 2.5
"""Seconds of laughter a minute, of a comedy."""
ADDRESSES, LONG = 0.4, 20.0
"""Of a stream: sentences a minute that thank, greet or ask to follow, and its minutes."""
NARRATES, EXPLAINS = 0.3, 0.25
"""Parts of the sentences: that tell what people did and said; that give reasons or figures."""
_NARRATED = frozenset({CueKind.SPEECH, CueKind.DEED, CueKind.TURN, CueKind.STORY})

_BY_GENRE: Mapping[Genre, Weights] = MappingProxyType(
    {
        Genre.GENERAL: {},
        Genre.INTERVIEW: {Feature.ANSWER: 0.2, Feature.STORY: 0.1, Feature.UNASKED: -0.2},
        # The weights were made for people who talk with one another: none is better there.
        Genre.PODCAST: {},
        Genre.COMEDY: {Feature.LAUGHTER: 0.3, Feature.PAYOFF: 0.1, Feature.CLAIM: -0.2},
        Genre.STREAM: {Feature.LAUGHTER: 0.2, Feature.ENERGY: 0.3, Feature.COHESION: -0.2},
        Genre.STORY: {Feature.STORY: 0.3, Feature.PAYOFF: 0.2, Feature.ANSWER: -0.2},
        Genre.LECTURE: {Feature.CLAIM: 0.2, Feature.REASON: 0.2, Feature.CHAPTER: 0.2},
        Genre.TALK: {Feature.CLAIM: 0.1, Feature.STORY: 0.1, Feature.PAYOFF: 0.1},
    }
)
_BY_PLATFORM: Mapping[Platform, Weights] = MappingProxyType(
    {
        Platform.SHORTS: {},
        Platform.TIKTOK: {Feature.OPENING: 0.2, Feature.ENERGY: 0.1},
        Platform.REELS: {Feature.OPENING: 0.1, Feature.FEELING: 0.2},
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldGenre:
    """A genre, what tells it, and whether its owner said so."""

    genre: Genre
    evidence: tuple[str, ...] = ()
    by_owner: bool = False


def genre_of(episode: Episode, said: Genre | None = None) -> ToldGenre:
    """The genre of a recording; as its owner ``said``, where they did."""
    if said is not None:
        return ToldGenre(genre=said, by_owner=True)
    if len(episode.told) < LEAST_SENTENCES:
        return ToldGenre(genre=Genre.GENERAL, evidence=("too little is said to tell",))
    measured = _measured(episode.told)
    genre = _genre(measured)
    return ToldGenre(genre=genre, evidence=measured.evidence)


def tuned(weights: Weights, genre: Genre, platform: Platform) -> Weights:
    """A channel's weights as they count for a genre on a platform."""
    moved = {**weights}
    for feature in {**_BY_GENRE[genre], **_BY_PLATFORM[platform]}:
        wanted = _BY_GENRE[genre].get(feature, 0.0) + _BY_PLATFORM[platform].get(feature, 0.0)
        new = weights[feature] + max(-FARTHEST, min(FARTHEST, wanted))
        same_side = new * weights[feature] > 0
        moved[feature] = new if same_side else weights[feature]
    return MappingProxyType(moved)


def tastes_of(weights: Weights, genre: Genre) -> Mapping[Platform, tuple[Taste, Weights]]:
    """What counts on each platform: the lengths that it likes, and a channel's weights there."""
    return {each: (TASTES[each], tuned(weights, genre, each)) for each in Platform}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Measured:
    """What is measured of a recording's talk; parts are of 1."""

    minutes: float
    voices: int
    """That are known; none where nobody tells who speaks."""
    most: float
    """The part of the words that the main voice says."""
    turns: float
    """A minute."""
    questions: int
    asked: float
    """The part of the questions that one voice asks, and ..."""
    asker: float
    """... the part of the words that this voice says."""
    laughter: float
    """Seconds a minute."""
    addressed: float
    """Sentences a minute that thank, greet or ask to follow."""
    narrated: float
    explained: float

    @property
    def evidence(self) -> tuple[str, ...]:
        """The same for a person."""
        sounds = (
            f"{self.laughter:.1f} s of laughter and {self.addressed:.1f} sentences to the "
            "audience a minute"
        )
        says = (
            f"{self.narrated:.0%} of the sentences tell what people did or said, "
            f"{self.explained:.0%} give reasons or figures"
        )
        return (self._voices, self._questions, sounds, says)

    @property
    def _voices(self) -> str:
        if not self.voices:
            return "who speaks is not known"
        if self.voices == 1:
            return "one voice"
        return (
            f"{self.voices} voices, the main one with {self.most:.0%} of the words, "
            f"{self.turns:.1f} turns a minute"
        )

    @property
    def _questions(self) -> str:
        asked = f"{self.questions} questions"
        if self.voices < 2 or not self.questions:  # noqa: PLR2004 - nobody to ask
            return asked
        return f"{asked}, {self.asked:.0%} by one who says {self.asker:.0%} of the words"


def _genre(measured: _Measured) -> Genre:
    if measured.laughter >= LAUGHS:
        return Genre.COMEDY
    if not measured.voices:
        return Genre.GENERAL
    if measured.voices > 1 and measured.most < ALONE:
        asks = measured.questions >= FEWEST_QUESTIONS and measured.asked >= ASKS
        return Genre.INTERVIEW if asks and measured.asker <= ASKER_SAYS else Genre.PODCAST
    return _of_one_voice(measured)


def _of_one_voice(measured: _Measured) -> Genre:
    if measured.addressed >= ADDRESSES and measured.minutes >= LONG:
        return Genre.STREAM
    if measured.narrated >= NARRATES and measured.narrated >= measured.explained:
        return Genre.STORY
    return Genre.LECTURE if measured.explained >= EXPLAINS else Genre.TALK


def _measured(told: tuple[Told, ...]) -> _Measured:
    words: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for each in told:
        words[each.sentence.speaker] += each.words
        asked[each.sentence.speaker] += CueKind.QUESTION in each.cues
    minutes = max(1.0, (told[-1].sentence.end - told[0].sentence.start) / SAMPLE_RATE / 60)
    asker, questions = max(asked.items(), key=lambda each: each[1])
    whole, every = max(1, words.total()), asked.total()
    turns = sum(one.sentence.speaker != two.sentence.speaker for one, two in pairwise(told))
    return _Measured(
        minutes=minutes,
        voices=len(set(words) - {""}),
        most=max(words.values()) / whole,
        turns=turns / minutes,
        questions=every,
        asked=questions / every if every else 0.0,
        asker=words[asker] / whole,
        laughter=sum(each.laughter for each in told) / minutes,
        addressed=_share(told, frozenset({CueKind.HOUSEKEEPING})) * len(told) / minutes,
        narrated=_share(told, _NARRATED),
        explained=sum(bool(each.figures) or CueKind.REASON in each.cues for each in told)
        / len(told),
    )


def _share(told: tuple[Told, ...], cues: frozenset[CueKind]) -> float:
    """The part of the sentences that do one of these."""
    return sum(not cues.isdisjoint(each.cues) for each in told) / len(told)
