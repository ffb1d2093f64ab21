"""What a voice that is paid for costs, before it has spoken."""

from dataclasses import dataclass
from decimal import Decimal

from reelwright.domain.money import Charge, Usage

MILLION = 1_000_000
CHARACTERS_A_MINUTE = 900
"""Of narration: 150 words a minute, each about five letters and a space."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VoicePrice:
    """What a model costs in US dollars, where the price is from, and when it was read.

    ``at_most`` is the most that a million characters can cost; it differs from the price where
    the service is paid by something else than characters, such as the sound's length. ``added``
    are characters that each call counts beside those of the line.
    """

    model: str
    per_million_characters: Decimal
    source: str
    at_most: Decimal | None = None
    added: int = 0

    @property
    def highest(self) -> Decimal:
        """The most for a million characters."""
        return self.per_million_characters if self.at_most is None else self.at_most

    @property
    def per_minute(self) -> Decimal:
        """About, for a minute of speech."""
        return self.per_million_characters * CHARACTERS_A_MINUTE / MILLION

    def most(self, characters: int) -> Charge:
        """The most that a line of so many characters can cost."""
        return self._charge(characters + self.added, self.highest)

    def charge(self, characters: int, seconds: float = 0.0) -> Charge:
        """What so many characters cost that the service counted."""
        return self._charge(characters, self.per_million_characters, seconds)

    def _charge(self, characters: int, rate: Decimal, seconds: float = 0.0) -> Charge:
        return Charge(
            usage=Usage(characters=characters, seconds=seconds),
            amount=rate * characters / MILLION,
            source=self.source,
        )
