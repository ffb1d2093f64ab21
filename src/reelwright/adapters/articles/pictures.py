"""Bringing an article's own pictures into a folder, from wherever they are allowed to be."""

import base64
import binascii
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

from PIL import Image, UnidentifiedImageError

from reelwright.domain.article import Block, Figure
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.disk import NO_ROOM
from reelwright.ports.web import Fetcher, Wanted

MOST_PICTURES = 40
LARGEST_PICTURE = 20_000_000
LARGEST_ALTOGETHER = 200_000_000
MOST_PIXELS = 100_000_000
SMALLEST_SIDE = 64
"""Pixels below which a picture is a button or a counter, and is left out without a word."""
_KEPT_FORMATS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
_DATA = re.compile(r"^data:[\w.+-]*/?[\w.+-]*(?:;[\w=.-]+)*?(;base64)?,", re.IGNORECASE)
_WEB = re.compile(r"^(?:https?:)?//", re.IGNORECASE)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]+:", re.IGNORECASE)


class PictureLeftOut(Exception):
    """A picture cannot be had; the message says why and goes into a note."""


class Ornament(Exception):
    """A picture is too small to be one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where an article came from: beside which files, or at which address. Often neither."""

    folder: Path | None = None
    url: str = ""
    embedded: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathered:
    """Blocks whose figures all have a picture, the pictures by location, and notes."""

    blocks: tuple[Block, ...]
    pictures: Mapping[str, Path]
    notes: tuple[str, ...]


def gather(
    blocks: Sequence[Block], origin: Origin, workspace: Path, fetcher: Fetcher | None
) -> Gathered:
    """Write the pictures of all figures into ``workspace``; what cannot be had becomes a note."""
    collection = _Collection(origin=origin, workspace=workspace, fetcher=fetcher)
    kept = tuple(collection.settle(blocks))
    return Gathered(blocks=kept, pictures=collection.pictures, notes=_notes(collection.left_out))


