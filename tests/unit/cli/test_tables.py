"""Tables on a narrow screen: nothing is cut away, and names can be copied."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from reelwright.cli.tables import table_of

pytestmark = pytest.mark.unit

CELLS = st.text(alphabet="abcdefgh/-.", min_size=1, max_size=120)


def printed(*rows: tuple[str, ...], titles: tuple[str, ...]) -> str:
    table = table_of(*titles)
    for row in rows:
        table.add_row(*row)
    file = io.StringIO()
    Console(file=file, width=80).print(table)
    return file.getvalue()


@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=3))
def test_every_character_is_printed(rows: list[tuple[str, str, str]]) -> None:
    shown = printed(*rows, titles=("NAME", "WHAT", "PLACE"))
    assert "\u2026" not in shown
    for letter in "abcdefgh/":
        assert shown.count(letter) == sum(cell.count(letter) for row in rows for cell in row)
    assert max(map(len, shown.splitlines())) <= 80


def test_a_name_stays_in_one_piece_and_figures_too() -> None:
    name = "piper/en_US-ljspeech-high"
    shown = printed((name, "word " * 40, "12345.6"), titles=("model", "what", "MB"))
    assert name in shown
    assert "12345.6" in shown
