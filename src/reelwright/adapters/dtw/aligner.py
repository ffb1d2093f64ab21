"""Finds known words by warping the recording onto a voice's own reading of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from reelwright.adapters.dtw.features import (
    HOPS_PER_SECOND,
    Features,
    features_of,
    speech_hops,
)
from reelwright.adapters.dtw.warp import glance, warp
from reelwright.domain.transcript.anchoring import Anchor
from reelwright.domain.voice.takes import SpokenLine, TimeSource, Utterance, VoiceRef, WordTime
from reelwright.domain.voice.word_spans import Span, filled, tightened
from reelwright.ports.voice import (
    AlignmentFailed,
    LanguageUnsupported,
    Recording,
    Speech,
    Voice,
    VoiceUnavailable,
)

THROATS = (0.85, 0.92, 1.0, 1.08, 1.16)
"""Factors from the reading voice's vocal tract to the recorded one's, men's to women's."""
LIKE = 0.935
"""Of the distance to the same reading backwards. Lines that were said came to 0.77 to 0.87 of it
(0.91 in a noisy old recording), other lines to 0.94 to 1.02."""
FEW_HOPS = 150
"""A recording shorter than this is too short to tell whether it is of the text."""
FASTEST = 3
"""Times the reading's speed; a recording that holds less speech does not hold the text."""
WORDS_AT_ONCE = 30
"""Read as one line; longer texts are read in parts."""
PAUSE_HOPS = 15
"""Without speech, at which a recording shows where words begin; and how far off the warp may be."""
SETTLED = 0.85
"""The part of a recording up to which a warp onto a longer text is believed: what follows tells
whether it was right."""


