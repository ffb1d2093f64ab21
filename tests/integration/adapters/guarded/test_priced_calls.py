"""What a guarded call reserves and settles, at known prices, unknown ones and the owner's."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pytest

from builders.cloud_voices import line_of
from reelwright.adapters.espeak.voice import EspeakVoice
from reelwright.adapters.guarded.voice import GuardedVoice
from reelwright.domain.money import NOTHING, Charge, Usage
from reelwright.domain.own_prices import OwnPrice, OwnPrices
from reelwright.domain.voice.prices import VoicePrice
from reelwright.domain.voice.takes import SpokenLine, VoiceRef
from reelwright.ports.guard import Meter, ServiceCall
from reelwright.ports.services import Kind, ServiceFacts
from reelwright.ports.voice import Speech, VoiceCapabilities

pytestmark = pytest.mark.integration

FACTS = ServiceFacts(
    name="chime", title="Chime", kinds=frozenset({Kind.VOICE}), address="http://127.0.0.1:1"
)
KNOWN = (VoicePrice(model="good", per_million_characters=Decimal(100), source="a page"),)
LINE = "Two lamps give light."


@dataclass
class Slip:
    """Implements ``Guard`` and ``Meter``: what was reserved, and what was settled."""

    reserved: list[Charge] = field(default_factory=list)
    settled: list[Charge] = field(default_factory=list)

    def attempts(self, call: ServiceCall) -> Iterator[nullcontext[Meter]]:
        self.reserved.append(call.most)
        yield nullcontext(self)

    def settle(self, charge: Charge, request_id: str = "") -> None:
        assert request_id == ""
        self.settled.append(charge)


@dataclass
class Priced:
    """espeak, as if it were paid for."""

    prices: tuple[VoicePrice, ...]
    charge: Charge | None = None
    voice: EspeakVoice = field(default_factory=EspeakVoice)

    @property
    def capabilities(self) -> VoiceCapabilities:
        return replace(self.voice.capabilities, prices=self.prices)

    def voices(self) -> tuple[VoiceRef, ...]:
        return self.voice.voices()

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        return replace(self.voice.speak(line, replace(voice, model="")), charge=self.charge)


def spoken(
    voice: Priced, own: OwnPrices | None = None, model: str = "new", text: str = LINE
) -> tuple[Decimal, Decimal]:
    slip = Slip()
    ref = replace(voice.voices()[0], model=model)
    speech = GuardedVoice(voice, FACTS, slip, own).speak(line_of(text), ref)
    assert slip.settled == [speech.charge or Charge(usage=Usage())]
    return slip.reserved[0].amount, slip.settled[0].amount


def test_a_model_without_a_price_is_reserved_and_settled_as_the_dearest() -> None:
    most = Decimal(100 * len(LINE)) / 1_000_000
    assert spoken(Priced(prices=KNOWN)) == (most, most)


def test_what_the_provider_tells_is_settled() -> None:
    told = Charge(usage=Usage(characters=5), amount=Decimal("0.0001"), source="its own")
    assert spoken(Priced(prices=KNOWN, charge=told))[1] == Decimal("0.0001")


def test_a_line_in_which_nothing_is_said_costs_nothing() -> None:
    assert spoken(Priced(prices=KNOWN), text="...")[1] == NOTHING


def test_a_provider_without_prices_is_free_until_the_owner_sets_one() -> None:
    assert spoken(Priced(prices=())) == (NOTHING, NOTHING)
    own = OwnPrices(rows={"chime": OwnPrice(amount=Decimal(30))})
    most = Decimal(30 * len(LINE)) / 1_000_000
    assert spoken(Priced(prices=()), own) == (most, most)


def test_the_owners_price_stands_instead_of_what_the_provider_tells() -> None:
    told = Charge(usage=Usage(characters=10), amount=Decimal("0.001"), source="its own")
    own = OwnPrices(rows={"chime:good": OwnPrice(amount=Decimal(300))})
    reserved, settled = spoken(Priced(prices=KNOWN, charge=told), own, model="good")
    assert reserved == Decimal(300 * len(LINE)) / 1_000_000
    assert settled == Decimal("0.003")
