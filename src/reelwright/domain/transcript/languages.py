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
_NAMES = (
    "af afrikaans ar arabic az azerbaijani be belarusian bg bulgarian bs bosnian ca catalan cs "
    "czech cy welsh da danish de german el greek en english es spanish et estonian fa persian fi "
    "finnish fr french gl galician he hebrew hi hindi hr croatian hu hungarian hy armenian id "
    "indonesian is icelandic it italian ja japanese kk kazakh kn kannada ko korean lt lithuanian "
    "lv latvian mi maori mk macedonian mr marathi ms malay ne nepali nl dutch no norwegian pl "
    "polish pt portuguese ro romanian ru russian sk slovak sl slovenian sr serbian sv swedish sw "
    "swahili ta tamil th thai tl tagalog tr turkish uk ukrainian ur urdu vi vietnamese zh chinese"
)
_PAIRS = _NAMES.split()
NAMED: Mapping[str, str] = MappingProxyType(dict(zip(_PAIRS[1::2], _PAIRS[0::2], strict=True)))
"""English names, as Whisper and the services that run it tell a language."""
_CODE = 2


def tagged_language(tag: str) -> str:
    """A language by its tag or name: ``eng``, ``de``, ``pt-BR``, ``English``; empty: unknown."""
    base = tag.replace("_", "-").partition("-")[0].strip().lower()
    if base in TAGGED or base in NAMED:
        return TAGGED.get(base) or NAMED[base]
    return base if len(base) == _CODE and base.isascii() and base.isalpha() else ""
