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
    (video,) = command("costs", "--json").values["lines"]
    assert (video["title"], video["calls"]) == (script.title, asked)
    (known,) = command("productions", "find", "--json").values["productions"]
    assert known["title"] == script.title


def test_writing_and_making_that_file_are_one_video(
    command: Command, service: OpenAiSimulator
) -> None:
    environment = {
        "REELWRIGHT_WRITER": "openai:gpt-5",
        "REELWRIGHT_ADDRESS_OPENAI": f"{service.address}/v1",
        "OPENAI_API_KEY": service.key,
    }
    asked = ("--topic", "Tides", "--length", "12s")
    dry = command("make", *asked, "--dry-run", REELWRIGHT_BUDGET_VIDEO="0.01", **environment)
    assert "`reelwright write` writes a script about a topic. Writing by openai:gpt-5" in dry.err
    (command.folder / "lamps.md").write_text(ARTICLE)
    estimate = command(
        "make", "lamps.md", "--dry-run", "--json", REELWRIGHT_BUDGET_VIDEO="0.0001", **environment
    ).values
    assert estimate["writing"]["tokens_out"] > estimate["writing"]["tokens_in"] / 10 > 0
    assert "genai-prices" in estimate["writing"]["source"]
    assert estimate["cost"] == estimate["writing"]["amount"]
    assert not estimate["within_budget"]
    assert any("budget_video" in note for note in estimate["notes"])
    assert service.requests == ()

    paid = command("write", *asked, "--output", "tides.md", "--json", **environment)
    assert paid.code == 0, paid.err
    made = command(
        *("make", "tides.md", "--preset", "480p", "--music", "none", "--output", "out", "--json")
    )
    assert made.code == 0, made.err
    assert (made.values["cost"], made.values["spent"]) == (paid.values["cost"], "0")
    (video,) = command("costs", "--json").values["lines"]
    assert (video["title"], video["amount"]) == (made.values["title"], paid.values["cost"])
    assert command("costs", "out", "--json").values["total"] == paid.values["cost"]
    (known,) = command("productions", "find", "--json").values["productions"]
    assert (known["title"], known["state"]) == (made.values["title"], "passed")
    assert "account:" not in (command.folder / "out" / "script.md").read_text()


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
