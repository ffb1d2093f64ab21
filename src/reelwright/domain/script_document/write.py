"""A script written as script.md."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reelwright.domain.script.scenes import Line, Scene, Script
from reelwright.domain.script_document.card import BLANK
from reelwright.domain.script_document.fingerprint import fingerprint
from reelwright.domain.script_document.notation import (
    cells_text,
    emphasis_directives,
    escaped,
    line_text,
)
from reelwright.domain.script_document.write_card import card_text
from reelwright.domain.staging.builders import build
from reelwright.domain.staging.kinds import kind_of
from reelwright.domain.staging.passage import Setting

MARK = "reelwright: script"
"""The first line of the front matter, by which a script is known."""

HELP = """<!--
Every line of text is one spoken sentence; change, add or delete lines, then make the video again.
**Two asterisks** stress a phrase. Each heading begins a scene: Hook, Body or Conclusion, and its section.
[auto: ...] is a picture chosen for the text, which follows when you edit it. Write [visual: KIND] to choose
it yourself: title, section, statement, list, quotation, number, chart, comparison, timeline, outro, ...
[footage: sea.mp4] shows a file of yours instead, [pause: 0.8s] waits after a scene. More: docs/script.md
-->"""  # noqa: E501 - five lines for a person, in an editor that wraps


def write_document(script: Script) -> str:
    """The document of a script; ``read_document`` gives the same script back."""
    parts = ["\n".join(_front_matter(script)), HELP]
    parts.extend(_scene(scene, script) for scene in script.scenes)
    return "\n\n".join(parts) + "\n"


def _front_matter(script: Script) -> Iterator[str]:
    yield "---"
    yield MARK
    yield f"title: {escaped(script.title)}"
    yield f"language: {escaped(script.language)}"
    yield f"extractive: {_yes(script.extractive)}"
    yield f"shortened: {_yes(script.shortened)}"
    yield f"source: {escaped(script.source)}"
    yield from _of_the_writer(script)
    for note in script.notes:
        yield f"note: {escaped(note)}"
    yield "---"


def _of_the_writer(script: Script) -> Iterator[str]:
    if script.writer:
        yield f"writer: {escaped(script.writer)}"
    if script.prompts:
        yield f"prompts: {escaped(script.prompts)}"
    if script.account:
        yield f"account: {escaped(script.account)}"
    if script.description:
        yield f"description: {escaped(script.description)}"
    for tag in script.tags:
        yield f"tag: {escaped(tag)}"
    for proposal in script.proposals:
        yield f"title proposal: {cells_text([proposal.title, proposal.reason])}"


def _yes(fact: bool) -> str:  # noqa: FBT001 - a fact in words
    return "yes" if fact else "no"


def _scene(scene: Scene, script: Script) -> str:
    name = scene.part.value.capitalize()
    heading = f"## {name}: {escaped(scene.section)}" if scene.section else f"## {name}"
    spoken = [text for line in scene.lines for text in _line(line)]
    after = [
        *([f"[shows: {escaped(scene.shows)}]"] if scene.shows else []),
        *([f"[footage: {escaped(scene.footage)}]"] if scene.footage else []),
        *([f"[pause: {_seconds(scene.pause)}s]"] if scene.pause is not None else []),
        *(f"[evidence: {escaped(passage)}]" for passage in scene.evidence),
    ]
    blocks = [[heading], list(_visual(scene, script)), spoken, after]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _line(line: Line) -> Iterator[str]:
    yield line_text(line)
    for phrase in emphasis_directives(line):
        yield f"[emphasis: {escaped(phrase)}]"


def _seconds(milliseconds: int) -> str:
    return format((Decimal(milliseconds) / 1000).normalize(), "f")


def _visual(scene: Scene, script: Script) -> Iterator[str]:
    """The kind alone where the lines give the card, so that it follows them when edited."""
    kind = kind_of(scene.visual)
    setting = Setting(title=script.title, language=script.language, section=scene.section)
    directive = "visual" if scene.visual_pinned else "auto"
    if build(kind, scene.lines, setting) == scene.visual:
        yield f"[{directive}: {kind}]"
        return
    mark = "" if scene.visual_pinned else f" {fingerprint(scene.lines)}"
    fields, rows, code = card_text(scene.visual, scene.lines)
    yield f"[{directive}: {kind}{mark}]"
    if not fields and not rows and code is None:
        yield f"[{BLANK}: yes]"
    for name, value in fields:
        yield f"[{name}: {value}]"
    for row in rows:
        yield f"- {row}"
    if code is not None:
        fence = _fence(code)
        yield fence
        yield code
        yield fence


def _fence(code: str) -> str:
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    return "`" * max(3, longest + 1)
