"""A file by what is in it, and the names under which stores keep files and results."""

import hashlib
import json
import re
from collections.abc import Collection
from dataclasses import dataclass

_SUFFIX = re.compile(r"(\.[A-Za-z0-9]+)*")
_HASH = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"([0-9a-f]{2})/([0-9a-f]{62})((?:\.[A-Za-z0-9]+)*)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Artefact:
    """A file of the store: the SHA-256 of its bytes, and its suffix with the dot."""

    sha256: str
    suffix: str


def name_of(sha256: str, suffix: str) -> str:
    """Where a store keeps an artefact: ``ab/cdef….wav``, the same on a disk and in a bucket.

    Raises:
        ValueError: it is no hash or no suffix, such as one that would lead elsewhere.
    """
    if not _HASH.fullmatch(sha256):
        message = f"{sha256!r} is not a SHA-256 in hexadecimal"
        raise ValueError(message)
    return f"{sha256[:2]}/{sha256[2:]}{checked_suffix(suffix)}"


def named(name: str) -> Artefact | None:
    """The artefact that a name stands for; None where it is no such name."""
    parts = _NAME.fullmatch(name)
    if parts is None:
        return None
    return Artefact(sha256=parts[1] + parts[2], suffix=parts[3])


def checked_suffix(suffix: str) -> str:
    """The suffix, which is empty or begins with a dot.

    Raises:
        ValueError: it is no suffix.
    """
    if not _SUFFIX.fullmatch(suffix):
        message = f"{suffix!r} is not a file suffix such as '.wav'"
        raise ValueError(message)
    return suffix


def result_name_of(key: str) -> str:
    """Where a store keeps the result of a step: ``results/ab/cdef….json``."""
    name = _hash(key)
    return f"results/{name[:2]}/{name[2:]}.json"


def sealed(result: str) -> str:
    """A result with its own hash before it, so that one that was torn is known."""
    return f"{_hash(result)}\n{result}"


def unsealed(text: str) -> str | None:
    """The result in a sealed text; None where it is not whole."""
    check, _, result = text.partition("\n")
    return result if check == _hash(result) else None


def references_text(artefacts: Collection[Artefact], *, finished: bool) -> str:
    """What an owner is made of, as stores keep it: a text that can be read by people too."""
    names = sorted(name_of(each.sha256, each.suffix) for each in artefacts)
    return json.dumps({"artefacts": names, "finished": finished}, indent=1) + "\n"


def references_in(text: str) -> tuple[frozenset[Artefact], bool]:
    """What such a text says: the artefacts, and whether their owner is done.

    Raises:
        ValueError: it is no such text.
    """
    try:
        value = json.loads(text)
        artefacts = frozenset(filter(None, map(named, value["artefacts"])))
        return artefacts, bool(value["finished"])
    except (KeyError, TypeError) as error:
        message = "these are no references"
        raise ValueError(message) from error


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
