"""From an article to a script, without a model."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reelwright.domain.article import Article
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.script.scenes import Part, Script
from reelwright.domain.staging.passage import Form, Passage, Setting
from reelwright.domain.staging.stage import stage
from reelwright.domain.writing.extract import extract
from reelwright.domain.writing.length import USUAL_PACE, seconds_of
from reelwright.domain.writing.outline import halved, outline

LONGEST_WHOLE = 600.0
"""Seconds up to which an article is narrated whole when no length is asked for."""
WHOLE_UP_TO = 1.06
"""Times the wanted length up to which nothing is left out."""
FEWEST_FOR_CONCLUSION = 3


class NothingToNarrate(ReelwrightError):
    """The article holds nothing that can be spoken."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WritingBrief:
    """What is wanted: ``seconds`` None for the whole article up to ten minutes.

    ``pace`` is in spoken characters a second as ``length.spoken_characters`` counts them;
    ``measured_pace`` finds it from a voice. ``title`` and ``language`` override the article's.
    """

    seconds: float | None = None
    pace: float = USUAL_PACE
    title: str = ""
    language: str = ""


def write_script(article: Article, brief: WritingBrief | None = None) -> Script:
    """Write the script of an article in its own words.

    Raises:
        NothingToNarrate: there is no sentence outside code, tables, links and captions.
    """
    brief = brief or WritingBrief()
    named = replace(
        article,
        title=brief.title or article.title,
        language=brief.language or article.language or "en",
    )
    outlined = outline(named)
    whole = [passage for passage in outlined.passages if passage.lines]
    if all(passage.form is Form.HEADING for passage in whole):
        message = (
            f"{article.source.location}: there is no sentence to narrate "
            f"({_found(outlined.unspoken)}); add some text to the article"
        )
        raise NothingToNarrate(message)
    title = _title(named, whole)
    chosen, shortened = _fitted(whole, named.language, brief)
    passages = _framed(_with_short_hook(chosen, named.language))
    setting = Setting(title=title, language=named.language, pace=brief.pace)
    return Script(
        title=title,
        language=named.language,
        scenes=stage(passages, setting),
        extractive=True,
        shortened=shortened,
        source=article.source.location,
        notes=_notes(outlined.unspoken, whole, chosen, brief),
    )


def _title(article: Article, passages: Sequence[Passage]) -> str:
    """The article's title, else its first heading, else the beginning of its first sentence."""
    if article.title.strip():
        return " ".join(article.title.split())
    for passage in passages:
        if passage.form is Form.HEADING:
            return passage.lines[0].text
    return _short(passages[0].lines[0].text)


def _short(text: str, longest: int = 60) -> str:
    words = text.split()
    while len(words) > 1 and len(" ".join(words)) > longest:
        words.pop()
    return " ".join(words).rstrip(" .,;:")


def _fitted(
    passages: Sequence[Passage], language: str, brief: WritingBrief
) -> tuple[tuple[Passage, ...], bool]:
    """All passages where they fit the length, else the extract; and whether it is one."""
    wanted = brief.seconds if brief.seconds is not None else LONGEST_WHOLE
    lines = [line for passage in passages for line in passage.lines]
    if seconds_of(lines, brief.pace) <= wanted * WHOLE_UP_TO:
        return tuple(passages), False
    chosen = extract(passages, language, seconds=wanted, pace=brief.pace)
    said = sum(len(passage.lines) for passage in chosen)
    return chosen, said < len(lines)


def _with_short_hook(passages: Sequence[Passage], language: str) -> tuple[Passage, ...]:
    """Break a long first sentence, so that the title does not stand for all of it."""
    at = next(at for at, passage in enumerate(passages) if passage.form is not Form.HEADING)
    first = passages[at]
    if first.form is not Form.PROSE:
        return tuple(passages)
    lines = (*halved(first.lines[0], language), *first.lines[1:])
    return (*passages[:at], replace(first, lines=lines), *passages[at + 1 :])


def _framed(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Set the hook apart, spoken over the title, and mark what concludes."""
    framed = list(passages)
    opening = next(at for at, passage in enumerate(framed) if passage.form is not Form.HEADING)
    first = framed[opening]
    hook = replace(
        first, lines=first.lines[:1], form=Form.OPENING, part=Part.HOOK, beside=(), entries=()
    )
    framed[opening : opening + 1] = [
        hook,
        replace(
            first,
            lines=first.lines[1:],
            entries=tuple(
                replace(entry, line=entry.line - 1) for entry in first.entries if entry.line > 0
            ),
        ),
    ]
    framed = [passage for passage in framed if passage.lines]
    return _concluded(_hook_first(framed))


def _hook_first(passages: list[Passage]) -> list[Passage]:
    """The hook comes before a heading that the article happens to begin with."""
    hook = next(passage for passage in passages if passage.form is Form.OPENING)
    return [replace(hook, section=""), *(one for one in passages if one is not hook)]


def _concluded(passages: list[Passage]) -> tuple[Passage, ...]:
    """The last paragraph concludes, and its last line closes the video."""
    last = passages[-1]
    spoken = sum(passage.form is not Form.HEADING for passage in passages)
    if spoken >= FEWEST_FOR_CONCLUSION and last.form is Form.PROSE:
        passages[-1] = replace(last, part=Part.CONCLUSION, closes=True)
    return tuple(passages)


def _notes(
    unspoken: dict[str, int],
    whole: Sequence[Passage],
    chosen: Sequence[Passage],
    brief: WritingBrief,
) -> tuple[str, ...]:
    """What a person should know about how the script came about."""
    all_lines = [line for passage in whole for line in passage.lines]
    kept_lines = [line for passage in chosen for line in passage.lines]
    notes = ["The words are the article's own: sentences chosen by rule, none written anew."]
    if len(kept_lines) < len(all_lines):
        left = len(all_lines) - len(kept_lines)
        notes.append(f"{left} of {len(all_lines)} sentences were left out to keep the length.")
    seconds = seconds_of(kept_lines, brief.pace)
    if brief.seconds is not None and seconds < brief.seconds * 0.9:
        notes.append(
            f"The article lasts about {seconds:.0f} s; nothing was added to reach "
            f"{brief.seconds:.0f} s."
        )
    if unspoken:
        notes.append(f"Not read aloud: {_found(unspoken)}.")
    return tuple(notes)


def _found(unspoken: dict[str, int]) -> str:
    names = {
        "code": ("block of code", "blocks of code"),
        "table": ("table", "tables"),
        "figure": ("figure", "figures"),
        "pointer": ("sentence that only points to a link or figure", "such pointers"),
        "back matter": ("block of sources or footnotes", "blocks of sources or footnotes"),
        "code without text": ("block of code with no text beside it, not shown", "such blocks"),
        "table without text": ("table with no text beside it, not shown", "such tables"),
        "figure without text": ("figure with no text beside it, not shown", "such figures"),
    }
    parts = [f"{count} {names[what][count > 1]}" for what, count in unspoken.items()]
    return ", ".join(parts) or "it holds headings only"
