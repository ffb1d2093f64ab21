"""What will be said and shown: scenes of lines, one line a sentence, one take a line."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reelwright.domain.script.visuals import Footage, Visual


class Part(StrEnum):
    """What a scene is for in the whole."""

    HOOK = "hook"
    BODY = "body"
    CONCLUSION = "conclusion"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One sentence as it is written and captioned; ``emphasis`` are phrases inside it."""

    text: str
    emphasis: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The written words, which captions show and a ``WordRef`` counts."""
        return tuple(self.text.split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """Lines that are spoken while one visual is shown.

    ``pause`` is the silence after the last line in milliseconds, None for the usual one.
    ``footage`` names a file of the owner's that must be shown instead of the visual.
    ``visual_pinned`` says that a person chose the visual. ``shows`` says in a few plain words
    what a picture or clip for these lines would show, for searching; empty where only a card
    will do. ``evidence`` are the passages of the source, word for word, that the lines rest on.
    """

    lines: tuple[Line, ...]
    visual: Visual
    part: Part = Part.BODY
    section: str = ""
    pause: int | None = None
    footage: str = ""
    visual_pinned: bool = False
    shows: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class TitleProposal:
    """A title that the video could have, and why it would do well."""

    title: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Script:
    """The whole script. ``language`` is an ISO 639-1 code; times are found by speaking it.

    ``writer`` names the model that wrote it, as ``provider:model``, and ``prompts`` the version
    of what it was asked; empty where none did. What it proposed for the video's page is
    ``description``, ``tags`` and ``proposals``. ``account`` names what its writing cost, for the
    video that is made of it to take over.
    """

    title: str
    language: str
    scenes: tuple[Scene, ...]
    extractive: bool
    """Whether the words are the article's own sentences, chosen without a writer."""
    shortened: bool = False
    """Whether sentences of the article were left out to keep a length."""
    source: str = ""
    notes: tuple[str, ...] = ()
    writer: str = ""
    prompts: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    proposals: tuple[TitleProposal, ...] = ()
    account: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line in order."""
        return tuple(line for scene in self.scenes for line in scene.lines)

    @property
    def shown(self) -> str:
        """Every text that captions or cards may show, a line each."""
        said = (line.text for line in self.lines)
        cards = (text for scene in self.scenes for text in _texts_in(scene.visual))
        return "\n".join([self.title, *said, *cards])


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, StrEnum):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts_in(item)
    elif isinstance(value, Footage):
        return
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts_in(getattr(value, field.name))
