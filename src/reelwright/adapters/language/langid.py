"""The language of a text by py3langid, a naive Bayes model over byte n-grams."""

import unicodedata
from collections import Counter
from functools import cache
from typing import Protocol, cast

from py3langid.langid import MODEL_FILE, LanguageIdentifier

LETTERS_NEEDED = 60
"""Letters of an alphabet below which short texts are too often mistaken for another language."""
IDEOGRAPHS_NEEDED = 12
"""The same for scripts that write a syllable or a word in one character."""
PROBABILITY_NEEDED = 0.7
"""Sure enough: closely related languages share the probability (Portuguese with Galician)."""
LETTERS_READ = 20_000
"""A longer text is no surer."""
NO_LANGUAGE = "zxx"
"""The model's (and ISO 639-2's) code for text that is in no language at all."""
CODE_LENGTH = 2
"""ISO 639-1 codes have two letters; what has three has no voice here, and only takes
probability from its neighbours (Egyptian from standard Arabic)."""
_OF_A_SCRIPT = {
    "ARMENIAN": "hy", "BENGALI": "bn", "GEORGIAN": "ka", "GREEK": "el", "HANGUL": "ko",
    "HEBREW": "he", "HIRAGANA": "ja", "KATAKANA": "ja", "TAMIL": "ta", "THAI": "th",
}  # fmt: skip
"""Scripts that practically one language of today is written in, by Unicode's names."""


class LangidLanguageFinder:
    """Finds one of some hundred languages. The model is loaded at the first use, not before."""

    def find(self, text: str) -> str:
        """The ISO 639-1 code, or nothing where the text is short or its language doubtful.

        A script that only one language uses tells it in however short a text.
        """
        sample = text[:LETTERS_READ]
        if not _is_enough(sample):
            return _by_script(sample)
        language, probability = _model().classify(sample)
        sure = probability >= PROBABILITY_NEEDED and language != NO_LANGUAGE
        return language if sure else ""


class _Model(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@cache
def _model() -> _Model:
    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(
        [code for code in model.labels if len(code) == CODE_LENGTH or code == NO_LANGUAGE]
    )
    return cast("_Model", model)


def _is_enough(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    dense = sum(1 for letter in letters if _is_dense(letter))
    return len(letters) >= LETTERS_NEEDED or dense >= IDEOGRAPHS_NEEDED


def _by_script(text: str) -> str:
    """The language that the script of most letters tells, however short the text."""
    letters = [character for character in text if character.isalpha()]
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in letters)
    script, count = scripts.most_common(1)[0] if scripts else ("", 0)
    return _OF_A_SCRIPT.get(script, "") if count * 2 > len(letters) else ""


def _is_dense(letter: str) -> bool:
    # "Lo": letters without case, among them Han, kana and Hangul.
    return unicodedata.category(letter) == "Lo" and ord(letter) >= 0x2E80  # noqa: PLR2004 - CJK
