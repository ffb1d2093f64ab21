"""OpenAI's transcription against its stand-in: pieces, costs, budgets, and answers that lie."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.guarded.guard import Policy, ServiceGuard
from reelwright.adapters.guarded.kept_recogniser import KeptRecogniser
from reelwright.adapters.guarded.recogniser import GuardedRecogniser
from reelwright.adapters.http.client import HttpxServiceHttp
from reelwright.adapters.openai_recogniser.provider import FACTS, PROVIDER
from reelwright.adapters.openai_recogniser.recogniser import LANGUAGES, OpenAIRecogniser
from reelwright.app.wiring.books import HomeBooks
from reelwright.domain.own_prices import OwnPrice, OwnPrices
from reelwright.domain.services.budgets import Budgets
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.guard import BudgetPassed
from reelwright.ports.ledger import By
from reelwright.ports.recognition import LanguageUnheard
from reelwright.ports.services import (
    Access,
    AnswerUnusable,
    KeyMissing,
    KeyRefused,
    RequestRefused,
    Secret,
    ServiceBusy,
    ServiceError,
    ServiceFailed,
)
from reelwright.ports.voice import Recording
from reelwright.simulators.openai_recogniser.service import (
    OpenAITranscriptionSimulator,
    form_fields,
)
from reelwright.simulators.wire.faults import Fault

pytestmark = pytest.mark.integration

SECONDS = 4


def _sound(seconds: float = SECONDS) -> Recording:
    noise = np.random.default_rng(0).normal(0, 3000, int(seconds * SAMPLE_RATE)).astype("<i2")
    return Recording(pcm=noise.tobytes(), rate=SAMPLE_RATE)


def _nobody(_: int) -> None:
    pass


@contextmanager
def _connected(
    simulator: OpenAITranscriptionSimulator, model: str = ""
) -> Iterator[OpenAIRecogniser]:
    with HttpxServiceHttp(total=5) as http:
        key = Secret(simulator.key)
        access = Access(http=http, address=simulator.address, key=key, model=model)
        yield PROVIDER.connect(access)


@pytest.fixture
def simulator() -> Iterator[OpenAITranscriptionSimulator]:
    with OpenAITranscriptionSimulator() as running:
        yield running


@pytest.fixture
def recogniser(simulator: OpenAITranscriptionSimulator) -> Iterator[OpenAIRecogniser]:
    with _connected(simulator) as connected:
        yield connected


def test_words_have_times_marks_and_confidence(recogniser: OpenAIRecogniser) -> None:
    told: list[int] = []
    heard = recogniser.recognise(_sound(), "", told.append)
    assert [word.text for word in heard.words][:6] == ["The", "tide", "rises", "twice", "a", "day,"]
    assert heard.words[1].start == round(0.4 * SAMPLE_RATE)
    assert heard.words[1].confidence == pytest.approx(0.905, abs=0.001)
    assert heard.language == "en"
    assert told == [0, SECONDS * SAMPLE_RATE]


def test_what_is_asked_is_small_and_complete(
    simulator: OpenAITranscriptionSimulator, recogniser: OpenAIRecogniser
) -> None:
    recogniser.recognise(_sound(), "de", _nobody)
    asked = simulator.requests[-1]
    fields = form_fields(asked)
    assert fields["model"] == b"whisper-1"
    assert fields["response_format"] == b"verbose_json"
    assert fields["language"] == b"de"
    # Noise is what FLAC can do least with; even so it is no longer than its samples.
    assert len(fields["file"]) <= SECONDS * 32_000 + 10_000
    recogniser.recognise(_sound(), "de", _nobody)
    assert simulator.requests[-1].body == asked.body


def test_the_longest_piece_fits_what_the_service_takes(recogniser: OpenAIRecogniser) -> None:
    assert recogniser.facts.longest // SAMPLE_RATE * 32_000 < 25 * 1024 * 1024 / 2


def test_a_server_without_times_of_words_is_heard_all_the_same(
    simulator: OpenAITranscriptionSimulator, recogniser: OpenAIRecogniser
) -> None:
    simulator.plain = True
    words = recogniser.recognise(_sound(), "en", _nobody).words
    assert [word.text for word in words][:2] == ["The", "tide"]
    assert words[-1].end <= SECONDS * SAMPLE_RATE
    simulator.says = {"text": "Only a text."}
    assert len(recogniser.recognise(_sound(), "en", _nobody).words) == 3


def test_another_model_of_a_compatible_server_is_asked(
    simulator: OpenAITranscriptionSimulator,
) -> None:
    with _connected(simulator, "gpt-4o-transcribe") as recogniser:
        assert recogniser.facts.name == "openai:gpt-4o-transcribe"
        recogniser.recognise(_sound(), "en", _nobody)
    assert form_fields(simulator.requests[-1])["model"] == b"gpt-4o-transcribe"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([{"word": "late", "start": 9e9, "end": 9e9}], id="after-the-end"),
        pytest.param([{"word": "early", "start": -4, "end": -2}], id="before-the-beginning"),
        pytest.param([{"word": "back", "start": 3, "end": 1}], id="backwards"),
        pytest.param(
            [{"word": "b", "start": 2, "end": 3}, {"word": "a", "start": 1, "end": 2}],
            id="disordered",
        ),
        pytest.param([{"word": "ok", "start": 1, "end": 2}, {"word": 7}, None], id="some-broken"),
        pytest.param([{"word": "\x00\x1b[2J\u202e bad", "start": 0, "end": 1}], id="unprintable"),
    ],
)
def test_words_of_a_lying_answer_stay_inside_the_sound_in_order(
    simulator: OpenAITranscriptionSimulator, recogniser: OpenAIRecogniser, words: list[object]
) -> None:
    simulator.says = {"text": "", "language": "klingon", "words": words}
    heard = recogniser.recognise(_sound(), "", _nobody)
    place = 0
    assert heard.words
    for word in heard.words:
        assert word.text.isprintable()
        assert place <= word.start <= word.end <= SECONDS * SAMPLE_RATE
        place = word.start
    assert heard.language == ""


@pytest.mark.parametrize(
    "says",
    [
        pytest.param({"text": "la " * 5000}, id="too-many-words"),
        pytest.param({"words": "none"}, id="another-form"),
        pytest.param({"words": [{"word": 1}, 2]}, id="all-broken"),
    ],
)
def test_answers_that_cannot_be_about_the_sound_are_refused(
    simulator: OpenAITranscriptionSimulator, recogniser: OpenAIRecogniser, says: dict[str, object]
) -> None:
    simulator.says = says
    with pytest.raises(AnswerUnusable):
        recogniser.recognise(_sound(), "en", _nobody)


def test_what_the_model_takes_for_silence_is_no_word(
    simulator: OpenAITranscriptionSimulator, recogniser: OpenAIRecogniser
) -> None:
    silent = {"start": 0, "end": 4, "text": "Thanks for watching!", "avg_logprob": -1.4}
    words = [{"word": "Thanks", "start": 0.5, "end": 1}]
    simulator.says = {"words": words, "segments": [{**silent, "no_speech_prob": 0.9}], "text": ""}
    assert not recogniser.recognise(_sound(), "en", _nobody).words


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.KEY_REFUSED, KeyRefused),
        (Fault.BUSY, ServiceBusy),
        (Fault.FAILED, ServiceFailed),
        (Fault.REFUSED, RequestRefused),
        (Fault.MALFORMED, AnswerUnusable),
        (Fault.WRONG_SHAPE, AnswerUnusable),
        (Fault.EMPTY, AnswerUnusable),
        (Fault.HUGE, AnswerUnusable),
        (Fault.BOMB, AnswerUnusable),
        (Fault.CUT, ServiceError),
        (Fault.NOT_HTTP, ServiceError),
    ],
)
def test_what_goes_wrong_is_named(
    simulator: OpenAITranscriptionSimulator,
    recogniser: OpenAIRecogniser,
    fault: Fault,
    error: type[ServiceError],
) -> None:
    simulator.faults.add(fault)
    with pytest.raises(error) as raised:
        recogniser.recognise(_sound(1), "en", _nobody)
    assert simulator.key not in str(raised.value)
    assert raised.value.service == "openai"


def test_a_language_that_the_service_does_not_know_is_not_paid_for(
    simulator: OpenAITranscriptionSimulator, recogniser: OpenAIRecogniser
) -> None:
    assert "la" not in LANGUAGES
    with pytest.raises(LanguageUnheard):
        recogniser.recognise(_sound(1), "la", _nobody)
    assert not simulator.requests


def test_without_a_key_it_is_not_connected() -> None:
    with HttpxServiceHttp(total=5) as http, pytest.raises(KeyMissing, match="OPENAI_API_KEY"):
        PROVIDER.connect(Access(http=http, address="http://127.0.0.1:9"))


def test_the_key_is_tried_for_nothing(simulator: OpenAITranscriptionSimulator) -> None:
    with HttpxServiceHttp(total=5) as http:
        access = Access(http=http, address=simulator.address, key=Secret(simulator.key))
        assert "whisper-1 hears" in PROVIDER.check(access)


def test_a_piece_is_paid_once_by_its_length_and_kept(
    simulator: OpenAITranscriptionSimulator, recogniser: OpenAIRecogniser, tmp_path: Path
) -> None:
    books = HomeBooks(tmp_path, "", "")
    guard = ServiceGuard(books, "main", Policy(), pause=lambda *_: None)
    store = FileStore(tmp_path / "store")
    ear = KeptRecogniser(GuardedRecogniser(recogniser, FACTS, guard), store)
    simulator.faults.add(Fault.FAILED)
    first = ear.recognise(_sound(), "en", _nobody)
    assert ear.recognise(_sound(), "en", _nobody) == first
    assert len(simulator.requests) == 2
    (line,) = books.costs(By.SERVICE)
    assert line.amount == Decimal("0.0004")
    assert guard.spent() == line.amount


def test_no_call_is_made_that_would_pass_a_budget(
    simulator: OpenAITranscriptionSimulator, recogniser: OpenAIRecogniser, tmp_path: Path
) -> None:
    policy = Policy(budgets=Budgets(day=Decimal("0.01")))
    guard = ServiceGuard(HomeBooks(tmp_path, "", ""), "main", policy)
    own = OwnPrices(rows={"openai:whisper-1": OwnPrice.of("3")})
    dear = GuardedRecogniser(recogniser, FACTS, guard, own)
    assert dear.facts.per_minute == 3
    with pytest.raises(BudgetPassed):
        dear.recognise(_sound(), "en", _nobody)
    assert not simulator.requests
