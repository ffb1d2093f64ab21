"""A script by a model: asked for, checked against the rules, asked for again, and chosen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from reelwright.domain.article import Article
from reelwright.domain.authoring.answers import PageAnswer, PlanAnswer, ScriptAnswer
from reelwright.domain.authoring.brief import Manner, ScriptBrief
from reelwright.domain.authoring.names import WriterName
from reelwright.domain.authoring.problems import Problem, gravity
from reelwright.domain.authoring.prompts import Prompts
from reelwright.domain.authoring.rules import (
    length_problem,
    page_problems,
    plan_problems,
    script_problems,
)
from reelwright.domain.authoring.script import script_from, with_page
from reelwright.domain.authoring.source import BACKGROUND, source_text
from reelwright.domain.authoring.spoken import whole_text
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.money import Usage
from reelwright.domain.research.suggestions import Report
from reelwright.domain.research.telling import in_words
from reelwright.domain.script.scenes import Script
from reelwright.ports.guard import BudgetPassed
from reelwright.ports.language import LanguageFinder
from reelwright.ports.research import Researcher
from reelwright.ports.services import ServiceError
from reelwright.ports.writer import (
    AnswerForms,
    AnswerInvalid,
    Manuscript,
    Question,
    Speaker,
    Turn,
    Unread,
    Writer,
)

MOST_MENDS = 3
"""Times that an answer is asked for again before its writer is given up."""
MOST_POLISHES = 1
"""Times that it is asked for again where only beauty is missing."""
THINKING = 8_000
"""Tokens that a model may think before it answers; they count as its answer."""
TOKENS_A_SECOND = 20
"""Of a script as JSON, with its visuals and claims, for a second of speech."""
INSTRUCTION_TOKENS = 4_000
LONGEST_SOURCE = 120_000
SHORTEST_SOURCE = 2_000
"""Characters of a source that are read, at most and where a model takes in very little."""
CHARACTERS_A_TOKEN = 3
"""Fewer than most models make of a token, so that what is sent fits."""
USUAL_CHARACTERS_A_TOKEN = 4
PLAN_TOKENS = 700
PAGE_TOKENS = 600
"""Of an outline, and of titles, description and tags, as they usually come."""

Answer = TypeVar("Answer")


class ScriptRefused(ReelwrightError):
    """A writer did not give a script that keeps the rules, however often it was asked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Author:
    """A model and the writer that reaches it.

    ``context`` is how many tokens the model takes in, where the owner knows better than the writer.
    """

    name: WriterName
    writer: Writer
    context: int | None = None

    @property
    def tokens(self) -> int:
        """How many tokens the model takes in, its answer included."""
        return self.context or self.writer.context(self.name.model)


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """Everything that writing by a model needs. ``authors`` come in the order of preference."""

    authors: Sequence[Author]
    forms: AnswerForms
    prompts: Prompts
    languages: LanguageFinder
    manner: Manner = field(default_factory=Manner)
    manuscript: Manuscript = field(default_factory=Unread)
    researcher: Researcher | None = None
    """Who searches for what is asked about a topic, where an order wants it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Commission:
    """What a video is about. ``titled`` says that a person chose the title."""

    topic: str
    language: str
    seconds: float
    material: tuple[Article, ...] = ()
    location: str = ""
    titled: bool = False
    pace: float | None = None
    research: Report | None = None


class Session:
    """One author at one commission: a conversation that is carried on."""

    def __init__(self, author: Author, commission: Commission, desk: Desk) -> None:
        self._author = author
        self._commission = commission
        self._desk = desk
        self._manuscript = desk.manuscript
        self.brief = _brief(author, commission, desk)
        self._instructions = desk.prompts.instructions(self.brief)
        self._turns: tuple[Turn, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know of how the source was read."""
        left = self.brief.source.left_out if self.brief.source else 0
        if not left:
            return ()
        return (f"{self._author.name} was given the source without its last {left} characters.",)

    def foreseen(self) -> Usage:
        """About what outline, script and page use, if nothing has to be asked for again.

        What a model thinks before it answers comes on top, and cannot be foreseen.
        """
        prompts, brief = self._desk.prompts, self.brief
        plan, script = prompts.plan(brief), prompts.script(brief)
        page = prompts.page("", brief)
        said = min(BACKGROUND, round(brief.pace * brief.seconds))
        forms = [self._desk.forms.form(kind) for kind in (PlanAnswer, ScriptAnswer, PageAnswer)]
        told = [self._instructions] * 3 + [form.schema for form in forms] + [plan, plan, script]
        characters = sum(map(len, told)) + len(page) + said
        written = round(TOKENS_A_SECOND * brief.seconds)
        return Usage(
            requests=3,
            input_tokens=characters // USUAL_CHARACTERS_A_TOKEN + PLAN_TOKENS,
            output_tokens=PLAN_TOKENS + written + PAGE_TOKENS,
        )

    def script(self) -> ScriptAnswer:
        """The outline, then the script.

        Raises:
            ScriptRefused, ServiceError, BudgetPassed, Cancelled.
        """
        self._asked(
            "plans the video",
            self._desk.prompts.plan(self.brief),
            PlanAnswer,
            plan_problems,
        )
        return self._asked(
            "writes the script",
            self._desk.prompts.script(self.brief),
            ScriptAnswer,
            self._script_problems,
        )

    def script_of_length(self, pace: float, seconds: float) -> ScriptAnswer:
        """The script again, for a voice that needed ``seconds`` for it, at its pace."""
        self.brief = replace(self.brief, pace=pace)
        problem = length_problem(seconds, self.brief)
        problems = [problem] if problem else []
        return self._asked(
            "fits the script to the voice",
            self._desk.prompts.mend(problems),
            ScriptAnswer,
            self._script_problems,
        )

    def page(self, script: ScriptAnswer) -> PageAnswer:
        """Titles, description and tags, apart from the conversation.

        Raises:
            ScriptRefused, ServiceError, BudgetPassed, Cancelled.
        """
        kept, self._turns = self._turns, ()
        request = self._desk.prompts.page(whole_text(script), self.brief)
        try:
            return self._asked("names the video", request, PageAnswer, page_problems)
        finally:
            self._turns = kept

    def made(self, answer: ScriptAnswer) -> Script:
        """The script of an answer."""
        titled = replace(answer, title=self._commission.topic) if self._titled else answer
        return script_from(
            titled,
            self.brief,
            writer=str(self._author.name),
            prompts=self._desk.prompts.version,
            source=self._commission.location,
        )

    def finished(self, script: Script, answer: ScriptAnswer) -> Script:
        """The script with its page, or with a note why it has none."""
        try:
            return with_page(script, self.page(answer), titled=self._titled)
        except (ServiceError, BudgetPassed, ScriptRefused) as failure:
            note = f"Title, description and tags are made by rule: {failure}"
            return replace(script, notes=(*script.notes, note))

    @property
    def _titled(self) -> bool:
        return self._commission.titled

    def _script_problems(self, script: ScriptAnswer) -> tuple[Problem, ...]:
        heard = self._desk.languages.find(whole_text(script))
        return script_problems(script, self.brief, heard)

    def _asked(
        self,
        task: str,
        request: str,
        kind: type[Answer],
        problems_of: Callable[[Answer], tuple[Problem, ...]],
    ) -> Answer:
        """Ask until the rules hold or enough was asked; the best answer stays in the talk."""
        self._manuscript.begin(f"{self._author.name} {task}")
        before = (*self._turns, Turn(speaker=Speaker.ASKED, text=request))
        best: _Attempt[Answer] | None = None
        polished = 0
        for attempt in self._attempts(before, kind, problems_of):
            if best is None or attempt.gravity < best.gravity:
                best = attempt
            polished += attempt.usable
            if not attempt.problems or polished > MOST_POLISHES:
                break
        if best is None or best.answer is None or not best.usable:
            raise ScriptRefused(_refusal(self._author.name, best.problems if best else ()))
        self._turns = (*before, Turn(speaker=Speaker.ANSWERED, text=best.text))
        return best.answer

    def _attempts(
        self,
        before: tuple[Turn, ...],
        kind: type[Answer],
        problems_of: Callable[[Answer], tuple[Problem, ...]],
    ) -> Iterator["_Attempt[Answer]"]:
        """Answers, each asked for with what was wrong with the one before."""
        turns, most = before, _most_tokens(self._author, self._commission)
        for mends in range(1 + MOST_MENDS):
            if mends:
                self._manuscript.begin(f"{self._author.name} mends what was wrong")
            attempt = self._attempt(turns, kind, problems_of, most)
            yield attempt
            most *= 1 + attempt.cut
            turns = (
                *before,
                Turn(speaker=Speaker.ANSWERED, text=attempt.text or "{}"),
                Turn(speaker=Speaker.ASKED, text=self._desk.prompts.mend(attempt.problems)),
            )

    def _attempt(
        self,
        turns: tuple[Turn, ...],
        kind: type[Answer],
        problems_of: Callable[[Answer], tuple[Problem, ...]],
        most_tokens: int,
    ) -> "_Attempt[Answer]":
        reply = self._author.writer.answer(
            Question(
                model=self._author.name.model,
                instructions=self._instructions,
                turns=turns,
                form=self._desk.forms.form(kind),
                most_tokens=most_tokens,
                language=self.brief.language,
            ),
            lambda text: self._manuscript.grow(self._desk.forms.said(text)),
        )
        self._manuscript.end()
        try:
            answer = self._desk.forms.read(reply.text, kind)
        except AnswerInvalid as invalid:
            wrong = [Problem(where="form", what=problem) for problem in invalid.problems]
            if not reply.complete:
                wrong = [Problem(where="answer", what="it broke off; give it whole, and shorter")]
            cut = not reply.complete
            return _Attempt(text=reply.text, answer=None, problems=tuple(wrong), cut=cut)
        return _Attempt(text=reply.text, answer=answer, problems=problems_of(answer))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Attempt(Generic[Answer]):
    text: str
    answer: Answer | None
    problems: tuple[Problem, ...]
    cut: bool = False
    """Whether the answer was longer than it was allowed to be."""

    @property
    def usable(self) -> bool:
        """Whether nothing grave is wrong."""
        return self.answer is not None and not gravity(self.problems)[0]

    @property
    def gravity(self) -> tuple[int, int]:
        """Worse than any answer where there is none."""
        grave, light = gravity(self.problems)
        return (grave, light) if self.answer is not None else (1_000 + grave, light)


