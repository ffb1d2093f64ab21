"""Telling what a file shows, whatever its name says."""

from pathlib import Path

from reelwright.adapters.footage_files.clips import probe_clip
from reelwright.adapters.footage_files.facts import SMALLEST, Facts
from reelwright.adapters.footage_files.stills import probe_still
from reelwright.domain.script.visuals import Footage
from reelwright.ports.footage import FootageUnreadable, Probed


class FileProbe:
    """Opens stills with Pillow and clips with PyAV."""

    def probe(self, file: Path, *, sha256: str) -> Probed:
        """What it is, found from its content whatever its name says.

        Raises:
            FootageUnreadable: not a picture or clip, truncated beyond use, or tiny.
        """
        try:
            facts = facts_of(file)
        except FootageUnreadable as error:
            message = f"{file.name} {error}."
            raise FootageUnreadable(message) from error
        footage = Footage(
            sha256=sha256,
            suffix=file.suffix.casefold(),
            width=facts.width,
            height=facts.height,
            frames=facts.frames,
            name=file.name,
            near_hash=facts.near_hash,
        )
        notes = tuple(f"{file.name} {note}." for note in facts.notes)
        whole = not (facts.damaged or facts.promised)
        return Probed(footage=footage, rate=facts.frame_rate, notes=notes, whole=whole)


def facts_of(file: Path) -> Facts:
    """What is in a file.

    Raises:
        FootageUnreadable: with the rest of a sentence that begins with the file's name.
    """
    try:
        if file.stat().st_size == 0:
            message = "is empty: copy it again from where it came"
            raise FootageUnreadable(message)
        facts = probe_still(file) or probe_clip(file)
    except PermissionError as error:
        message = "may not be read: give yourself permission to read it"
        raise FootageUnreadable(message) from error
    if facts is None:
        message = "is not a picture or clip of a kind that can be shown"
        raise FootageUnreadable(message)
    if min(facts.width, facts.height) < SMALLEST:
        message = f"is only {facts.width}x{facts.height} pixels, too small to show"
        raise FootageUnreadable(message)
    return facts
