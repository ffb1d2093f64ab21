"""Text inside script.md: what is escaped, how emphasis and anchors are written."""

import re
from collections.abc import Sequence

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.script.scenes import Line
from reelwright.domain.script.visuals import WordRef
from reelwright.domain.staging.phrases import find_start


class ScriptUnreadable(ReelwrightError):
    """A line of a script.md cannot be understood."""

    @classmethod
    def at(cls, line: int, message: str) -> "ScriptUnreadable":
        """The error with the number of the line, counted from 1."""
        return cls(f"script.md, line {line}: {message}")


# Characters that would end a line or be lost by an editor. White space at an edge counts too.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]|^\s|\s$")
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]{1,6})\}|([!-/:-@\[-`{-~]))")
_CELLS = re.compile(r"(?<!\\)((?:\\\\)*) \| ")
_EMPHASIS = re.compile(r"(?<!\\)((?:\\\\)*)\*\*(.+?(?<!\\)(?:\\\\)*)\*\*")
_BLOCK_MARKS = "[#-`<\\"


def escaped(text: str) -> str:
    """Text on one line, whatever it holds; ``unescaped`` gives it back."""
    marked = re.sub(r"([\\*])", r"\\\1", text)
    return _UNSAFE.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", marked)


def unescaped(text: str) -> str:
    """The text that was escaped; a backslash before a letter is only a backslash."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)


def cells_text(cells: Sequence[str]) -> str:
    """Cells of a row with bars between them; a cell that begins with ``@`` is no anchor."""
    return " | ".join(_cell(cell) for cell in cells)


def _cell(cell: str) -> str:
    text = escaped(cell).replace("|", "\\|")
    return f"\\{text}" if text.startswith("@") else text


def split_cells(text: str) -> list[str]:
    """The cells of a row, still escaped."""
    return _CELLS.sub(lambda found: f"{found[1]}\0", text).split("\0")


def line_text(line: Line) -> str:
    """A spoken line with its stressed phrases between double asterisks.

    Phrases that cannot be written so (they overlap, or are not in the text) are written by
    ``emphasis_directives``.
    """
    marked = _marked(line)
    text = marked if marked is not None else escaped(line.text)
    return f"\\{text}" if text[:1] in _BLOCK_MARKS and text[:1] != "\\" else text


def emphasis_directives(line: Line) -> tuple[str, ...]:
    """The stressed phrases that asterisks cannot show."""
    return () if _marked(line) is not None else line.emphasis


def read_line(text: str, emphasis: Sequence[str] = ()) -> Line:
    """A line from its text; ``emphasis`` are the phrases of directives under it."""
    stressed = tuple(unescaped(found[2]) for found in _EMPHASIS.finditer(text))
    bare = _EMPHASIS.sub(lambda found: f"{found[1]}{found[2]}", text)
    return Line(text=unescaped(bare), emphasis=(*stressed, *emphasis))


def _marked(line: Line) -> str | None:
    """The text with asterisks where they say exactly what the line holds."""
    pieces: list[str] = []
    start = 0
    for phrase in line.emphasis:
        at = line.text.find(phrase, start) if phrase else -1
        if at < 0:
            return None
        pieces.extend((line.text[start:at], phrase))
        start = at + len(phrase)
    pieces.append(line.text[start:])
    marked = "".join(
        f"**{_inner(piece)}**" if odd % 2 else _inner(piece) for odd, piece in enumerate(pieces)
    )
    marked = _edges(marked)
    return marked if read_line(marked) == line else None


def _inner(text: str) -> str:
    return "".join(escaped(character) if character != " " else " " for character in text)


def _edges(text: str) -> str:
    return _UNSAFE.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", text)


def anchor_cell(at: WordRef | None, text: str, lines: Sequence[Line]) -> str:
    """Where an item enters, as ``@word`` or ``@word 2`` for its second occurrence.

    Empty where the item's own text finds the place, so that the item can be edited freely.
    """
    if at == find_start(lines, text):
        return ""
    if at is None:
        return "@start"
    word = lines[at.line].words[at.word]
    places = _places(word, lines)
    occurrence = places.index(at) + 1
    name = escaped(word).replace("|", "\\|")
    return f"@{name}" if occurrence == 1 and name != "start" else f"@{name} {occurrence}"


def read_anchor(cell: str, text: str, lines: Sequence[Line]) -> tuple[WordRef | None, bool]:
    """The place of an item, and whether it was found as the document says."""
    own = find_start(lines, text)
    if not cell:
        return own, own is not None
    if cell == "@start":
        return None, True
    name, _, number = cell[1:].rpartition(" ")
    if not name or not number.isdigit():
        name, number = cell[1:], "1"
    places = _places(unescaped(name), lines)
    occurrence = int(number)
    if 1 <= occurrence <= len(places):
        return places[occurrence - 1], True
    return own, own is not None


def _places(word: str, lines: Sequence[Line]) -> list[WordRef]:
    return [
        WordRef(line=index, word=at)
        for index, line in enumerate(lines)
        for at, written in enumerate(line.words)
        if written == word
    ]
