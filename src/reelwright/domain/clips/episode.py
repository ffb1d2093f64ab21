"""A recording as the search for moments sees it: sentences with what each of them does."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from reelwright.domain.clips.cues.finding import cues_in, figures_in
from reelwright.domain.clips.cues.kinds import CueKind
from reelwright.domain.clips.sentences import Sentence
from reelwright.domain.digest import digest_of
from reelwright.domain.text.lexicon import stop_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A sentence, its cues and its sound.

    ``energy`` is how much louder than the rest it is said, in standard deviations of the
    recording's sentences; ``terms`` weighs what it is about by how rare that is in the recording.
    """

    sentence: Sentence
    cues: frozenset[CueKind]
    figures: int
    energy: float
    terms: dict[str, float]


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
    sentences: Sequence[Sentence], language: str, loudness: Sequence[float] = ()
) -> Episode:
    """The episode; ``loudness`` is the level of each sentence in decibels, if it was measured."""
    counted = [_terms(sentence.text, language) for sentence in sentences]
    spread = Counter(term for terms in counted for term in set(terms))
    energies = _standardised(loudness) if loudness else [0.0] * len(sentences)
    return Episode(
        language=language,
        told=tuple(
            Told(
                sentence=sentence,
                cues=cues_in(sentence.text, language),
                figures=figures_in(sentence.text),
                energy=energy,
                terms={
                    term: times * log(1 + len(sentences) / spread[term])
                    for term, times in terms.items()
                },
            )
            for sentence, terms, energy in zip(sentences, counted, energies, strict=True)
        ),
    )


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
