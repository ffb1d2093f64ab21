"""How people ask and tell, by the ISO 639-1 code of the language."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind
from reelwright.domain.clips.cues.telling import (
    english,
    french,
    german,
    italian,
    portuguese,
    spanish,
)

PHRASES: Mapping[str, Mapping[CueKind, str]] = MappingProxyType(
    {
        "en": english.PHRASES,
        "de": german.PHRASES,
        "fr": french.PHRASES,
        "es": spanish.PHRASES,
        "pt": portuguese.PHRASES,
        "it": italian.PHRASES,
    }
)
