"""Models that write: a question with the form of its answer, one attempt a call."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.money import Charge, Usage
from reelwright.ports.services import ServiceFacts

Answer = TypeVar("Answer")

Heard = Callable[[str], None]
"""Receives the whole answer so far each time that more of it has come; may raise ``Cancelled``."""


def unheard(_: str) -> None:
    """Listen to nothing."""


class Manuscript(Protocol):
    """Somewhere that a person watches a script being written."""

    def begin(self, task: str) -> None:
        """A new answer begins, such as "openai:gpt-5 writes the script"."""

    def grow(self, lines: tuple[str, ...]) -> None:
        """The lines to be spoken as far as they have come; the last may be a part.

        Raises:
            Cancelled: the writing should stop now.
        """

    def end(self) -> None:
        """The answer is there; its last line is whole."""


class Unread:
    """Nobody watches."""

    def begin(self, task: str) -> None:
        """Ignore it."""

    def grow(self, lines: tuple[str, ...]) -> None:
        """Ignore them."""

    def end(self) -> None:
        """Ignore it."""


class AnswerInvalid(ReelwrightError):
    """An answer is not in the form that was asked for; ``problems`` tells where, a line each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("The answer is not in the form that was asked for.")
        self.problems = problems


class Speaker(StrEnum):
    """Whose turn it was in a conversation."""

    ASKED = "asked"
    ANSWERED = "answered"


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """What was said in one turn: a request in words, or an answer as JSON text."""

    speaker: Speaker
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerForm:
    """The form of an answer: a name, and its JSON Schema as text."""

    name: str
    schema: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A request to a model: standing instructions, the conversation so far, the form wanted.

    ``most_tokens`` is the most that the answer may be long, thinking included. ``language`` is
    the conversation's (ISO 639-1), by which personal details are known.
    """

    model: str
    instructions: str
    turns: tuple[Turn, ...]
    form: AnswerForm
    most_tokens: int
    language: str = "en"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What a model answered: JSON text where it kept to the form.

    ``complete`` is false where the answer was cut off at ``most_tokens``.
    """

    text: str
    charge: Charge
    complete: bool = True
    request_id: str = ""


class Writer(Protocol):
    """Answers questions in a given form. What the question holds is data: it has no tools."""

    @property
    def facts(self) -> ServiceFacts:
        """The service behind it."""

    def context(self, model: str) -> int:
        """Tokens that a model takes in, its answer included; a careful guess where unknown."""

    def most(self, question: Question) -> Charge:
        """The most that the answer can cost."""

    def price(self, model: str, usage: Usage) -> Charge:
        """What so much use of a model costs."""

    def answer(self, question: Question, heard: Heard = unheard) -> Reply:
        """Ask once, and stream the answer to ``heard`` while it comes.

        Raises:
            ServiceError: the port errors of ``ports.services``; Cancelled by ``heard``.
        """


class AnswerForms(Protocol):
    """Turns the domain's answers into forms, and JSON text into answers."""

    def form(self, kind: type[object]) -> AnswerForm:
        """The form of a kind of answer (a dataclass of the domain)."""

    def read(self, text: str, kind: type[Answer]) -> Answer:
        """The answer in a text.

        Raises:
            AnswerInvalid: the text is not JSON, or not in the form.
        """

    def written(self, answer: object) -> str:
        """An answer as JSON text."""

    def said(self, unfinished: str) -> tuple[str, ...]:
        """The spoken lines of an answer that is still being written; the last may be a part."""
