"""Word lists written as text, so that a native reader can read through them."""


def word_list(text: str) -> list[str]:
    """The words of a text in order."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def table(text: str) -> dict[str, str]:
    """Lines of ``written = said``."""
    rows = (row.split(" = ", 1) for row in text.strip().splitlines())
    return {written.strip(): said.strip() for written, said in rows}
