"""Every stock service keeps the same promises, against a stand-in that speaks its own wire."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from reelwright.adapters.http.client import HttpxServiceHttp
from reelwright.adapters.openverse.provider import PROVIDER as OPENVERSE
from reelwright.adapters.pexels.provider import PROVIDER as PEXELS
from reelwright.adapters.pixabay.provider import PROVIDER as PIXABAY
from reelwright.adapters.wikimedia.provider import PROVIDER as WIKIMEDIA
from reelwright.domain.canvas import Canvas, Format, Preset, canvas_for
from reelwright.domain.footage.stock import StockKind, StockQuery, StockTerms, can_be_shown
from reelwright.ports.footage import StockSource
from reelwright.ports.services import (
    Access,
    AnswerUnusable,
    KeyMissing,
    KeyRefused,
    Provider,
    RequestRefused,
    Secret,
    ServiceBusy,
    ServiceError,
    ServiceFailed,
    ServiceUnreachable,
)
from reelwright.simulators.stock.openverse import OpenverseSimulator
from reelwright.simulators.stock.pexels import PexelsSimulator
from reelwright.simulators.stock.pixabay import PixabaySimulator
from reelwright.simulators.stock.service import StockSimulator
from reelwright.simulators.stock.wikimedia import WikimediaSimulator
from reelwright.simulators.wire.exchange import Asked
from reelwright.simulators.wire.faults import Fault

pytestmark = pytest.mark.contract

CONTACT = "owner@example.org"
HASTE = 0.2
"""Seconds in which a call ends that is meant to end so."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    provider: Provider[StockSource]
    simulator: type[StockSimulator]


SERVICES = {
    "pexels": Service(provider=PEXELS, simulator=PexelsSimulator),
    "pixabay": Service(provider=PIXABAY, simulator=PixabaySimulator),
    "openverse": Service(provider=OPENVERSE, simulator=OpenverseSimulator),
    "wikimedia": Service(provider=WIKIMEDIA, simulator=WikimediaSimulator),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reached:
    service: Service
    simulator: StockSimulator
    access: Access
    before: int

    @property
    def asked(self) -> tuple[Asked, ...]:
        return self.simulator.requests[self.before :]

    @property
    def source(self) -> StockSource:
        return self.service.provider.connect(self.access)


@pytest.fixture(scope="module")
def patient() -> Iterator[HttpxServiceHttp]:
    with HttpxServiceHttp() as http:
        yield http


@pytest.fixture(scope="module")
def hasty() -> Iterator[HttpxServiceHttp]:
    with HttpxServiceHttp(total=HASTE) as http:
        yield http


@pytest.fixture(scope="module", params=SERVICES)
def running(request: pytest.FixtureRequest) -> Iterator[tuple[Service, StockSimulator]]:
    service = SERVICES[request.param]
    with service.simulator() as simulator:
        yield service, simulator


@pytest.fixture
def reached(running: tuple[Service, StockSimulator], patient: HttpxServiceHttp) -> Reached:
    service, simulator = running
    simulator.faults.clear()
    key = Secret(simulator.key) if service.provider.facts.key else None
    access = Access(http=patient, address=simulator.address, key=key, contact=CONTACT)
    return Reached(
        service=service, simulator=simulator, access=access, before=len(simulator.requests)
    )


def _query(
    words: str = "red fox snow",
    kind: StockKind = StockKind.STILL,
    picture: Format = Format.WIDE,
    seconds: float = 5,
) -> StockQuery:
    return StockQuery.of(words, kind, _canvas(picture), "en", seconds)


def _canvas(picture: Format) -> Canvas:
    return canvas_for(picture, Preset.P1080)


@pytest.mark.parametrize("picture", list(Format))
@pytest.mark.parametrize("kind", list(StockKind))
def test_what_is_found_says_what_it_is(reached: Reached, kind: StockKind, picture: Format) -> None:
    query = _query(kind=kind, picture=picture)
    items = reached.source.search(query)
    if kind not in reached.source.kinds:
        assert items == ()
        return
    shown = [item for item in items if can_be_shown(item, query, StockTerms())]
    if reached.source.service != "pixabay" or (kind, picture) != (StockKind.CLIP, Format.TALL):
        assert shown[0].file.startswith(reached.simulator.address)
        assert any("fox" in phrase.lower() for phrase in shown[0].phrases)
    for item in shown:
        assert item.service == reached.source.service
        assert item.author
        assert item.page.startswith("https://")
        assert item.phrases
        assert item.width >= query.width
        assert item.height >= query.height
        assert item.seconds >= query.seconds or kind is StockKind.STILL


def test_nothing_found_is_no_failure(reached: Reached) -> None:
    assert reached.source.search(_query("xylophone")) == ()


def test_the_search_is_one_call_with_the_words(reached: Reached) -> None:
    reached.source.search(_query())
    (asked,) = reached.asked
    assert any("red fox snow" in value for value in asked.query.values())


def test_a_missing_key_is_told_before_any_call(reached: Reached) -> None:
    bare = replace(reached.access, key=None)
    if not reached.service.provider.facts.key:
        assert reached.service.provider.connect(bare).search(_query())
        return
    with pytest.raises(KeyMissing, match=reached.service.provider.facts.key):
        reached.service.provider.connect(bare)
    assert reached.asked == ()


def test_a_wrong_key_is_refused_and_not_shown(reached: Reached) -> None:
    wrong = replace(reached.access, key=Secret("wrong-key-1234567890"))
    source = reached.service.provider.connect(wrong)
    if not reached.service.provider.facts.key:
        assert source.search(_query())
        return
    with pytest.raises(KeyRefused) as refused:
        source.search(_query())
    assert "wrong-key" not in str(refused.value)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.BUSY, ServiceBusy),
        (Fault.FAILED, ServiceFailed),
        (Fault.OVERLOADED, ServiceFailed),
        (Fault.REFUSED, RequestRefused),
        (Fault.CUT, ServiceUnreachable),
        (Fault.DROPPED, ServiceUnreachable),
        (Fault.MALFORMED, AnswerUnusable),
        (Fault.EMPTY, AnswerUnusable),
    ],
)
def test_every_failure_is_one_of_the_ports(
    reached: Reached, fault: Fault, error: type[ServiceError]
) -> None:
    reached.simulator.faults.add(fault)
    with pytest.raises(error) as raised:
        reached.source.search(_query())
    assert raised.value.service == reached.source.service
    assert type(raised.value) is error
    assert len(reached.asked) == 1
    assert reached.source.search(_query())


