"""The lines of an answer as a voice will say them, and what cannot be said."""

import re

from reelwright.domain.authoring.answers import SceneAnswer, ScriptAnswer
from reelwright.domain.script.scenes import Line
from reelwright.domain.text.printable import is_emoji
from reelwright.domain.text.sentences import clauses, sentences

_ADDRESS = r"https?://|www\.|\b[\w.+-]+@[\w-]+\.\w|\b\w+\.(?:com|org|net|io)\b"
_MARKDOWN = r"\*\*|__|`|^\s*(?:#{1,6}|[-*•>])\s|\]\("
_DIRECTION = (
    r"[\[(](?:music|pause|cut|applause|laughs?|sound|sfx|visual|scene|on.?screen|musik|musique"
    r"|música|musica)\b[^\])]*[\])]"
)
_SPEAKER = (
    r"^\s*(?:narrator|host|voice ?over|speaker|sprecher|erzähler|narrateur|narrador|narratore)\s*:"
)
_UNSPEAKABLE = (
    ("a web or mail address", re.compile(_ADDRESS)),
    ("Markdown", re.compile(_MARKDOWN)),
    ("a stage direction", re.compile(_DIRECTION, re.IGNORECASE)),
    ("the name of a speaker", re.compile(_SPEAKER, re.IGNORECASE)),
    ("a placeholder", re.compile(r"\{\{|\}\}|\[(?:insert|name|your)\b", re.IGNORECASE)),
    ("markup", re.compile(r"</?[a-zA-Z]\w*[^<>]*>")),
)


def spoken_lines(scene: SceneAnswer, language: str) -> tuple[Line, ...]:
    """One line a sentence, long sentences broken where a speaker breathes."""
    texts = [
        clause
        for text in scene.lines
        for sentence in sentences(" ".join(text.split()), language)
        for clause in clauses(sentence, language)
        if any(character.isalnum() for character in clause)
    ]
    return tuple(
        Line(text=text, emphasis=tuple(one for one in scene.emphasis if one and one in text))
        for text in texts
    )


def whole_text(script: ScriptAnswer) -> str:
    """Everything that is said."""
    return "\n".join(line for scene in script.scenes for line in scene.lines)


def unspeakable(text: str) -> tuple[str, ...]:
    """What in a text nobody can say or show, by name; nothing where all of it can be."""
    found = [name for name, pattern in _UNSPEAKABLE if pattern.search(text)]
    if any(is_emoji(character) for character in text):
        found.append("an emoji")
    return tuple(found)
