"""A voice whose every call is made under the guard."""

from dataclasses import replace

from reelwright.domain.money import NOTHING, Charge, Usage
from reelwright.domain.own_prices import OwnPrices
from reelwright.domain.voice.takes import SpokenLine, VoiceRef
from reelwright.ports.guard import Guard, Meter, ServiceCall, guarded
from reelwright.ports.services import ServiceFacts
from reelwright.ports.spoken_answers import is_said
from reelwright.ports.voice import Speech, Voice, VoiceCapabilities

FREE = Charge(usage=Usage())


class GuardedVoice:
    """Implements ``Voice``: waits, repeats, refuses and records as the guard decides.

    ``own`` are prices of the owner, which stand instead of the provider's.
    """

    def __init__(
        self, voice: Voice, facts: ServiceFacts, guard: Guard, own: OwnPrices | None = None
    ) -> None:
        self._voice = voice
        self._facts = facts
        self._guard = guard
        self._own = own or OwnPrices()

    @property
    def capabilities(self) -> VoiceCapabilities:
        """Those of the voice, at the owner's prices."""
        able = self._voice.capabilities
        return replace(able, prices=self._own.voice_prices(self._facts.name, able.prices))

    def voices(self) -> tuple[VoiceRef, ...]:
        """The voices, asked for under the guard; the list is free.

        Raises:
            ServiceError.
        """
        call = ServiceCall(service=self._facts, operation="voices", most=FREE)
        return guarded(self._guard, call, lambda _meter: self._voice.voices())

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        """Speak one line; its most is reserved before, and what it did cost is settled after.

        Raises:
            VoiceUnavailable, VoiceFailed, LanguageUnsupported, ServiceError, BudgetPassed.
        """
        most = self._most(line, voice)

        def spoken(meter: Meter) -> Speech:
            speech = self._priced(self._voice.speak(line, voice), line, voice)
            meter.settle(speech.charge or FREE, speech.request_id)
            return speech

        call = ServiceCall(
            service=self._facts,
            operation="speak",
            most=most,
            subject=voice.model or voice.name,
        )
        return guarded(self._guard, call, spoken)

    def _most(self, line: SpokenLine, voice: VoiceRef) -> Charge:
        price = self.capabilities.price_of(voice)
        if price is None:
            return Charge(usage=Usage(characters=len(line.text)), amount=NOTHING)
        return price.most(len(line.text))

    def _priced(self, speech: Speech, line: SpokenLine, voice: VoiceRef) -> Speech:
        """At the owner's price; at its most where a voice that has a price does not tell it."""
        price = self.capabilities.price_of(voice)
        if price is None or not is_said(line):
            return speech
        if speech.charge is None:
            return replace(speech, charge=self._most(line, voice))
        if price == self._voice.capabilities.price_of(voice):
            return speech
        used = speech.charge.usage
        charge = price.charge(used.characters or len(line.text), used.seconds)
        return replace(speech, charge=replace(charge, usage=used))
