"""Forms of answers, and answers that are still being written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.authoring import FORMS, good_page, good_plan, good_script
from reelwright.domain.authoring.answers import PageAnswer, PlanAnswer, ScriptAnswer
from reelwright.ports.writer import AnswerInvalid

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("answer", [good_plan(), good_script(), good_page()])
def test_an_answer_reads_as_it_was_written(answer: object) -> None:
    assert FORMS.read(FORMS.written(answer), type(answer)) == answer


def test_what_a_model_says_around_its_answer_is_left_aside() -> None:
    text = f"Here it is:\n```json\n{FORMS.written(good_plan())}\n```\nEnjoy!"
    assert FORMS.read(text, PlanAnswer) == good_plan()


@given(text=st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    with pytest.raises(AnswerInvalid) as raised:
        FORMS.read(text, PageAnswer)
    assert raised.value.problems
    FORMS.said(text)


def test_lines_are_heard_as_they_come() -> None:
    whole = FORMS.written(good_script())
    every = tuple(line for scene in good_script().scenes for line in scene.lines)
    heard = [FORMS.said(whole[:length]) for length in range(0, len(whole) + 1, 7)]
    assert FORMS.said(whole) == every
    for lines in heard:
        assert lines[:-1] == every[: max(0, len(lines) - 1)]
        assert not lines or every[len(lines) - 1].startswith(lines[-1])


def test_an_answer_without_scenes_says_nothing() -> None:
    assert FORMS.said(FORMS.written(good_plan())) == ()
    assert FORMS.form(ScriptAnswer).name == "ScriptAnswer"
