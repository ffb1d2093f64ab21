"""``transcript.md`` beside the clips, edited by its owner: what changes, and what does not."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from builders.recordings import Take, beeps, write_recording
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.cutting import cutting_room
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.document import NAME
from reelwright.domain.transcript.transcript import Transcript
from reelwright.ports.progress import Silent
from reelwright.workflows.artefacts import path_of
from reelwright.workflows.clip.correcting import CorrectionUnreadable
from reelwright.workflows.clip.order import ClipOrder, CuttingRoom
from reelwright.workflows.clip.reading import HeardFiles, hear, open_recording

pytestmark = pytest.mark.integration

SAID = "The tide rice is twice a day. Nobody knew."
# A language that nothing here can align: what is put in shares its room, and no engine runs.
LANGUAGE = "fi"


@pytest.fixture
def room(tmp_path: Path) -> CuttingRoom:
    return cutting_room(Settings(home=tmp_path / "home"))


@pytest.fixture
def order(tmp_path: Path) -> ClipOrder:
    words = [
        {"word": word, "start": at / 2, "end": (at + 1) / 2} for at, word in enumerate(SAID.split())
    ]
    transcript = tmp_path / "talk.json"
    transcript.write_text(json.dumps({"segments": [{"words": words}], "language": LANGUAGE}))
    recording = write_recording(tmp_path / "talk.wav", [Take(sound=beeps(6, [0, 2, 4]))])
    return ClipOrder(recording=recording, transcript=transcript, output=tmp_path / "clips")


def _heard(order: ClipOrder, room: CuttingRoom) -> HeardFiles:
    return hear(order, open_recording(order, room, Silent()), room, Silent())


def _words(heard: HeardFiles, room: CuttingRoom) -> list[tuple[str, float, float]]:
    text = path_of(heard.words, room.store).read_text()
    words = room.values.from_json(text, Transcript).words
    return [(word.text, word.start / SAMPLE_RATE, word.end / SAMPLE_RATE) for word in words]


def test_the_document_is_there_after_the_first_run_and_changes_nothing(
    order: ClipOrder, room: CuttingRoom
) -> None:
    first = _heard(order, room)
    document = order.output / NAME
    text = document.read_text()
    assert "[0:00:00.000] The tide rice is twice a day.\n[0:00:03.500] Nobody knew." in text
    assert "Language: fi" in text
    assert _heard(order, room) == first
    assert document.read_text() == text


def test_only_what_its_owner_changed_is_timed_anew(order: ClipOrder, room: CuttingRoom) -> None:
    before = _words(_heard(order, room), room)
    document = order.output / NAME
    edited = document.read_text().replace("rice is", "rises").replace("Nobody", "**Bo:** No one")
    document.write_text(edited)
    corrected = _heard(order, room)
    after = _words(corrected, room)
    assert " ".join(word for word, _, _ in after) == "The tide rises twice a day. No one knew."
    same = [word for word in before if word in after]
    assert [word for word, _, _ in same] == ["The", "tide", "twice", "a", "day.", "knew."]
    assert after[2] == ("rises", 1.0, 2.0)
    assert any("transcript.md was followed" in note for note in corrected.notes)
    assert document.read_text() == edited


def test_a_better_hearing_replaces_what_was_not_edited_alone(
    order: ClipOrder, room: CuttingRoom
) -> None:
    _heard(order, room)
    assert order.transcript is not None
    better = order.transcript.with_name("better.json")
    better.write_text(order.transcript.read_text().replace("rice", "rices"))
    _heard(replace(order, transcript=better), room)
    document = order.output / NAME
    assert "tide rices is" in document.read_text()
    document.write_text(document.read_text().replace("rices", "rises"))
    heard = _heard(order, room)
    assert "rises" in [word for word, _, _ in _words(heard, room)]
    assert "tide rises is" in document.read_text()


def test_the_document_of_another_recording_is_kept_and_not_followed(
    order: ClipOrder, room: CuttingRoom
) -> None:
    _heard(order, room)
    document = order.output / NAME
    document.write_text(document.read_text().replace("rice", "rises"))
    other = write_recording(order.recording.with_name("b.wav"), [Take(sound=beeps(6, [1]))])
    heard = _heard(replace(order, recording=other), room)
    assert "rice" in [word for word, _, _ in _words(heard, room)]
    (kept,) = order.output.glob("transcript.*.md")
    assert "rises" in kept.read_text()


def test_a_document_without_words_or_text_is_told(order: ClipOrder, room: CuttingRoom) -> None:
    _heard(order, room)
    document = order.output / NAME
    whole = document.read_text()
    document.write_text(whole.partition("[0:00:00")[0])
    with pytest.raises(CorrectionUnreadable, match="says nothing any more"):
        _heard(order, room)
    document.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(CorrectionUnreadable, match="no text"):
        _heard(order, room)
