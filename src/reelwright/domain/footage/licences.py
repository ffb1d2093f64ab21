"""Which licences allow footage in a video."""

import re

_FREE = re.compile(r"(own|article|cc0|cc by|cc-by|public domain|pdm|pexels|pixabay|unsplash)\b")
_FORBIDDEN_PARTS = frozenset({"nc", "nd"})


def allows_use(licence: str) -> bool:
    """Whether a licence allows changed copies in a video that earns money.

    NonCommercial and NoDerivatives variants of Creative Commons do not.
    """
    plain = licence.casefold().strip()
    parts = set(plain.replace("-", " ").replace("_", " ").split())
    return _FREE.match(plain) is not None and not parts & _FORBIDDEN_PARTS


def asks_for_the_same(licence: str) -> bool:
    """Whether what is made with it has to be offered under the same licence (share-alike)."""
    return "sa" in licence.casefold().replace("-", " ").replace("_", " ").split()
