"""Following a long text through a recording, a stretch of sound at a time.

Words are looked for half a minute at a time, which needs to be known where. A text of hours without
times is followed first: of every two minutes of sound an aligner tells which words, of those that
can come next, it surely hears. Where it hears none (an advertisement that is not in the text) the
text waits and the sound goes on; where the text has what was not said, it looks farther ahead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import LanguageNotSpoken, spoken_line
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.anchoring import Anchor, anchored, thinned
from reelwright.domain.transcript.completing import MARGIN, Window, windows
from reelwright.domain.transcript.given import GivenTranscript
from reelwright.ports.progress import Progress
from reelwright.ports.voice import Aligner, LanguageUnsupported
from reelwright.workflows.clip.listener import Listener

STEP = "follow"
LONGEST = 90 * SAMPLE_RATE
"""Samples in which a text is looked for without being followed first."""
STRETCH = 120 * SAMPLE_RATE
OVERLAP = 10 * SAMPLE_RATE
"""Of a stretch in which nothing was heard with the one behind it."""
AHEAD, FARTHEST = 600, 2_400
"""Words that two minutes of the fastest speech may hold; and how many are looked ahead at most
where the last stretch had none."""


def followed(
    given: GivenTranscript, language: str, listener: Listener, progress: Progress
) -> GivenTranscript:
    """The transcript with times where long parts of it had none, as far as its words are heard.

    Raises:
        Cancelled.
    """
    aligner = listener.aligner_of(language)
    long = [each for each in windows(given, listener.samples) if each.end - each.start > LONGEST]
    if aligner is None or not long:
        return given
    firsts = _firsts(given)
    found: list[Anchor] = []
    for window in long:
        words = range(firsts[window.first], firsts[window.last])
        found += _Follower(given, words, language, listener, aligner).anchors(window, progress)
    return anchored(given, thinned(found))


def _firsts(given: GivenTranscript) -> list[int]:
    """The place of each segment's first word among all, and one behind the last."""
    places = [0]
    for segment in given.segments:
        places.append(places[-1] + len(segment.words))
    return places


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    """How far a text was followed: to a word and a sample; ``ahead`` words may come next."""

    word: int
    sample: int
    ahead: int = AHEAD


class _Follower:
    """Follows the words of a range of a transcript."""

    def __init__(
        self,
        given: GivenTranscript,
        words: range,
        language: str,
        listener: Listener,
        aligner: Aligner,
    ) -> None:
        texts = [word.text for segment in given.segments for word in segment.words]
        self._texts = texts[words.start : words.stop]
        self._first = words.start
        self._language = language
        self._listener = listener
        self._aligner = aligner

    def anchors(self, window: Window, progress: Progress) -> Iterator[Anchor]:
        """Where its words are heard between two samples, those of each stretch in turn."""
        place = _Place(word=0, sample=window.start)
        while place.sample < window.end and place.word < len(self._texts):
            progress.advance(
                STEP, place.sample // SAMPLE_RATE, self._listener.samples // SAMPLE_RATE
            )
            end = min(window.end, place.sample + STRETCH)
            found = self._heard(place, end)
            yield from (each.moved(self._first, 0) for each in found)
            if end == window.end:
                return
            place = _next(place, end, found)

    def _heard(self, place: _Place, end: int) -> tuple[Anchor, ...]:
        """The anchors in the sound up to ``end``, by words of the range and samples of the whole.

        Whatever cannot be said in the language, such as a word in another script, has none.
        """
        texts = self._texts[place.word : place.word + place.ahead]
        (sound,) = self._listener.listen([(place.sample, end)])
        try:
            utterances = spoken_line(Line(text=" ".join(texts)), self._language).utterances
            said = [utterance.spoken for utterance in utterances]
            found = self._aligner.anchors(sound, said, self._language)
        except (LanguageNotSpoken, LanguageUnsupported):
            return ()
        return tuple(
            Anchor(
                word=place.word + utterances[each.word].first,
                sample=place.sample + each.sample * SAMPLE_RATE // sound.rate,
            )
            for each in found
        )


def _next(place: _Place, end: int, found: Sequence[Anchor]) -> _Place:
    """Where to go on: shortly before the last word that was heard, or behind what held none.

    Half a stretch is the least, so that every sound is heard twice at most.
    """
    last = found[-1] if found else Anchor(word=place.word, sample=place.sample)
    if last.sample - place.sample >= STRETCH // 2:
        return _Place(word=last.word, sample=last.sample - MARGIN)
    return _Place(word=last.word, sample=end - OVERLAP, ahead=min(FARTHEST, 2 * place.ahead))
