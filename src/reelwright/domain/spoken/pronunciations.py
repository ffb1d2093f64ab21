"""The owner's table of how words are to be said."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from reelwright.domain.spoken.rules import Rule
from reelwright.domain.spoken.writing import normal_word


@dataclass(frozen=True, kw_only=True, slots=True)
class Pronunciations:
    """Words or phrases as written, each with the respelling that a voice reads right.

    An entry with a capital letter applies only where the text has the same capitals; the
    longest entry that fits wins. The entries are ordered, so that equal tables are equal.
    """

    entries: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, table: Mapping[str, str]) -> Self:
        """The table from written forms to respellings; empty written forms are left out."""
        tidy = {_normal(written): said.strip() for written, said in table.items()}
        ordered = sorted(tidy.items(), key=lambda entry: (-len(entry[0]), entry[0]))
        return cls(entries=tuple((written, said) for written, said in ordered if written))

    def rules(self) -> tuple[Rule, ...]:
        """One rule an entry, the longest first."""
        return tuple(_entry_rule(written, said) for written, said in self.entries)


def _normal(written: str) -> str:
    return " ".join(normal_word(word) for word in written.split())


def _entry_rule(written: str, said: str) -> Rule:
    flags = "" if any(c.isupper() for c in written) else "i"
    left = r"(?<!\w)" if written[0].isalnum() else ""
    right = r"(?!\w)" if written[-1].isalnum() else ""
    body = f"(?{flags}:{re.escape(written)})"
    return Rule(
        name="pronunciation",
        pattern=re.compile(f"{left}{body}{right}", re.VERBOSE),
        speak=lambda _: said,
    )
