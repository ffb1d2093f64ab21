"""What a service says about a failure, as a few words for a person."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

LONGEST = 200
"""Characters of a service's own words that a sentence quotes."""
_LARGEST_READ = 64_000
_MESSAGES = ("message", "msg", "error_description", "detail", "title", "error")
_CODES = ("code", "status", "reason", "type")
_DEEPEST = 6
_MARKUP = re.compile(r"<(script|style|title)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{1,63}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A service's own message, and its own names for what is wrong, the nearest first."""

    message: str = ""
    codes: tuple[str, ...] = ()


def said_in(body: bytes) -> Said:
    """Read an error body: the usual shapes of JSON, else its text without markup.

    Shapes: ``{"error": {"message", "type", "code"}}`` (OpenAI, Anthropic),
    ``{"error": {"message", "status", "errors": [{"reason"}], "details": [{"reason"}]}}``
    (Google), ``{"detail": {"status", "message"}}`` (ElevenLabs), ``{"detail": [{"msg"}]}``
    (FastAPI), ``{"code", "error": "..."}`` (xAI), ``{"error": "..."}`` (SerpAPI).
    """
    text = body[:_LARGEST_READ].decode("utf-8", "replace")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return Said(message=_one_line(_MARKUP.sub(" ", text)))
    return Said(
        message=_one_line(next(_messages(value), "")), codes=tuple(dict.fromkeys(_codes(value)))
    )


def _messages(value: object, depth: int = 0) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name in _MESSAGES:
            if value.get(name):
                yield from _messages(value[name], depth + 1)
        if isinstance(errors := value.get("errors"), Sequence):
            yield from _messages(errors, depth + 1)
    elif isinstance(value, Sequence):
        for each in value:
            yield from _messages(each, depth + 1)


def _codes(value: object, depth: int = 0) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(value, Mapping):
        for name in _CODES:
            code = value.get(name)
            if isinstance(code, str) and _CODE.fullmatch(code):
                yield code
        for name in ("error", "errors", "detail", "details"):
            yield from _codes(value.get(name), depth + 1)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for each in value:
            yield from _codes(each, depth + 1)


def _one_line(text: str) -> str:
    """Single spaces, and nothing that could steer a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def shortened(text: str) -> str:
    """As much as a sentence quotes."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
