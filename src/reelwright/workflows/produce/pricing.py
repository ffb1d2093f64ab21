"""What it would cost to record a script with the voice that was asked for."""

from dataclasses import dataclass
from decimal import Decimal

from reelwright.domain.money import NOTHING
from reelwright.domain.script.scenes import Script
from reelwright.domain.spoken.line import spoken_line
from reelwright.domain.voice.choice import AskedVoice, asked_voices
from reelwright.ports.services import ServiceError
from reelwright.ports.voice import VoiceCapabilities
from reelwright.workflows.produce.order import Order, Studio


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """An amount in US dollars, and what a person should know about it."""

    amount: Decimal = NOTHING
    notes: tuple[str, ...] = ()


def recording_quote(order: Order, script: Script, studio: Studio) -> Quote:
    """The price of every line as it is said, by the first voice asked for; no service is called.

    Lines that were recorded before cost nothing again, so it may be less.
    """
    asked = asked_voices(order.voice)
    outside = studio.outside
    if order.narration is not None or not asked or outside is None:
        return Quote()
    here = {voice.capabilities.provider for voice in studio.voices}
    if asked[0].provider in here or asked[0].provider not in outside.names():
        return Quote()
    try:
        able = outside.provider(asked[0].provider).capabilities
    except ServiceError as error:
        return Quote(notes=(str(error),))
    said = (spoken_line(line, script.language, order.pronunciations) for line in script.lines)
    return _quote(asked[0], able, sum(len(line.text) for line in said))


def _quote(asked: AskedVoice, able: VoiceCapabilities, characters: int) -> Quote:
    """By the model's price; by the dearest where the model's is not known."""
    if not able.prices:
        return Quote()
    model = asked.model or (able.models[0] if able.models else "")
    fitting = [price for price in able.prices if price.model == model] or able.prices
    charge = max((price.charge(characters) for price in fitting), key=lambda each: each.amount)
    note = f"Recording {characters} characters with {asked.text} is priced by {charge.source}."
    return Quote(amount=charge.amount, notes=(note,))
