"""Every provider of models keeps the same promises, against the stand-in of its wire format."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise, product

import pytest

from builders.authoring import good_plan
from reelwright.adapters.http.client import HttpxServiceHttp
from reelwright.adapters.llm.forms import PydanticForms
from reelwright.adapters.llm.services import (
    ANTHROPIC,
    COMPATIBLE,
    GOOGLE,
    OLLAMA,
    OPENAI,
    XAI,
    ModelProvider,
)
from reelwright.domain.authoring.answers import PageAnswer, PlanAnswer
from reelwright.ports.progress import Cancelled
from reelwright.ports.services import (
    Access,
    AllowanceSpent,
    AnswerUnusable,
    KeyMissing,
    KeyRefused,
    RequestRefused,
    Secret,
    ServiceBusy,
    ServiceError,
    ServiceFailed,
    ServiceUnreachable,
)
from reelwright.ports.writer import Question, Speaker, Turn, Writer
from reelwright.simulators.llm.anthropic_wire import AnthropicSimulator
from reelwright.simulators.llm.conversation import Asked
from reelwright.simulators.llm.google_wire import GoogleSimulator
from reelwright.simulators.llm.openai_wire import OpenAiSimulator
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import RETRY_AFTER, ServiceSimulator

pytestmark = pytest.mark.integration


@dataclass(frozen=True, kw_only=True)
class Service:
    """A provider, the stand-in of its wire format, and a model that is named to it."""

    name: str
    provider: ModelProvider
    simulator: Callable[[], ServiceSimulator]
    model: str
    path: str = ""

    def __str__(self) -> str:
        return self.name


SERVICES = (
    Service(name="openai", provider=OPENAI, simulator=OpenAiSimulator, model="gpt-5", path="/v1"),
    Service(name="xai", provider=XAI, simulator=OpenAiSimulator, model="grok-4", path="/v1"),
    Service(
        name="ollama", provider=OLLAMA, simulator=OpenAiSimulator, model="llama3.2:3b", path="/v1"
    ),
    Service(
        name="compatible", provider=COMPATIBLE, simulator=OpenAiSimulator, model="any", path="/v1"
    ),
    Service(
        name="anthropic",
        provider=ANTHROPIC,
        simulator=AnthropicSimulator,
        model="claude-sonnet-4-6",
    ),
    Service(
        name="anthropic with tools",
        provider=ANTHROPIC,
        simulator=AnthropicSimulator,
        model="claude-3-haiku",
    ),
    Service(name="google", provider=GOOGLE, simulator=GoogleSimulator, model="gemini-2.5-flash"),
)
PATIENT = 20.0
QUICK = 1.0
"""Seconds that a busy machine needs to get a request there all the same."""
HASTE = {Fault.SLOW: (QUICK, PATIENT), Fault.DRIP: (PATIENT, QUICK)}
"""The silence and the length that a writer bears: the one that ends the call, the other far."""
WIRES = tuple(each for each in SERVICES if each.name in {"openai", "anthropic", "google"})
"""A provider of each wire format: what goes wrong on the wire is the same for the others."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A service in a test: its stand-in running, a writer connected."""

    service: Service
    simulator: ServiceSimulator
    access: Access
    writer: Writer

    def question(self, kind: type[object] = PlanAnswer, most_tokens: int = 3000) -> Question:
        return Question(
            model=self.service.model,
            instructions="Answer in the form.",
            turns=(
                Turn(speaker=Speaker.ASKED, text="Say something about: tides"),
                Turn(speaker=Speaker.ANSWERED, text='{"title": "Tides"}'),
                Turn(speaker=Speaker.ASKED, text="Plan a video about: the sea"),
            ),
            form=PydanticForms().form(kind),
            most_tokens=most_tokens,
        )


@contextmanager
def standing_for(service: Service) -> Iterator[Standing]:
    """A service that is up, for the time of a block."""
    with service.simulator() as simulator, HttpxServiceHttp(total=5) as http:
        access = Access(
            http=http, address=simulator.address + service.path, key=Secret(simulator.key)
        )
        writer = replace(service.provider, silence=PATIENT, longest=PATIENT).connect(access)
        yield Standing(service=service, simulator=simulator, access=access, writer=writer)


