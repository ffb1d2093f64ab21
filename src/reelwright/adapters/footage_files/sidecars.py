"""What a person wrote beside a picture: ``fox.txt``, or ``fox.json`` with its licence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import AliasChoices, BaseModel, Field, ValidationError

SIDECARS = frozenset({".txt", ".json"})
_LARGEST = 64 * 1024
_BETWEEN_PHRASES = re.compile(r"[\n,;]|(?<=[.!?])\s")


class _Card(BaseModel):
    title: str = ""
    tags: list[str] | str = Field(default="", validation_alias=AliasChoices("tags", "keywords"))
    description: str = ""
    author: str = Field(default="", validation_alias=AliasChoices("author", "creator"))
    licence: str = Field(default="", validation_alias=AliasChoices("licence", "license"))
    page: str = Field(default="", validation_alias=AliasChoices("page", "url", "source"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Sidecar:
    """Words about a picture, whose it is, and a note for what could not be read."""

    phrases: tuple[str, ...] = ()
    author: str = ""
    licence: str = ""
    page: str = ""
    notes: tuple[str, ...] = ()


def names_beside(name: str) -> tuple[str, ...]:
    """The names that a picture's sidecars may have, the most particular first."""
    stem = name.rpartition(".")[0] or name
    whole = dict.fromkeys((name, stem))
    return tuple(f"{base}{suffix}" for base in whole for suffix in sorted(SIDECARS))


def read_sidecars(files: Iterable[Path]) -> Sidecar:
    """All that the sidecars of one picture say together; the first word on a licence counts."""
    phrases: list[str] = []
    notes: list[str] = []
    card = _Card()
    for file in files:
        try:
            text = _text(file)
            if file.suffix.casefold() == ".json":
                found = _Card.model_validate_json(text)
                phrases += [found.title, *_split(found.tags), *_split(found.description)]
                card = card if card.licence or card.author else found
            else:
                phrases += _split(text)
        except (ValidationError, OSError, ValueError):
            notes.append(f"{file.name} cannot be read as a description and was left aside.")
    return Sidecar(
        phrases=tuple(phrase for phrase in phrases if phrase.strip()),
        author=card.author.strip(),
        licence=card.licence.strip(),
        page=card.page.strip(),
        notes=tuple(notes),
    )


def _text(file: Path) -> str:
    if file.stat().st_size > _LARGEST:
        message = "too long for a description"
        raise ValueError(message)
    content = file.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _split(text: list[str] | str) -> list[str]:
    if isinstance(text, list):
        return text
    return [phrase.strip() for phrase in _BETWEEN_PHRASES.split(text) if phrase.strip()]
