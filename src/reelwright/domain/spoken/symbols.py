"""Marks that stand for a word."""

import re

from reelwright.domain.spoken.language import Language
from reelwright.domain.spoken.rules import Rule, rule


def rules(language: Language) -> tuple[Rule, ...]:
    """One rule for the marks of the vocabulary, each said by its own name."""
    table = language.words.symbols
    marks = "|".join(re.escape(mark) for mark in sorted(table, key=lambda mark: (-len(mark), mark)))
    return (rule("symbol", rf"({marks})", lambda match: f" {table[match.group(1)]} "),)
