"""What knows nothing of talk, and chooses clips all the same.

All choose among the same runs of whole sentences as the product, and no two of their clips overlap.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from reelwright.domain.clips.cutting import Limits
from reelwright.domain.clips.episode import Episode
from reelwright.domain.time import seconds_of

Span = tuple[int, int]
Worth = Callable[[Episode, Sequence[Span], np.random.Generator], Sequence[float]]
LIMITS = Limits()
USUAL_SECONDS = 34.0
"""The mean length of a planted moment."""
KEYWORDS = re.compile(
    r"\b(secret|mistake|never|always|nobody|everyone|crazy|insane|amazing|incredible|unbelievable|"
    r"best|worst|biggest|truth|shocking|huge|money|million|free|love|hate|honestly|literally|wow|"
    r"game[- ]changer|life[- ]changing|first|only|why|how)\b|[!?]",
    re.IGNORECASE,
)
"""What tools without a model count, and what clickbait is made of."""


def chosen_by(
    worth: Worth, episode: Episode, count: int, chance: np.random.Generator
) -> list[Span]:
    """The best spans of a baseline, in samples."""
    told = episode.told
    spans = [
        (begins.sentence.start, told[last].sentence.end)
        for first, begins in enumerate(told)
        for last in range(first, min(first + 40, len(told)))
        if LIMITS.shortest <= told[last].sentence.end - begins.sentence.start <= LIMITS.longest
    ]
    worths = np.array(worth(episode, spans, chance)) + chance.uniform(0, 1e-6, len(spans))
    chosen: list[Span] = []
    for at in np.argsort(-worths):
        span = spans[int(at)]
        if all(span[1] <= other[0] or other[1] <= span[0] for other in chosen):
            chosen.append(span)
        if len(chosen) == count:
            break
    return chosen


def _random(
    episode: Episode, spans: Sequence[Span], chance: np.random.Generator
) -> Sequence[float]:
    del episode
    return [float(each) for each in chance.uniform(size=len(spans))]


def _position(
    episode: Episode, spans: Sequence[Span], chance: np.random.Generator
) -> Sequence[float]:
    """The earlier the better, but of a usual length."""
    del episode, chance
    return [-_unusual(span) - float(seconds_of(span[0])) / 60 for span in spans]


def _duration(
    episode: Episode, spans: Sequence[Span], chance: np.random.Generator
) -> Sequence[float]:
    del episode, chance
    return [-_unusual(span) for span in spans]


def _keywords(
    episode: Episode, spans: Sequence[Span], chance: np.random.Generator
) -> Sequence[float]:
    """Keywords a second, less where the length is unusual."""
    del chance
    counts = [len(KEYWORDS.findall(told.sentence.text)) for told in episode.told]
    starts = [told.sentence.start for told in episode.told]
    ends = [told.sentence.end for told in episode.told]
    sums = np.concatenate(([0], np.cumsum(counts)))
    first = np.searchsorted(starts, [span[0] for span in spans])
    last = np.searchsorted(ends, [span[1] for span in spans]) + 1
    lengths = np.array([float(seconds_of(span[1] - span[0])) for span in spans])
    usual = 1 / (1 + np.array([_unusual(span) / 10 for span in spans]) ** 2)
    return [float(each) for each in (sums[last] - sums[first]) / lengths * usual]


def _unusual(span: Span) -> float:
    return abs(float(seconds_of(span[1] - span[0])) - USUAL_SECONDS)


BASELINES: Mapping[str, Worth] = MappingProxyType(
    {
        "random": _random,
        "position": _position,
        "duration": _duration,
        "keywords": _keywords,
    }
)
