"""What the files of a home say about its own folders, when the home stands elsewhere."""

from dataclasses import replace
from pathlib import Path

from reelwright.adapters.disk.durable import write_whole
from reelwright.adapters.disk.productions import entry_of, index_in
from reelwright.adapters.disk.records import trash_record
from reelwright.adapters.disk.trash import RECORD
from reelwright.ports.productions import ManifestDamaged

_PUT_AWAY = ("trash", "archive")


def relocate_files(home: Path, old: Path, new: Path) -> None:
    """Let productions and what was put away stand in ``new`` instead of ``old``.

    ``home`` is where the files are now. What lies outside of ``old`` stays as it is told.
    """
    index = index_in(home)
    for entry in sorted(index.glob("*.path")):
        folder = Path(entry.read_text(encoding="utf-8"))
        if folder.is_relative_to(old):
            moved = new / folder.relative_to(old)
            moved_entry = entry_of(index, moved)
            write_whole(str(moved), moved_entry, moved_entry.with_suffix(".new"))
            entry.unlink()
    for place in _PUT_AWAY:
        for file in sorted((home / place).glob(f"*/{RECORD}")):
            _relocate_record(file, old, new)


def _relocate_record(file: Path, old: Path, new: Path) -> None:
    try:
        record = trash_record.read(file)
    except ManifestDamaged:
        return  # It is told when somebody asks for it.
    if record is not None and record.folder.is_relative_to(old):
        moved = replace(record, folder=new / record.folder.relative_to(old))
        write_whole(trash_record.text(moved), file, file.with_name("record.new"))
