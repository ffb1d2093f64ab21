"""Stills: anything of the usual kinds that Pillow reads, by content."""

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import unescape

import numpy as np
from PIL import ExifTags, Image, ImageFile, ImageOps, IptcImagePlugin, UnidentifiedImageError

from reelwright.adapters.footage_files.facts import Facts
from reelwright.adapters.footage_files.near import near_hash
from reelwright.ports.footage import FootageUnreadable

# EPS, WMF and the like would start other programs.
_KINDS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF", "JPEG2000", "PPM", "TGA")
_TURNS = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}
"""Degrees clockwise by which each EXIF orientation (CIPA DC-008, 4.6.5) is shown turned."""
_IPTC_TITLE, _IPTC_KEYWORDS = (2, 5), (2, 25)
_XMP_SUBJECT = re.compile(r"<dc:subject>(.*?)</dc:subject>", re.DOTALL)
_XMP_ITEM = re.compile(r"<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)
_XP_TEXTS = (0x9C9B, 0x9C9E)
"""Windows' own title and keywords, UTF-16 with ``;`` between."""
_LONGEST_PHRASE = 200
_HASHED_SIDE = 512


def probe_still(file: Path) -> Facts | None:
    """What a still is; None where the file is no still of a kind that is read.

    Raises:
        FootageUnreadable: it is one, but cut off, damaged, or far too large.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Large or oddly tagged pictures are no fault here.
        try:
            with Image.open(file, formats=_KINDS) as image:
                return _facts(image)
        except UnidentifiedImageError:
            return None
        except Image.DecompressionBombError as error:
            message = "is far too large a picture: make a smaller copy"
            raise FootageUnreadable(message) from error
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            message = "is cut off or damaged: copy it again from where it came"
            raise FootageUnreadable(message) from error


def _facts(image: ImageFile.ImageFile) -> Facts:
    alpha = image.has_transparency_data
    phrases = tuple(dict.fromkeys(phrase.strip()[:_LONGEST_PHRASE] for phrase in _phrases(image)))
    rotation = _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1), 0)
    animated = getattr(image, "n_frames", 1) > 1 and image.format in {"GIF", "WEBP", "PNG", "AVIF"}
    upright = ImageOps.exif_transpose(image)
    width, height = upright.size
    upright.thumbnail((_HASHED_SIDE, _HASHED_SIDE), reducing_gap=2.0)
    grey = np.asarray(upright.convert("L"), dtype=np.uint8)
    return Facts(
        width=width,
        height=height,
        near_hash=near_hash(grey),
        rotation=rotation,
        alpha=alpha,
        animated=animated,
        phrases=tuple(phrase for phrase in phrases if phrase),
    )


def _phrases(image: ImageFile.ImageFile) -> Iterator[str]:
    """Title and keywords from EXIF, IPTC and XMP."""
    exif = image.getexif()
    yield str(exif.get(ExifTags.Base.ImageDescription, ""))
    for tag in _XP_TEXTS:
        value = exif.get(tag)
        if isinstance(value, bytes):
            yield from value.decode("utf-16-le", "replace").replace("\0", "").split(";")
    yield from _iptc(image)
    xmp = image.info.get("xmp", b"")
    text = xmp.decode("utf-8", "replace") if isinstance(xmp, bytes) else str(xmp)
    for subject in _XMP_SUBJECT.findall(text):
        yield from (unescape(item) for item in _XMP_ITEM.findall(subject))


def _iptc(image: ImageFile.ImageFile) -> Iterator[str]:
    records = IptcImagePlugin.getiptcinfo(image) or {}
    for key in (_IPTC_TITLE, _IPTC_KEYWORDS):
        value = records.get(key, [])
        for entry in value if isinstance(value, list) else [value]:
            yield entry.decode("utf-8", "replace")
