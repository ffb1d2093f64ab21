"""Cues with their times."""

from collections.abc import Sequence
from dataclasses import replace

from reelwright.domain.captions.cues import Cue, CueWord
from reelwright.domain.captions.limits import CaptionLimits
from reelwright.domain.captions.segmentation import Group, groups_of

_Lines = tuple[tuple[CueWord, ...], ...]


def cues_for(
    sentences: Sequence[Sequence[CueWord]],
    language: str,
    samples: int,
    limits: CaptionLimits | None = None,
) -> tuple[Cue, ...]:
    """Cut the words of a video into cues.

    ``sentences`` hold the words in the order they are heard, times in samples from the start of
    the video, without overlap; ``samples`` is the video's length. No cue reaches across two
    sentences. A cue begins with its first word and stays after its last one as long as reading
    takes and the next cue leaves room; its last word then never ends after the cue. Where speech
    itself is faster than can be read, the cue's ``reading_speed`` tells. Words that take no time
    at all are shown in no cue of their own.
    """
    chosen = limits or CaptionLimits()
    spoken = [list(sentence) for sentence in sentences if sentence]
    begins = [*(sentence[0].start for sentence in spoken), samples][1:]
    blocks: list[_Lines] = []
    for sentence, until in zip(spoken, begins, strict=False):
        groups = groups_of(sentence, language, chosen, until)
        blocks.extend(_lines(sentence, group) for group in groups)
    return _timed(blocks, samples, chosen)


def _lines(sentence: Sequence[CueWord], group: Group) -> _Lines:
    starts = (group.first, *group.ends)
    return tuple(
        tuple(sentence[first:last]) for first, last in zip(starts, group.ends, strict=False)
    )


def _timed(blocks: Sequence[_Lines], samples: int, limits: CaptionLimits) -> tuple[Cue, ...]:
    starts = [block[0][0].start for block in blocks] + [samples]
    cues = (
        _cue(block, following, limits, last=following == samples)
        for block, following in zip(blocks, starts[1:], strict=True)
    )
    return tuple(cue for cue in cues if cue.end > cue.start)


def _cue(lines: _Lines, following: int, limits: CaptionLimits, *, last: bool) -> Cue:
    start, heard = lines[0][0].start, lines[-1][-1]
    gap = 0 if last else limits.gap
    latest = max(following - gap, min(heard.end, (heard.start + following + 1) // 2), heard.start)
    characters = sum(len(" ".join(word.text for word in line)) for line in lines)
    wanted = max(heard.end, start + max(limits.reading_time(characters), limits.shortest))
    if not last and following - wanted < limits.closed_gap:
        wanted = latest
    wanted = min(wanted, max(start + limits.longest, heard.end))
    end = min(wanted, latest)
    return Cue(start=start, end=end, lines=tuple(_ended(line, end) for line in lines))


def _ended(line: Sequence[CueWord], end: int) -> tuple[CueWord, ...]:
    return tuple(word if word.end <= end else replace(word, end=end) for word in line)
