"""A video with a voice that is paid for: what it costs, what stops it, what a kill keeps."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from builders.command import Command, Ran
from reelwright.adapters.elevenlabs.models import PRICES
from reelwright.simulators.elevenlabs.service import ElevenLabsSimulator

pytestmark = pytest.mark.integration

SPEECH = "/v1/text-to-speech"
HANGS_AT = 3
LISTS = ("voices",)
"""Calls beside those that speak."""
MAKE = ("make", "lamps.md", "--voice", "elevenlabs:Rachel", "--preset", "480p", "--json")


@dataclass(frozen=True, slots=True)
class Account:
    """The command line of somebody who has a key."""

    command: Command
    service: ElevenLabsSimulator
    folder: Path

    def __call__(self, *arguments: str, **environment: str) -> Ran:
        return self.command(*arguments, **self.environment, **environment)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "REELWRIGHT_KEY_ELEVENLABS": self.service.key,
            "REELWRIGHT_ADDRESS_ELEVENLABS": self.service.address,
        }

    @property
    def said(self) -> Counter[str]:
        """How often each line was asked for."""
        asked = [each.json for each in self.service.requests if each.path.startswith(SPEECH)]
        return Counter(str(body["text"]) for body in asked if isinstance(body, dict))

    @property
    def manifest(self) -> Any:
        return json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))

    @property
    def worth(self) -> Decimal:
        """What the characters that the service counted cost."""
        return PRICES[0].charge(self.service.used).amount


@pytest.fixture
def account(command: Command, article: Path) -> Iterator[Account]:
    assert article.name == "lamps.md"
    folder = command.home / "productions" / "two-small-lamps"
    with ElevenLabsSimulator() as service:
        yield Account(command=command, service=service, folder=folder)


def test_a_video_costs_what_the_service_counted_and_an_edit_only_its_line(account: Account) -> None:
    first = account(*MAKE).values
    assert Decimal(first["cost"]) == Decimal(first["spent"]) == account.worth > 0
    assert account.manifest["costs"][0]["basis"] == PRICES[0].source
    script = account.folder / "script.md"
    text = script.read_text(encoding="utf-8")
    assert "That is the whole story." in text
    script.write_text(text.replace("That is the whole story.", "There is no more."))
    second = account("make", str(script), *MAKE[2:]).values
    assert set(account.said.values()) == {1}
    assert Decimal(second["cost"]) == account.worth
    assert Decimal(second["spent"]) == account.worth - Decimal(first["cost"]) > 0
    (line,) = account("costs", "--json").values["lines"]
    assert (line["title"], Decimal(line["amount"])) == ("Two small lamps", account.worth)
    assert line["key"] == account.manifest["id"]


def test_what_would_pass_the_budget_is_not_asked_for(account: Account) -> None:
    ran = account(*MAKE, REELWRIGHT_BUDGET_VIDEO="0.01")
    assert ran.code == 1
    assert "of the 0.01 USD for this video is left: raise budget_video" in ran.err
    told = ran.values["error"]
    assert told["name"] == "BudgetPassed"
    assert told["message"] == ran.err.strip().splitlines()[-1].removeprefix("Error: ")
    assert told["retryable"] is False
    assert told["budget"] == "budget_video"
    assert Decimal(told["left"]) < Decimal(told["needed"])
    assert 0 < account.worth <= Decimal("0.01")
    assert not account.folder.exists()


def test_a_kill_loses_no_line_that_was_paid_for(account: Account) -> None:
    hanging, released = Event(), Event()
    answers = count(1)

    def hang_at_third(answer: dict[str, object]) -> dict[str, object]:
        """The service has done the work; its answer never arrives."""
        if next(answers) == HANGS_AT:
            hanging.set()
            released.wait()
        return answer

    account.service.twist = hang_at_third
    with subprocess.Popen(
        [sys.executable, "-m", "reelwright", *MAKE],
        cwd=account.command.folder,
        env={**account.command.environment, **account.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert hanging.wait(timeout=120)
        process.kill()
    released.set()
    (line,) = account("costs", "--json").values["lines"]
    assert line["calls"] == HANGS_AT + len(LISTS)
    assert Decimal(line["amount"]) > 0
    # The line that was lost was paid: the books say what it can have cost, and it is all there.
    assert Decimal(line["amount"]) + Decimal(line["unclear"]) == account.worth
    again = account(*MAKE).values
    assert sorted(account.said.values(), reverse=True)[:2] == [2, 1]
    assert Decimal(again["cost"]) == account.worth
