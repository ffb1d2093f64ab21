"""Which language an article is in: what it declares, unless its text says otherwise."""

from collections.abc import Sequence

from reelwright.domain.article import Block, ItemList, Paragraph, Quotation
from reelwright.ports.language import LanguageFinder

_LONG_CODES = {
    "eng": "en", "english": "en", "deu": "de", "ger": "de", "german": "de", "deutsch": "de",
    "fra": "fr", "fre": "fr", "french": "fr", "français": "fr", "spa": "es", "spanish": "es",
    "español": "es", "por": "pt", "portuguese": "pt", "português": "pt", "ita": "it",
    "italian": "it", "italiano": "it", "nld": "nl", "dut": "nl", "nb": "no", "nob": "no",
    "jpn": "ja", "zho": "zh", "chi": "zh", "rus": "ru", "ara": "ar",
}  # fmt: skip
_NEAR = (
    frozenset({"no", "nn", "da"}),
    frozenset({"hr", "sr", "bs", "sl"}),
    frozenset({"pt", "gl", "es"}),
    frozenset({"id", "ms"}),
    frozenset({"cs", "sk"}),
    frozenset({"bg", "mk"}),
)
"""Languages that are mistaken for each other: here the author knows better."""
LETTERS_AGAINST_A_DECLARATION = 400
CODE_LENGTH = 2


def code_of(declared: str) -> str:
    """The ISO 639-1 code in a declaration such as ``en-GB``, ``de_AT`` or ``English``."""
    first = declared.strip().replace("_", "-").partition("-")[0].casefold()
    code = _LONG_CODES.get(first, first)
    return code if len(code) == CODE_LENGTH and code.isalpha() and code.isascii() else ""


def language_of(
    declared: str, blocks: Sequence[Block], finder: LanguageFinder
) -> tuple[str, tuple[str, ...]]:
    """The language, and a note where the declaration is overruled.

    Pages often declare what their template came with; a voice of the wrong language would
    make the whole video useless.
    """
    code = code_of(declared)
    text = "\n".join(_words(block) for block in blocks)
    found = finder.find(text)
    if not code or not found or code == found:
        return code or found, ()
    if len(text) < LETTERS_AGAINST_A_DECLARATION or any({code, found} <= near for near in _NEAR):
        return code, ()
    return found, (f'It says that its language is "{code}", but the text is in "{found}".',)


def _words(block: Block) -> str:
    match block:
        case Paragraph(prose=prose):
            return prose.text
        case ItemList(items=items):
            return "\n".join(item.text for item in items)
        case Quotation(text=text):
            return text
        case _:
            return ""
