"""Transcript files: their form is found in what they hold."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from reelwright.adapters.transcripts.cues import looks_like_cues, read_cues
from reelwright.adapters.transcripts.json_forms import (
    AssemblyAI,
    Deepgram,
    Json3,
    Podcasting,
    Whisper,
)
from reelwright.adapters.transcripts.plain import read_plain
from reelwright.domain.text.encodings import NotText, decode
from reelwright.domain.transcript.given import GivenTranscript
from reelwright.ports.transcripts import TranscriptEmpty, TranscriptUnreadable

LARGEST = 50_000_000
"""Bytes of the largest file that is read: three hours with word times are about 5 MB."""
MOST_WORDS = 1_000_000
"""Of a transcript; two days of talk without a pause have 430,000."""
LONGEST_WORD = 200
"""Characters; what is longer is no word that anybody says."""
MARKUP = ("<?xml", "<!doctype", "<tt ", "<tt>", "<html", "<smil")
FORMS = "SRT, WebVTT, YouTube json3, Podcasting 2.0, Whisper, AssemblyAI, Deepgram or plain text"

_Form = type[Json3] | type[Podcasting] | type[Whisper] | type[AssemblyAI] | type[Deepgram]
_MARKS: Mapping[str, _Form] = MappingProxyType({"events": Json3, "results": Deepgram})
"""Forms that a name at the top tells."""


class FileTranscripts:
    """Reads a transcript file."""

    def read(self, file: Path) -> GivenTranscript:
        """As ``ports.transcripts.TranscriptReader`` has it."""
        text, notes = _text_of(file)
        given, left_out = _without_giants(_given(text, file))
        if not given.says_something:
            message = f"Nothing is said in {file.name}: give a transcript with words, or none."
            raise TranscriptEmpty(message)
        return GivenTranscript(
            form=given.form,
            segments=given.segments,
            language=given.language,
            notes=(*notes, *given.notes, *left_out),
        )


def _without_giants(given: GivenTranscript) -> tuple[GivenTranscript, tuple[str, ...]]:
    """The transcript without what is too long to be a word, and a note where there was any."""
    segments = tuple(
        replace(each, words=tuple(word for word in each.words if len(word.text) <= LONGEST_WORD))
        for each in given.segments
    )
    kept = replace(given, segments=tuple(each for each in segments if each.words))
    missing = given.words - kept.words
    if not missing:
        return given, ()
    note = f"{missing} words of more than {LONGEST_WORD} characters were left out."
    return kept, (note,)


def _text_of(file: Path) -> tuple[str, tuple[str, ...]]:
    try:
        if file.stat().st_size > LARGEST:
            message = f"{file.name} is larger than {LARGEST // 10**6} MB, more than any transcript."
            raise TranscriptUnreadable(message)
        return decode(file.read_bytes())
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror or error}."
        raise TranscriptUnreadable(message) from error
    except NotText as error:
        message = f"{file.name} is no text; a transcript is {FORMS}."
        raise TranscriptUnreadable(message) from error


def _given(text: str, file: Path) -> GivenTranscript:
    if text.lstrip()[:10].lower().startswith(MARKUP):
        message = f"{file.name} is XML or HTML; save the transcript as SRT or WebVTT."
        raise TranscriptUnreadable(message)
    if text.lstrip()[:1] in {"{", "["}:
        try:
            value: object = json.loads(text)
        except (ValueError, RecursionError) as error:
            if text.lstrip().startswith("["):
                return read_plain(text)
            message = f"{file.name} begins as JSON and breaks off; fetch it again."
            raise TranscriptUnreadable(message) from error
        return _of_json(value, file)
    if text.count(" ") + text.count("\n") > 2 * MOST_WORDS:
        message = f"{file.name} has more than {MOST_WORDS:,} words, more than any transcript."
        raise TranscriptUnreadable(message)
    return read_cues(text) if looks_like_cues(text) else read_plain(text)


def _of_json(value: object, file: Path) -> GivenTranscript:
    form = _form_of(value)
    if form is None:
        message = f"{file.name} is JSON of a form that is not known; a transcript is {FORMS}."
        raise TranscriptUnreadable(message)
    try:
        return form.model_validate(value).told()
    except (ValidationError, RecursionError) as error:
        message = f"{file.name} is JSON of {form.__name__}, but not in its form; fetch it again."
        raise TranscriptUnreadable(message) from error


def _form_of(value: object) -> _Form | None:
    if not isinstance(value, dict):
        return None
    for name, form in _MARKS.items():
        if name in value:
            return form
    segments, words = (_first(value.get(name)) for name in ("segments", "words"))
    if "body" in segments:
        return Podcasting
    if "text" in words and "word" not in words:
        return AssemblyAI
    return Whisper if segments or words else None


def _first(listed: object) -> Mapping[str, object]:
    """The names of a list's first entry; empty where it is no list of objects."""
    if isinstance(listed, list) and listed and isinstance(listed[0], dict):
        return listed[0]
    return {}
