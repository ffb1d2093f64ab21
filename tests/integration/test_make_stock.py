"""A whole video with stock: found, shown, credited, judged, and made again without a network."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reelwright.app.making.making import Job
from reelwright.app.making.orders import Request
from reelwright.ports.progress import Silent
from reelwright.simulators.stock.pexels import PexelsSimulator
from reelwright.workflows.produce.produce import Produced

pytestmark = pytest.mark.integration

ARTICLE = """# How animals dive

Some animals dive for an hour.

## In the sea

A whale dives into the deep sea.

Prices rose again.
"""


@pytest.fixture
def pexels(monkeypatch: pytest.MonkeyPatch) -> Iterator[PexelsSimulator]:
    with PexelsSimulator(short_side=576, clip_seconds=6) as simulator:
        monkeypatch.setenv("REELWRIGHT_KEY_PEXELS", simulator.key)
        monkeypatch.setenv("REELWRIGHT_ADDRESS_PEXELS", simulator.address)
        yield simulator


def _made(folder: Path) -> Produced:
    article = folder / "dive.md"
    article.write_text(ARTICLE, encoding="utf-8")
    options = {
        "home": folder / "home",
        "preset": "480p",
        "format": ("16:9", "9:16"),
        "voice": "espeak:en-us",
        "stock": "pexels",
        "music": "none",
        "workers": 1,
    }
    request = Request(source=str(article), output=folder / "out")
    return Job.of(request, options, folder).run(Silent())


def _hashes(folder: Path) -> dict[str, str]:
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (folder / "out").iterdir()
        if file.is_file() and file.name != "run.json"
    }


def test_stock_is_shown_credited_and_kept(pexels: PexelsSimulator, tmp_path: Path) -> None:
    made = _made(tmp_path)
    assert made.passed
    metadata = json.loads((tmp_path / "out" / "metadata.json").read_text())
    assert (
        "Credits:\nwhale diving in the deep sea: Ada Reyes, Pexels, https://www.pexels"
        in (metadata["description"])
    )
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert [record["author"] for record in manifest["licences"]] == ["Ada Reyes"] * 2
    assert all(record["retrieved"] and record["file"] for record in manifest["licences"])
    checks = [
        check
        for master in json.loads((tmp_path / "out" / "verdict.json").read_text())["masters"]
        for check in master["checks"]
        if check["name"] == "licences"
    ]
    assert [(check["outcome"], check["measured"]) for check in checks] == [("passed", "Pexels")] * 2
    first, asked = _hashes(tmp_path), len(pexels.requests)
    again = _made(tmp_path)
    assert again.work.pieces_rendered == 0
    assert _hashes(tmp_path) == first
    assert len(pexels.requests) == asked
