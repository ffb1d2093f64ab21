"""The shapes that titles have, and a topic written in one of them."""

import re
from collections.abc import Mapping
from enum import StrEnum


class Shape(StrEnum):
    """How a title is built."""

    QUESTION = "questions"
    LIST = "numbered lists"
    EXPLAINED = "called explained"


_ASKING: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        {
            "what", "why", "how", "when", "where", "who", "which", "is", "are", "can", "do",
            "does", "did", "will", "should", "could",
        }
    ),
    "de": frozenset({"was", "warum", "wieso", "wie", "wann", "wo", "wer", "welche", "ist"}),
    "fr": frozenset({"pourquoi", "comment", "quand", "qui", "quel", "quelle", "combien", "où"}),
    "es": frozenset({"qué", "por", "cómo", "cuándo", "dónde", "quién", "cuál", "cuánto"}),
    "pt": frozenset({"por", "como", "quando", "onde", "quem", "qual", "quanto"}),
    "it": frozenset({"perché", "come", "quando", "dove", "chi", "quale", "quanto"}),
}  # fmt: skip
_EXPLAINED: Mapping[str, str] = {
    "en": "explained",
    "de": "erklärt",
    "fr": "expliqué",
    "es": "explicado",
    "pt": "explicado",
    "it": "spiegato",
}
_COUNTED = re.compile(r"(?:the |top )?\d{1,3} \w", re.IGNORECASE)


def shape_of(title: str, language: str) -> Shape | None:
    """The shape of a title; None where it has none that is known."""
    plain = title.strip().casefold()
    if plain.endswith("?") or _first_word(plain) in _ASKING.get(language, frozenset()):
        return Shape.QUESTION
    if _EXPLAINED.get(language, "explained") in plain:
        return Shape.EXPLAINED
    return Shape.LIST if _COUNTED.match(plain) else None


def words_of_shapes(language: str) -> str:
    """The words that make a shape and say nothing of the subject."""
    return _EXPLAINED.get(language, "")


def titled(topic: str, shape: Shape, language: str) -> str:
    """A topic as a title of a shape; empty where it cannot be written so without inventing."""
    text = topic.strip().rstrip("?").strip()
    text = text[:1].upper() + text[1:]
    match shape:
        case Shape.QUESTION:
            asks = _first_word(text.casefold()) in _ASKING.get(language, frozenset())
            return f"{text}?" if asks or topic.strip().endswith("?") else ""
        case Shape.EXPLAINED:
            word = _EXPLAINED.get(language, "")
            return f"{text}, {word}" if word and word not in text.casefold() else ""
        case Shape.LIST:
            return ""


def _first_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+", text)
    return found.group() if found else ""
