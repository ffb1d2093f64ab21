"""A card as it stands in the document: directives, rows and a block of code."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from reelwright.domain.script.scenes import Line
from reelwright.domain.script.visuals import Item, WordRef
from reelwright.domain.script_document.notation import (
    ScriptUnreadable,
    read_anchor,
    split_cells,
    unescaped,
)

BLANK = "blank"
"""Marks a card that is empty on purpose, not one to be built from its lines."""

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(kw_only=True, slots=True)
class CardText:
    """A card in the document: directives, rows (still escaped) and a block of code.

    ``line`` is where it stands, for errors; ``lost`` counts anchors that no line holds.
    """

    fields: dict[str, str] = field(default_factory=dict)
    rows: list[str] = field(default_factory=list)
    code: str | None = None
    line: int = 0
    lost: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether a kind stands alone, for the card to be built from the lines."""
        return not self.fields and not self.rows and self.code is None

    def text(self, name: str) -> str:
        """A field's text; empty where it is left out."""
        return unescaped(self.fields.get(name, ""))

    def number(self, name: str, default: int) -> int:
        """A field's whole number."""
        value = self.fields.get(name)
        if value is None:
            return default
        if not value.lstrip("-").isdigit():
            raise ScriptUnreadable.at(self.line, f"[{name}: {value}] needs a whole number")
        return int(value)

    def decimal(self, text: str) -> Decimal:
        """A value for a bar or a ring."""
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite():
            raise ScriptUnreadable.at(self.line, f"'{text}' is no number; write it like 12.5")
        return value

    def choice(self, name: str, choices: type[_Choice], default: _Choice) -> _Choice:
        """One of a few names."""
        value = self.fields.get(name)
        if value is None:
            return default
        try:
            return choices(value)
        except ValueError:
            names = ", ".join(choices)
            message = f"[{name}: {value}] is none of {names}"
            raise ScriptUnreadable.at(self.line, message) from None

    def place(self, cell: str, text: str, lines: Sequence[Line]) -> WordRef | None:
        """An anchor; one that is not found any more is counted as lost."""
        at, found = read_anchor(cell, text, lines)
        self.lost += not found
        return at

    def cells(self, row: str, count: int) -> tuple[list[str], str]:
        """The first ``count`` cells of a row and its anchor."""
        cells = split_cells(row)
        anchor = cells.pop() if len(cells) > 1 and cells[-1].startswith("@") else ""
        if len(cells) != count:
            message = f"'- {row}' needs {count} parts with ' | ' between them"
            raise ScriptUnreadable.at(self.line, message)
        return [unescaped(cell) for cell in cells], anchor

    def items(self, lines: Sequence[Line]) -> tuple[Item, ...]:
        """All rows as items."""
        return tuple(self.item(row, lines) for row in self.rows)

    def item(self, row: str, lines: Sequence[Line]) -> Item:
        """A row, or a field, as one item."""
        (text,), anchor = self.cells(row, 1)
        return Item(text=text, at=self.place(anchor, text, lines))
