"""Answers of a model, and a writer that gives those it is told to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from reelwright.adapters.llm.forms import PydanticForms
from reelwright.adapters.llm.services import OLLAMA
from reelwright.domain.article import Article, Paragraph, Prose, Source, SourceKind
from reelwright.domain.authoring.answers import (
    ClaimAnswer,
    PageAnswer,
    PlanAnswer,
    PlannedSection,
    SceneAnswer,
    ScriptAnswer,
    TitleAnswer,
    VisualAnswer,
    VisualKind,
)
from reelwright.domain.authoring.brief import Manner, ScriptBrief
from reelwright.domain.authoring.source import SourceText, source_text
from reelwright.domain.money import Charge, Usage
from reelwright.domain.script.scenes import Part
from reelwright.ports.services import ServiceError, ServiceFacts
from reelwright.ports.writer import Heard, Question, Reply, unheard

SENTENCES = (
    "The sea covers 71 percent of the planet, and most of it is dark.",
    "In 1872, a ship set sail to measure the oceans with rope and lead.",
    "It found 4,717 new kinds of animals in four years of work at sea.",
    "The deepest place lies 10,935 metres below the waves near Guam.",
    "Down there the water presses a thousand times harder than the air.",
)
FORMS = PydanticForms()
CUT = "<cut>"
"""Ends an answer that was longer than allowed."""


def article(*paragraphs: str, location: str = "sea.md") -> Article:
    return Article(
        title="The sea",
        blocks=tuple(Paragraph(prose=Prose(text=text)) for text in paragraphs or SENTENCES),
        source=Source(location=location, kind=SourceKind.MARKDOWN, sha256="0" * 64),
        language="en",
    )


def source(*paragraphs: str) -> SourceText:
    return source_text([article(*paragraphs)], "en", 100_000)


def brief(seconds: float = 26.0, *, sourced: bool = True, language: str = "en") -> ScriptBrief:
    return ScriptBrief(
        topic="The sea",
        language=language,
        seconds=seconds,
        manner=Manner(),
        source=source() if sourced else None,
    )


def scene(
    *lines: str,
    part: Part = Part.BODY,
    visual: VisualAnswer | None = None,
    quotes: Iterable[str] | None = None,
    section: str = "The dark",
    shows: str = "",
) -> SceneAnswer:
    quoted = lines if quotes is None else quotes
    return SceneAnswer(
        part=part,
        lines=lines,
        visual=visual or VisualAnswer(kind=VisualKind.STATEMENT),
        section=section if part is not Part.HOOK else "",
        claims=tuple(ClaimAnswer(claim="so it is", quote=quote) for quote in quoted),
        shows=shows,
    )


def good_script() -> ScriptAnswer:
    """A script of about 26 seconds that keeps every rule."""
    return ScriptAnswer(
        title="What the sea hides",
        scenes=(
            scene(SENTENCES[0], part=Part.HOOK, visual=VisualAnswer(kind=VisualKind.TITLE)),
            scene(SENTENCES[1]),
            scene(SENTENCES[2]),
            scene(SENTENCES[3]),
            scene(SENTENCES[4], part=Part.CONCLUSION),
        ),
    )


def with_scene(script: ScriptAnswer, at: int, changed: SceneAnswer) -> ScriptAnswer:
    scenes = list(script.scenes)
    scenes[at] = changed
    return replace(script, scenes=tuple(scenes))


def good_plan() -> PlanAnswer:
    section = PlannedSection(heading="The dark", points=("rope",), seconds=20)
    return PlanAnswer(
        title="The sea", takeaway="It is deep.", hook="Dark.", sections=(section,), conclusion="."
    )


def good_page() -> PageAnswer:
    names = ("What the sea hides", "The deepest rope", "Down where it is dark")
    return PageAnswer(
        titles=tuple(TitleAnswer(title=name, reason="It asks.") for name in names),
        description="How deep the sea is, and how anybody found out.",
        tags=("sea", "deep sea", "Challenger"),
    )


@dataclass
class Dictated:
    """A writer that gives these answers one after another: values, texts, or errors."""

    answers: Iterator[object]
    questions: list[Question] = field(default_factory=list)

    @classmethod
    def of(cls, *answers: object) -> "Dictated":
        return cls(answers=iter(answers))

    @property
    def facts(self) -> ServiceFacts:
        return OLLAMA.facts

    def context(self, _: str) -> int:
        return 100_000

    def most(self, _: Question) -> Charge:
        return Charge(usage=Usage())

    def price(self, _: str, usage: Usage) -> Charge:
        return Charge(usage=usage)

    def answer(self, question: Question, heard: Heard = unheard) -> Reply:
        self.questions.append(question)
        answer = next(self.answers)
        if isinstance(answer, ServiceError):
            raise answer
        text = answer if isinstance(answer, str) else FORMS.written(answer)
        heard(text)
        whole = not text.endswith(CUT)
        return Reply(text=text, charge=Charge(usage=Usage()), complete=whole)
