"""A recording as the search for moments sees it: sentences with what each of them does."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from reelwright.domain.clips.cues.finding import cues_in, figures_in
from reelwright.domain.clips.cues.kinds import CueKind
from reelwright.domain.clips.sentences import Sentence
from reelwright.domain.clips.worth import smoothed, worth
from reelwright.domain.digest import digest_of
from reelwright.domain.text.lexicon import stop_words
from reelwright.domain.time import SAMPLE_RATE

CHAPTER = 5 * SAMPLE_RATE
"""Samples by which the first sentence of a chapter or a scene may miss its start."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A sentence, its cues and its sound.

    ``energy`` is how much louder than the rest it is said, in standard deviations of the
    recording's sentences; ``terms`` weighs what it is about by how rare that is in the recording;
    ``laughter`` is the seconds for which people laugh in it or right after; ``worth`` how much it
    is worth hearing, 0 to 1, with what its neighbours lend to it.
    """

    sentence: Sentence
    cues: frozenset[CueKind]
    figures: int
    energy: float
    terms: dict[str, float]
    laughter: float = 0.0
    worth: float = 0.0
    opens_chapter: bool = False
    opens_scene: bool = False

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.sentence.last - self.sentence.first


@dataclass(frozen=True, kw_only=True, slots=True)
class Episode:
    """A recording ready to be searched."""

    told: tuple[Told, ...]
    language: str

    @property
    def speakers(self) -> frozenset[str]:
        """Those who say something."""
        return frozenset(each.sentence.speaker for each in self.told)


def episode_of(
    sentences: Sequence[Sentence],
    language: str,
    loudness: Sequence[float] = (),
    laughs: Sequence[float] = (),
    chapters: Sequence[int] = (),
    *,
    scenes: Sequence[int] = (),
) -> Episode:
    """The episode, with what was measured of each sentence in the sound.

    ``loudness`` is its level in decibels, ``laughs`` the seconds of laughter in it and after it;
    ``chapters`` are the samples at which the recording's chapters begin, ``scenes`` those at which
    its picture changes to something else.
    """
    laughed = laughs or [0.0] * len(sentences)
    energies = _standardised(loudness) if loudness else [0.0] * len(sentences)
    terms = _weighed([_terms(sentence.text, language) for sentence in sentences])
    cues = [cues_in(sentence.text, language) for sentence in sentences]
    figures = [figures_in(sentence.text) for sentence in sentences]
    openers, turning = _openers(sentences, chapters), _openers(sentences, scenes)
    worths = smoothed([worth(*each) for each in zip(cues, figures, laughed, strict=True)])
    return Episode(
        language=language,
        told=tuple(
            Told(
                sentence=sentence,
                cues=cues[at],
                figures=figures[at],
                energy=energies[at],
                terms=terms[at],
                laughter=laughed[at],
                worth=worths[at],
                opens_chapter=at in openers,
                opens_scene=at in turning,
            )
            for at, sentence in enumerate(sentences)
        ),
    )


def _openers(sentences: Sequence[Sentence], chapters: Sequence[int]) -> frozenset[int]:
    """The sentences with which chapters (or scenes) open: those that begin nearest to a start."""
    starts = [sentence.start for sentence in sentences]
    if not starts:
        return frozenset()
    nearest = {
        min(range(len(starts)), key=lambda at: abs(starts[at] - chapter)): chapter
        for chapter in chapters
    }
    return frozenset(at for at, chapter in nearest.items() if abs(starts[at] - chapter) <= CHAPTER)


def _weighed(counted: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """Terms of each sentence, weighed by how few of the others have them."""
    spread = Counter(term for terms in counted for term in set(terms))
    return [
        {term: times * log(1 + len(counted) / spread[term]) for term, times in terms.items()}
        for terms in counted
    ]


def _terms(text: str, language: str) -> Counter[str]:
    """What a sentence is about: its words without the closed classes."""
    words = ("".join(filter(str.isalnum, word)).lower() for word in text.split())
    common = stop_words(language)
    return Counter(word for word in words if len(word) > 1 and word not in common)


def _standardised(values: Sequence[float]) -> list[float]:
    mean = sum(values) / len(values)
    spread = (sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5
    return [(value - mean) / spread if spread else 0.0 for value in values]


def episode_id(channel: str, recording: str) -> str:
    """The name under which a channel keeps what it clips from a recording of this SHA-256.

    The same recording is the same episode, wherever its file lies and its clips are put.
    """
    return digest_of("episode", channel, recording)[:16]
