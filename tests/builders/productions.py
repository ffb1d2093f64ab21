"""Productions on the disk, with small files in them."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reelwright.adapters.disk.productions import FolderProductions
from reelwright.domain.article import Source, SourceKind
from reelwright.domain.production.manifest import Manifest, RunRecord, StepTime
from reelwright.ports.productions import Published

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
RUN = RunRecord(
    started=NOON, ended=NOON + timedelta(minutes=2), steps=(StepTime(step="render", seconds=60.5),)
)
FIRST = {"sky.16x9.mp4": "wide", "script.md": "# Sky", "media/scene-1.png": "still"}


def manifest_of(title: str = "Sky", location: str = "sky.md") -> Manifest:
    """The record of a production with this title."""
    source = Source(location=location, kind=SourceKind.MARKDOWN, sha256="0" * 64)
    return Manifest(slug=title.lower(), title=title, language="en", source=source)


def publish(
    productions: FolderProductions,
    folder: Path,
    files: Mapping[str, str],
    manifest: Manifest | None = None,
    ended: datetime = NOON,
) -> Published:
    """Publish texts as the files of a production."""
    run = RunRecord(started=NOON, ended=ended)
    with productions.open(folder) as production:
        sources = {}
        for number, (name, text) in enumerate(files.items()):
            sources[name] = production.workspace / f"{number}.new"
            sources[name].write_text(text)
        return production.publish(sources, manifest or manifest_of(), run)


def visible_files(folder: Path) -> dict[str, str]:
    """Every file that a person sees in the folder, without the records, and its text."""
    return {
        file.relative_to(folder).as_posix(): file.read_text()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and ".reelwright" not in file.parts
        if file.name not in {"manifest.json", "run.json"}
    }
