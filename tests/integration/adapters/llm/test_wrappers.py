"""A writer behind its wrappers, over a real socket, a real store and a real library."""

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_socket import SocketConnectBlockedError

from builders.authoring import FORMS
from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.guarded.guard import Policy, ServiceGuard
from reelwright.adapters.guarded.writer import GuardedWriter
from reelwright.adapters.http.client import HttpxServiceHttp
from reelwright.adapters.library.books import DatabaseBooks
from reelwright.adapters.library.opening import open_home
from reelwright.adapters.llm.caching import CachingWriter
from reelwright.adapters.llm.masking import MaskingWriter
from reelwright.adapters.llm.services import OPENAI
from reelwright.domain.authoring.answers import ScriptAnswer
from reelwright.domain.services.backoff import RetryPolicy
from reelwright.domain.services.budgets import Budgets
from reelwright.ports.guard import BudgetPassed
from reelwright.ports.progress import Silent
from reelwright.ports.services import Access, Secret, ServiceFailed
from reelwright.ports.writer import Question, Speaker, Turn, Writer
from reelwright.simulators.llm.conversation import Asked
from reelwright.simulators.llm.openai_wire import OpenAiSimulator
from reelwright.simulators.wire.faults import Fault

pytestmark = pytest.mark.integration

NAMES = ("Mara Lind", 'Ann "Bo" Lee', "Zoë Núñez")
SECRETS = (*NAMES, "mara@example.org", "+49 30 901820", "4111 1111 1111 1111")


def echo(asked: Asked) -> str:
    """An answer that says again all that was asked."""
    told = asked.instructions + "\n".join(text for _, text in asked.turns)
    visual = {"kind": "statement", "heading": "", "text": "", "label": "", "rows": [], "number": 0}
    scene = {
        "part": "body",
        "lines": [told, *told.split(".")],
        "visual": visual,
        "section": "",
        "shows": "",
        "emphasis": [],
        "claims": [],
    }
    return json.dumps({"title": "echo", "scenes": [scene]})


@pytest.fixture(scope="module")
def service() -> Iterator[OpenAiSimulator]:
    with OpenAiSimulator(author=echo) as running:
        yield running


@pytest.fixture
def writer(service: OpenAiSimulator) -> Iterator[Writer]:
    with HttpxServiceHttp() as http:
        access = Access(http=http, address=f"{service.address}/v1", key=Secret(service.key))
        yield OPENAI.connect(access)
    service.faults.clear()


@pytest.fixture
def books(tmp_path: Path) -> DatabaseBooks:
    return open_home(tmp_path)


def guarded(writer: Writer, books: DatabaseBooks, budgets: Budgets | None = None) -> GuardedWriter:
    policy = Policy(budgets=budgets or Budgets(), retry=RetryPolicy())
    guard = ServiceGuard(books, "main", policy, pause=lambda *_: None)
    guard.begin("film", "A film", Silent())
    return GuardedWriter(writer=writer, guard=guard)


def question(*texts: str, model: str = "gpt-5") -> Question:
    return Question(
        model=model,
        instructions="Echo.",
        turns=tuple(
            Turn(speaker=Speaker.ASKED if at % 2 == 0 else Speaker.ANSWERED, text=text)
            for at, text in enumerate(texts)
        ),
        form=FORMS.form(ScriptAnswer),
        most_tokens=20_000,
    )


FILLER = st.text(st.characters(categories=["L", "Zs"]), max_size=12)
TEXTS = st.lists(st.tuples(FILLER, st.sampled_from(SECRETS)), min_size=1, max_size=4)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(parts=TEXTS, more=TEXTS)
def test_no_detail_reaches_the_service_and_every_one_comes_back(
    service: OpenAiSimulator,
    writer: Writer,
    parts: list[tuple[str, str]],
    more: list[tuple[str, str]],
) -> None:
    first = " ".join(f"{filler} , {secret} ;" for filler, secret in parts)
    last = " ".join(f"{filler} , {secret} ;" for filler, secret in more)
    before = json.dumps({"line": first}, ensure_ascii=True)
    heard: list[str] = []
    masking = MaskingWriter(writer=writer, names=NAMES)
    reply = masking.answer(question(first, before, last), heard.append)
    sent = service.requests[-1].body
    for secret in SECRETS:
        assert secret.encode() not in sent
        assert json.dumps(secret)[1:-1].encode() not in sent
        assert secret.split()[0].encode() not in sent
    said = FORMS.read(reply.text, ScriptAnswer).scenes[0].lines[0]
    assert first in said
    assert last in said
    assert not any("PERSON_" in text or "MAIL_" in text for text in heard)


def test_the_same_question_is_asked_once(
    service: OpenAiSimulator, writer: Writer, books: DatabaseBooks, tmp_path: Path
) -> None:
    store = FileStore(tmp_path / "store")
    paid = guarded(writer, books)
    caching = CachingWriter(writer=paid, store=store, address="http://a")
    first = caching.answer(question("Tides."))
    calls = len(service.requests)
    heard: list[str] = []
    again = caching.answer(question("Tides."), heard.append)
    assert again.text == first.text == heard[-1]
    assert again.charge.amount == 0
    assert len(service.requests) == calls
    caching.answer(question("Tides!"))
    replace(caching, address="http://b").answer(question("Tides."))
    replace(caching, again=True).answer(question("Tides."))
    assert len(service.requests) == calls + 3


def test_what_a_store_keeps_holds_no_detail(
    writer: Writer, books: DatabaseBooks, tmp_path: Path
) -> None:
    store = FileStore(tmp_path / "store")
    caching = CachingWriter(writer=guarded(writer, books), store=store)
    MaskingWriter(writer=caching, names=NAMES).answer(question(" and ".join(SECRETS)))
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert kept
    for secret in SECRETS:
        assert json.dumps(secret)[1:-1].encode() not in kept
        assert secret.encode() not in kept


def test_every_request_is_admitted_repeated_and_paid(
    service: OpenAiSimulator, writer: Writer, books: DatabaseBooks
) -> None:
    service.faults.add(Fault.FAILED, Fault.OVERLOADED)
    before = len(service.requests)
    reply = guarded(writer, books).answer(question("Tides."))
    assert len(service.requests) == before + 3
    (paid,) = books.paid_for("film")
    assert paid.amount == reply.charge.amount > 0


def test_a_budget_refuses_before_the_call(
    service: OpenAiSimulator, writer: Writer, books: DatabaseBooks
) -> None:
    before = len(service.requests)
    with pytest.raises(BudgetPassed):
        guarded(writer, books, Budgets(video=Decimal("0.0001"))).answer(question("Tides."))
    assert len(service.requests) == before


def test_a_failing_service_fails_after_so_many_attempts(
    service: OpenAiSimulator, writer: Writer, books: DatabaseBooks
) -> None:
    service.faults.always(Fault.FAILED)
    before = len(service.requests)
    with pytest.raises(ServiceFailed):
        guarded(writer, books).answer(question("Tides."))
    assert len(service.requests) > before + 1


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_a_call_to_the_outside_is_blocked_while_testing() -> None:
    with HttpxServiceHttp() as http:
        access = Access(http=http, address="http://198.51.100.7/v1", key=Secret("k"))
        with pytest.RaisesGroup(SocketConnectBlockedError, flatten_subgroups=True):
            OPENAI.connect(access).answer(question("Tides."))
