"""``reelwright research`` and ``--research`` as a person runs them, against stand-ins."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.command import Command
from reelwright.simulators.llm.openai_wire import OpenAiSimulator
from reelwright.simulators.search.serpapi import SerpApiSimulator
from reelwright.simulators.search.youtube import YoutubeSearchSimulator
from reelwright.simulators.wire.faults import Fault

pytestmark = pytest.mark.integration


@pytest.fixture
def command(tmp_path: Path) -> Command:
    return Command(folder=tmp_path, home=tmp_path / "home")


@pytest.fixture
def serpapi() -> Iterator[SerpApiSimulator]:
    with SerpApiSimulator() as simulator:
        yield simulator


@pytest.fixture
def youtube() -> Iterator[YoutubeSearchSimulator]:
    with YoutubeSearchSimulator() as simulator:
        yield simulator


@pytest.fixture
def services(serpapi: SerpApiSimulator, youtube: YoutubeSearchSimulator) -> dict[str, str]:
    return {
        "REELWRIGHT_RESEARCH": "serpapi,youtube-search",
        "REELWRIGHT_ADDRESS_SERPAPI": serpapi.address,
        "REELWRIGHT_ADDRESS_YOUTUBE_SEARCH": youtube.address,
        "SERPAPI_API_KEY": serpapi.key,
        "YOUTUBE_API_KEY": youtube.key,
    }


def test_suggestions_come_with_their_evidence_and_are_paid_once(
    command: Command, services: dict[str, str], serpapi: SerpApiSimulator
) -> None:
    ran = command("research", "deep sea", "--json", **services)
    assert ran.code == 0, ran.err
    gaps = [one for one in ran.values["topics"] if one["reason"].startswith("asked, and no")]
    assert "Can humans dive to the bottom of the ocean?" in [one["text"] for one in gaps]
    assert all(one["evidence"] and one["why"] for one in ran.values["topics"])
    assert "predict nothing" in ran.values["label"]
    assert ran.values["notes"] == []
    again = command("research", "deep sea", "--json", **services)
    account, asked_before = ran.values.pop("account"), again.values.pop("account")
    assert account == [
        "This research cost 0.0150 USD.",
        "SerpApi: 49 of 50 searches in an hour left.",
        "YouTube search: 99 of 100 searches in 25 hours left.",
    ]
    assert asked_before == ["This research cost 0.00 USD.", *account[1:]]
    assert {**again.values, "account": []} == {**ran.values, "account": []}
    assert len(serpapi.requests) == 1
    costs = command("costs", "--json", **services)
    assert "0.015" in costs.out
    shown = command("research", "deep sea", **services)
    assert "question 4 of serpapi" in shown.out


def test_a_source_that_fails_is_noted_and_the_other_counts(
    command: Command, services: dict[str, str], youtube: YoutubeSearchSimulator
) -> None:
    youtube.faults.always(Fault.SPENT)
    ran = command("research", "deep sea", "--json", **services)
    assert ran.code == 0
    assert ran.values["topics"]
    assert "midnight Pacific time" in ran.values["notes"][0]


def test_what_would_pass_the_budget_is_not_asked(
    command: Command, services: dict[str, str], serpapi: SerpApiSimulator
) -> None:
    ran = command(
        "research", "deep sea", "--from", "serpapi", REELWRIGHT_BUDGET_DAY="0.01", **services
    )
    assert ran.code == 1
    assert ran.err.startswith("Error: Nothing could be searched: Without SerpApi: ")
    assert "budget_day" in ran.err
    assert serpapi.requests == ()


def test_without_a_source_or_a_key_one_sentence_says_what_to_do(command: Command) -> None:
    none = command("research", "deep sea")
    assert none.code == 1
    assert "set research to serpapi, youtube-search or both" in none.err
    bare = command("research", "deep sea", "--from", "serpapi", SERPAPI_API_KEY="")
    assert "reelwright keys set serpapi" in bare.err
    wrong = command("research", "deep sea", "--from", "bing")
    assert "There is no research called 'bing'" in wrong.err


@pytest.fixture
def writer() -> Iterator[OpenAiSimulator]:
    with OpenAiSimulator() as simulator:
        yield simulator


def test_a_writer_is_told_what_was_found_and_the_video_pays_for_it(
    command: Command, services: dict[str, str], writer: OpenAiSimulator
) -> None:
    (command.folder / "sea.md").write_text("# Deep sea\n\nThe deep sea is dark. It is cold, too.\n")
    asked = {
        **services,
        "REELWRIGHT_WRITER": "openai:gpt-5",
        "REELWRIGHT_ADDRESS_OPENAI": f"{writer.address}/v1",
        "OPENAI_API_KEY": writer.key,
    }
    ran = command("write", "sea.md", "--research", "--length", "15s", "--json", **asked)
    assert ran.code == 0, ran.err
    plan = writer.requests[0].body.decode()
    assert "Can humans dive to the bottom of the ocean?" in plan
    assert any("Researched before it was written" in note for note in ran.values["notes"])
    assert "SerpApi: 49 of 50 searches in an hour left." in ran.values["notes"]
    (video,) = command("costs", "--json", **asked).values["lines"]
    assert video["title"] == "What nobody tells you", "as the writer calls it"
    assert video["calls"] == 1 + 1 + len(writer.requests)

    missing = command("write", "--topic", "Ice", "--research", **services)
    assert "no writer is set" in missing.err
    none = command("write", "--topic", "Ice", "--research", **{**asked, "REELWRIGHT_RESEARCH": ""})
    assert "it names none" in none.err
