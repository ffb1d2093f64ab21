"""An article becomes a script in its own words."""

import pytest

from reelwright.domain.article import (
    Article,
    Block,
    Code,
    Heading,
    ItemList,
    Paragraph,
    Prose,
    Quotation,
    Source,
    SourceKind,
    Table,
)
from reelwright.domain.script.scenes import Part
from reelwright.domain.script.visuals import ListCard, OutroCard, SectionCard, TitleCard
from reelwright.domain.writing.length import measured_pace, seconds_of
from reelwright.domain.writing.write import NothingToNarrate, WritingBrief, write_script

pytestmark = pytest.mark.unit


def article(*blocks: Block, title: str = "On salt", language: str = "en") -> Article:
    source = Source(location="salt.md", kind=SourceKind.MARKDOWN, sha256="0" * 64)
    return Article(title=title, blocks=blocks, source=source, language=language)


def paragraph(text: str, *emphasis: str) -> Paragraph:
    return Paragraph(prose=Prose(text=text, emphasis=emphasis))


def long_article(sections: int = 8, sentences: int = 12) -> Article:
    blocks: list[Block] = []
    for section in range(sections):
        blocks.append(Heading(level=2, text=f"Chapter {'abcdefghij'[section]}"))
        blocks.extend(
            paragraph(
                f"The {word} of chapter {'abcdefghij'[section]} keeps the salt dry. "
                f"Every {word} needs a roof and a patient keeper who stays."
            )
            for word in ("barn", "shed", "store", "cellar", "tower", "mill")[: sentences // 2]
        )
    return article(*blocks)


def test_a_short_article_is_narrated_whole_from_hook_to_conclusion() -> None:
    script = write_script(
        article(
            Heading(level=1, text="On salt"),
            paragraph("Salt is older than bread. It is dug and boiled."),
            Heading(level=2, text="Uses"),
            paragraph("It has three uses:"),
            ItemList(items=(Prose(text="Keeping fish"), Prose(text="Melting ice"))),
            Heading(level=2, text="Conclusion"),
            paragraph("Salt stays cheap. Keep some dry."),
        )
    )
    assert [line.text for line in script.lines] == [
        "Salt is older than bread.",
        "It is dug and boiled.",
        "Uses",
        "It has three uses:",
        "Keeping fish.",
        "Melting ice.",
        "Conclusion",
        "Salt stays cheap.",
        "Keep some dry.",
    ]
    assert script.scenes[0].part is Part.HOOK
    assert isinstance(script.scenes[0].visual, TitleCard)
    assert script.scenes[-1].part is Part.CONCLUSION
    assert isinstance(script.scenes[-1].visual, OutroCard)
    kinds = {type(scene.visual) for scene in script.scenes}
    assert {SectionCard, ListCard} <= kinds
    assert script.extractive
    assert not script.shortened


@pytest.mark.parametrize("seconds", [20, 45, 90, 180, 280])
def test_a_long_article_is_cut_to_the_length(seconds: int) -> None:
    script = write_script(long_article(), WritingBrief(seconds=seconds))
    assert script.shortened
    assert seconds_of(script.lines) == pytest.approx(seconds, rel=0.1)


def test_a_measured_pace_gives_the_length_of_the_voice() -> None:
    script = write_script(long_article(), WritingBrief(seconds=60))
    pace = measured_pace(script, 90.0)
    again = write_script(long_article(), WritingBrief(seconds=60, pace=pace))
    assert seconds_of(again.lines, pace) == pytest.approx(60, rel=0.1)


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Heading(level=1, text="Only"), Heading(level=2, text="headings")),
        (Code(text="print(1)"),),
        (Table(header=("a",), rows=(("1",),)),),
        (paragraph("https://example.org/one"),),
        (paragraph("— * —"),),
    ],
)
def test_without_a_sentence_there_is_nothing_to_narrate(blocks: tuple[Block, ...]) -> None:
    with pytest.raises(NothingToNarrate, match=r"salt\.md: there is no sentence"):
        write_script(article(*blocks))


@pytest.mark.parametrize("text", ["Salt", "x" * 5000, "no capital no stop", "Why?! Oh"])
def test_odd_text_is_still_a_script(text: str) -> None:
    script = write_script(article(paragraph(text), title=""))
    assert " ".join(line.text for line in script.lines) == text
    assert script.title


def test_a_sentence_longer_than_the_whole_video_is_said_all_the_same() -> None:
    script = write_script(article(paragraph("1" * 3000)), WritingBrief(seconds=30))
    assert [line.text for line in script.lines] == ["1" * 3000]


def test_a_long_first_sentence_does_not_keep_the_title_standing() -> None:
    text = (
        "In the long winter of the year in which the old harbour froze for the last time, "
        "a keeper of salt found that nobody came to buy."
    )
    script = write_script(article(paragraph(text)))
    assert len(script.scenes) > 1
    assert " ".join(line.text for line in script.lines) == text


def test_notes_say_what_was_left_out_and_what_is_not_read() -> None:
    cut = write_script(long_article(), WritingBrief(seconds=45))
    assert any("sentences were left out" in note for note in cut.notes)
    whole = write_script(
        article(paragraph("Salt is old. See Figure 2."), Code(text="x")), WritingBrief(seconds=90)
    )
    assert any("1 block of code" in note and "1 sentence" in note for note in whole.notes)
    assert any("nothing was added" in note for note in whole.notes)


def test_sections_of_sources_are_not_narrated() -> None:
    script = write_script(
        article(
            paragraph("Salt is old."),
            Heading(level=2, text="Sources"),
            paragraph("A book on salt."),
            Heading(level=2, text="After"),
            paragraph("It is still dug."),
        )
    )
    assert [line.text for line in script.lines] == ["Salt is old.", "After", "It is still dug."]


def test_every_section_keeps_a_voice_when_there_is_room() -> None:
    script = write_script(long_article(), WritingBrief(seconds=150))
    assert len({scene.section for scene in script.scenes} - {""}) == 8


def test_a_leaning_sentence_is_taken_only_with_what_it_leans_on() -> None:
    blocks = [
        paragraph(
            f"The {word} of the old works keeps the grey salt dry in winter. "
            f"This is why the {word} has walls of stone."
        )
        for word in ("barn", "shed", "store", "cellar", "tower", "mill", "house", "loft")
    ]
    script = write_script(article(*blocks), WritingBrief(seconds=25))
    said = [line.text for line in script.lines]
    for at, text in enumerate(said):
        if text.startswith("This"):
            word = text.split()[4]
            assert said[at - 1].startswith(f"The {word}")


@pytest.mark.parametrize("seconds", [20, 25, 30, 35, 40])
def test_what_a_colon_introduces_is_never_said_without_it_nor_left_away(seconds: int) -> None:
    filler = [
        paragraph(f"The {word} of the old works keeps the grey salt dry in winter.")
        for word in ("barn", "shed", "store", "cellar", "tower", "mill")
    ]
    quoted = Quotation(text="Salt is the last of the old gods to leave the sea.")
    blocks: list[Block] = [
        *filler[:3],
        paragraph("In her book the keeper wrote:"),
        quoted,
        *filler[3:],
    ]
    said = [
        line.text for line in write_script(article(*blocks), WritingBrief(seconds=seconds)).lines
    ]
    assert ("In her book the keeper wrote:" in said) == (quoted.text in said)
