"""Footage is not repeated and may be used."""

from reelwright.domain.inspection.checks import failed, not_measured, passed
from reelwright.domain.inspection.measurements import Measurements, NotMeasured
from reelwright.domain.verdict import Check, Expectation, FootageUse
from reelwright.domain.visual import Footage

_NEAR_BITS = 10
"""Bits of 64 by which two pictures may differ and still be one to a viewer: a difference hash of
the same picture encoded anew differs by few, of another picture by 16 to 32."""
_HASH_BITS = 64

_FREE = ("own", "cc0", "public domain", "pdm", "cc by", "cc-by", "pexels", "pixabay", "unsplash")
_FORBIDDEN_PARTS = frozenset({"nc", "nd"})


def repeats(measured: Measurements, expected: Expectation) -> Check:
    """No picture or clip is shown twice; stretches that touch count as one showing."""
    name, limit = "repeated footage", "nothing shown twice"
    if not expected.footage:
        return not_measured(name, "no footage is listed", limit)
    shown = sorted(expected.footage, key=lambda use: use.first)
    for index, later in enumerate(shown):
        for earlier in shown[:index]:
            if _same(earlier.footage, later.footage) and later.first > earlier.last:
                return failed(
                    name,
                    f"{_called(later)} was shown before",
                    limit,
                    "Add more footage to the folder, or choose another picture for that scene.",
                    _second(measured, later.first),
                )
    return passed(name, f"{len(shown)} pictures and clips, none twice", limit)


def licences(measured: Measurements, expected: Expectation) -> Check:
    """Everything shown has a licence that allows it in a video that earns money."""
    name, limit = "licences", "all known, all allowing use"
    if not expected.footage:
        return not_measured(name, "no footage is listed", limit)
    for use in expected.footage:
        licence = use.footage.licence.strip()
        if allows_use(licence):
            continue
        advice = (
            f"{_called(use)} has no licence: write one into the text file beside it "
            "(licence: own, if it is yours)."
            if not licence
            else f"{licence} does not allow {_called(use)} in a video: replace it."
        )
        second = _second(measured, use.first)
        return failed(name, licence or "unknown", limit, advice, second)
    names = sorted({use.footage.licence.strip() for use in expected.footage})
    return passed(name, ", ".join(names), limit)


def allows_use(licence: str) -> bool:
    """Whether a licence allows changed copies in a video that earns money.

    NonCommercial and NoDerivatives variants of Creative Commons do not.
    """
    plain = licence.casefold().strip()
    parts = set(plain.replace("-", " ").replace("_", " ").split())
    return plain.startswith(_FREE) and not parts & _FORBIDDEN_PARTS


def _same(one: Footage, other: Footage) -> bool:
    if one.sha256 == other.sha256:
        return True
    return len(one.near_hash) == len(other.near_hash) > 0 and _near(one.near_hash, other.near_hash)


def _near(one: str, other: str) -> bool:
    """Hamming distance of hexadecimal hashes, scaled to 64 bits."""
    differing = (int(one, 16) ^ int(other, 16)).bit_count()
    return differing * _HASH_BITS <= _NEAR_BITS * 4 * len(one)


def _called(use: FootageUse) -> str:
    return use.footage.name or use.footage.sha256[:12]


def _second(measured: Measurements, frame: int) -> float | None:
    picture = measured.picture
    return None if isinstance(picture, NotMeasured) else float(frame / picture.rate)