@pytest.fixture(scope="module", params=SERVICES, ids=str)
def running(request: pytest.FixtureRequest) -> Iterator[Standing]:
    with standing_for(request.param) as standing:
        yield standing


@pytest.fixture
def standing(running: Standing) -> Iterator[Standing]:
    yield running
    running.simulator.faults.clear()


@pytest.mark.parametrize("kind", [PlanAnswer, PageAnswer])
def test_an_answer_keeps_to_its_form_and_says_what_it_cost(
    standing: Standing, kind: type[object]
) -> None:
    reply = standing.writer.answer(standing.question(kind))
    assert isinstance(PydanticForms().read(reply.text, kind), kind)
    assert reply.complete
    assert reply.charge.usage.input_tokens > 0
    assert reply.charge.usage.output_tokens > 0
    most = standing.writer.most(standing.question(kind))
    assert reply.charge.amount <= most.amount
    assert bool(reply.charge.source) == bool(reply.charge.amount)


def test_an_answer_is_heard_while_it_comes(standing: Standing) -> None:
    heard: list[str] = []
    reply = standing.writer.answer(standing.question(), heard.append)
    assert len(heard) > 3
    assert all(later.startswith(earlier) for earlier, later in pairwise(heard))
    assert heard[-1] == reply.text


def test_all_of_the_conversation_is_sent_in_one_streamed_request(standing: Standing) -> None:
    before = len(standing.simulator.requests)
    standing.writer.answer(standing.question())
    (request,) = standing.simulator.requests[before:]
    sent = request.body.decode()
    assert "Answer in the form." in sent
    assert "Say something about: tides" in sent
    assert r"{\"title\": \"Tides\"}" in sent
    assert "PlannedSection" in sent or "sections" in sent
    assert "stream" in request.target.lower() + sent


def test_what_is_cut_off_says_so(standing: Standing) -> None:
    reply = standing.writer.answer(standing.question(most_tokens=20))
    assert not reply.complete


def test_listening_can_stop_the_answer(standing: Standing) -> None:
    def enough(_: str) -> None:
        message = "Enough."
        raise Cancelled(message)

    with pytest.raises(Cancelled):
        standing.writer.answer(standing.question(), enough)


FAILURES: dict[Fault, tuple[type[ServiceError], ...]] = {
    Fault.KEY_REFUSED: (KeyRefused,),
    Fault.SPENT: (AllowanceSpent,),
    Fault.BUSY: (ServiceBusy,),
    Fault.FAILED: (ServiceFailed,),
    Fault.OVERLOADED: (ServiceFailed,),
    Fault.REFUSED: (RequestRefused,),
    Fault.REDIRECTED: (AnswerUnusable,),
    Fault.DROPPED: (ServiceUnreachable,),
    Fault.NOT_HTTP: (ServiceUnreachable,),
    Fault.CUT: (ServiceUnreachable, AnswerUnusable),
    Fault.MALFORMED: (AnswerUnusable, ServiceUnreachable),
    Fault.WRONG_SHAPE: (AnswerUnusable,),
    Fault.EMPTY: (AnswerUnusable,),
    Fault.HUGE: (ServiceUnreachable,),
    Fault.BOMB: (ServiceUnreachable,),
}


@pytest.mark.parametrize("fault", FAILURES, ids=str)
@pytest.mark.parametrize("running", WIRES, ids=str, indirect=True)
def test_a_failure_is_told_by_its_kind_after_one_request(standing: Standing, fault: Fault) -> None:
    standing.simulator.faults.add(fault)
    before = len(standing.simulator.requests)
    with pytest.raises(ServiceError) as raised:
        standing.writer.answer(standing.question())
    assert type(raised.value) in FAILURES[fault]
    assert raised.value.service == standing.service.provider.facts.name
    assert len(standing.simulator.requests) == before + 1


