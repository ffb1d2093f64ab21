"""The words by which productions are found, the same whatever database looks for them."""

import re
import unicodedata

_LONGEST_WORD = 60
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(
    # Scripts that are written without spaces, character by character: Thai to Khmer, CJK.
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff])"
)


def search_words(*texts: str) -> tuple[str, ...]:
    """Every word once, in order, without case and accents; where nobody writes spaces, characters.

    Only letters and digits are left, so that a word means nothing else in any query language.
    """
    folded = unicodedata.normalize("NFKD", " ".join(texts)).casefold()
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    spaced = _UNSPACED.sub(r" \1 ", unicodedata.normalize("NFKC", plain))
    return tuple(dict.fromkeys(word[:_LONGEST_WORD] for word in _WORD.findall(spaced)))
