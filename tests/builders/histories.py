"""What an engine has written down of a run, kept to show that later versions read it.

After a change of a stage that earlier results cannot take, raise ``VERSION`` in
``adapters/dbos_engine/names.py`` and record the new one: ``python tests/builders/histories.py``.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent.parent))
from builders.command import SMALL_ARTICLE
from builders.talks import write_transcript, write_voice
from reelwright.adapters.dbos_engine.names import VERSION
from reelwright.adapters.values.codec import from_json, to_json
from reelwright.app.clips.clipping import ClipJob, ClipRequest
from reelwright.app.making.making import Job
from reelwright.app.making.orders import Request
from reelwright.ports.progress import Silent

Result = TypeVar("Result")
FLOWS = Path(__file__).parent.parent / "integration/workflows"
FOLDER = FLOWS / "produce/histories"
CLIP_FOLDER = FLOWS / "clip/histories"
ORDER = "order"
"""Under which a history of clips keeps what was queued, beside the results of its stages."""
HERE = "@HERE@"
"""Stands for the folder of the run."""


class PowerCut(Exception):
    """The process ended here."""


@dataclass
class WrittenDown:
    """Hands every result on as it was written down; the power goes before the stage ``cut``."""

    results: dict[str, str] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    cut: str = ""

    def step(self, name: str, work: Callable[[], Result], kind: type[Result]) -> Result:
        """Carry out a stage, or read its result."""
        if name not in self.results:
            if name == self.cut:
                raise PowerCut
            self.results[name] = to_json(work())
            self.done.append(name)
        return from_json(self.results[name], kind)


class TriedTwice:
    """Carries out every stage twice in a run, as where the first attempt finds no room."""

    def step(self, name: str, work: Callable[[], Result], kind: type[Result]) -> Result:
        del name, kind
        work()
        return work()


def small_job(folder: Path) -> Job:
    """A small production in a folder."""
    article = folder / "lamps.md"
    article.write_text(SMALL_ARTICLE, encoding="utf-8")
    request = Request(source=str(article), output=folder / "out")
    options = {"home": folder / "home", "preset": "480p", "voice": "espeak:en-us"}
    return Job.of(request, options, folder)


def history(file: Path, folder: Path) -> dict[str, str]:
    """The results of a history, as if they were of a run in a folder."""
    results: dict[str, str] = json.loads(
        file.read_text(encoding="utf-8").replace(HERE, str(folder))
    )
    return results


def small_clip_job(folder: Path) -> ClipJob:
    """A run of one clip of a short talk in a folder, without a picture."""
    text = folder / "talk.txt"
    write_transcript(text)
    write_voice(folder / "talk.wav")
    request = ClipRequest(
        recording=str(folder / "talk.wav"), transcript=text, count=1, output=folder / "out"
    )
    return ClipJob.of(request, {"home": folder / "home", "preset": "480p"}, folder)


def record() -> None:
    """Record the histories of this version, up to the delivery."""
    with TemporaryDirectory() as place:
        job = small_job(Path(place))
        _record(FOLDER, job.run, {}, place)
    with TemporaryDirectory() as place:
        clips = small_clip_job(Path(place))
        _record(CLIP_FOLDER, clips.run, {ORDER: to_json(clips.order)}, place)


def _record(
    folder: Path, run: Callable[[Silent, WrittenDown], object], more: dict[str, str], place: str
) -> None:
    steps = WrittenDown(cut="deliver")
    try:
        run(Silent(), steps)
    except PowerCut:
        told = json.dumps({**more, **steps.results}, indent=1, ensure_ascii=False)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{VERSION}.json"
        file.write_text(told.replace(place, HERE) + "\n", encoding="utf-8")


if __name__ == "__main__":
    record()