def _brief(author: Author, commission: Commission, desk: Desk) -> ScriptBrief:
    brief = ScriptBrief(
        topic=commission.topic,
        language=commission.language,
        seconds=commission.seconds,
        manner=desk.manner,
    )
    if commission.pace is not None:
        brief = replace(brief, pace=commission.pace)
    if commission.research is not None:
        brief = replace(brief, research=in_words(commission.research))
    if not commission.material:
        return brief
    language = commission.material[0].language or commission.language
    longest = _longest_source(author, commission) - len(brief.research)
    source = source_text(commission.material, language, max(SHORTEST_SOURCE, longest))
    return replace(brief, source=source if source.text.strip() else None)


def _longest_source(author: Author, commission: Commission) -> int:
    """Characters that a model can take in beside its instructions and its answers."""
    room = author.tokens - 2 * _most_tokens(author, commission) - INSTRUCTION_TOKENS
    return min(LONGEST_SOURCE, max(SHORTEST_SOURCE, room * CHARACTERS_A_TOKEN))


def _most_tokens(author: Author, commission: Commission) -> int:
    wanted = THINKING + round(TOKENS_A_SECOND * commission.seconds)
    return min(wanted, author.tokens // 4)


def _refusal(name: WriterName, problems: Sequence[Problem]) -> str:
    worst = next((problem for problem in problems if problem.grave), None)
    reason = f" ({worst})" if worst else ""
    return f"{name} gave no script that keeps the rules, though it was asked again{reason}."
