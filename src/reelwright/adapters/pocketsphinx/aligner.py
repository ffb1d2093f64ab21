"""Finds known English words in a recording: placed at once, or heard freely first.

Half a minute or less is taken at its word: the text is placed on it by forced alignment, and
where every part of it is like the sound, that is the answer. Else, and in longer recordings, a
recogniser that knows the text's words alone finds which of them are in the sound, and where,
roughly; an hour is heard in pieces of half a minute. Between the pauses found that way the words
are placed by forced alignment. What the recogniser did not hear where it should be is not forced
onto the sound: it gets an estimated time, and so tells that it was not said as it is written.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reelwright.adapters.pocketsphinx.engine import Engine, Listener, PlacedWord
from reelwright.adapters.pocketsphinx.sound import LONGEST_CHUNK, chunks, piece, samples_of
from reelwright.adapters.pocketsphinx.spelling import words_of
from reelwright.domain.transcript.anchoring import Anchor
from reelwright.domain.voice.matching import matches, surely_heard, surroundings_heard
from reelwright.domain.voice.takes import TimeSource, WordTime
from reelwright.domain.voice.word_spans import filled, tightened
from reelwright.ports.voice import AlignmentFailed, LanguageUnsupported, Recording

LANGUAGE = "en"
FEW = 6
"""So few words are placed without being heard first: a recogniser that knows only them would
hear them in anything."""
LEAST_HEARD, FEW_MORE = 0.4, 1.5
"""The share of its words by which a text is known to be read, and this many words beside: a
text of ten words that is not read reaches half by chance, longer ones a quarter."""
PAUSE = 0.15
"""Seconds of silence at which the sound may be cut between two words."""
SHORT_PAUSE = 0.1
"""The same before a word that is an anchor: the window's margin takes in what may be cut off."""
MOST_WORDS, FEWEST_WORDS = 40, 8
"""In one piece to place, where there are pauses to cut at."""
SLOW_WORD = 0.7
"""Seconds that a word takes when it is spoken slowly."""
MARGIN = 0.4
"""Seconds of sound to either side of the words in a piece."""

Span = tuple[int, int]
"""First sample of a word and the one after its last."""


Place = Callable[[Sequence[str], NDArray[np.int16]], list[PlacedWord]]
"""Finds words in sound, one after the other; nothing where it cannot."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Stretch:
    """Words ``first`` up to ``last`` (exclusive), all said between two samples."""

    first: int
    last: int
    start: int
    end: int


class PocketsphinxAligner:
    """Aligns English, in flat memory beside the recording itself."""

    def languages(self) -> frozenset[str]:
        """English alone: the engine's acoustic model speaks no other language."""
        return frozenset({LANGUAGE})

    def align(
        self, recording: Recording, words: Sequence[str], language: str
    ) -> tuple[WordTime, ...]:
        """A time for each spoken word, in order; a word may be several spoken together.

        Raises:
            LanguageUnsupported, AlignmentFailed.
        """
        if language != LANGUAGE:
            message = f"This aligner knows English, not {language}."
            raise LanguageUnsupported(message)
        said = [(at, word) for at, spoken in enumerate(words) for word in words_of(spoken)]
        found = _found([word for _, word in said], recording) if recording.samples else {}
        spans: dict[int, Span] = {}
        for at, (start, end) in found.items():
            index = said[at][0]
            before = spans.get(index, (start, end))
            spans[index] = (min(before[0], start), max(before[1], end))
        source = TimeSource.ALIGNED
        tight = tightened(samples_of(recording), spans, recording.rate)
        return filled(words, tight, recording.samples, source)

    def anchors(
        self, recording: Recording, words: Sequence[str], language: str
    ) -> tuple[Anchor, ...]:
        """Words before which there is a pause, in a passage of which most was heard.

        Raises:
            LanguageUnsupported.
        """
        if language != LANGUAGE:
            message = f"This aligner knows English, not {language}."
            raise LanguageUnsupported(message)
        said = [(at, word) for at, spoken in enumerate(words) for word in words_of(spoken)]
        if not said or not recording.samples:
            return ()
        texts = [word for _, word in said]
        with Engine(texts) as engine:
            heard = _all_heard(engine.listener(roughly=True), recording)
        pairs = dict(matches(texts, [word for word, _, _ in heard]))
        return tuple(
            Anchor(word=said[at][0], sample=heard[pairs[at]][1])
            for at in surely_heard([at in pairs for at in range(len(said))])
            if _opens(at, said) and _after_pause(heard, pairs[at], recording.rate)
        )


