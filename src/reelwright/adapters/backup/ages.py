"""How backups are called, which tells whose they are, what they hold and when they were made."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

SUFFIX = ".zip"
_STAMP = "%Y%m%dT%H%M%S"
_NAME = re.compile(r"reelwright-(database-)?(\d{8}T\d{6})Z(?:-([0-9a-f]{8}))?(-\d+)?\.zip")
MARK = 8
"""Digits of a home's name that a backup has in its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """What a backup's name tells."""

    name: str
    whole: bool
    made: datetime
    mark: str
    """Of the home; empty where a name has none."""


def name_of(made: datetime, mark: str, *, whole: bool) -> str:
    """What a backup is called, without its suffix."""
    kind, home = "" if whole else "database-", f"-{mark[:MARK]}" if mark else ""
    return f"reelwright-{kind}{made:{_STAMP}}Z{home}"


def backups_of(names: Iterable[str], mark: str) -> Iterator[Named]:
    """Those of one home, and those of which nobody knows whose they are; the oldest first."""
    return (one for one in backups_among(names) if one.mark in {"", mark[:MARK]})


def backups_among(names: Iterable[str]) -> Iterator[Named]:
    """The backups among names, the oldest first; nothing of another's counts."""
    found = []
    for name in names:
        matched = _NAME.fullmatch(name)
        if matched is not None:
            made = datetime.strptime(matched[2], _STAMP).replace(tzinfo=UTC)
            mark = matched[3] or ""
            found.append(Named(name=name, whole=matched[1] is None, made=made, mark=mark))
    return iter(sorted(found, key=lambda one: (one.made, one.name)))
