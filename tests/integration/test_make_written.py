"""``reelwright make`` with a writer: a model behind a real socket writes the script."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.command import Command, Ran
from reelwright.domain.script_document.read import read_document
from reelwright.simulators.llm.openai_wire import OpenAiSimulator
from reelwright.simulators.wire.faults import Fault

pytestmark = pytest.mark.integration

ARTICLE = """# Two small lamps

A lamp turns current into light. It needs very little power to do so.

## How they compare

An old bulb used 60 watts, and a new one uses 8 watts for the same light.

The new one lasts for 15 years. That is longer than most people keep a kitchen.
"""


@pytest.fixture
def service() -> Iterator[OpenAiSimulator]:
    with OpenAiSimulator() as running:
        yield running


def written(command: Command, service: OpenAiSimulator, *arguments: str) -> Ran:
    return command(
        "make",
        *arguments,
        *("--preset", "480p", "--music", "none", "--output", "out", "--json"),
        REELWRIGHT_WRITER="openai:gpt-5",
        REELWRIGHT_ADDRESS_OPENAI=f"{service.address}/v1",
        OPENAI_API_KEY=service.key,
    )


def test_a_model_writes_the_script_of_an_article(
    command: Command, service: OpenAiSimulator
) -> None:
    (command.folder / "lamps.md").write_text(ARTICLE)
    ran = written(command, service, "lamps.md", "--length", "15s")
    assert ran.code == 0, ran.err
    assert ran.values["extractive"] is False
    assert ran.values["seconds"] == pytest.approx(15, rel=0.05)
    assert float(ran.values["cost"]) > 0
    script = read_document((command.folder / "out" / "script.md").read_text())
    assert script.writer == "openai:gpt-5"
    assert all(scene.evidence for scene in script.scenes[1:])
    manifest = json.loads((command.folder / "out" / "manifest.json").read_text())
    assert (manifest["writer"], manifest["prompts"]) == (script.writer, script.prompts)
    metadata = json.loads((command.folder / "out" / "metadata.json").read_text())
    assert metadata["title"] == script.title == script.proposals[0].title
    assert metadata["tags"] == list(script.tags)

    asked = len(service.requests)
    files = manifest["files"]
    again = written(command, service, "lamps.md", "--length", "15s")
    assert len(service.requests) == asked >= 3
    assert again.values["spent"] == "0"
    assert again.values["work"]["lines_recorded"] == 0
    assert again.values["work"]["pieces_rendered"] == 0
    manifest = json.loads((command.folder / "out" / "manifest.json").read_text())
    assert manifest["files"] == files


def test_a_failing_service_costs_the_writer_not_the_video(
    command: Command, service: OpenAiSimulator
) -> None:
    service.faults.always(Fault.REFUSED)
    (command.folder / "lamps.md").write_text(ARTICLE)
    ran = written(command, service, "lamps.md")
    assert ran.code == 0, ran.err
    assert ran.values["extractive"] is True
    assert any("openai:gpt-5 wrote nothing" in note for note in ran.values["notes"])


def test_a_topic_without_a_writer_is_refused(command: Command) -> None:
    ran = command("make", "--topic", "Why the sea is salty", "--json")
    assert ran.code == 1
    assert json.loads(ran.out)["error"]["name"] == "WriterMissing"
    assert not Path(command.home / "productions").exists()
