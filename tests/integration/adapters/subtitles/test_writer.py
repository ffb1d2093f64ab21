"""Caption files say what the cues say, whatever marks the words hold."""

import html
from pathlib import Path

import pysubs2
import pytest

from reelwright.adapters.subtitles.writer import Pysubs2Writer
from reelwright.domain.captions.cues import Cue, CueWord

pytestmark = pytest.mark.integration

SECOND = 48_000


def cue(first: int, last: int, *lines: str) -> Cue:
    words = tuple(
        tuple(CueWord(text=word, start=first, end=last) for word in line.split()) for line in lines
    )
    return Cue(start=first, end=last, lines=words)


PLAIN = (
    cue(0, 2 * SECOND, "It began in 1984,", "or so they said."),
    cue(2 * SECOND + 3_200, 4 * SECOND, "Größe: 5\u202fkm \u2014 \u00abnaïve\u00bb ½"),
)
HOSTILE = (
    cue(0, SECOND, "a < b && c > d --> e", "<b>bold</b> {\\i1} C:\\new\\Name \\h"),
    cue(SECOND, 2 * SECOND, "00:00:01,000 --> 00:00:02,000", "1 & 2"),
)


def written(cues: tuple[Cue, ...], folder: Path, name: str) -> str:
    Pysubs2Writer(interchange=True).write(cues, "en", folder)
    return (folder / name).read_bytes().decode()


def test_srt_is_what_players_expect(tmp_path: Path) -> None:
    assert written(PLAIN, tmp_path, "captions.srt") == (
        "1\n00:00:00,000 --> 00:00:02,000\nIt began in 1984,\nor so they said.\n\n"
        "2\n00:00:02,066 --> 00:00:04,000\nGröße: 5 km \u2014 \u00abnaïve\u00bb ½\n"
    )


def test_vtt_names_its_language(tmp_path: Path) -> None:
    text = written(PLAIN, tmp_path, "captions.vtt")
    assert text.startswith("WEBVTT\nKind: captions\nLanguage: en\n\n1\n00:00:00.000 --> ")


def test_vtt_escapes_all_that_is_markup(tmp_path: Path) -> None:
    text = written(HOSTILE, tmp_path, "captions.vtt")
    shown = [html.unescape(block.split("\n", 2)[2]) for block in text.strip().split("\n\n")[1:]]
    assert shown == [each.text for each in HOSTILE]
    assert text.count("-->") == len(HOSTILE)


def test_srt_holds_no_tags_and_every_character(tmp_path: Path) -> None:
    text = written(HOSTILE[:1], tmp_path, "captions.srt")
    shown = text.strip().split("\n", 2)[2]
    assert shown.replace("\u200b", "") == HOSTILE[0].text
    assert "<b" not in shown
    assert "</b" not in shown


def test_ass_holds_no_commands_and_every_character(tmp_path: Path) -> None:
    text = written(HOSTILE[:1], tmp_path, "captions.ass")
    shown = text.rstrip("\n").rsplit(",,", 1)[1]
    plain = shown.replace("\\{", "{").replace("\\}", "}").replace("\\N", "\n", 1)
    assert plain.replace("\u200b", "") == HOSTILE[0].text


@pytest.mark.parametrize("name", ["captions.srt", "captions.vtt", "captions.ass"])
def test_another_program_reads_the_same_cues(name: str, tmp_path: Path) -> None:
    written(PLAIN, tmp_path, name)
    read = pysubs2.load(str(tmp_path / name), encoding="utf-8")
    slack = 10 if name.endswith("ass") else 1
    assert [event.plaintext for event in read] == [each.text for each in PLAIN]
    for event, each in zip(read, PLAIN, strict=True):
        assert abs(event.start - each.start / 48) <= slack
        assert abs(event.end - each.end / 48) <= slack


def test_the_same_cues_give_the_same_bytes_and_nothing_else_is_left(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for folder in (first, second):
        folder.mkdir()
        files = Pysubs2Writer().write(PLAIN + HOSTILE, "en", folder)
        assert sorted(folder.iterdir()) == sorted(files)
    for name in ("captions.srt", "captions.vtt"):
        assert (first / name).read_bytes() == (second / name).read_bytes()
        assert b"\r" not in (first / name).read_bytes()


def test_no_cues_still_make_whole_files(tmp_path: Path) -> None:
    assert written((), tmp_path, "captions.srt") == "\n"
    assert written((), tmp_path, "captions.vtt").startswith("WEBVTT\n")
