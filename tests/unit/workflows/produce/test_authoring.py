"""How a script is asked for: once, again with all that is wrong, and then of somebody else."""

from dataclasses import dataclass, field, replace

import pytest

from builders.authoring import (
    CUT,
    FORMS,
    SENTENCES,
    Dictated,
    article,
    good_page,
    good_plan,
    good_script,
    scene,
    with_scene,
)
from reelwright.adapters.prompts.reader import shipped_prompts
from reelwright.domain.authoring.answers import VisualAnswer, VisualKind
from reelwright.domain.authoring.names import WriterName
from reelwright.domain.script.scenes import Script
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.voice.takes import Take, VoiceRef
from reelwright.ports.progress import Progress, Silent
from reelwright.ports.services import KeyMissing, ServiceBusy, ServiceFailed
from reelwright.ports.writer import Question, Speaker
from reelwright.workflows.produce.authoring import (
    MOST_MENDS,
    Author,
    Commission,
    Desk,
    ScriptRefused,
    Session,
)
from reelwright.workflows.produce.commissioning import (
    MOST_FITTINGS,
    NothingWritten,
    written_alone,
    written_by_model,
)
from reelwright.workflows.produce.recording import Takes

pytestmark = pytest.mark.unit

COMMISSION = Commission(
    topic="The sea", language="en", seconds=26.0, material=(article(),), location="sea.md"
)
BAD = with_scene(good_script(), 1, scene("In 1999 nothing happened.", quotes=["It never did"]))


class SameLanguage:
    def find(self, _: str) -> str:
        return "en"


@dataclass
class Watching:
    """What a person saw while the script was written."""

    seen: list[str] = field(default_factory=list)
    lines: tuple[str, ...] = ()

    def begin(self, task: str) -> None:
        self.seen.append(task)

    def grow(self, lines: tuple[str, ...]) -> None:
        self.lines = lines

    def end(self) -> None:
        self.seen.extend(self.lines)
        self.lines = ()


@dataclass
class Speaking:
    """A voice of one pace: so many characters a second, whatever is said."""

    pace: float
    recorded: int = 0
    voice: VoiceRef = field(
        default_factory=lambda: VoiceRef(provider="test", name="one", language="en")
    )
    notes: tuple[str, ...] = ()
    paid: bool = False

    def record(self, script: Script, _: Progress) -> tuple[Takes, tuple[str, ...]]:
        self.recorded += 1
        scenes = tuple(
            tuple(
                Take(
                    sha256=f"{index}-{at}",
                    samples=round(len(line.text) / self.pace * SAMPLE_RATE),
                    words=(),
                )
                for at, line in enumerate(scene.lines)
            )
            for index, scene in enumerate(script.scenes)
        )
        return Takes(scenes=scenes), ()


def desk(*writers: Dictated, watching: Watching | None = None) -> Desk:
    return Desk(
        authors=tuple(
            Author(name=WriterName(provider="ollama", model=f"m{at}"), writer=writer)
            for at, writer in enumerate(writers)
        ),
        forms=FORMS,
        prompts=shipped_prompts(),
        languages=SameLanguage(),
        manuscript=watching or Watching(),
    )


def session(writer: Dictated) -> Session:
    whole = desk(writer)
    return Session(whole.authors[0], COMMISSION, whole)


def asked_last(question: Question) -> str:
    return question.turns[-1].text


def test_outline_then_script_in_one_conversation() -> None:
    writer = Dictated.of(good_plan(), good_script())
    assert session(writer).script() == good_script()
    plan, script = writer.questions
    assert [turn.speaker for turn in script.turns] == [
        Speaker.ASKED,
        Speaker.ANSWERED,
        Speaker.ASKED,
    ]
    assert SENTENCES[0] in asked_last(plan)
    assert "must last 25 to 27 seconds" in asked_last(script)


def test_all_that_is_wrong_is_asked_for_in_one_message() -> None:
    writer = Dictated.of(good_plan(), BAD, good_script())
    assert session(writer).script() == good_script()
    again = asked_last(writer.questions[-1])
    assert "It never did" in again
    assert "1999" in again
    assert "length" in again


def test_a_mended_answer_forgets_the_bad_one() -> None:
    writer = Dictated.of(good_plan(), BAD, good_script(), good_script())
    talk = session(writer)
    talk.script()
    talk.script_of_length(14.5, 40.0)
    assert not any("1999" in turn.text for turn in writer.questions[-1].turns)


def test_what_is_not_in_the_form_is_asked_for_again() -> None:
    writer = Dictated.of(good_plan(), '{"title": "x"}', "no JSON at all", good_script())
    assert session(writer).script() == good_script()
    assert "scenes: Field required" in asked_last(writer.questions[2])


def test_an_answer_that_was_cut_may_be_longer_the_next_time() -> None:
    writer = Dictated.of(good_plan(), f'{{"title": "x{CUT}', good_script())
    assert session(writer).script() == good_script()
    first, second = writer.questions[1:]
    assert second.most_tokens == 2 * first.most_tokens
    assert "it broke off" in asked_last(second)


def test_an_article_in_another_language_is_cut_and_judged_in_its_own() -> None:
    german = replace(article("Das Meer ist tief und dunkel."), language="de")
    whole = desk(Dictated.of())
    talk = Session(whole.authors[0], replace(COMMISSION, material=(german,)), whole)
    assert talk.brief.source is not None
    assert (talk.brief.source.language, talk.brief.language) == ("de", "en")


