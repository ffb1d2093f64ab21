"""A voice that takes lines of any length: long ones are spoken in parts and joined."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reelwright.domain.money import Charge, Usage
from reelwright.domain.voice.splitting import parts_of, pause_after
from reelwright.domain.voice.takes import SpokenLine, VoiceRef, WordTime
from reelwright.ports.voice import Recording, Speech, Voice, VoiceCapabilities, VoiceFailed

ANY_LENGTH = 1_000_000


class SplitVoice:
    """Implements ``Voice``."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice

    @property
    def capabilities(self) -> VoiceCapabilities:
        """Those of the voice, for lines of any length."""
        return replace(self._voice.capabilities, longest_line=ANY_LENGTH)

    def voices(self) -> tuple[VoiceRef, ...]:
        """The voice's own."""
        return self._voice.voices()

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        """Speak one line, in parts that end where a speaker would breathe.

        Raises:
            LineTooLong: one word alone is longer than the voice takes; else as the voice.
        """
        parts = parts_of(line, self._voice.capabilities.longest_line)
        spoken = [self._voice.speak(part, voice) for part in parts]
        return spoken[0] if len(spoken) == 1 else _joined(parts, spoken)


def _joined(parts: Sequence[SpokenLine], spoken: Sequence[Speech]) -> Speech:
    rate = spoken[0].recording.rate
    if any(speech.recording.rate != rate for speech in spoken):
        raise VoiceFailed("The voice changed its sample rate inside of a line. Run it again.")
    pcm = bytearray()
    words: list[WordTime] = []
    for part, speech in zip(parts, spoken, strict=True):
        shift = len(pcm) // 2
        words += (
            replace(word, start=word.start + shift, end=word.end + shift) for word in speech.words
        )
        pcm += speech.recording.pcm
        if part is not parts[-1]:
            pcm += bytes(2 * int(pause_after(part) * rate))
    timed = all(speech.words for speech in spoken)
    return Speech(
        recording=Recording(pcm=bytes(pcm), rate=rate),
        words=tuple(words) if timed else (),
        charge=_sum([speech.charge for speech in spoken if speech.charge]),
        request_id=" ".join(speech.request_id for speech in spoken if speech.request_id),
        notes=tuple(dict.fromkeys(note for speech in spoken for note in speech.notes)),
    )


def _sum(charges: Sequence[Charge]) -> Charge | None:
    if not charges:
        return None
    return Charge(
        usage=Usage(
            requests=sum(charge.usage.requests for charge in charges),
            characters=sum(charge.usage.characters for charge in charges),
            seconds=sum(charge.usage.seconds for charge in charges),
        ),
        amount=sum((charge.amount for charge in charges), Decimal(0)),
        source=charges[0].source,
    )
