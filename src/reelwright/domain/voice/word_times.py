"""From the times of what was spoken to a time for every written word."""

from collections.abc import Sequence

from reelwright.domain.voice.takes import TimeSource, Utterance, WordTime


def written_word_times(
    written: Sequence[str],
    utterances: Sequence[Utterance],
    heard: Sequence[WordTime],
    samples: int,
) -> tuple[WordTime, ...]:
    """A time for each written word from a time for each utterance.

    An utterance of several written words is divided by their characters, and its words are
    estimates then. The result is in order, never overlaps, and lies inside the recording of
    ``samples`` samples, whatever came in.

    Raises:
        ValueError: utterances and times differ in number, or do not cover the words.
    """
    if len(utterances) != len(heard):
        raise ValueError(f"{len(utterances)} utterances came with {len(heard)} times.")
    if _covered(utterances) != len(written):
        raise ValueError(f"The utterances do not cover the {len(written)} written words in order.")
    words: list[WordTime] = []
    for utterance, time in zip(utterances, heard, strict=True):
        words.extend(_divided(written[utterance.first : utterance.last], time))
    return _in_order(words, samples)


def _covered(utterances: Sequence[Utterance]) -> int:
    """How many words are covered without gap or overlap; -1 where there is one."""
    position = 0
    for utterance in utterances:
        if utterance.first != position or utterance.last <= utterance.first:
            return -1
        position = utterance.last
    return position


def _divided(written: Sequence[str], time: WordTime) -> list[WordTime]:
    if len(written) == 1:
        return [time]
    total = sum(len(word) for word in written)
    length = time.end - time.start
    words: list[WordTime] = []
    before = 0
    for word in written:
        after = before + len(word)
        words.append(
            WordTime(
                start=time.start + length * before // total,
                end=time.start + length * after // total,
                source=TimeSource.ESTIMATED,
            )
        )
        before = after
    return words


def _in_order(words: Sequence[WordTime], samples: int) -> tuple[WordTime, ...]:
    """Each word begins at or after the one before and ends before the next begins."""
    starts: list[int] = []
    for word in words:
        earliest = starts[-1] if starts else 0
        starts.append(min(max(word.start, earliest), samples))
    limits = [*starts, samples][1:]
    return tuple(
        WordTime(start=start, end=min(max(word.end, start), limit), source=word.source)
        for word, start, limit in zip(words, starts, limits, strict=False)
    )