def test_the_rounds_are_bounded() -> None:
    writer = Dictated.of(good_plan(), *[BAD] * 20)
    with pytest.raises(ScriptRefused, match="keeps the rules"):
        session(writer).script()
    assert len(writer.questions) == 1 + 1 + MOST_MENDS


def test_the_best_valid_answer_is_kept_where_only_beauty_is_missing() -> None:
    plain = with_scene(
        good_script(), 1, scene(SENTENCES[1], visual=VisualAnswer(kind=VisualKind.LIST))
    )
    plainer = with_scene(
        plain, 2, scene(SENTENCES[2], visual=VisualAnswer(kind=VisualKind.PICTURE, number=9))
    )
    writer = Dictated.of(good_plan(), plainer, plain, BAD, plainer)
    assert session(writer).script() == plain


def test_a_script_is_fitted_to_the_voice() -> None:
    short = replace(good_script(), scenes=(*good_script().scenes[:3], good_script().scenes[4]))
    writer = Dictated.of(good_plan(), good_script(), short, good_page())
    voice = Speaking(pace=11.3)
    found = written_by_model(COMMISSION, desk(writer), voice, Silent())
    assert len(found.script.lines) == len(short.scenes)
    assert voice.recorded == 2
    assert "spoken by this voice it lasts" in asked_last(writer.questions[2])


def test_a_voice_is_fitted_to_only_so_often() -> None:
    writer = Dictated.of(good_plan(), *[good_script()] * 20)
    voice = Speaking(pace=13.4)
    written_by_model(COMMISSION, desk(writer), voice, Silent())
    assert voice.recorded == 1 + MOST_FITTINGS


def test_a_length_that_is_missed_all_the_same_is_told() -> None:
    writer = Dictated.of(good_plan(), *[good_script()] * 20)
    found = written_by_model(COMMISSION, desk(writer), Speaking(pace=9.5), Silent())
    assert any("instead of 26 s" in note for note in found.notes)


def test_a_script_of_the_right_length_is_recorded_once() -> None:
    writer = Dictated.of(good_plan(), good_script(), good_page())
    voice = Speaking(pace=14.6)
    found = written_by_model(COMMISSION, desk(writer), voice, Silent())
    assert (voice.recorded, found.notes) == (1, ())
    assert found.script.writer == "ollama:m0"
    assert found.script.tags == good_page().tags


def test_a_page_that_cannot_be_had_costs_only_the_page() -> None:
    bad_page = replace(good_page(), titles=())
    writer = Dictated.of(good_plan(), good_script(), *[bad_page] * 9)
    script, _ = written_alone(COMMISSION, desk(writer))
    assert script.tags == ()
    assert any("made by rule" in note for note in script.notes)


def test_who_fails_is_followed_by_the_next_with_a_note() -> None:
    busy = Dictated.of(ServiceBusy("Too many calls.", service="ollama"))
    stubborn = Dictated.of(good_plan(), *[BAD] * 9)
    able = Dictated.of(good_plan(), good_script(), good_page())
    script, notes = written_alone(COMMISSION, desk(busy, stubborn, able))
    assert script.writer == "ollama:m2"
    assert [note.split(" ", 1)[0] for note in notes] == ["ollama:m0", "ollama:m1"]


def test_where_nobody_writes_the_reasons_are_told() -> None:
    broken = Dictated.of(ServiceFailed("It fell over.", service="ollama"))
    with pytest.raises(NothingWritten, match="It fell over"):
        written_alone(COMMISSION, desk(broken))
    with pytest.raises(NothingWritten, match="It fell over"):
        written_by_model(
            COMMISSION,
            desk(Dictated.of(ServiceFailed("It fell over.", service="ollama"))),
            Speaking(pace=15),
            Silent(),
        )


def test_where_no_author_has_a_key_that_is_the_error() -> None:
    keyless = KeyMissing("It needs a key.", service="ollama")
    with pytest.raises(KeyMissing):
        written_alone(COMMISSION, desk(Dictated.of(keyless), Dictated.of(keyless)))
    broken = ServiceFailed("It fell over.", service="ollama")
    with pytest.raises(NothingWritten, match="It needs a key"):
        written_alone(COMMISSION, desk(Dictated.of(keyless), Dictated.of(broken)))


def test_a_person_watches_every_line() -> None:
    watching = Watching()
    writer = Dictated.of(good_plan(), good_script(), good_page())
    written_alone(COMMISSION, desk(writer, watching=watching))
    assert watching.seen[:2] == ["ollama:m0 plans the video", "ollama:m0 writes the script"]
    assert watching.seen[2 : 2 + len(SENTENCES)] == list(SENTENCES)


def test_a_long_source_is_cut_with_a_note() -> None:
    long = replace(COMMISSION, material=(article(*SENTENCES * 900),))
    writer = Dictated.of(good_plan(), good_script(), good_page())
    _, notes = written_alone(long, desk(writer))
    assert "without its last" in notes[0]
    assert len(asked_last(writer.questions[0])) < 130_000


def test_a_given_title_stays() -> None:
    titled = replace(COMMISSION, topic="My own title", titled=True)
    writer = Dictated.of(good_plan(), good_script(), good_page())
    script, _ = written_alone(titled, desk(writer))
    assert script.title == "My own title"
