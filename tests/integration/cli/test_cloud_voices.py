"""The voices of services as a person meets them on the command line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.command import SMALL_ARTICLE, Command
from reelwright.simulators.elevenlabs.service import ElevenLabsSimulator
from reelwright.simulators.openai_voice.service import OpenAISpeechSimulator
from reelwright.simulators.wire.faults import Fault

pytestmark = pytest.mark.integration

Services = tuple[ElevenLabsSimulator, OpenAISpeechSimulator]


@pytest.fixture
def services() -> Iterator[Services]:
    with ElevenLabsSimulator() as elevenlabs, OpenAISpeechSimulator() as openai:
        yield elevenlabs, openai


@pytest.fixture
def environment(services: Services) -> dict[str, str]:
    elevenlabs, openai = services
    return {
        "REELWRIGHT_KEY_ELEVENLABS": elevenlabs.key,
        "REELWRIGHT_KEY_OPENAI": openai.key,
        "REELWRIGHT_ADDRESS_ELEVENLABS": elevenlabs.address,
        "REELWRIGHT_ADDRESS_OPENAI": openai.address,
    }


@pytest.fixture
def command(tmp_path: Path) -> Command:
    return Command(folder=tmp_path, home=tmp_path / "home")


def test_the_list_has_the_voices_of_a_service_with_their_price(
    command: Command, environment: dict[str, str]
) -> None:
    listed = {each["voice"]: each for each in command("voices", "--json", **environment).values}
    assert listed["elevenlabs:Rachel"]["usd_per_minute"] == "0.1080"
    assert listed["elevenlabs:Rachel"]["timing"] == "exact"
    assert listed["openai:alloy"]["timing"] == "aligned"
    assert listed["espeak:en-us"]["usd_per_minute"] == "0"


def test_without_a_key_no_service_is_asked(command: Command, services: Services) -> None:
    addresses = {"REELWRIGHT_ADDRESS_ELEVENLABS": services[0].address}
    told = command("voices", **addresses)
    assert "elevenlabs:" not in told.out
    assert "With a key (reelwright keys set): elevenlabs, openai" in told.out
    assert not services[0].requests


def test_a_service_that_fails_hides_no_other_voice(
    command: Command, services: Services, environment: dict[str, str]
) -> None:
    services[0].faults.always(Fault.KEY_REFUSED)
    told = command("voices", "--language", "de", **environment)
    assert told.code == 0
    assert "espeak:de" in told.out
    assert "openai:alloy" in told.out
    assert "refuses the key" in told.out
    assert services[0].key not in told.out + told.err


def test_a_sentence_is_written_and_what_it_cost_is_told(
    command: Command, environment: dict[str, str]
) -> None:
    text = "Two lamps stand there."
    first = command("voices", "try", "elevenlabs:Rachel", text, "--json", **environment).values
    assert first["cost"] == "0.00264"
    assert first["price_source"].startswith("elevenlabs.io")
    assert (command.folder / first["file"]).read_bytes().startswith(b"RIFF")
    again = command("voices", "try", "elevenlabs:Rachel", text, **environment)
    assert "at no cost" in again.out


def test_a_voice_without_times_ends_in_a_passed_verdict(
    command: Command, environment: dict[str, str]
) -> None:
    (command.folder / "lamps.md").write_text(SMALL_ARTICLE)
    made = command("make", "lamps.md", "--voice", "openai:alloy", "--preset", "480p", **environment)
    assert made.code == 0, made.err
    assert "passed" in made.out
    assert "voice openai:alloy" in made.out