def _notes(left_out: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """A note for each reason: a page may have hundreds of badges."""
    by_reason: dict[str, list[str]] = {}
    for location, reason in left_out:
        by_reason.setdefault(reason, []).append(location)
    return tuple(
        f"The picture {_shown(locations[0])} is left out: {reason}."
        if len(locations) == 1
        else f"{len(locations)} pictures are left out, {_shown(locations[0])} the first: {reason}."
        for reason, locations in by_reason.items()
    )


class _Collection:
    def __init__(self, *, origin: Origin, workspace: Path, fetcher: Fetcher | None) -> None:
        self.pictures: dict[str, Path] = {}
        self.left_out: list[tuple[str, str]] = []
        self._origin, self._workspace, self._fetcher = origin, workspace, fetcher
        self._bytes = 0

    def settle(self, blocks: Sequence[Block]) -> Iterator[Block]:
        for block in blocks:
            if not isinstance(block, Figure):
                yield block
                continue
            try:
                yield replace(block, location=self._bring(block.location))
            except PictureLeftOut as reason:
                self.left_out.append((block.location, str(reason)))
            except Ornament:
                continue

    def _bring(self, written: str) -> str:
        """Bring a picture in and return the location that it goes by."""
        location = self._location(written)
        if location in self.pictures:
            return location
        if len(self.pictures) >= MOST_PICTURES:
            raise PictureLeftOut(f"there are more than {MOST_PICTURES}")
        content = self._content(written, location)
        self._bytes += len(content)
        if self._bytes > LARGEST_ALTOGETHER:
            raise PictureLeftOut("all pictures together are too large")
        self.pictures[location] = _written(content, self._workspace)
        return location

    def _location(self, written: str) -> str:
        if written in self._origin.embedded:
            return written
        if written.startswith("data:"):
            return f"embedded-{hashlib.sha256(written.encode()).hexdigest()[:16]}"
        try:
            return urljoin(self._origin.url, written) if self._origin.url else written
        except ValueError as error:
            raise PictureLeftOut("it is not written as it should be") from error

    def _content(self, written: str, location: str) -> bytes:
        if written in self._origin.embedded:
            return self._origin.embedded[written]
        if written.startswith("data:"):
            return _from_data_uri(written)
        if self._origin.url:
            return self._fetched(location)
        if _WEB.match(written):
            raise PictureLeftOut("it is on the web, and the article is not")
        return _beside(self._origin.folder, written)

    def _fetched(self, url: str) -> bytes:
        if self._fetcher is None:
            raise PictureLeftOut("nothing is fetched from the web")
        try:
            return self._fetcher.fetch(url, wanted=Wanted.PICTURE).body
        except ReelwrightError as error:
            raise PictureLeftOut(str(error).rstrip(".")) from error


def _from_data_uri(uri: str) -> bytes:
    """RFC 2397."""
    found = _DATA.match(uri)
    if found is None or len(uri) > 2 * LARGEST_PICTURE:
        raise PictureLeftOut("it is not written as it should be")
    payload = uri[found.end() :]
    if found[1] is None:
        return unquote_to_bytes(payload)
    try:
        return base64.b64decode(unquote(payload))
    except (binascii.Error, ValueError) as error:
        raise PictureLeftOut("it is damaged") from error


def _beside(folder: Path | None, written: str) -> bytes:
    """A file in the article's own folder, or below it; links out of it count as outside."""
    if folder is None:
        raise PictureLeftOut("text from standard input has no folder with pictures")
    if _SCHEME.match(written):
        raise PictureLeftOut("it is not a file in the article's folder")
    try:
        inside = folder.resolve()
        file = (inside / unquote(urlsplit(written).path)).resolve()
        if not file.is_relative_to(inside):
            raise PictureLeftOut("it is not in the article's folder")
        if not file.is_file():
            raise PictureLeftOut("there is no such file")
        if file.stat().st_size > LARGEST_PICTURE:
            raise PictureLeftOut(f"it is larger than {LARGEST_PICTURE // 1_000_000} MB")
        return file.read_bytes()
    except (OSError, ValueError) as error:
        raise PictureLeftOut("it cannot be read") from error


def _written(content: bytes, workspace: Path) -> Path:
    """The picture as a file of a usual kind, named by its content."""
    suffix, usual = _as_usual_kind(content)
    destination = workspace / f"picture-{hashlib.sha256(content).hexdigest()[:16]}{suffix}"
    try:
        workspace.mkdir(parents=True, exist_ok=True)
        destination.write_bytes(usual)
    except OSError as error:
        destination.unlink(missing_ok=True)
        if error.errno in NO_ROOM:
            raise  # The video would lack it for good, although there may soon be room again.
        raise PictureLeftOut("it cannot be written") from error
    return destination


def _as_usual_kind(content: bytes) -> tuple[str, bytes]:
    if len(content) > LARGEST_PICTURE:
        raise PictureLeftOut(f"it is larger than {LARGEST_PICTURE // 1_000_000} MB")
    if b"<svg" in content[:1000]:
        raise PictureLeftOut("drawings (SVG) cannot be shown")
    try:
        with Image.open(io.BytesIO(content)) as picture:
            _check_size(picture.size)
            if picture.format in _KEPT_FORMATS:
                picture.load()
                return _KEPT_FORMATS[picture.format], content
            converted = io.BytesIO()
            has_alpha = "A" in picture.getbands() or "transparency" in picture.info
            picture.convert("RGBA" if has_alpha else "RGB").save(converted, "PNG")
            return ".png", converted.getvalue()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise PictureLeftOut("it is damaged or of an unknown kind") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureLeftOut("it has too many pixels") from error


def _check_size(size: tuple[int, int]) -> None:
    if min(size) < SMALLEST_SIDE:
        raise Ornament
    if size[0] * size[1] > MOST_PIXELS:
        raise PictureLeftOut("it has too many pixels")


def _shown(location: str) -> str:
    longest = 80
    return location if len(location) <= longest else f"{location[:longest]}…"
