"""``transcript.md``: what is written is read again, and edits are seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.document import read, written
from reelwright.domain.transcript.transcript import Transcript, Word
from reelwright.domain.voice.takes import TimeSource

pytestmark = pytest.mark.unit

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="*["), min_size=1, max_size=8)
SHA = "0123456789abcdef" * 4


def _transcript(said: list[tuple[str, str]], pause: int = 0) -> Transcript:
    """Words of half a second each, with their speakers."""
    half = SAMPLE_RATE // 2
    words = tuple(
        Word(
            text=text,
            start=at * (half + pause),
            end=at * (half + pause) + half,
            source=TimeSource.ALIGNED,
            speaker=speaker,
        )
        for at, (text, speaker) in enumerate(said)
    )
    return Transcript(words=words, language="en")


def _said(text: str, speaker: str = "") -> list[tuple[str, str]]:
    return [(word, speaker) for word in text.split()]


def test_lines_end_with_sentences_pauses_and_turns() -> None:
    transcript = _transcript([*_said("It began. Then", "Ada"), *_said("you left", "Bo")])
    lines = written(transcript, "talk.mkv", SHA).splitlines()
    assert lines[0] == "# What is said in talk.mkv"
    assert "Language: en" in lines
    assert lines[-3:] == [
        "[0:00:00.000] **Ada:** It began.",
        "[0:00:01.000] **Ada:** Then",
        "[0:00:01.500] **Bo:** you left",
    ]
    paused = written(_transcript(_said("one two"), pause=SAMPLE_RATE), "talk.mkv", SHA)
    assert paused.splitlines()[-2:] == ["[0:00:00.000] one", "[0:00:01.500] two"]


def test_what_was_not_touched_is_not_edited() -> None:
    text = written(
        _transcript(_said("And so, my fellow Americans: ask not.", "JFK")), "a.flac", SHA
    )
    found = read(text)
    assert found.is_of(SHA)
    assert not found.edited
    assert not read(text.replace("\n", "\r\n")).edited
    assert not read(text + "\n\n").edited
    assert not found.is_of("f" * 64)


@pytest.mark.parametrize(
    ("old", "new"), [("fellow", "yellow"), ("JFK", "Kennedy"), ("not.", ""), ("ask", "ask , ask")]
)
def test_an_edit_is_seen(old: str, new: str) -> None:
    text = written(_transcript(_said("my fellow Americans: ask not.", "JFK")), "a.flac", SHA)
    assert read(text.replace(old, new)).edited


def test_what_an_owner_breaks_is_read_as_far_as_it_goes() -> None:
    text = written(_transcript(_said("one two three. four five six.")), "a.flac", SHA)
    wrapped = text.replace("one two", "one\ntwo").replace("[0:00:01.500] ", "[ 0:0:1.5 ]")
    assert " ".join(word.text for word in read(wrapped).words) == "one two three. four five six."
    without_mark = "\n".join(line for line in text.splitlines() if "<!--" not in line)
    assert read(without_mark).edited
    assert not read(without_mark).is_of(SHA)
    assert read("").words == ()
    assert read("\x00\x1b[2J no time at all").words == ()


@given(
    st.lists(
        st.tuples(WORDS, st.sampled_from(["", "Ada", "B*o", "x: y"])),
        max_size=12,
    )
)
def test_whatever_is_said_comes_back(said: list[tuple[str, str]]) -> None:
    text = written(_transcript(said), "a\nb*.mkv", SHA)
    found = read(text)
    assert found.is_of(SHA)
    assert not found.edited
