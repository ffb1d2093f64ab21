"""Words without their endings."""

SHORTEST_STEM = 4


def stem(word: str) -> str:
    """A word without the ending that plural and case most often add."""
    for ending in ("'s", "’s", "es", "en", "s", "n", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word
