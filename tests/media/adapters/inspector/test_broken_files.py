"""Damaged files, files that are no videos, and an ffmpeg program that is not what it should be."""

from pathlib import Path

import pytest

from builders.masters import Bench, OnsetAligner, Recipe, failures, holes
from reelwright.adapters.inspector.inspector import FileInspector
from reelwright.domain.inspection.verdict import Check, Expectation, Verdict
from reelwright.ports.inspection import VideoUnreadable
from reelwright.ports.progress import Cancelled, Silent

pytestmark = pytest.mark.media


def check_of(verdict: Verdict, name: str) -> Check:
    return next(check for check in verdict.checks if check.name == name)


def test_damaged_pictures_fail_with_their_second(bench: Bench) -> None:
    master = bench.make()
    content = bytearray(master.read_bytes())
    pictures = content.index(b"mdat")
    place = pictures + (len(content) - pictures) // 8
    content[place : place + 4000] = b"\x5a" * 4000
    master.write_bytes(content)
    assert "picture plays" in failures(bench.verdict(master))


def test_a_video_without_sound_fails_once(bench: Bench) -> None:
    assert failures(bench.verdict(bench.make(silent=True))) == ["sound and picture together"]


def test_silence_is_not_loud_enough(bench: Bench) -> None:
    spoiled = Recipe(sound=lambda sound: sound * 0)
    verdict = bench.verdict(bench.make(spoiled))
    assert failures(verdict) == ["loudness", "captions in time"]
    assert check_of(verdict, "loudness").measured == "silence"


@pytest.mark.parametrize(
    "content", [b"", b"text, not video", b"\x00" * 5000], ids=["empty", "text", "zeros"]
)
def test_what_is_no_video_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "strange.mp4"
    file.write_bytes(content)
    with pytest.raises(VideoUnreadable, match=r"strange\.mp4 .*\.$"):
        FileInspector(OnsetAligner()).inspect(file, Expectation(), Silent())


def test_a_missing_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(VideoUnreadable, match=r"gone\.mp4 cannot be opened"):
        FileInspector(OnsetAligner()).inspect(tmp_path / "gone.mp4", Expectation(), Silent())


def test_sound_alone_is_no_video(bench: Bench, tmp_path: Path) -> None:
    master = bench.make(Recipe(frames=1))
    track = tmp_path / "track.m4a"
    track.write_bytes(master.read_bytes()[:200])
    with pytest.raises(VideoUnreadable):
        bench.verdict(track)


def test_a_cut_off_file_does_not_pass(bench: Bench) -> None:
    master = bench.make()
    content = master.read_bytes()
    master.write_bytes(content[: len(content) // 2])
    assert not bench.verdict(master).passed


PROGRAMS = {
    "missing": None,
    "crashing at once": "#!/bin/sh\nexit 3\n",
    "crashing half-way": "#!/bin/sh\nhead -c 500000 >/dev/null\nkill -9 $$\n",
    "babbling": "#!/bin/sh\ncat >/dev/null\necho nonsense >&2\n",
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_our_own_meter_stands_in_for_the_program(
    bench: Bench, tmp_path: Path, program: str
) -> None:
    script = PROGRAMS[program]
    ffmpeg = tmp_path / "ffmpeg"
    if script is not None:
        ffmpeg.write_text(script, encoding="utf-8")
        ffmpeg.chmod(0o755)
    verdict = bench.verdict(bench.make(), ffmpeg=str(ffmpeg))
    assert verdict.passed
    assert "own BS.1770 meter" in check_of(verdict, "loudness").measured


def test_a_strangers_file_is_measured_as_far_as_possible(bench: Bench) -> None:
    verdict = FileInspector(OnsetAligner()).inspect(bench.make(), Expectation(), Silent())
    assert verdict.passed
    measured = {check.name for check in verdict.checks} - set(holes(verdict))
    assert measured == {
        "picture plays",
        "sound and picture together",
        "plays from its first bytes",
        "colour tags",
        "loudness",
        "true peak",
        "black picture",
        "frozen picture",
    }


class Stop:
    def advance(self, step: str, done: int, total: int) -> None:
        raise Cancelled(f"{step} stopped at {done} of {total}.")


def test_an_inspection_can_be_stopped(bench: Bench) -> None:
    with pytest.raises(Cancelled):
        FileInspector(OnsetAligner()).inspect(bench.make(), bench.expected, Stop())
