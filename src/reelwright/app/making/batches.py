"""Many productions at once: a file with one on each line, or the items of a feed."""

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from reelwright.app.jobs.queueing import When, new_job
from reelwright.app.jobs.scheduling import of_items
from reelwright.app.making.making import Job as Making
from reelwright.app.making.orders import Request
from reelwright.app.wiring.queue import codec
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.jobs import NewJob

_PATHS = frozenset({"notes", "narration", "output"})
_ASKED = frozenset(field.name for field in fields(Request))


class BatchUnreadable(ReelwrightError):
    """A line of a batch is no production."""


def jobs_of_file(file: Path, options: Mapping[str, object]) -> tuple[NewJob, ...]:
    """The productions of a JSONL file: on each line an object of options as `make` has them.

    What stands on a line wins over ``options``. Paths are beside the file.

    Raises:
        BatchUnreadable: with the line. ReelwrightError: of a line's settings.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        message = f"{file} cannot be read: {reason}. Name a JSONL file, or the address of a feed."
        raise BatchUnreadable(message) from error
    found = [
        _job(line, f"{file.name}, line {number}", options, file.absolute().parent)
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]
    if not found:
        message = f"{file} holds no line with a production."
        raise BatchUnreadable(message)
    return tuple(found)


def jobs_of_feed(feed: str, options: Mapping[str, object], most: int) -> tuple[NewJob, ...]:
    """The newest items of a feed, a production each.

    Raises:
        ArticleUnreadable: it is no feed. SourceUnreachable.
    """
    making = Making.of(Request(source=feed), options, Path.cwd())
    entries = making.studio.reader.entries(feed)
    return of_items(new_job(making, When()), entries[:most])


def _job(line: str, where: str, options: Mapping[str, object], folder: Path) -> NewJob:
    try:
        plain = json.loads(line)
    except ValueError as error:
        message = f"{where} is no JSON: {error}."
        raise BatchUnreadable(message) from error
    if not isinstance(plain, dict) or not any(plain.get(key) for key in _MATTER):
        message = f'{where}: write an object with at least "source", "topic" or "notes".'
        raise BatchUnreadable(message)
    odd = [name for name in _SWITCHES if not isinstance(plain.get(name, False), bool)]
    if odd:
        message = f"{where}: {odd[0]} is true or false, not {plain[odd[0]]!r}."
        raise BatchUnreadable(message)
    asked = {name: _beside(name, value, folder) for name, value in plain.items() if name in _ASKED}
    others = {name: value for name, value in plain.items() if name not in _ASKED}
    try:
        request = codec().from_json(json.dumps(asked), Request)
        making = Making.of(request, {**options, **others}, folder)
        return new_job(making, When(), again=bool(plain.get("again")))
    except ReelwrightError as error:
        message = f"{where}: {error}"
        raise BatchUnreadable(message) from error


_SWITCHES = ("again", "short", "preview", "fresh", "research")
_MATTER = ("source", "topic", "notes")


def _beside(name: str, value: object, folder: Path) -> object:
    """A path of a line, beside its file."""
    if name in _PATHS and isinstance(value, str):
        return str(folder / value)
    if name == "source" and isinstance(value, str) and "://" not in value:
        return str(folder / value)
    return value
