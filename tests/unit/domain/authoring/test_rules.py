"""What a script must keep to, whoever wrote it."""

from dataclasses import replace

import pytest

from builders.authoring import (
    SENTENCES,
    brief,
    good_page,
    good_plan,
    good_script,
    scene,
    with_scene,
)
from reelwright.domain.authoring.answers import (
    ScriptAnswer,
    TitleAnswer,
    VisualAnswer,
    VisualKind,
    VisualRow,
)
from reelwright.domain.authoring.problems import gravity
from reelwright.domain.authoring.rules import (
    length_problem,
    page_problems,
    plan_problems,
    script_problems,
    script_seconds,
)
from reelwright.domain.script.scenes import Part

pytestmark = pytest.mark.unit

GOOD = good_script()
LONG = "And so it goes on and on over the grey water until the light is gone and more."


def told(script: ScriptAnswer, **changes: object) -> str:
    asked = replace(brief(), **changes)  # type: ignore[arg-type] # fields of the brief by name
    return "\n".join(map(str, script_problems(script, asked)))


def test_a_good_script_has_no_problem() -> None:
    assert script_problems(GOOD, brief(), "en") == ()
    assert script_seconds(GOOD, brief()) == pytest.approx(26, rel=0.05)


@pytest.mark.parametrize(
    ("at", "changed", "problem"),
    [
        (1, scene("A ship set sail. See https://example.org now."), "web or mail address"),
        (1, scene("**In 1872** a ship set sail to measure."), "Markdown"),
        (1, scene("A ship set sail 🚢 to measure the oceans."), "an emoji"),
        (1, scene("[Music] A ship set sail to measure the oceans."), "a stage direction"),
        (1, scene("Narrator: a ship set sail to measure the oceans."), "name of a speaker"),
        (1, scene("A <b>ship</b> set sail to measure the oceans."), "markup"),
        (1, scene("A ship of {{PERSON_1}} set sail."), "a placeholder"),
        (1, scene(), "it says nothing"),
        (1, scene(*[LONG] * 6, quotes=[SENTENCES[1]]), "split it"),
        (0, scene(LONG, LONG, part=Part.HOOK, quotes=[]), "under 8 s"),
        (2, scene(SENTENCES[2], part=Part.HOOK), "order hook, body, conclusion"),
        (1, scene("In 1873, a ship set sail.", quotes=[SENTENCES[1]]), "figure 1873"),
        (1, scene(SENTENCES[1], quotes=["In 1872 Captain Nemo set sail"]), "does not say"),
        (1, scene(LONG, LONG, quotes=[]), "name its claims"),
        (1, scene(SENTENCES[1], quotes=[SENTENCES[4]]), "does not speak of"),
        (
            1,
            scene(
                SENTENCES[1],
                visual=VisualAnswer(kind=VisualKind.QUOTATION, text="The sea told me so itself."),
            ),
            "shows as a quotation",
        ),
        (
            1,
            scene(SENTENCES[1], visual=VisualAnswer(kind=VisualKind.FOOTAGE)),
            "footage needs 'shows'",
        ),
        (
            1,
            scene(
                SENTENCES[1],
                visual=VisualAnswer(
                    kind=VisualKind.CHART,
                    rows=(
                        VisualRow(label="a", value=5, text="5000"),
                        VisualRow(label="b", value=1),
                    ),
                ),
            ),
            "figure 5000",
        ),
        (1, scene(SENTENCES[1], section="x" * 80), "chapter's name"),
    ],
)
def test_each_rule_names_its_scene(at: int, changed: object, problem: str) -> None:
    script = with_scene(GOOD, at, changed)  # type: ignore[arg-type] # a row of the table
    assert problem in told(script)


def test_the_length_is_told_with_what_to_do() -> None:
    assert "leave out" in told(GOOD, seconds=15.0)
    assert "add" in told(GOOD, seconds=40.0)
    exact = script_seconds(GOOD, brief())
    assert length_problem(exact, brief(exact / 1.049)) is None
    assert length_problem(exact, brief(exact / 1.06)) is not None


def test_the_language_is_the_one_asked_for() -> None:
    assert "write it in 'en'" in "\n".join(map(str, script_problems(GOOD, brief(), "de")))
    assert script_problems(GOOD, brief(), "") == ()


def test_without_a_source_nothing_has_to_be_quoted() -> None:
    bare = replace(GOOD, scenes=tuple(replace(each, claims=()) for each in GOOD.scenes))
    assert script_problems(bare, brief(sourced=False)) == ()


def test_an_empty_script_says_only_that() -> None:
    problems = script_problems(ScriptAnswer(title="", scenes=()), brief())
    assert [problem.what for problem in problems] == ["nothing is said"]


def test_gravity_ranks_grave_before_light() -> None:
    light = script_problems(with_scene(GOOD, 1, scene(SENTENCES[1], section="x" * 80)), brief())
    grave = script_problems(GOOD, brief(15.0))
    assert (0, 0) < gravity(light) < gravity(grave)


def test_a_plan_needs_a_title_and_sections() -> None:
    assert plan_problems(good_plan()) == ()
    assert plan_problems(replace(good_plan(), sections=()))
    assert plan_problems(replace(good_plan(), title=" "))


@pytest.mark.parametrize(
    "changes",
    [
        {"titles": ()},
        {"titles": (TitleAnswer(title="x" * 101, reason=""),) * 3},
        {"titles": (TitleAnswer(title="**Bold**", reason=""),) * 3},
        {"description": ""},
        {"description": "See https://example.org"},
        {"tags": ()},
    ],
)
def test_a_page_keeps_the_platforms_limits(changes: dict[str, object]) -> None:
    assert page_problems(good_page()) == ()
    assert page_problems(replace(good_page(), **changes))  # type: ignore[arg-type] # by name
