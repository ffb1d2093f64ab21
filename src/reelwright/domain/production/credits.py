"""Whose pictures are shown, and under which licences."""

from collections.abc import Iterable

from reelwright.domain.production.manifest import LicenceRecord
from reelwright.domain.script.visuals import Footage, PictureShot


def credit_lines(shots: Iterable[PictureShot]) -> tuple[str, ...]:
    """A line for each picture of another's, for the description: name, author, licence, page."""
    lines = []
    for footage in _once(shots):
        told = [*footage.credit, *([footage.page] if footage.page else [])]
        if told:
            name = footage.name.rpartition("/")[2].rpartition(".")[0] or footage.name
            lines.append(f"{name}: {', '.join(told)}")
    return tuple(dict.fromkeys(lines))


def licence_records(shots: Iterable[PictureShot]) -> tuple[LicenceRecord, ...]:
    """What the manifest says of every picture that is shown."""
    return tuple(
        LicenceRecord(
            name=footage.name,
            licence=footage.licence,
            author=footage.author,
            page=footage.page,
            sha256=footage.sha256,
        )
        for footage in _once(shots)
    )


def _once(shots: Iterable[PictureShot]) -> tuple[Footage, ...]:
    return tuple({shot.footage.sha256: shot.footage for shot in shots}.values())
