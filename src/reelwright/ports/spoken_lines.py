"""What every voice asks of a line before it speaks it; the same sentences for all."""

from reelwright.domain.voice.takes import VoiceRef
from reelwright.ports.voice import VoiceFailed, VoiceUnavailable


def check_speed(voice: VoiceRef, slowest: float, fastest: float) -> None:
    """Whether the voice can speak as fast as it shall.

    Raises:
        VoiceUnavailable.
    """
    if not slowest <= voice.speed <= fastest:
        message = f"The voice {voice} speaks at {slowest} to {fastest} of its speed: choose within."
        raise VoiceUnavailable(message)


def check_length(text: str, most: int) -> None:
    """Whether a line is not longer than what is spoken at once.

    Raises:
        VoiceFailed.
    """
    if len(text) > most:
        message = f"A line of {len(text)} characters is too long to speak: split it."
        raise VoiceFailed(message)
