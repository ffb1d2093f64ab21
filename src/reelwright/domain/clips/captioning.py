"""Captions of a clip: the words that are heard in it, on its own line of time."""

from collections.abc import Sequence
from itertools import pairwise

from reelwright.domain.captions.cues import Cue, CueWord
from reelwright.domain.captions.limits import limits_for
from reelwright.domain.captions.timing import cues_for
from reelwright.domain.clips.planned import PlannedClip
from reelwright.domain.time import FrameRate
from reelwright.domain.transcript.transcript import Word


def captions_of(clip: PlannedClip, language: str, samples: int, rate: FrameRate) -> tuple[Cue, ...]:
    """The cues of a clip that lasts so many samples."""
    sentences = [_moved(words, clip.cut.start, samples) for words in clip.sentences]
    return cues_for(_one_after_the_other(sentences), language, samples, limits_for(rate))


def _moved(words: Sequence[Word], start: int, samples: int) -> list[CueWord]:
    return [
        CueWord(
            text=word.text,
            start=min(max(word.start - start, 0), samples),
            end=min(max(word.end - start, 0), samples),
        )
        for word in words
    ]


def _one_after_the_other(sentences: Sequence[list[CueWord]]) -> list[list[CueWord]]:
    """Recognisers let words overlap a little; in captions each ends where the next begins."""
    words = [word for sentence in sentences for word in sentence]
    starts = [word.start for word in words]
    for at, (before, after) in enumerate(pairwise(starts)):
        starts[at + 1] = max(before, after)
    ends = [
        max(start, min(word.end, following))
        for word, start, following in zip(
            words, starts, [*starts[1:], words[-1].end if words else 0], strict=True
        )
    ]
    told = iter(
        CueWord(text=word.text, start=start, end=max(start, end))
        for word, start, end in zip(words, starts, ends, strict=True)
    )
    return [[next(told) for _ in sentence] for sentence in sentences]
