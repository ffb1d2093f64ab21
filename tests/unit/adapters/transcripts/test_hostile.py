"""Transcript files that mean harm, or are broken in every way."""

import json
from pathlib import Path

import pytest

from reelwright.adapters.transcripts.reader import LARGEST, LONGEST_WORD, FileTranscripts
from reelwright.ports.transcripts import TranscriptEmpty, TranscriptUnreadable

pytestmark = pytest.mark.unit

MANY = 20_000
CUE = "1\n00:00:00,000 --> 00:00:02,000\n"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))
    + "]><tt><body><p>&lol9;</p></body></tt>"
)


def _read(folder: Path, content: str | bytes, name: str = "talk.srt") -> list[str]:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    given = FileTranscripts().read(file)
    return [word.text for segment in given.segments for word in segment.words]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(BOMB, "is XML or HTML", id="entity-bomb"),
        pytest.param("<html><body>Hello.</body></html>", "is XML or HTML", id="page"),
        pytest.param(bytes(5000), "no text", id="zeros"),
        pytest.param(b"\x1f\x8b" + bytes(range(256)) * 20, "no text", id="compressed"),
        pytest.param("[" * MANY, "Nothing is said", id="open-brackets"),
        pytest.param('{"segments":' * MANY, "breaks off", id="nested-objects"),
        pytest.param(
            '{"words": [{"word": "a", "start": ' + "9" * 9000 + "}]}",
            "breaks off",
            id="giant-number",
        ),
        pytest.param("a\n" * 2_000_001, "more than 1,000,000 words", id="too-many-words"),
        pytest.param(f"{CUE}{'a' * MANY}", "Nothing is said", id="one-giant-word"),
    ],
)
def test_they_are_refused_in_a_sentence(
    tmp_path: Path, content: str | bytes, sentence: str
) -> None:
    with pytest.raises((TranscriptUnreadable, TranscriptEmpty), match=sentence) as raised:
        _read(tmp_path, content)
    assert str(raised.value).endswith(".")
    assert len(str(raised.value)) < 300


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "talk.vtt"
    with file.open("wb") as opened:
        opened.truncate(LARGEST + 1)
    with pytest.raises(TranscriptUnreadable, match="larger than 50 MB"):
        FileTranscripts().read(file)


@pytest.mark.parametrize(
    "line",
    [
        "<v." * MANY,
        "<v " * MANY,
        "<" * MANY,
        "</a" * MANY,
        "{\\" * MANY,
        "&amp;" * MANY,
        "&#99999999999;" * (MANY // 10),
        "00:00:00.000 --> " * (MANY // 10),
        "<00:00:00.000>" * (MANY // 10),
        " " * MANY,
        "\t:" * MANY,
        "Ada " * MANY,
        "**" * MANY,
    ],
    ids=lambda line: repr(line[:8]),
)
def test_a_line_without_end_is_read_in_one_go(tmp_path: Path, line: str) -> None:
    # Nothing here may take longer than in proportion: the test run's own limit is the judge.
    for content in (f"{CUE}Hello. {line}\n", f"Hello. {line}", f"WEBVTT\n\n{CUE}Hello. {line}"):
        assert all(len(word) <= LONGEST_WORD for word in _read(tmp_path, content))


def test_zeros_and_escapes_are_not_passed_on(tmp_path: Path) -> None:
    said = "It \x00began\x1b[31m here. " + "and went on. " * 200
    words = _read(tmp_path, f"{CUE}{said}")
    assert all(word.isprintable() for word in words)


def test_times_that_make_no_sense_are_no_times(tmp_path: Path) -> None:
    words = [
        {"word": "a", "start": float("inf"), "end": 1},
        {"word": "b", "start": float("nan"), "end": -1},
        {"word": "c", "start": -5, "end": 1e300},
        {"word": "d", "start": 1, "end": 0},
    ]
    text = json.dumps({"segments": [{"words": words}]})
    assert _read(tmp_path, text, "talk.json") == ["a", "b", "c", "d"]
