"""The stages of a production, written down and read back as an engine does."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest

from builders.command import SMALL_ARTICLE
from reelwright.adapters.values.codec import from_json, to_json
from reelwright.app.making import Job
from reelwright.app.orders import Request
from reelwright.ports.progress import Silent
from reelwright.workflows.produce.order import Order

pytestmark = pytest.mark.integration

Result = TypeVar("Result")
STAGES = ["read", "place", "name", "record", "select", "mix", "render 16:9", "join 16:9",
          "inspect 16:9", "deliver"]  # fmt: skip


class PowerCut(Exception):
    """The process ended here."""


@dataclass
class WrittenDown:
    """Hands every result on as it was written down; the power goes before the stage ``cut``."""

    results: dict[str, str] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    cut: str = ""

    def step(self, name: str, work: Callable[[], Result], kind: type[Result]) -> Result:
        if name not in self.results:
            if name == self.cut:
                raise PowerCut
            self.results[name] = to_json(work())
            self.done.append(name)
        return from_json(self.results[name], kind)


@pytest.fixture
def job(tmp_path: Path) -> Job:
    article = tmp_path / "lamps.md"
    article.write_text(SMALL_ARTICLE, encoding="utf-8")
    request = Request(source=str(article), output=tmp_path / "out")
    options = {"home": tmp_path / "home", "preset": "480p", "voice": "espeak:en-us"}
    return Job.of(request, options, tmp_path)


def masters(folder: Path) -> dict[str, str]:
    files = [*folder.glob("*.mp4"), *folder.glob("*.srt"), *folder.glob("thumbnail.jpg")]
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_a_run_goes_on_behind_the_last_stage_that_finished(job: Job, tmp_path: Path) -> None:
    whole = job.run(Silent())
    assert whole.passed
    expected = masters(tmp_path / "out")
    steps = WrittenDown()
    for stage in STAGES:
        steps.cut = stage
        with pytest.raises(PowerCut):
            job.run(Silent(), steps)
    steps.cut = ""
    again = job.run(Silent(), steps)
    assert steps.done == STAGES
    assert again.masters == whole.masters
    assert masters(tmp_path / "out") == expected


def test_an_order_can_wait_in_a_queue(job: Job) -> None:
    assert from_json(to_json(job.order), Order) == job.order