def test_silence_and_dripping_end_a_call_in_its_time() -> None:
    """All at once, since each is only waited for."""
    waits = list(product(WIRES, HASTE))
    with ExitStack() as until, ThreadPoolExecutor(len(waits)) as threads:
        running = [until.enter_context(standing_for(service)) for service, _ in waits]
        ends = list(threads.map(ended, running, (fault for _, fault in waits)))
    for standing, error in zip(running, ends, strict=True):
        assert type(error) is ServiceUnreachable
        assert error.service == standing.service.provider.facts.name
        assert len(standing.simulator.requests) == 1


def ended(standing: Standing, fault: Fault) -> ServiceError:
    """How a call to a service ends that says nothing, or never finishes."""
    standing.simulator.faults.add(fault)
    silence, longest = HASTE[fault]
    hasty = replace(standing.service.provider, silence=silence, longest=longest)
    with pytest.raises(ServiceError) as raised:
        hasty.connect(standing.access).answer(standing.question())
    return raised.value


def test_a_wrong_key_is_told_by_every_service(standing: Standing) -> None:
    standing.simulator.faults.add(Fault.KEY_REFUSED)
    with pytest.raises(KeyRefused) as raised:
        standing.writer.answer(standing.question())
    assert raised.value.service == standing.service.provider.facts.name


def test_a_busy_service_says_when_to_come_again(standing: Standing) -> None:
    standing.simulator.faults.add(Fault.BUSY)
    with pytest.raises(ServiceBusy) as raised:
        standing.writer.answer(standing.question())
    assert raised.value.retry_after == RETRY_AFTER


def test_an_echoed_key_is_never_told(standing: Standing) -> None:
    standing.simulator.faults.add(Fault.ECHOED)
    with pytest.raises(ServiceError) as raised:
        standing.writer.answer(standing.question())
    assert standing.simulator.key not in str(raised.value)
    assert raised.value.__cause__ is None


def test_where_nobody_listens_the_call_was_not_charged(standing: Standing) -> None:
    with standing.service.simulator() as gone:
        address = gone.address + standing.service.path
    writer = standing.service.provider.connect(replace(standing.access, address=address))
    with pytest.raises(ServiceUnreachable) as raised:
        writer.answer(standing.question())
    assert not raised.value.charged


def test_a_missing_key_is_told_before_any_call(standing: Standing) -> None:
    provider = standing.service.provider
    bare = replace(standing.access, key=None)
    if not provider.facts.key:
        provider.connect(bare)
        return
    with pytest.raises(KeyMissing):
        provider.connect(bare)


def test_a_check_lists_models_and_knows_a_wrong_key(standing: Standing) -> None:
    provider = standing.service.provider
    assert provider.facts.title in provider.check(standing.access)
    with pytest.raises(KeyRefused):
        provider.check(replace(standing.access, key=Secret("wrong")))


def test_the_schema_wants_every_field_and_no_other(standing: Standing) -> None:
    """What strict forms demand: OpenAI refuses a schema with an optional field."""
    schema = json.loads(standing.question().form.schema)
    assert set(schema["required"]) == set(schema["properties"])
    assert "default" not in json.dumps(schema)


def test_a_service_that_knows_no_schema_is_told_it_in_words() -> None:
    def plan(asked: Asked) -> str:
        assert "PlannedSection" in asked.instructions
        return f"```json\n{PydanticForms().written(good_plan())}\n```"

    with OpenAiSimulator(author=plan, formless=True) as simulator, HttpxServiceHttp() as http:
        access = Access(http=http, address=f"{simulator.address}/v1")
        simulator.key = "none"
        standing = Standing(
            service=SERVICES[3],
            simulator=simulator,
            access=access,
            writer=COMPATIBLE.connect(access),
        )
        for calls in (2, 3):
            reply = standing.writer.answer(standing.question())
            assert PydanticForms().read(reply.text, PlanAnswer) == good_plan()
            assert len(simulator.requests) == calls