def _found(said: Sequence[str], recording: Recording) -> dict[int, Span]:
    """Where each word of the text is, without those that were not said."""
    if not said:
        return {}
    with Engine(said) as engine:
        whole = _Stretch(first=0, last=len(said), start=0, end=recording.samples)
        if len(said) <= FEW:
            return _placed(engine.place, said, whole, recording)
        if recording.samples <= LONGEST_CHUNK * recording.rate:
            placed = _placed(engine.recognise, said, whole, recording)
            if placed:
                return placed
        heard = _heard(engine, said, recording)
        found: dict[int, Span] = {}
        for stretch in _stretches(heard, len(said), recording):
            inside = range(stretch.first, stretch.last)
            placed = _placed(engine.place, said, stretch, recording)
            found |= placed or {at: heard[at] for at in inside if at in heard}
        return found


def _heard(engine: Engine, said: Sequence[str], recording: Recording) -> dict[int, Span]:
    """Where the recogniser heard words of the text in the text's order.

    Raises:
        AlignmentFailed: too few for the text to be what is said.
    """
    heard = _all_heard(engine.listener(), recording)
    pairs = matches(said, [word for word, _, _ in heard])
    if len(pairs) < LEAST_HEARD * len(said) + FEW_MORE:
        message = (
            f"The recording does not match the script: of its {len(said)} words {len(pairs)} were "
            "heard in their order. Check that the recording and the script belong together."
        )
        raise AlignmentFailed(message)
    return {ours: heard[theirs][1:] for ours, theirs in pairs}


def _all_heard(listener: Listener, recording: Recording) -> list[tuple[str, int, int]]:
    """The words that are heard, of the text or not, with their first samples and those after."""
    rate = recording.rate
    return [
        (word, start + round(first * rate), start + round(last * rate))
        for start, end in chunks(recording)
        for word, first, last in listener.hear(piece(recording, start, end))
    ]


def _opens(at: int, said: Sequence[tuple[int, str]]) -> bool:
    """Whether a word of the engine is the first of a spoken word."""
    return at == 0 or said[at - 1][0] != said[at][0]


def _after_pause(heard: Sequence[tuple[str, int, int]], at: int, rate: int) -> bool:
    return at == 0 or heard[at][1] - heard[at - 1][2] >= SHORT_PAUSE * rate


def _stretches(heard: Mapping[int, Span], count: int, recording: Recording) -> Iterator[_Stretch]:
    """Cuts the text at pauses, and leaves out passages that were not said."""
    present = surroundings_heard([at in heard for at in range(count)])
    heard = {at: span for at, span in heard.items() if present[at]}
    first = 0
    for last in range(1, count + 1):
        if not present[last - 1]:
            first = last
        elif last == count or not present[last] or _may_cut(heard, first, last, recording.rate):
            yield _stretch(heard, first, last, recording)
            first = last


def _may_cut(heard: Mapping[int, Span], first: int, last: int, rate: int) -> bool:
    """Whether a piece may end before the word ``last``."""
    if last - 1 not in heard or last not in heard:
        return False
    pause = heard[last][0] - heard[last - 1][1]
    return last - first >= (FEWEST_WORDS if pause >= PAUSE * rate else MOST_WORDS)


def _stretch(heard: Mapping[int, Span], first: int, last: int, recording: Recording) -> _Stretch:
    """The sound in which the words must be: as far as the words heard around them allow."""
    inside = [at for at in range(first, last) if at in heard]
    before = heard.get(first - 1, (0, 0))[1] if first == inside[0] else 0
    room = int((MARGIN + SLOW_WORD * (inside[0] - first)) * recording.rate)
    start = max(_middle(before, heard[inside[0]][0]), heard[inside[0]][0] - room, 0)
    room = int((MARGIN + SLOW_WORD * (last - 1 - inside[-1])) * recording.rate)
    after = heard[last][0] if last in heard and inside[-1] == last - 1 else recording.samples
    end = min(_middle(heard[inside[-1]][1], after), heard[inside[-1]][1] + room)
    return _Stretch(first=first, last=last, start=start, end=min(end, recording.samples))


def _middle(low: int, high: int) -> int:
    return (low + max(low, high)) // 2


def _placed(
    place: Place, said: Sequence[str], stretch: _Stretch, recording: Recording
) -> dict[int, Span]:
    """Where each word of a stretch is; empty where the engine cannot place them."""
    sound = piece(recording, stretch.start, stretch.end)
    rate, shift = recording.rate, stretch.start
    placed = place(said[stretch.first : stretch.last], sound)
    return {
        at: (shift + round(start * rate), min(shift + round(end * rate), recording.samples))
        for at, (_, start, end) in enumerate(placed, stretch.first)
    }
