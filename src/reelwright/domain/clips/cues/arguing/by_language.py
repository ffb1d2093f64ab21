"""How people reason, weigh, stress and hedge, by the ISO 639-1 code of the language."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.arguing import (
    english,
    french,
    german,
    italian,
    portuguese,
    spanish,
)
from reelwright.domain.clips.cues.kinds import CueKind

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
