"""Removing backups that are older than they need to be kept."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

_NAME = re.compile(r"reelwright-(\d{8}T\d{6})Z(-\d+)?\.zip")


def retire(folder: Path, keep: timedelta, newest: Path) -> tuple[Path, ...]:
    """Remove backups of this folder made longer ago than ``keep``; never ``newest``.

    Only files named as ``back_up`` names them count: nothing of another's is touched.
    """
    before = datetime.now(tz=UTC) - keep
    gone = []
    for file in sorted(folder.glob("reelwright-*.zip")):
        named = _NAME.fullmatch(file.name)
        if named is None or file == newest:
            continue
        made = datetime.strptime(named[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        if made < before:
            file.unlink()
            gone.append(file)
    return tuple(gone)
