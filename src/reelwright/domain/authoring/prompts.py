"""What a model is told, filled from a brief. The source is data between marks of its own."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Template

from reelwright.domain.authoring.brief import ScriptBrief
from reelwright.domain.authoring.problems import Problem
from reelwright.domain.authoring.rules import LONGEST_HOOK, LONGEST_SCENE
from reelwright.domain.authoring.source import background

LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
}
CHARACTERS_A_WORD = {"en": 5.8, "de": 7.0, "fr": 6.0, "es": 6.0, "pt": 6.0, "it": 6.2}
"""Spoken characters of a word with the space after it, on average, for telling a length."""
USUAL_WORD = 6.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Prompts:
    """The texts by name, and their version."""

    version: str
    templates: Mapping[str, Template]

    def instructions(self, brief: ScriptBrief) -> str:
        """What holds for the whole conversation."""
        manner = brief.manner
        claims = "without_source"
        marks = {}
        if brief.source is not None:
            claims = "with_source"
            opening, closing = marks_of(brief.source.text)
            marks = {"opening": opening, "closing": closing}
        return self._filled(
            "instructions",
            language=brief.language,
            language_name=LANGUAGES.get(brief.language, brief.language),
            longest_hook=f"{LONGEST_HOOK:.0f}",
            longest_scene=f"{LONGEST_SCENE:.0f}",
            tone=f"Tone: {manner.tone or 'curious, warm and exact; never breathless'}.",
            style=f"Style: {manner.style or 'plain and vivid; examples before abstractions'}.",
            audience=f"Audience: {manner.audience or 'curious people without prior knowledge'}.",
            claims=self._filled(claims, **marks),
            rules=f"# The channel's own rules\n\n{manner.rules}" if manner.rules else "",
        )

    def plan(self, brief: ScriptBrief) -> str:
        """The request for an outline, with the source in it."""
        source = ""
        if brief.source is not None:
            opening, closing = marks_of(brief.source.text)
            source = f"{opening}\n{brief.source.text}\n{closing}"
        return self._filled(
            "plan",
            topic=brief.topic,
            seconds=f"{brief.seconds:.0f}",
            source=source,
            research=self._research(brief),
        )

    def script(self, brief: ScriptBrief) -> str:
        """The request for the script of an outline."""
        letters = CHARACTERS_A_WORD.get(brief.language, USUAL_WORD)
        return self._filled(
            "script",
            shortest=f"{brief.shortest:.0f}",
            longest=f"{brief.longest:.0f}",
            words=f"{brief.seconds * brief.pace / letters:.0f}",
        )

    def page(self, spoken: str, brief: ScriptBrief) -> str:
        """The request for titles, description and tags; what is said is only background."""
        told = background(spoken, brief.language)
        opening, closing = marks_of(told)
        return self._filled(
            "page",
            language_name=LANGUAGES.get(brief.language, brief.language),
            opening=opening,
            spoken=told,
            closing=closing,
            research=self._research(brief),
        )

    def mend(self, problems: Sequence[Problem]) -> str:
        """All that is wrong, in one message."""
        return self._filled("mend", problems="\n".join(f"- {problem}" for problem in problems))

    def _research(self, brief: ScriptBrief) -> str:
        """A paragraph with what was found on the topic, between marks; empty where nothing was."""
        if not brief.research:
            return ""
        opening, closing = marks_of(brief.research, "research")
        filled = self._filled("research", opening=opening, closing=closing, found=brief.research)
        return f"\n\n{filled}"

    def _filled(self, name: str, **values: str) -> str:
        return self.templates[name].substitute(values).strip()


def marks_of(text: str, what: str = "source") -> tuple[str, str]:
    """Marks that a text cannot hold itself, since they are made of its hash."""
    mark = hashlib.sha256(text.encode()).hexdigest()[:12]
    return f"<{what}-{mark}>", f"</{what}-{mark}>"
