"""How files and services name languages, as ISO 639-1 codes."""

from collections.abc import Mapping
from types import MappingProxyType

TAGGED: Mapping[str, str] = MappingProxyType(
    {
        "ara": "ar", "ces": "cs", "chi": "zh", "cze": "cs", "dan": "da", "deu": "de", "dut": "nl",
        "ell": "el", "eng": "en", "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de", "gre": "el",
        "heb": "he", "hin": "hi", "hun": "hu", "ind": "id", "ita": "it", "jpn": "ja", "kor": "ko",
        "may": "ms", "nld": "nl", "nor": "no", "pol": "pl", "por": "pt", "ron": "ro", "rum": "ro",
        "rus": "ru", "slk": "sk", "slo": "sk", "spa": "es", "swe": "sv", "tha": "th", "tur": "tr",
        "ukr": "uk", "vie": "vi", "zho": "zh",
    }
)  # fmt: skip
"""ISO 639-2 codes, as the tracks of containers carry them, both of a language that has two."""
_CODE = 2


def tagged_language(tag: str) -> str:
    """The language of a track by its tag: ``eng``, ``de`` or ``pt-BR``; empty where unknown."""
    base = tag.replace("_", "-").partition("-")[0].strip().lower()
    if base in TAGGED:
        return TAGGED[base]
    return base if len(base) == _CODE and base.isascii() and base.isalpha() else ""
