"""What research adds to a commission, and what is left of one where it fails."""

from dataclasses import dataclass, replace

import pytest

from builders.authoring import FORMS, Dictated, article, good_plan, good_script
from reelwright.adapters.prompts.reader import shipped_prompts
from reelwright.domain.authoring.names import WriterName
from reelwright.domain.money import Charge, Usage
from reelwright.domain.research.findings import Finding, FindingKind
from reelwright.domain.research.suggestions import Report, report_on
from reelwright.domain.themes.shipped import BUILT_IN, DEFAULT
from reelwright.ports.research import Researcher, ResearchUnavailable
from reelwright.workflows.produce.authoring import Author, Commission, Desk, Session
from reelwright.workflows.produce.order import Order
from reelwright.workflows.produce.researching import researched

pytestmark = pytest.mark.unit

COMMISSION = Commission(topic="The sea", language="en", seconds=26.0, material=(article(),))
GAP = Finding(kind=FindingKind.QUESTION, service="here", position=1, text="Why is it salty?")


@dataclass
class Found:
    """Research that finds one question, or fails."""

    fails: bool = False
    findings: tuple[Finding, ...] = (GAP,)

    @property
    def price(self) -> Charge:
        return Charge(usage=Usage())

    def report(self, topic: str, language: str) -> Report:
        if self.fails:
            message = "Nothing could be searched: here is down."
            raise ResearchUnavailable(message)
        return replace(report_on(topic, language, self.findings), account=("It cost 0.01 USD.",))


def desk(researcher: Researcher | None, writer: Dictated | None = None) -> Desk:
    name = WriterName(provider="ollama", model="m")
    return Desk(
        authors=(Author(name=name, writer=writer or Dictated.of()),),
        forms=FORMS,
        prompts=shipped_prompts(),
        languages=SameLanguage(),
        researcher=researcher,
    )


class SameLanguage:
    def find(self, _: str) -> str:
        return "en"


def order(*, research: bool) -> Order:
    return Order(source="sea.md", theme=BUILT_IN[DEFAULT], research=research)


def test_the_writer_is_told_what_is_asked() -> None:
    writer = Dictated.of(good_plan(), good_script())
    place = desk(Found(), writer)
    found = researched(COMMISSION, order(research=True), place)
    assert "1 findings by here" in found.notes[0]
    assert found.notes[-1] == "It cost 0.01 USD."
    Session(place.authors[0], found.commission, place).script()
    assert "- Why is it salty?" in writer.questions[0].turns[0].text


def test_nothing_found_is_told_with_what_to_try() -> None:
    found = researched(COMMISSION, order(research=True), desk(Found(findings=())))
    assert "found nothing on 'The sea'" in found.notes[0]
    assert "--topic" in found.notes[0]


def test_research_that_fails_costs_only_itself() -> None:
    found = researched(COMMISSION, order(research=True), desk(Found(fails=True)))
    assert found.commission == COMMISSION
    assert found.notes == ("Written without research. Nothing could be searched: here is down.",)


@pytest.mark.parametrize("researcher", [None, Found(fails=True)])
def test_nothing_is_searched_for_unasked(researcher: Researcher | None) -> None:
    found = researched(COMMISSION, order(research=False), desk(researcher))
    assert (found.commission, found.notes) == (COMMISSION, ())