class WarpingAligner:
    """Aligns every language that ``voice``, which must give exact times, speaks."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice

    def languages(self) -> frozenset[str]:
        """Those of the voice that reads."""
        return frozenset(ref.language for ref in self._voice.voices())

    def align(
        self, recording: Recording, words: Sequence[str], language: str
    ) -> tuple[WordTime, ...]:
        """A time for each spoken word, in order; a word may be several spoken together.

        Raises:
            LanguageUnsupported, AlignmentFailed, VoiceFailed.
        """
        reader = self._reader(language)
        spans: dict[int, Span] = {}
        if recording.samples and any(any(map(str.isalnum, word)) for word in words):
            spans = self._spans(recording, words, reader)
        sound = np.frombuffer(recording.pcm, np.int16)
        tight = tightened(sound, spans, recording.rate)
        return filled(words, tight, recording.samples, TimeSource.ALIGNED)

    def anchors(
        self, recording: Recording, words: Sequence[str], language: str
    ) -> tuple[Anchor, ...]:
        """Words that begin where a pause of the recording ends.

        Recording and text must begin together, since nothing but the warp tells where it is.

        Raises:
            LanguageUnsupported, VoiceFailed.
        """
        reader = self._reader(language)
        if not recording.samples or not any(any(map(str.isalnum, word)) for word in words):
            return ()
        reading, times = self._reading(words, reader)
        ours, theirs = _Spoken.of(reading), _Spoken.of(recording)
        try:
            nearest = _nearest(theirs, ours, whole=False)
        except AlignmentFailed:
            return ()
        path = warp(theirs.features(), nearest, whole=False).path
        reached = ours.hops[path] * (reading.rate // HOPS_PER_SECOND)
        starts = np.searchsorted(reached, [start for start, _ in times])
        return tuple(_at_pauses(starts, theirs, recording.rate // HOPS_PER_SECOND))

    def _reader(self, language: str) -> VoiceRef:
        for ref in self._voice.voices():
            if ref.language == language:
                return ref
        message = f"No voice here can read {language!r} to align it."
        raise LanguageUnsupported(message)

    def _spans(
        self, recording: Recording, words: Sequence[str], reader: VoiceRef
    ) -> dict[int, Span]:
        reading, times = self._reading(words, reader)
        rate = reading.rate
        ours, theirs = _Spoken.of(reading), _Spoken.of(recording)
        path = warp(theirs.features(), _nearest(theirs, ours)).path
        reached = ours.hops[path] * (rate // HOPS_PER_SECOND)

        hop = recording.rate // HOPS_PER_SECOND

        def span(start: int, end: int) -> Span:
            """Where the recording says what the reading does between two samples.

            The end is that of the last hop before it: a pause may follow in the recording.
            """
            first, after = np.searchsorted(reached, (start, end))
            first = min(int(first), len(theirs.hops) - 1)
            last = max(first, int(after) - 1)
            ending = (int(theirs.hops[last]) + 1) * hop
            return int(theirs.hops[first]) * hop, min(ending, recording.samples)

        return {at: span(start, end) for at, (start, end) in enumerate(times) if end > start}

    def _reading(self, words: Sequence[str], reader: VoiceRef) -> tuple[Recording, list[Span]]:
        """The words read aloud, and where each is."""
        sounds: list[bytes] = []
        times: list[Span] = []
        rate, place = 1, 0
        for speech in self._speeches(words, reader):
            rate = speech.recording.rate
            sounds.append(speech.recording.pcm)
            times += [(place + word.start, place + word.end) for word in speech.words]
            place += speech.recording.samples
        return Recording(pcm=b"".join(sounds), rate=rate), times

    def _speeches(self, words: Sequence[str], reader: VoiceRef) -> Iterator[Speech]:
        for first in range(0, len(words), WORDS_AT_ONCE):
            part = words[first : first + WORDS_AT_ONCE]
            line = SpokenLine(
                language=reader.language,
                utterances=tuple(
                    Utterance(first=at, last=at + 1, spoken=word) for at, word in enumerate(part)
                ),
            )
            speech = self._voice.speak(line, reader)
            if len(speech.words) != len(part):
                message = f"The voice {reader} gives no word times, which aligning needs."
                raise VoiceUnavailable(message)
            yield speech


@dataclass(frozen=True, kw_only=True, slots=True)
class _Spoken:
    """A recording and the hops of it that are not pauses."""

    sound: NDArray[np.int16]
    rate: int
    hops: NDArray[np.int64]

    @classmethod
    def of(cls, recording: Recording) -> Self:
        sound = np.frombuffer(recording.pcm, np.int16)
        return cls(sound=sound, rate=recording.rate, hops=speech_hops(sound, recording.rate))

    def features(self, throat: float = 1.0) -> Features:
        return features_of(self.sound, self.rate, self.hops, throat)


def _at_pauses(starts: NDArray[np.int64], spoken: _Spoken, hop: int) -> Iterator[Anchor]:
    """The words, by the places of their beginnings among the hops of speech, that begin one."""
    settled = int(len(spoken.hops) * SETTLED)
    after = np.flatnonzero(np.diff(spoken.hops) > PAUSE_HOPS) + 1
    for place in after[after < settled]:
        word = int(np.abs(starts - place).argmin())
        if abs(int(starts[word]) - int(place)) <= PAUSE_HOPS:
            yield Anchor(word=word, sample=int(spoken.hops[place]) * hop)


def _nearest(recording: _Spoken, reading: _Spoken, *, whole: bool = True) -> Features:
    """The reading as the throat would say it that comes nearest to the recording.

    Raises:
        AlignmentFailed: the recording is no nearer to the text than to nonsense.
    """
    heard = recording.features()
    distances = [glance(heard, reading.features(throat), whole=whole) for throat in THROATS]
    nearest = reading.features(THROATS[int(np.argmin(distances))])
    backwards = glance(heard, np.ascontiguousarray(nearest[::-1]), whole=whole)
    unlike = len(heard) > FEW_HOPS and min(distances) > LIKE * backwards
    if unlike or (whole and len(heard) * FASTEST < len(nearest)):
        message = (
            "The recording does not match the script: its words were not found in the sound. "
            "Check that the recording and the script belong together."
        )
        raise AlignmentFailed(message)
    return nearest
