"""One voice through a whole video, whichever service fails, and no line paid for twice."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import cast as typed

import pytest

from reelwright.adapters.guarded.guard import Policy, ServiceGuard
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.books import HomeBooks
from reelwright.app.wiring.production import outside_voices, studio_for
from reelwright.app.wiring.storage import store_of
from reelwright.domain.article import Source, SourceKind
from reelwright.domain.production.manifest import Manifest
from reelwright.domain.script.scenes import Line, Scene, Script
from reelwright.domain.script.visuals import TitleCard
from reelwright.domain.services.backoff import RetryPolicy
from reelwright.domain.services.budgets import Budgets
from reelwright.domain.themes.shipped import BUILT_IN, DEFAULT
from reelwright.domain.voice.choice import VoiceFallback, VoiceNotFound
from reelwright.domain.voice.takes import TimeSource, VoiceRef
from reelwright.ports.guard import BudgetPassed
from reelwright.ports.productions import OpenProduction
from reelwright.ports.progress import Silent
from reelwright.ports.services import KeyMissing
from reelwright.ports.voice import VoiceSource
from reelwright.simulators.elevenlabs.service import ElevenLabsSimulator
from reelwright.simulators.openai_voice.service import OpenAISpeechSimulator
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import KEY
from reelwright.workflows.produce.casting import Cast, cast
from reelwright.workflows.produce.order import Order, Studio
from reelwright.workflows.produce.pacing import sampled
from reelwright.workflows.produce.recording import Takes
from reelwright.workflows.produce.understudies import RecordingStopped

pytestmark = pytest.mark.integration

LINES = ("A lamp turns current into light.", "It needs little power.", "That is all of it.")
RACHEL, ALLOY, HERE = "elevenlabs:Rachel", "openai:alloy", "espeak:en-us"


@dataclass(frozen=True)
class Place:
    manifest: Manifest | None


@dataclass(frozen=True, kw_only=True)
class House:
    """A studio whose services are stand-ins, which fail when they are told to."""

    studio: Studio
    elevenlabs: ElevenLabsSimulator
    openai: OpenAISpeechSimulator

    def cast(
        self,
        voice: str,
        *,
        recorded: VoiceRef | None = None,
        fallback: VoiceFallback = VoiceFallback.NEXT,
    ) -> Cast:
        order = Order(source="a.md", theme=BUILT_IN[DEFAULT], voice=voice, voice_fallback=fallback)
        source = Source(location="a.md", kind=SourceKind.MARKDOWN, sha256="")
        manifest = Manifest(slug="a", title="A", language="en", source=source, voice=recorded)
        place = Place(manifest if recorded else None)
        return cast(order, "en", self.studio, typed("OpenProduction", place))

    def spoken(self) -> int:
        """How many lines ElevenLabs spoke."""
        return sum("with-timestamps" in asked.path for asked in self.elevenlabs.requests)


def script(*lines: str) -> Script:
    scene = Scene(lines=tuple(Line(text=text) for text in lines), visual=TitleCard(title="A"))
    return Script(title="A", language="en", scenes=(scene,), extractive=True)


def record(chosen: Cast, *lines: str) -> Takes:
    return chosen.recorder.record(script(*(lines or LINES)), Silent())[0]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    for name in ("ELEVENLABS", "OPENAI"):
        monkeypatch.setenv(f"REELWRIGHT_KEY_{name}", KEY)
    with ElevenLabsSimulator() as elevenlabs, OpenAISpeechSimulator() as openai:
        addresses = {"elevenlabs": elevenlabs.address, "openai": openai.address}
        settings = Settings(home=tmp_path, addresses=addresses)
        studio = replace(
            studio_for(settings), outside=outside_of(settings, Budgets(video=Decimal(1)))
        )
        yield House(studio=studio, elevenlabs=elevenlabs, openai=openai)


def outside_of(settings: Settings, budgets: Budgets) -> VoiceSource:
    policy = Policy(budgets=budgets, retry=RetryPolicy(attempts=2, first=0.0, patience=0.0))
    guard = ServiceGuard(HomeBooks(settings.home), "default", policy)
    guard.begin("production", "A", Silent())
    return outside_voices(settings, guard, store_of(settings))


def test_a_cloud_voice_speaks_with_its_own_times(house: House) -> None:
    chosen = house.cast(RACHEL)
    takes = record(chosen)
    assert str(chosen.voice) == RACHEL
    assert takes.recorded == len(LINES)
    words = [word for take in takes.scenes[0] for word in take.words]
    assert {word.source for word in words} == {TimeSource.EXACT}


def test_a_voice_without_times_is_aligned(house: House) -> None:
    takes = record(house.cast(ALLOY))
    words = [word for take in takes.scenes[0] for word in take.words]
    assert TimeSource.ALIGNED in {word.source for word in words}
    assert TimeSource.EXACT not in {word.source for word in words}


def test_when_the_voice_fails_in_the_middle_the_next_speaks_all(house: House) -> None:
    chosen = house.cast(f"{RACHEL},{ALLOY}")
    record(chosen, LINES[0])
    house.elevenlabs.faults.always(Fault.FAILED)
    takes = record(chosen)
    assert str(chosen.voice) == ALLOY
    assert takes.recorded == len(LINES)
    assert any(RACHEL in note and ALLOY in note for note in chosen.notes)


def test_the_last_of_a_list_may_be_of_this_machine(house: House) -> None:
    house.elevenlabs.faults.always(Fault.KEY_REFUSED)
    house.openai.faults.always(Fault.SPENT)
    chosen = house.cast(f"{RACHEL},{ALLOY},{HERE}")
    record(chosen)
    assert str(chosen.voice) == HERE
    assert len([note for note in chosen.notes if "instead of" in note]) == 2


def test_a_voice_that_failed_is_not_tried_again_in_the_run(house: House) -> None:
    house.elevenlabs.faults.add(Fault.SPENT, path="/v1/text-to-speech")
    chosen = house.cast(f"{RACHEL},{ALLOY}")
    record(chosen)
    before = len(house.elevenlabs.requests)
    record(chosen, *LINES, "One more.")
    assert len(house.elevenlabs.requests) == before


def test_where_no_fallback_is_wanted_it_ends_and_goes_on_from_there(house: House) -> None:
    both = f"{RACHEL},{ALLOY}"
    chosen = house.cast(both, fallback=VoiceFallback.NEVER)
    record(chosen, LINES[0])
    house.elevenlabs.faults.always(Fault.SPENT)
    with pytest.raises(RecordingStopped, match="voice_fallback") as stopped:
        record(chosen)
    assert "kept" in str(stopped.value)
    house.elevenlabs.faults.clear()
    takes = record(house.cast(both, fallback=VoiceFallback.NEVER))
    assert (takes.kept, takes.recorded) == (1, 2)


def test_an_edit_never_changes_the_voice_of_one_sentence(house: House) -> None:
    both = f"{RACHEL},{ALLOY}"
    chosen = house.cast(both)
    record(chosen)
    house.elevenlabs.faults.always(Fault.FAILED)
    again = house.cast(both, recorded=chosen.voice)
    with pytest.raises(RecordingStopped, match="no other speaks a part"):
        record(again, LINES[0], "An edited one.")
    assert not any("/audio/speech" in asked.path for asked in house.openai.requests)


def test_the_voice_that_a_production_fell_back_on_stays(house: House) -> None:
    fallen = house.cast(ALLOY).voice
    chosen = house.cast(f"{RACHEL},{ALLOY}", recorded=fallen)
    record(chosen)
    assert str(chosen.voice) == ALLOY
    assert not house.elevenlabs.requests


def test_another_voice_is_taken_where_it_is_asked_for(house: House) -> None:
    fallen = house.cast(ALLOY).voice
    chosen = house.cast(RACHEL, recorded=fallen)
    assert str(chosen.voice) == RACHEL
    assert any("every line is recorded again" in note for note in chosen.notes)


def test_what_is_kept_needs_neither_service_nor_key(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen = house.cast(RACHEL)
    record(chosen)
    monkeypatch.delenv("REELWRIGHT_KEY_ELEVENLABS")
    outside = outside_of(Settings(home=tmp_path), Budgets())
    keyless = replace(house, studio=replace(house.studio, outside=outside))
    again = keyless.cast(RACHEL, recorded=chosen.voice)
    assert record(again).kept == len(LINES)
    with pytest.raises(RecordingStopped, match="keys set elevenlabs"):
        record(again, "Another line.")


def test_without_a_key_a_first_recording_says_what_to_do(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REELWRIGHT_KEY_ELEVENLABS")
    with pytest.raises(KeyMissing, match="keys set elevenlabs"):
        house.cast(RACHEL)
    assert str(house.cast(f"{RACHEL},{HERE}").voice) == HERE


@pytest.mark.parametrize("wrong", ["elevenlabs:Nobody", "nobody:Rachel", f"{RACHEL}@nomodel"])
def test_a_voice_that_is_not_there_is_told_before_anything_is_recorded(
    house: House, wrong: str
) -> None:
    with pytest.raises(VoiceNotFound):
        house.cast(wrong)


def test_a_misspelt_understudy_is_told_at_once(house: House) -> None:
    with pytest.raises(VoiceNotFound, match="flit:slt"):
        house.cast(f"{RACHEL},flit:slt")


def test_another_model_is_another_voice(house: House) -> None:
    chosen = house.cast(f"{RACHEL}@eleven_flash_v2_5")
    record(chosen)
    asked = next(each for each in house.elevenlabs.requests if each.method == "POST")
    assert isinstance(asked.json, dict)
    assert asked.json["model_id"] == "eleven_flash_v2_5"
    again = house.cast(f"{RACHEL}@eleven_flash_v2_5", recorded=chosen.voice)
    assert record(again).kept == len(LINES)


def test_a_line_is_not_paid_again_when_its_neighbour_is_edited(
    house: House,
) -> None:
    record(house.cast(RACHEL))
    before = house.spoken()
    record(house.cast(RACHEL), LINES[0], "A new neighbour.", LINES[2])
    assert house.spoken() == before + 1


def test_each_line_is_told_what_is_said_around_it(house: House) -> None:
    record(house.cast(RACHEL))
    bodies = [each.json for each in house.elevenlabs.requests if each.method == "POST"]
    around = [
        (body.get("previous_text"), body.get("next_text"))
        for body in bodies
        if isinstance(body, dict)
    ]
    assert around == [(None, LINES[1]), (LINES[0], LINES[2]), (LINES[1], None)]


def test_a_budget_that_is_passed_is_for_the_owner_and_changes_no_voice(
    house: House, tmp_path: Path
) -> None:
    settings = Settings(home=tmp_path, addresses={"elevenlabs": house.elevenlabs.address})
    small = outside_of(settings, Budgets(video=Decimal("0.004")))
    poor = replace(house, studio=replace(house.studio, outside=small))
    chosen = poor.cast(f"{RACHEL},{HERE}")
    with pytest.raises(BudgetPassed, match="budget_video") as stopped:
        record(chosen)
    assert "kept" in str(stopped.value)
    assert house.spoken() == 1
    assert record(house.cast(RACHEL)).recorded == len(LINES) - 1


def test_a_voice_that_is_paid_for_speaks_a_sample_before_a_draft_that_may_be_too_long(
    house: House,
) -> None:
    chosen = house.cast(RACHEL)
    assert chosen.recorder.paid
    lines = [f"This is line number {at} of a long script." for at in range(12)]
    sampled(chosen.recorder, script(*lines), Silent())
    assert 0 < house.spoken() < len(lines)
    assert not house.cast(HERE).recorder.paid
