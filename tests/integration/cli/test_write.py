"""``reelwright write``: a script alone, to read and edit."""

import json
from collections.abc import Iterator

import pytest

from builders.command import Command, Ran
from reelwright.domain.script_document.read import read_document
from reelwright.simulators.llm.anthropic_wire import AnthropicSimulator
from reelwright.simulators.llm.google_wire import GoogleSimulator
from reelwright.simulators.wire.faults import Fault

pytestmark = pytest.mark.integration

ARTICLE = """# Two small lamps

A lamp turns current into light. It needs very little power to do so.

An old bulb used 60 watts, and a new one uses 8 watts for the same light.

The new one lasts for 15 years. That is longer than most people keep a kitchen.

Nobody needs more light than that, says Mara Lind, who keeps both lamps.

Write to her at mara@example.org about lamps of any kind.
"""


@pytest.fixture
def google() -> Iterator[GoogleSimulator]:
    with GoogleSimulator() as running:
        yield running


@pytest.fixture
def anthropic() -> Iterator[AnthropicSimulator]:
    with AnthropicSimulator() as running:
        yield running


def write(command: Command, google: GoogleSimulator, *arguments: str, **environment: str) -> Ran:
    return command(
        "write",
        *arguments,
        "--json",
        **{
            "REELWRIGHT_WRITER": "google:gemini-2.5-flash",
            "REELWRIGHT_ADDRESS_GOOGLE": google.address,
            "GEMINI_API_KEY": google.key,
            **environment,
        },
    )


def test_a_topic_alone_becomes_a_script_of_the_length(
    command: Command, google: GoogleSimulator
) -> None:
    ran = write(command, google, "--topic", "Why the sea is salty", "--length", "40s")
    assert ran.code == 0, ran.err
    file = command.folder / "what-nobody-tells-you.md"
    assert ran.values["file"] == str(file)
    assert ran.values["seconds"] == pytest.approx(40, rel=0.05)
    assert float(ran.values["cost"]) > 0
    script = read_document(file.read_text())
    assert script.writer == "google:gemini-2.5-flash"
    assert script.description
    assert script.proposals
    assert any(scene.shows for scene in script.scenes)


def test_writing_again_asks_nobody_and_costs_nothing(
    command: Command, google: GoogleSimulator
) -> None:
    first = write(command, google, "--topic", "Tides", "--length", "20s")
    asked = len(google.requests)
    again = write(command, google, "--topic", "Tides", "--length", "20s")
    assert len(google.requests) == asked
    assert float(again.values["cost"]) == 0
    assert again.values["script"] == first.values["script"]
    write(command, google, "--topic", "Tides", "--length", "20s", "--again", "--force")
    assert len(google.requests) == 2 * asked


def test_a_file_of_the_owner_is_not_replaced(command: Command, google: GoogleSimulator) -> None:
    (command.folder / "mine.md").write_text("Mine.")
    arguments = ("--topic", "Tides", "--length", "20s", "--output", "mine.md")
    refused = write(command, google, *arguments)
    assert refused.code == 1
    assert json.loads(refused.out)["error"]["name"] == "FileThere"
    assert (command.folder / "mine.md").read_text() == "Mine."
    assert write(command, google, *arguments, "--force").code == 0
    assert (command.folder / "mine.md").read_text().startswith("---\nreelwright: script")


def test_details_stay_on_the_machine(command: Command, google: GoogleSimulator) -> None:
    (command.folder / "lamps.md").write_text(ARTICLE)
    ran = write(command, google, "lamps.md", "--length", "25s", REELWRIGHT_MASK="Mara Lind")
    assert ran.code == 0, ran.err
    sent = b"".join(request.body for request in google.requests)
    assert b"PERSON_1" in sent
    assert b"MAIL_1" in sent
    assert "says Mara Lind" in ran.values["script"]
    for detail in (b"Mara", b"mara@", b"lamps.md", str(command.folder).encode()):
        assert detail not in sent


def test_the_next_writer_steps_in_and_says_why(
    command: Command, google: GoogleSimulator, anthropic: AnthropicSimulator
) -> None:
    google.faults.always(Fault.REFUSED)
    ran = write(
        command,
        google,
        *("--topic", "Tides", "--length", "20s"),
        REELWRIGHT_WRITER="openai:gpt-5,google:gemini-2.5-flash,anthropic:claude-sonnet-4-6",
        REELWRIGHT_ADDRESS_ANTHROPIC=anthropic.address,
        ANTHROPIC_API_KEY=anthropic.key,
        OPENAI_API_KEY="",
    )
    assert ran.code == 0, ran.err
    assert ran.values["writer"] == "anthropic:claude-sonnet-4-6"
    keyless, refused = ran.values["notes"]
    assert "OPENAI_API_KEY" in keyless
    assert "google:gemini-2.5-flash wrote nothing" in refused


def test_a_missing_key_is_told_before_anything_is_done(
    command: Command, google: GoogleSimulator
) -> None:
    ran = write(command, google, "--topic", "Tides", GEMINI_API_KEY="")
    assert ran.code == 1
    assert json.loads(ran.out)["error"]["name"] == "KeyMissing"


def test_where_nobody_writes_the_articles_own_sentences_stand(
    command: Command, google: GoogleSimulator
) -> None:
    google.faults.always(Fault.REFUSED)
    (command.folder / "lamps.md").write_text(ARTICLE)
    ran = write(command, google, "lamps.md")
    assert ran.values["extractive"] is True
    assert "wrote nothing" in ran.values["notes"][0]


def test_without_a_writer_the_articles_own_sentences_are_written(command: Command) -> None:
    (command.folder / "lamps.md").write_text(ARTICLE)
    ran = command("write", "lamps.md", "--json")
    assert ran.code == 0, ran.err
    assert ran.values["extractive"] is True
    assert not ran.values["writer"]


def test_notes_are_written_from_beside_a_topic(command: Command, google: GoogleSimulator) -> None:
    (command.folder / "notes.txt").write_text(ARTICLE.replace("# ", ""))
    ran = write(command, google, "--topic", "Lamps", "--notes", "notes.txt", "--length", "15s")
    assert ran.code == 0, ran.err
    asked = google.requests[0].body.decode()
    assert "about: Lamps" in asked
    assert "60 watts" in asked
    assert read_document(ran.values["script"]).scenes[1].evidence


def test_an_unknown_writer_is_refused_with_those_that_are_there(command: Command) -> None:
    ran = command("write", "--topic", "Tides", "--writer", "nobody:x")
    assert ran.code == 1
    assert "anthropic" in ran.err
    ran = command("write", "--topic", "Tides", "--writer", "gpt-5")
    assert "provider:model" in ran.err
