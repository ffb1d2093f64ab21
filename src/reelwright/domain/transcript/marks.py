"""Words that were timed without their marks, and the same words as they are written."""

from collections.abc import Sequence

from reelwright.domain.voice.matching import matches


def marked(heard: Sequence[str], written: Sequence[str]) -> tuple[str, ...]:
    """The heard words as they are written, capitals and marks included, where they are the same."""
    texts = list(heard)
    pairs = matches([_bare(word) for word in heard], [_bare(word) for word in written])
    for ours, theirs in pairs:
        if _bare(written[theirs]):
            texts[ours] = written[theirs]
    return tuple(texts)


def _bare(word: str) -> str:
    return "".join(filter(str.isalnum, word)).casefold()
