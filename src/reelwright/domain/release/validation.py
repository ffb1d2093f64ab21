"""What YouTube would not take of a release, found before anything is sent.

Limits: developers.google.com/youtube/v3/docs/videos (title, description, tags),
docs/videos/insert (256 GB), docs/captions/insert (100 MB), docs/thumbnails/set (50 MB since
2026-09-14), support.google.com/youtube/answer/71673 (12 hours; 15 minutes unverified).
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from reelwright.domain.platform.video import Privacy, VideoDetails
from reelwright.domain.production.metadata import (
    LONGEST_DESCRIPTION,
    LONGEST_TAGS,
    LONGEST_TITLE,
    size,
    tags_length,
    units,
)
from reelwright.domain.release.release import Content

LARGEST_FILE = 256 * 1024**3
LONGEST_SECONDS = 12 * 3600
LONGEST_UNVERIFIED_SECONDS = 15 * 60
LARGEST_CAPTIONS = 100 * 1024**2
LARGEST_THUMBNAIL = 50 * 1024**2
THUMBNAILS = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}
CAPTIONS = frozenset({".srt", ".vtt"})
FURTHEST = timedelta(days=730)
"""No limit is documented; a time beyond two years is a slip of the pen."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CATEGORY = re.compile(r"[0-9]{1,3}")


def problems_of(
    content: Content, *, publish_at: datetime | None, now: datetime, long_uploads: bool = True
) -> tuple[str, ...]:
    """Sentences with what to do, none where YouTube would take it.

    ``long_uploads``: the channel may upload more than 15 minutes.
    """
    found = (
        *_texts(content.details),
        *_languages(content.details),
        *_files(content),
        *_length(content, long_uploads=long_uploads),
        *_time(content, publish_at, now),
    )
    return tuple(found)


def _texts(details: VideoDetails) -> Iterator[str]:
    yield from _title(details.title, "The title")
    yield from _description(details.description, "The description")
    counted = tags_length(details.tags)
    if counted > LONGEST_TAGS:
        yield (
            f"The tags count {counted} characters, with commas and the quotation marks of tags "
            f"that hold a space; {LONGEST_TAGS} are allowed: drop some."
        )
    for tag in details.tags:
        if not tag.strip() or set(tag) & set("<>,"):
            yield f"The tag {tag!r} is empty or holds one of < > and a comma: reword it."
    if not _CATEGORY.fullmatch(details.category):
        yield f"The category {details.category!r} is no number of YouTube's, such as 27."


def _title(title: str, called: str) -> Iterator[str]:
    if not title.strip():
        yield f"{called} is empty: give it one."
    if units(title) > LONGEST_TITLE:
        yield (
            f"{called} has {units(title)} characters; {LONGEST_TITLE} are allowed, and an emoji "
            "is two: shorten it."
        )
    yield from _brackets(title, called)


def _description(text: str, called: str) -> Iterator[str]:
    if size(text) > LONGEST_DESCRIPTION:
        yield (
            f"{called} takes {size(text)} bytes; {LONGEST_DESCRIPTION} are allowed, and a letter "
            "beyond plain Latin takes two to four: shorten it."
        )
    yield from _brackets(text, called)


def _brackets(text: str, called: str) -> Iterator[str]:
    if set(text) & set("<>"):
        yield f"{called} holds < or >, which YouTube refuses: use other signs."


def _languages(details: VideoDetails) -> Iterator[str]:
    for language in filter(None, (details.language, details.audio_language)):
        if not _LANGUAGE.fullmatch(language):
            yield f"{language!r} is no language tag, such as en or pt-BR."
    if details.localisations and not details.language:
        yield "There are localisations, so the language of the title has to be told: --language."
    for language, texts in details.localisations.items():
        if not _LANGUAGE.fullmatch(language):
            yield f"{language!r} is no language tag, such as en or pt-BR."
        yield from _title(texts.title, f"The title in {language}")
        yield from _description(texts.description, f"The description in {language}")


def _files(content: Content) -> Iterator[str]:
    if content.master.size <= 0:
        yield "The master is empty: make the video again."
    if content.master.size > LARGEST_FILE:
        yield "The master is larger than the 256 GB that YouTube takes."
    thumbnail = content.thumbnail
    if thumbnail is not None:
        if thumbnail.artefact.suffix not in THUMBNAILS:
            yield f"The thumbnail {thumbnail.name} is neither JPEG nor PNG: give another."
        if not 0 < thumbnail.size <= LARGEST_THUMBNAIL:
            yield f"The thumbnail {thumbnail.name} is empty or larger than 50 MB: give another."
    seen: set[tuple[str, str]] = set()
    for track in content.captions:
        if track.file.artefact.suffix not in CAPTIONS:
            yield f"The captions {track.file.name} are neither SubRip nor WebVTT: give others."
        if not 0 < track.file.size <= LARGEST_CAPTIONS:
            yield f"The captions {track.file.name} are empty or larger than 100 MB: give others."
        if (track.language, track.name) in seen:
            yield f"There are two caption tracks for {track.language}: name one, or drop one."
        seen.add((track.language, track.name))


def _length(content: Content, *, long_uploads: bool) -> Iterator[str]:
    if content.seconds > LONGEST_SECONDS:
        yield "The video is longer than the 12 hours that YouTube takes: cut it."
    elif content.seconds > LONGEST_UNVERIFIED_SECONDS and not long_uploads:
        yield (
            "The video is longer than 15 minutes, which this channel may not upload before it is "
            "verified: youtube.com/verify."
        )


def _time(content: Content, publish_at: datetime | None, now: datetime) -> Iterator[str]:
    if publish_at is None:
        return
    if content.details.privacy is not Privacy.PUBLIC:
        yield (
            "It has a time, and would stay "
            f"{content.details.privacy}: make it public, or take its time away."
        )
    if publish_at > now + FURTHEST:
        yield f"Its time {publish_at:%Y-%m-%d} is more than two years away: give an earlier one."
