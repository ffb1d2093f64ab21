"""The record inside a backup: every file with its hash."""

import json
from datetime import datetime

from reelwright.ports.backup import BackupDamaged, BackupRecord, BackupTooNew, Member

NAME = "backup.json"
FORMAT = 1
SERVER = "server.dump"
"""The copy of a server's database, as ``pg_dump --format=custom`` writes it."""
KEYS = "keys.sealed"
"""The keys, encrypted."""


def text_of(record: BackupRecord) -> str:
    """A record as JSON."""
    value = {
        "format": FORMAT,
        "made": record.made.isoformat(),
        "version": record.version,
        "notes": list(record.notes),
        "whole": record.whole,
        "home": record.home,
        "files": [
            {"name": each.name, "sha256": each.sha256, "size": each.size} for each in record.members
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def record_in(text: bytes, place: str) -> BackupRecord:
    """The record in a text; ``place`` names the backup.

    Raises:
        BackupDamaged, BackupTooNew.
    """
    try:
        value = json.loads(text)
        if value["format"] > FORMAT:
            message = f"{place} was written by a newer Reelwright: restore it with that one."
            raise BackupTooNew(message)
        members = tuple(
            Member(name=str(each["name"]), sha256=str(each["sha256"]), size=int(each["size"]))
            for each in value["files"]
        )
        return BackupRecord(
            made=datetime.fromisoformat(value["made"]),
            version=str(value["version"]),
            notes=tuple(map(str, value["notes"])),
            whole=bool(value.get("whole", True)),
            home=str(value.get("home", "")),
            members=members,
        )
    except (ValueError, KeyError, TypeError) as error:
        message = f"{place} is damaged: its record cannot be read. Use another backup."
        raise BackupDamaged(message) from error
