"""Markdown with front matter, tables, footnotes, definition and task lists, and formulas."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from reelwright.adapters.articles.draft import Draft
from reelwright.adapters.articles.fragment import read_fragment
from reelwright.adapters.articles.wording import tidy
from reelwright.domain.article import Block, Heading

_YAML = re.compile(r"\A\s*---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\s*\+\+\+[ \t]*\n(.*?\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_CALLOUT = re.compile(r"^(\s*>\s*)\[![\w-]+\][+-]?", re.MULTILINE)
_TASK = re.compile(r"^(\s*(?:[-*+]|\d+[.)])\s+)\[[ xX]\]\s+", re.MULTILINE)
_WIKI_PICTURE = re.compile(r"!\[\[([^\[\]|\n]{1,300})(?:\|[^\[\]\n]{0,300})?\]\]")
_WIKI_LINK = re.compile(r"(?<!!)\[\[(?:[^\[\]|\n]{1,300}\|)?([^\[\]|\n]{1,300})\]\]")
UNREADABLE_FRONT_MATTER = "The front matter could not be understood and was left out."


def read_markdown(text: str) -> Draft:
    """An article in Markdown (CommonMark and the extensions in common use)."""
    front, body, notes = _front_matter(text)
    blocks = read_fragment(_rendered(body))
    return Draft(
        blocks=blocks,
        title=_first_of(front, "title", "titel", "titre") or _first_heading(blocks),
        language=_first_of(front, "language", "lang", "locale"),
        author=_first_of(front, "author", "authors", "by"),
        published=_first_of(front, "date", "published", "pubdate", "publishdate"),
        notes=notes,
    )


def _rendered(body: str) -> str:
    renderer = (
        MarkdownIt("commonmark", {"html": True})
        .enable(["table", "strikethrough"])
        .use(footnote_plugin)
        .use(deflist_plugin)
        # Prices are no formulas: "$3 and $5".
        .use(dollarmath_plugin, allow_space=False, allow_digits=False, renderer=_formula)
    )
    for pattern, written in (
        (_CALLOUT, r"\1"),
        (_TASK, r"\1"),
        (_WIKI_PICTURE, r"![](<\1>)"),
        (_WIKI_LINK, r"\1"),
    ):
        body = pattern.sub(written, body)
    return str(renderer.render(body))


def _formula(content: str, options: Mapping[str, bool]) -> str:
    """A formula on its own is shown as code; one inside a sentence stays as it is written."""
    if options.get("display_mode"):
        return f'<pre><code class="language-latex">{_escaped(content)}</code></pre>'
    return _escaped(content)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _first_heading(blocks: tuple[Block, ...]) -> str:
    """The first h1."""
    return next((b.text for b in blocks if isinstance(b, Heading) and b.level == 1), "")


def _front_matter(text: str) -> tuple[Mapping[str, object], str, tuple[str, ...]]:
    for pattern, parse in ((_YAML, yaml.safe_load), (_TOML, tomllib.loads)):
        found = pattern.match(text)
        if found is None:
            continue
        try:
            values: object = parse(found[1])
        except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError, ValueError):
            return {}, text[found.end() :], (UNREADABLE_FRONT_MATTER,)
        if isinstance(values, dict):
            lowered = {str(key).casefold(): value for key, value in values.items()}
            return lowered, text[found.end() :], ()
    return {}, text, ()


def _first_of(front: Mapping[str, object], *names: str) -> str:
    return next((found for name in names if (found := _scalar(front.get(name)))), "")


def _scalar(value: object) -> str:
    """A value as text: lists joined, mappings by their name."""
    match value:
        case str() | int() | float():
            return tidy(str(value))
        case date():
            return value.isoformat()[:10]
        case [*parts]:
            return ", ".join(filter(None, (_scalar(part) for part in parts[:20])))
        case {"name": name}:
            return _scalar(name)
        case _:
            return ""
