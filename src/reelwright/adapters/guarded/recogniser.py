"""A recogniser whose every call is made under the guard."""

from dataclasses import replace
from decimal import Decimal

from reelwright.domain.money import NOTHING, Charge, Usage
from reelwright.domain.own_prices import OwnPrices
from reelwright.domain.transcript.recognised import Recognised
from reelwright.ports.guard import Guard, Meter, ServiceCall, guarded
from reelwright.ports.recognition import Recogniser, RecogniserFacts, Told
from reelwright.ports.services import ServiceFacts
from reelwright.ports.voice import Recording

_MINUTE = 60


class GuardedRecogniser:
    """Implements ``Recogniser``: waits, repeats, refuses and records as the guard decides.

    A piece costs by its length, which is known before. ``own`` are prices of the owner, which
    stand instead of the recogniser's.
    """

    def __init__(
        self,
        recogniser: Recogniser,
        service: ServiceFacts,
        guard: Guard,
        own: OwnPrices | None = None,
    ) -> None:
        self._recogniser = recogniser
        self._service = service
        self._guard = guard
        self._own = own or OwnPrices()

    @property
    def facts(self) -> RecogniserFacts:
        """Those of the recogniser, at the owner's price."""
        facts = self._recogniser.facts
        return replace(facts, per_minute=self._charge(_MINUTE, facts).amount)

    def recognise(self, sound: Recording, language: str, told: Told) -> Recognised:
        """Hear one piece; errors as the recogniser's, and BudgetPassed."""
        charge = self._charge(sound.samples / sound.rate, self._recogniser.facts)

        def heard(meter: Meter) -> Recognised:
            words = self._recogniser.recognise(sound, language, told)
            meter.settle(charge)
            return words

        call = ServiceCall(
            service=self._service,
            operation="recognise",
            most=charge,
            subject=self._model,
        )
        return guarded(self._guard, call, heard)

    def _charge(self, seconds: float, facts: RecogniserFacts) -> Charge:
        usage = Usage(seconds=round(seconds, 3))
        per_minute = facts.per_minute or NOTHING
        amount = Decimal(str(usage.seconds)) * per_minute / _MINUTE
        known = Charge(usage=usage, amount=amount, source=facts.price_source)
        return self._own.of_minutes(self._service.name, self._model, known)

    @property
    def _model(self) -> str:
        return self._recogniser.facts.name.partition(":")[2]
