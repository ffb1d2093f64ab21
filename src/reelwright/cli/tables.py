"""Tables as commands print them: nothing in a cell is ever cut away, however narrow the screen."""

from rich.cells import cell_len
from rich.console import RenderableType
from rich.style import StyleType
from rich.table import Table

_NUMBERS = frozenset({"MB", "calls", "can be freed, MB", "cost", "failed", "files", "unclear"})
"""Columns that stand to the right, and whose figures are never broken in two."""
_LONGEST_WHOLE = 40
"""Characters of a first column that leave the others enough of a screen of 80."""


class _Plain(Table):
    """Keeps its first column whole, since people copy names from it, unless it is very wide."""

    def add_row(
        self,
        *renderables: RenderableType | None,
        style: StyleType | None = None,
        end_section: bool = False,
    ) -> None:
        """As the base does."""
        super().add_row(*renderables, style=style, end_section=end_section)
        self.columns[0].no_wrap = all(
            cell_len(str(cell)) <= _LONGEST_WHOLE for cell in self.columns[0].cells
        )


def table_of(*titles: str) -> Table:
    """A table without lines; what does not fit into a column goes on below."""
    table = _Plain(box=None, header_style="bold")
    for title in titles:
        figures = title in _NUMBERS
        table.add_column(
            title, overflow="fold", no_wrap=figures, justify="right" if figures else "left"
        )
    return table
