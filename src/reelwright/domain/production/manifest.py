"""A production: the folder a person opens, what is in it, and the record of how it was made."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from reelwright.domain.article import Source
from reelwright.domain.canvas import Codec, Format
from reelwright.domain.voice.takes import VoiceRef

MANIFEST_SCHEMA = 1
"""Raised when the manifest's fields change their meaning; older ones are then upgraded."""

THUMBNAIL = "thumbnail.jpg"
METADATA = "metadata.json"
SCRIPT = "script.md"
TIMELINE_OTIO = "timeline.otio"
TIMELINE_XML = "timeline.xml"
VERDICT = "verdict.json"
MANIFEST = "manifest.json"
RUN = "run.json"
MEDIA = "media"
"""The folder of stills, clips and takes to which the timeline documents refer."""

_FAILED = ".FAILED.mp4"
_LONGEST_SLUG = 60
_WORD = re.compile(r"[a-z0-9]+")
# Letters that Unicode does not decompose into a base letter and marks.
_FOLDED = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th", "\u0131": "i"}
)
# Names that Windows reserves for devices, whatever follows the first dot.
_DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


def slug_of(title: str) -> str:
    """A title as a file name: at most 60 of ``a-z 0-9 -``, never empty, the same every time.

    Where letters of the title have no ASCII form, eight digits of its hash keep titles apart.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", title).casefold())
    plain = "".join(letter for letter in folded if not _is_silent(letter)).translate(_FOLDED)
    words = _WORD.findall(plain)
    lost = any(letter.isalpha() and not letter.isascii() for letter in plain)
    mark = hashlib.sha256(unicodedata.normalize("NFC", title).encode()).hexdigest()[:8]
    tail = [mark] if lost or not words else []
    slug = "-".join([_cut(words or ["video"], _LONGEST_SLUG - 9 * len(tail)), *tail])
    return f"{slug}-video" if _DEVICE.fullmatch(slug) else slug


def _is_silent(letter: str) -> bool:
    """Accents, and apostrophes, which join what they stand between: don't, dont."""
    return letter in "'\u2019\u02bc" or bool(unicodedata.combining(letter))


def _cut(words: list[str], longest: int) -> str:
    """As many whole words as fit, or a part of one endless word."""
    kept = words[0][:longest]
    for word in words[1:]:
        if len(kept) + 1 + len(word) > longest:
            break
        kept = f"{kept}-{word}"
    return kept


def master_name(slug: str, picture: Format, *, passed: bool) -> str:
    """A master's file name; one that failed its verdict says so where it cannot be missed."""
    return f"{slug}.{picture.slug}.mp4" if passed else f"{slug}.{picture.slug}{_FAILED}"


def is_failed(name: str) -> bool:
    """Whether a file is a master that failed its verdict, by its name."""
    return name.endswith(_FAILED)


@dataclass(frozen=True, kw_only=True, slots=True)
class MasterRecord:
    """A master as it was made and judged."""

    name: str
    format: Format
    width: int
    height: int
    codec: Codec
    frames: int
    passed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class FileRecord:
    """A file of the production, by its path inside the folder (with ``/``)."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LicenceRecord:
    """Something of another's in the video, and what its licence asks for.

    ``file`` is the address that stock was downloaded from, ``retrieved`` when (ISO 8601, UTC):
    a licence is that of the day.
    """

    name: str
    licence: str
    author: str = ""
    page: str = ""
    sha256: str = ""
    file: str = ""
    retrieved: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SettingRecord:
    """A setting's value and where it came from."""

    name: str
    value: str
    origin: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CostRecord:
    """What a service charged. ``basis`` says whether it is the service's figure or computed."""

    service: str
    purpose: str
    amount: Decimal
    currency: str = "USD"
    basis: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """How a production was made. The same inputs give the same manifest: it holds no times.

    ``files`` covers every file of the production but the manifest itself and ``run.json``.
    ``versions`` maps each program and library that the result depends on to its version.
    ``script_by_hand`` says that a person wrote or edited the script that was made. ``id`` is
    the name of the production in the library, the same over all its runs; empty in manifests
    that are older than the library. ``writer`` and ``prompts`` are the script's.
    """

    slug: str
    title: str
    language: str
    source: Source
    id: str = ""
    versions: tuple[tuple[str, str], ...] = ()
    voice: VoiceRef | None = None
    settings: tuple[SettingRecord, ...] = ()
    masters: tuple[MasterRecord, ...] = ()
    licences: tuple[LicenceRecord, ...] = ()
    costs: tuple[CostRecord, ...] = ()
    notes: tuple[str, ...] = ()
    files: tuple[FileRecord, ...] = ()
    script_by_hand: bool = False
    writer: str = ""
    prompts: str = ""
    schema: int = MANIFEST_SCHEMA

    def file(self, name: str) -> FileRecord | None:
        """The record of a file; None where the production has no such file."""
        return next((record for record in self.files if record.name == name), None)

    @property
    def passed(self) -> bool:
        """Whether there are masters and every one may go out."""
        return bool(self.masters) and all(master.passed for master in self.masters)


@dataclass(frozen=True, kw_only=True, slots=True)
class StepTime:
    """How long a step took, in seconds of wall time; ``reused`` where its result was kept.

    ``cpu`` is in seconds of processor time; None where it was not measured.
    """

    step: str
    seconds: float
    cpu: float | None = None
    reused: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class RunRecord:
    """The times of one run: aware datetimes, outside of everything that is hashed.

    ``cpu`` is the sum of its steps, in seconds of processor time; None where not measured.
    """

    started: datetime
    ended: datetime
    cpu: float | None = None
    steps: tuple[StepTime, ...] = ()
