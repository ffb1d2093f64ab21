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


def month_table(months: list[str], shorts: str) -> dict[str, int]:
    """Every way of writing a month to its number: names and, a cell a month, short forms."""
    forms = {name: index for index, name in enumerate(months, start=1)}
    for index, cell in enumerate(shorts.split(), start=1):
        forms |= {short: index for short in cell.split("|") if short != "-"}
    return forms
