"""Telling voices apart in a recording, where neither its tracks nor a transcript tell who speaks.

A diariser hears a piece at a time, as recognisers do, so that memory stays flat. Who of one piece
is who of another is a rule (``domain/sound/voices``), and so is who says which word
(``domain/transcript/turns``).
"""

from dataclasses import dataclass
from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.sound.voices import HeardVoice
from reelwright.ports.recognition import Told
from reelwright.ports.voice import Recording


class DiariserUnavailable(ReelwrightError):
    """The diariser cannot be used on this machine."""


class DiarisationFailed(ReelwrightError):
    """The diariser stopped in the middle of a piece."""

    retryable = True


@dataclass(frozen=True, kw_only=True, slots=True)
class DiariserFacts:
    """What a diariser is, as values."""

    name: str
    """``engine:model``, as its owner writes it in the settings."""
    longest: int
    """Samples (48 kHz) of the longest piece that it hears at once."""
    version: str
    """Of engine, model and settings: enters the key of what is kept."""


class Diariser(Protocol):
    """Tells voices apart."""

    @property
    def facts(self) -> DiariserFacts:
        """What it is.

        Raises:
            DiariserUnavailable.
        """

    def diarise(self, sound: Recording, told: Told) -> tuple[HeardVoice, ...]:
        """The voices of a piece in the order in which they begin; none where nobody speaks.

        Turns of two voices overlap where both speak.

        Raises:
            DiariserUnavailable, DiarisationFailed, Cancelled.
        """
