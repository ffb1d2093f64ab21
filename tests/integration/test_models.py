"""``reelwright models``, as a person runs it."""

from collections.abc import Iterator

import pytest

from builders.command import Command
from builders.neural_voices import kokoro_voices, piper_voice
from reelwright.adapters.models.catalogue import CATALOGUE
from reelwright.simulators.model_host.server import ModelHost

pytestmark = pytest.mark.integration


@pytest.fixture
def host() -> Iterator[ModelHost]:
    with ModelHost({}) as running:
        yield running


def test_the_list_says_what_there_is(command: Command) -> None:
    listed = command("models", "list", "--json").values
    assert {row["model"] for row in listed} == {model.name for model in CATALOGUE}
    assert not any(row["whole"] for row in listed)
    assert "kokoro/v1.0" in command("models", "list").out


def test_what_does_not_come_is_told_in_a_sentence(command: Command, host: ModelHost) -> None:
    ran = command("models", "get", CATALOGUE[1].name, REELWRIGHT_ADDRESS_MODELS=host.address)
    assert ran.code == 1
    assert "status 404" in ran.err
    assert "Traceback" not in ran.err
    assert host.requests[0].path.startswith("/rhasspy/piper-voices/resolve/")


def test_an_unknown_model_is_told(command: Command) -> None:
    ran = command("models", "get", "piper/nobody")
    assert (ran.code, "no model called 'piper/nobody'" in ran.err) == (1, True)


def test_nothing_to_remove_is_no_error(command: Command) -> None:
    ran = command("models", "remove", "kokoro/v1.0")
    assert (ran.code, ran.out) == (0, "kokoro/v1.0 was not here.\n")


def test_weights_in_the_home_or_in_a_folder_of_the_owner_are_voices(command: Command) -> None:
    kokoro_voices(command.home / "models" / "kokoro" / "v1.0")
    piper_voice(command.folder / "mine", "fr_FR-ton-low", family="fr")
    environment = {"REELWRIGHT_VOICES_FOLDER": str(command.folder / "mine")}
    listed = [row["voice"] for row in command("voices", "--json", **environment).values]
    assert listed[:2] == ["kokoro:af_heart", "kokoro:bf_emma"]
    assert "piper:fr_FR-ton-low" in listed
    heard = command.folder / "heard.wav"
    spoken = command("voices", "try", "kokoro", "--output", str(heard), **environment)
    assert spoken.code == 0, spoken.err
    assert heard.stat().st_size > 10_000
