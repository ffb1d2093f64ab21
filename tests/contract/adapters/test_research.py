"""Every research service keeps the same promises, against a stand-in of its own wire."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from reelwright.adapters.http.client import HttpxServiceHttp
from reelwright.adapters.serpapi.provider import PROVIDER as SERPAPI
from reelwright.adapters.youtube_search.provider import PROVIDER as YOUTUBE
from reelwright.domain.research.findings import FindingKind, ResearchQuery
from reelwright.ports.research import ResearchSource
from reelwright.ports.services import (
    Access,
    AllowanceSpent,
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
from reelwright.simulators.search.serpapi import SerpApiSimulator
from reelwright.simulators.search.youtube import YoutubeSearchSimulator
from reelwright.simulators.wire.exchange import Asked
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import ServiceSimulator

pytestmark = pytest.mark.contract

HASTE = 0.2
TOPIC = ResearchQuery(topic="deep sea")


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    provider: Provider[ResearchSource]
    simulator: type[ServiceSimulator]


SERVICES = {
    "serpapi": Service(provider=SERPAPI, simulator=SerpApiSimulator),
    "youtube-search": Service(provider=YOUTUBE, simulator=YoutubeSearchSimulator),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reached:
    provider: Provider[ResearchSource]
    simulator: ServiceSimulator
    access: Access
    before: int

    @property
    def asked(self) -> tuple[Asked, ...]:
        return self.simulator.requests[self.before :]

    @property
    def source(self) -> ResearchSource:
        return self.provider.connect(self.access)


@pytest.fixture(scope="module")
def patient() -> Iterator[HttpxServiceHttp]:
    with HttpxServiceHttp() as http:
        yield http


@pytest.fixture(scope="module")
def hasty() -> Iterator[HttpxServiceHttp]:
    with HttpxServiceHttp(total=HASTE) as http:
        yield http


@pytest.fixture(scope="module", params=SERVICES)
def running(request: pytest.FixtureRequest) -> Iterator[tuple[Service, ServiceSimulator]]:
    service = SERVICES[request.param]
    with service.simulator() as simulator:
        yield service, simulator


@pytest.fixture
def reached(running: tuple[Service, ServiceSimulator], patient: HttpxServiceHttp) -> Reached:
    service, simulator = running
    simulator.faults.clear()
    access = Access(http=patient, address=simulator.address, key=Secret(simulator.key))
    before = len(simulator.requests)
    return Reached(provider=service.provider, simulator=simulator, access=access, before=before)


def test_what_is_found_has_its_place_and_its_words(reached: Reached) -> None:
    findings = reached.source.search(TOPIC)
    videos = [one for one in findings if one.kind is FindingKind.VIDEO]
    assert videos[0].text == "How Deep Is the Ocean?"
    for kind in FindingKind:
        places = [one.position for one in findings if one.kind is kind]
        assert places == list(range(1, len(places) + 1))
    assert all(one.service == reached.source.service for one in findings)
    assert all("&" not in one.text.replace("& ", "") for one in findings)
    assert len(reached.asked) == 1


def test_nothing_found_is_no_failure(reached: Reached) -> None:
    assert reached.source.search(replace(TOPIC, topic="xylophone")) == ()


def test_the_language_and_the_country_are_asked_for(reached: Reached) -> None:
    reached.source.search(replace(TOPIC, language="de", country="AT"))
    asked = {value.lower() for value in reached.asked[0].query.values()}
    assert {"de", "at", "deep sea"} <= asked


def test_a_missing_key_is_told_before_any_call(reached: Reached) -> None:
    with pytest.raises(KeyMissing, match=reached.provider.facts.key):
        reached.provider.connect(replace(reached.access, key=None))


def test_a_wrong_key_is_refused_and_not_shown(reached: Reached) -> None:
    wrong = replace(reached.access, key=Secret("wrong-key-1234567890"))
    with pytest.raises(KeyRefused) as refused:
        reached.provider.connect(wrong).search(TOPIC)
    assert "wrong-key" not in str(refused.value)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.BUSY, ServiceBusy),
        (Fault.SPENT, AllowanceSpent),
        (Fault.FAILED, ServiceFailed),
        (Fault.OVERLOADED, ServiceFailed),
        (Fault.REFUSED, RequestRefused),
        (Fault.CUT, ServiceUnreachable),
        (Fault.DROPPED, ServiceUnreachable),
        (Fault.MALFORMED, AnswerUnusable),
        (Fault.WRONG_SHAPE, AnswerUnusable),
        (Fault.EMPTY, AnswerUnusable),
    ],
)
def test_every_failure_is_one_of_the_ports(
    reached: Reached, fault: Fault, error: type[ServiceError]
) -> None:
    reached.simulator.faults.add(fault)
    with pytest.raises(error) as raised:
        reached.source.search(TOPIC)
    assert raised.value.service == reached.source.service
    assert type(raised.value) is error
    assert reached.source.search(TOPIC)


def test_what_takes_too_long_is_ended(reached: Reached, hasty: HttpxServiceHttp) -> None:
    reached.simulator.faults.always(Fault.SLOW)
    with pytest.raises(ServiceUnreachable):
        reached.provider.connect(replace(reached.access, http=hasty)).search(TOPIC)


def test_a_check_takes_no_search(reached: Reached) -> None:
    assert "answers" in reached.provider.check(reached.access)
    (asked,) = reached.asked
    assert "search" not in asked.path


def test_the_day_of_the_quota_is_told(patient: HttpxServiceHttp) -> None:
    with YoutubeSearchSimulator(searches=1) as simulator:
        access = Access(http=patient, address=simulator.address, key=Secret(simulator.key))
        source = YOUTUBE.connect(access)
        source.search(TOPIC)
        with pytest.raises(AllowanceSpent, match="midnight Pacific time"):
            source.search(TOPIC)


def test_the_quota_of_a_day_of_25_hours_is_kept() -> None:
    (limit,) = YOUTUBE.facts.limits
    assert (limit.calls, limit.seconds) == (100, 25 * 3600)