def test_what_takes_too_long_is_ended(reached: Reached, hasty: HttpxServiceHttp) -> None:
    reached.simulator.faults.always(Fault.SLOW)
    source = reached.service.provider.connect(replace(reached.access, http=hasty))
    with pytest.raises(ServiceUnreachable):
        source.search(_query())


def test_another_form_of_answer_finds_nothing_or_is_unusable(reached: Reached) -> None:
    reached.simulator.faults.add(Fault.WRONG_SHAPE)
    if reached.source.service == "wikimedia":  # says nothing where nothing was found
        assert reached.source.search(_query()) == ()
        return
    with pytest.raises(AnswerUnusable, match="not in its own form"):
        reached.source.search(_query())


def test_the_time_to_wait_is_passed_on(reached: Reached) -> None:
    reached.simulator.faults.add(Fault.BUSY)
    with pytest.raises(ServiceBusy) as busy:
        reached.source.search(_query())
    told = "retry-after" in {name.lower() for name in reached.simulator.error(Fault.BUSY).headers}
    assert (busy.value.retry_after is not None) >= told


def test_a_check_is_one_call_and_a_sentence(reached: Reached) -> None:
    said = reached.service.provider.check(reached.access)
    assert "answers" in said
    assert len(reached.asked) == 1


def test_commons_is_told_who_calls(patient: HttpxServiceHttp) -> None:
    with WikimediaSimulator() as simulator:
        access = Access(http=patient, address=simulator.address)
        with pytest.raises(KeyMissing, match="contact"):
            WIKIMEDIA.connect(access)
        WIKIMEDIA.connect(replace(access, contact=CONTACT)).search(_query())
        assert CONTACT in simulator.requests[0].headers["user-agent"]
