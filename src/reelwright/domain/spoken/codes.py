"""Names of letters and figures (``H2O``, ``MP3``, ``1080p``), versions, telephone numbers."""

import re

from reelwright.domain.spoken import numerals
from reelwright.domain.spoken.acronyms import is_said_as_word
from reelwright.domain.spoken.language import Language
from reelwright.domain.spoken.rules import Rule, rule

_LETTER = r"[^\W\d_\u00b2\u00b3\u00b9\u2070-\u209f]"
_RUNS = re.compile(r"\d+|[^\W\d_]+")
_LONGEST_NUMBER = 4
_LONGEST_SPELT = 4


def telephone_rules(language: Language) -> tuple[Rule, ...]:
    """Telephone numbers and the like: digit by digit, in the groups written."""

    def phone(match: re.Match[str]) -> str:
        groups = re.findall(r"\d+", match.group())
        plus = f"{language.words.plus} " if match.group().startswith("+") else ""
        return plus + ", ".join(numerals.digits(language.code, group) for group in groups)

    return (
        rule(
            "phone",
            r"""(?<![\w.,-])(?: \+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,6}
              | \(\d{2,5}\)[ ]?\d{3,4}(?:[ -]\d{2,4}){0,3} | \d{3}-\d{3}-\d{4} | \d{3}-\d{4}
              | 0\d{1,4}(?:[ /-]\d{2,4}){2,4} | 0\d{2,4}[ /-]\d{4,8}
              | \d{3}-\d-\d{2,6}-\d{2,6}-\d )(?![\w-])(?![.,]\d)""",
            phone,
        ),
    )


def rules(language: Language) -> tuple[Rule, ...]:
    """Versions, words of letters and figures, and what figures are left."""

    def version(match: re.Match[str]) -> str | None:
        parts = match["parts"].split(".")
        if any(len(part) > _LONGEST_NUMBER for part in parts):
            return None
        said = f" {language.words.dot} ".join(language.figures(part) for part in parts)
        return f"{language.version_word} {said}" if match.group()[0] in "vV" else said

    def mixed(match: re.Match[str]) -> str:
        return said_label(language, match.group())

    return (
        rule("version", r"(?<![\w.,])[vV]\.?[ ]?(?P<parts>\d+(?:\.\d+)*)(?![\w])", version),
        rule("numbered", r"(?<![\w.,])(?P<parts>\d+(?:\.\d+){2,})(?![\w])", version),
        rule(
            "letters and figures",
            rf"(?<![\w])(?:{_LETTER}+\d+|\d+{_LETTER}+)(?:{_LETTER}|\d)*(?![\w])",
            mixed,
        ),
        rule("figures", r"\d+", lambda match: language.figures(match.group())),
    )


def said_label(language: Language, label: str) -> str:
    """A name of letters and figures, each run said as people say such names."""
    runs = _RUNS.findall(label)
    alone = len(runs) == 1
    return " ".join(_said_run(language, run, alone=alone) for run in runs)


def _said_run(language: Language, run: str, *, alone: bool) -> str:
    if run.isdecimal():
        return language.figures(run)
    known = language.words.acronyms.get(run)
    if known:
        return known
    short_name = len(run) <= _LONGEST_SPELT and not alone and run.isupper()
    if len(run) == 1 or short_name or not is_said_as_word(run, language):
        return language.spelt(run)
    return run
