"""A script read from script.md, as written by the program or changed by hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from reelwright.domain.script.scenes import Line, Part, Scene, Script, TitleProposal
from reelwright.domain.script.visuals import ListCard, QuotationCard, StatementCard, Visual
from reelwright.domain.script_document.card import CardText
from reelwright.domain.script_document.fingerprint import fingerprint
from reelwright.domain.script_document.notation import (
    ScriptUnreadable,
    read_line,
    split_cells,
    unescaped,
)
from reelwright.domain.script_document.read_card import read_card
from reelwright.domain.script_document.write import MARK
from reelwright.domain.staging.builders import WANTS, build
from reelwright.domain.staging.kinds import Kind
from reelwright.domain.staging.passage import Passage, Setting
from reelwright.domain.staging.phrases import plain_words
from reelwright.domain.staging.stage import stage

_HEADING = re.compile(r"^#{1,6}(?: (.*))?$")
_PART = re.compile(r"^(hook|body|conclusion)(?:: (.*))?$", re.IGNORECASE)
_DIRECTIVE = re.compile(r"^\[([a-z_0-9]+)(?::(?: (.*))?)?\]$")
_FENCE = re.compile(r"^(`{3,})\w*$")
_ROW = re.compile(r"^-(?: (.*))?$")
_PAUSE = re.compile(r"^(\d+(?:\.\d+)?)\s*(s|ms)?$")
_LONGEST_PAUSE = 60_000

# Cards that hold the lines' own words; any other stays as it is when a line is edited.
_OF_THE_LINES = frozenset(
    {
        Kind.STATEMENT,
        Kind.LIST,
        Kind.QUOTATION,
        Kind.NUMBER,
        Kind.CHART,
        Kind.COMPARISON,
        Kind.TIMELINE,
    }
)


def looks_like_script(text: str) -> bool:
    """Whether a text is a script.md, which is never read as an article."""
    lines = text.lstrip("\ufeff \t\r\n").split("\n", 12)
    if lines[0].rstrip() != "---":
        return False
    for line in lines[1:]:
        if line.rstrip() == "---":
            return False
        if line.rstrip() == MARK:
            return True
    return False


def read_document(text: str) -> Script:
    """The script of a document.

    Raises:
        ScriptUnreadable: names the line that cannot be understood and says what to do.
    """
    lines = [line.removesuffix("\r") for line in text.lstrip("\ufeff").split("\n")]
    front, body = _front_matter(lines)
    drafts = _Reader(lines=lines).read(body)
    if not drafts:
        raise ScriptUnreadable.at(len(lines), "there is no line to speak; write a sentence")
    title = unescaped(front.get("title", [""])[0])
    language = unescaped(front.get("language", [""])[0])
    scenes = tuple(scene for draft in drafts for scene in _scenes(draft, title, language))
    return Script(
        title=title,
        language=language,
        scenes=scenes,
        extractive=front.get("extractive", ["yes"])[0] == "yes",
        shortened=front.get("shortened", ["no"])[0] == "yes",
        source=unescaped(front.get("source", [""])[0]),
        notes=tuple(unescaped(note) for note in front.get("note", [])),
        writer=unescaped(front.get("writer", [""])[0]),
        prompts=unescaped(front.get("prompts", [""])[0]),
        account=unescaped(front.get("account", [""])[0]),
        description=unescaped(front.get("description", [""])[0]),
        tags=tuple(unescaped(tag) for tag in front.get("tag", [])),
        proposals=tuple(_proposal(text) for text in front.get("title proposal", [])),
    )


def _proposal(text: str) -> TitleProposal:
    title, *reason = (unescaped(cell) for cell in split_cells(text))
    return TitleProposal(title=title, reason=" | ".join(reason))


def _front_matter(lines: list[str]) -> tuple[dict[str, list[str]], int]:
    """The facts above the scenes, and the index of the first line after them."""
    start = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if not lines or lines[start].rstrip() != "---":
        message = f"a script begins with '---', '{MARK}' and its title; was it deleted?"
        raise ScriptUnreadable.at(start + 1, message)
    facts: dict[str, list[str]] = {}
    for at in range(start + 1, len(lines)):
        line = lines[at]
        if line.rstrip() == "---":
            return facts, at + 1
        name, colon, value = line.partition(":")
        if not colon and line.strip():
            message = f"'{line.strip()}' must read 'name: value', or the closing '---' is missing"
            raise ScriptUnreadable.at(at + 1, message)
        facts.setdefault(name.strip(), []).append(value.removeprefix(" "))
    raise ScriptUnreadable.at(len(lines), "the closing '---' of the first part is missing")


@dataclass(kw_only=True, slots=True)
class _Draft:
    """A scene as it stands in the document."""

    line: int
    part: Part = Part.BODY
    section: str = ""
    kind: Kind | None = None
    pinned: bool = False
    mark: str = ""
    card: CardText = field(default_factory=CardText)
    lines: list[Line] = field(default_factory=list)
    footage: str = ""
    pause: int | None = None
    shows: str = ""
    evidence: list[str] = field(default_factory=list)
    named: bool = False
    """Whether a heading began it, so that it must say something."""


@dataclass(kw_only=True, slots=True)
class _Reader:
    lines: list[str]
    in_card: bool = False
    """Whether rows and fields belong to the card above: until a blank line or a sentence."""

    def read(self, start: int) -> list[_Draft]:
        drafts = [_Draft(line=start + 1)]
        at = start
        while at < len(self.lines):
            at = self._block(drafts, at)
        drafts = [draft for draft in drafts if draft.named or draft.lines or draft.kind]
        for draft in drafts:
            if not draft.lines:
                message = "this scene says nothing; write a sentence under it or delete it"
                raise ScriptUnreadable.at(draft.line, message)
        return drafts

    def _block(self, drafts: list[_Draft], at: int) -> int:
        """Read what begins at a line; returns the index after it."""
        text, draft = self.lines[at], drafts[-1]
        if not text.strip():
            self.in_card = False
        elif text.lstrip().startswith("<!--"):
            return self._after_comment(at)
        elif heading := _HEADING.match(text):
            drafts.append(_headed(heading[1] or "", at + 1))
        elif self.in_card and (fence := _FENCE.match(text)):
            return self._code(draft, at, fence[1])
        elif self.in_card and (row := _ROW.match(text)):
            draft.card.rows.append(row[1] or "")
        elif directive := _DIRECTIVE.match(text):
            self._directive(draft, directive[1], directive[2] or "", at + 1)
        else:
            self.in_card = False
            draft.lines.append(self._spoken(text, at))
        return at + 1

    def _spoken(self, text: str, at: int) -> Line:
        """A sentence; the dash of a list that a person wrote is not said."""
        row = _ROW.match(text)
        line = read_line(row[1] or "" if row is not None else text)
        if not line.words:
            raise ScriptUnreadable.at(at + 1, "this line says nothing; delete it")
        return line

    def _after_comment(self, at: int) -> int:
        for end in range(at, len(self.lines)):
            if "-->" in self.lines[end]:
                return end + 1
        raise ScriptUnreadable.at(at + 1, "this comment has no end; close it with '-->'")

    def _code(self, draft: _Draft, at: int, fence: str) -> int:
        for end in range(at + 1, len(self.lines)):
            if self.lines[end].rstrip() == fence:
                draft.card.code = "\n".join(self.lines[at + 1 : end])
                return end + 1
        raise ScriptUnreadable.at(at + 1, f"this code has no end; close it with {fence}")

    def _directive(self, draft: _Draft, name: str, value: str, number: int) -> None:
        if name in {"visual", "auto"}:
            _pick(draft, name, value, number)
            self.in_card = True
        elif name == "pause":
            draft.pause = _milliseconds(value, number)
        elif name == "footage":
            draft.footage = unescaped(value)
        elif name == "shows":
            draft.shows = unescaped(value)
        elif name == "evidence":
            draft.evidence.append(unescaped(value))
        elif name == "emphasis" and draft.lines:
            last = draft.lines[-1]
            stressed = (*last.emphasis, unescaped(value))
            draft.lines[-1] = replace(last, emphasis=stressed)
        elif self.in_card:
            draft.card.fields[name] = value
        else:
            message = (
                f"[{name}] is not known here; a scene takes [visual: ...], [footage: ...], "
                "[shows: ...] and [pause: ...], and the parts of a card stand right under its "
                "[visual: ...]"
            )
            raise ScriptUnreadable.at(number, message)


def _headed(text: str, number: int) -> _Draft:
    """A scene from its heading; one without the name of a part is a section of the body."""
    found = _PART.match(text.rstrip())
    if found is None:
        return _Draft(line=number, section=unescaped(text), named=True)
    part = Part(found[1].lower())
    section = unescaped(text[found.start(2) :]) if found[2] is not None else ""
    return _Draft(line=number, part=part, section=section, named=True)


def _pick(draft: _Draft, name: str, value: str, number: int) -> None:
    kind, _, mark = value.strip().partition(" ")
    if kind.lower() not in set(Kind):
        message = f"'{kind}' is no picture; choose one of {', '.join(Kind)}"
        raise ScriptUnreadable.at(number, message)
    if draft.kind is not None:
        message = "this scene has a picture already; begin another scene with a '## Body' line"
        raise ScriptUnreadable.at(number, message)
    draft.kind = Kind(kind.lower())
    draft.pinned = name == "visual"
    draft.mark = mark
    draft.card.line = number


def _milliseconds(value: str, number: int) -> int:
    found = _PAUSE.match(value.strip())
    try:
        amount = Decimal(found[1]) if found is not None else Decimal(-1)
    except InvalidOperation:
        amount = Decimal(-1)
    scale = 1 if found is not None and found[2] == "ms" else 1000
    milliseconds = int(amount * scale)
    if not 0 <= milliseconds <= _LONGEST_PAUSE:
        message = f"[pause: {value}] must be a time up to a minute, like [pause: 0.8s]"
        raise ScriptUnreadable.at(number, message)
    return milliseconds


def _scenes(draft: _Draft, title: str, language: str) -> Iterator[Scene]:
    """The scene with its visual; several where new lines want more than one."""
    setting = Setting(title=title, language=language, section=draft.section)
    lines = tuple(draft.lines)
    visual = _visual(draft, setting)
    if visual is not None:
        yield _scene(draft, lines, visual)
        return
    passage = Passage(lines=lines, part=draft.part, section=draft.section)
    staged = [
        replace(scene, shows=draft.shows, evidence=tuple(draft.evidence))
        for scene in stage([passage], setting)
    ]
    if draft.footage:
        yield _scene(draft, lines, staged[0].visual)
        return
    yield from staged[:-1]
    yield replace(staged[-1], pause=draft.pause)


def _scene(draft: _Draft, lines: tuple[Line, ...], visual: Visual) -> Scene:
    return Scene(
        lines=lines,
        visual=visual,
        part=draft.part,
        section=draft.section,
        pause=draft.pause,
        footage=draft.footage,
        visual_pinned=draft.pinned,
        shows=draft.shows,
        evidence=tuple(draft.evidence),
    )


def _visual(draft: _Draft, setting: Setting) -> Visual | None:
    """The visual that the document asks for, None where one is to be chosen anew.

    A card that a person chose is kept or refused, never replaced. One that was chosen for
    the text stays while its lines are those that it was made for, or still hold its words;
    else one of its kind is built of the new lines.
    """
    kind, lines = draft.kind, tuple(draft.lines)
    if kind is None:
        return None
    if draft.card.is_empty:
        built = build(kind, lines, setting)
        if built is None and draft.pinned:
            wanted = WANTS.get(kind, "its parts written under it, see docs/script.md")
            message = f"[visual: {kind}] needs {wanted}; change the lines or choose another"
            raise ScriptUnreadable.at(draft.card.line, message)
        return built
    visual = read_card(kind, draft.card, lines)
    if draft.pinned or kind not in _OF_THE_LINES or draft.mark == fingerprint(lines):
        return visual
    if not draft.card.lost and _is_said(visual, lines):
        return visual
    return _carried(visual, build(kind, lines, setting))


def _carried(old: Visual, built: Visual | None) -> Visual | None:
    """A card built anew, with what its lines cannot tell: whose words, which numbering."""
    if isinstance(old, QuotationCard) and isinstance(built, QuotationCard):
        return replace(built, attribution=built.attribution or old.attribution)
    if isinstance(old, ListCard) and isinstance(built, ListCard):
        return replace(built, ordered=old.ordered, first=old.first)
    return built


def _is_said(visual: Visual, lines: tuple[Line, ...]) -> bool:
    """Whether the large text of a card is still what the lines say."""
    if not isinstance(visual, StatementCard | QuotationCard):
        return True
    said = " ".join(word for line in lines for word in plain_words(line.text))
    return " ".join(plain_words(visual.text)) in said
