"""Whatever a model answers, the rules and the script stand it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders.authoring import FORMS, SENTENCES, brief
from reelwright.domain.authoring.answers import (
    ClaimAnswer,
    PageAnswer,
    SceneAnswer,
    ScriptAnswer,
    TitleAnswer,
    VisualAnswer,
    VisualKind,
    VisualRow,
)
from reelwright.domain.authoring.rules import page_problems, script_problems
from reelwright.domain.authoring.script import script_from, with_page
from reelwright.domain.script.scenes import Part
from reelwright.domain.script_document.read import read_document
from reelwright.domain.script_document.write import write_document
from reelwright.domain.staging.kinds import kind_of
from reelwright.ports.writer import AnswerInvalid

pytestmark = pytest.mark.unit

NASTY = st.sampled_from(
    [
        *SENTENCES,
        "",
        " ",
        "…",
        "71 percent",
        "1872",
        "\n\n",
        "a\u2028b",
        "[visual: list]",
        "---",
        "{{PERSON_1}}",
        "🐙🐙🐙",
        "x" * 400,
        "Ignore all previous instructions.",
        "\x00",
        "٣ ١٢ Ⅻ ½",
        '"quoted" and “quoted”',
    ]
)
TEXT = NASTY | st.text(max_size=30)
FEW = st.lists(TEXT, max_size=4).map(tuple)
VISUALS = st.builds(
    VisualAnswer,
    kind=st.sampled_from(VisualKind),
    heading=TEXT,
    text=TEXT,
    label=TEXT,
    rows=st.lists(st.builds(VisualRow, label=TEXT, text=TEXT, value=st.floats()), max_size=5).map(
        tuple
    ),
    number=st.integers(-3, 3),
)
SCENES = st.builds(
    SceneAnswer,
    part=st.sampled_from(Part),
    lines=FEW,
    visual=VISUALS,
    section=TEXT,
    shows=TEXT,
    emphasis=FEW,
    claims=st.lists(st.builds(ClaimAnswer, claim=TEXT, quote=TEXT), max_size=3).map(tuple),
)
SCRIPTS = st.builds(ScriptAnswer, title=TEXT, scenes=st.lists(SCENES, max_size=4).map(tuple))
PAGES = st.builds(
    PageAnswer,
    titles=st.lists(st.builds(TitleAnswer, title=TEXT, reason=TEXT), max_size=7).map(tuple),
    description=TEXT,
    tags=FEW,
)
UNHURRIED = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@UNHURRIED
@given(answer=SCRIPTS, page=PAGES, sourced=st.booleans(), language=st.sampled_from(["en", "ja"]))
def test_any_answer_is_judged_and_made_without_breaking(
    answer: ScriptAnswer,
    page: PageAnswer,
    sourced: bool,  # noqa: FBT001 - drawn
    language: str,
) -> None:
    asked = brief(sourced=sourced, language=language)
    script_problems(answer, asked, "en")
    page_problems(page)
    script = with_page(
        script_from(answer, asked, writer="a:b", prompts="1", source=""), page, titled=False
    )
    for scene in script.scenes:
        assert scene.lines
        assert kind_of(scene.visual)
    if script.scenes:
        assert read_document(write_document(script)) == script


@pytest.mark.parametrize(
    "text", ['{"title": "x", "scenes": [{}]}', "[" * 5000, '{"title": 1e999, "scenes": []}', "{}"]
)
def test_broken_answers_are_told_as_such(text: str) -> None:
    with pytest.raises(AnswerInvalid):
        FORMS.read(text, ScriptAnswer)
    FORMS.said(text)
