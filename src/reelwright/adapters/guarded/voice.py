"""A voice whose every call is made under the guard."""

from reelwright.domain.money import NOTHING, Charge, Usage
from reelwright.domain.voice.takes import SpokenLine, VoiceRef
from reelwright.ports.guard import Guard, Meter, ServiceCall, guarded
from reelwright.ports.services import ServiceFacts
from reelwright.ports.voice import Speech, Voice, VoiceCapabilities


class GuardedVoice:
    """Implements ``Voice``: waits, repeats, refuses and records as the guard decides."""

    def __init__(self, voice: Voice, facts: ServiceFacts, guard: Guard) -> None:
        self._voice = voice
        self._facts = facts
        self._guard = guard

    @property
    def capabilities(self) -> VoiceCapabilities:
        """Those of the voice."""
        return self._voice.capabilities

    def voices(self) -> tuple[VoiceRef, ...]:
        """The voices, asked for under the guard; the list is free.

        Raises:
            ServiceError.
        """
        call = ServiceCall(service=self._facts, operation="voices", most=Charge(usage=Usage()))
        return guarded(self._guard, call, lambda _meter: self._voice.voices())

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        """Speak one line; its most is reserved before, and what it did cost is settled after.

        Raises:
            VoiceUnavailable, VoiceFailed, LanguageUnsupported, ServiceError, BudgetPassed.
        """

        def spoken(meter: Meter) -> Speech:
            speech = self._voice.speak(line, voice)
            meter.settle(speech.charge or Charge(usage=Usage()), speech.request_id)
            return speech

        call = ServiceCall(
            service=self._facts,
            operation="speak",
            most=self._most(line, voice),
            subject=voice.model or voice.name,
        )
        return guarded(self._guard, call, spoken)

    def _most(self, line: SpokenLine, voice: VoiceRef) -> Charge:
        price = self.capabilities.price_of(voice)
        if price is None:
            return Charge(usage=Usage(characters=len(line.text)), amount=NOTHING)
        return price.most(len(line.text))
