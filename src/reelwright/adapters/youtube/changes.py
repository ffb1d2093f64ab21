"""Parts of a video as they are written: a new one's, and one's that stand there, changed.

A part that is named in ``videos.update`` is replaced as a whole: a property that is left out is
deleted (https://developers.google.com/youtube/v3/docs/videos/update, and .../guides/implementation/
partial). So every property that can be written is sent along as it stands.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from reelwright.domain.platform.video import Privacy, VideoChange, VideoDetails

Part = dict[str, object]
Parts = dict[str, Part]

WRITABLE: Mapping[str, tuple[str, ...]] = {
    "snippet": (
        "title", "description", "tags", "categoryId", "defaultLanguage", "defaultAudioLanguage",
    ),
    "status": (
        "privacyStatus", "publishAt", "license", "embeddable", "publicStatsViewable",
        "selfDeclaredMadeForKids", "containsSyntheticMedia",
    ),
    "localizations": (),
    "recordingDetails": ("recordingDate",),
    "paidProductPlacementDetails": ("hasPaidProductPlacement",),
}  # fmt: skip
"""The parts that we write, with what can be written of them; of localisations, all."""
_FALSE_AS_ABSENT = {"containsSyntheticMedia", "hasPaidProductPlacement"}


def new_parts(details: VideoDetails) -> Parts:
    """Everything that is said of a video when its upload begins.

    Raises:
        ValueError: a time of publishing without being private, or without a zone.
    """
    if details.publish_at is not None and details.privacy is not Privacy.PRIVATE:
        message = "Only a private video can have a time at which it is published."
        raise ValueError(message)
    return {name: part for name, part in _said(_as_change(details)).items() if part}


def changed_parts(standing: Mapping[str, object], wanted: VideoChange) -> Parts:
    """The parts of a resource that have to be written, whole; empty where nothing differs."""
    said = _said(wanted)
    afters = {name: {**_written(name, standing), **part} for name, part in said.items()}
    if said["status"] or wanted.unschedule:
        afters["status"] = _scheduled(afters["status"], wanted)
    if wanted.localisations is not None:
        afters["localizations"] = _own_language(standing) | said["localizations"]
    return {
        name: after
        for name, after in afters.items()
        if _meant(after) != _meant(_written(name, standing))
    }


def instant(moment: datetime) -> str:
    """A moment as the API writes it (RFC 3339, in UTC).

    Raises:
        ValueError: it has no zone.
    """
    if moment.tzinfo is None:
        message = "A time of publishing needs a time zone."
        raise ValueError(message)
    moment = moment.astimezone(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}Z"


def _said(wanted: VideoChange) -> Parts:
    """What is wanted, by part; what is None is not said."""
    snippet = {
        "title": wanted.title,
        "description": wanted.description,
        "tags": None if wanted.tags is None else list(wanted.tags),
        "categoryId": wanted.category,
        "defaultLanguage": wanted.language,
        "defaultAudioLanguage": wanted.audio_language,
    }
    status = {
        "privacyStatus": None if wanted.privacy is None else wanted.privacy.value,
        "publishAt": None if wanted.publish_at is None else instant(wanted.publish_at),
        "license": None if wanted.licence is None else wanted.licence.value,
        "embeddable": wanted.embeddable,
        "publicStatsViewable": wanted.statistics_shown,
        "selfDeclaredMadeForKids": wanted.made_for_kids,
        "containsSyntheticMedia": wanted.synthetic_media,
    }
    recorded = None if wanted.recorded is None else f"{wanted.recorded.isoformat()}T00:00:00Z"
    texts = {
        language: {"title": text.title, "description": text.description}
        for language, text in (wanted.localisations or {}).items()
    }
    return {
        "snippet": _without_none(snippet),
        "status": _without_none(status),
        "localizations": dict(texts),
        "recordingDetails": _without_none({"recordingDate": recorded}),
        "paidProductPlacementDetails": _without_none(
            {"hasPaidProductPlacement": wanted.paid_promotion}
        ),
    }


def _without_none(part: Mapping[str, object]) -> Part:
    return {name: value for name, value in part.items() if value is not None}


def _written(name: str, standing: Mapping[str, object]) -> Part:
    """What stands of a part and can be written, times in our own form."""
    part = standing.get(name)
    if not isinstance(part, Mapping):
        return {}
    names = WRITABLE[name] or tuple(part)
    return {each: _plain(each, part[each]) for each in names if each in part}


def _meant(part: Part) -> Part:
    """Without what means the same as its absence."""
    return {
        name: value
        for name, value in part.items()
        if value not in ("", []) and not (name in _FALSE_AS_ABSENT and value is False)
    }


def _own_language(standing: Mapping[str, object]) -> Part:
    """The localisation in the video's own language, which the API keeps among the others."""
    own = _written("snippet", standing).get("defaultLanguage")
    return {name: text for name, text in _written("localizations", standing).items() if name == own}


def _plain(name: str, value: object) -> object:
    """The same moment is the same text: the API adds fractions of seconds at will."""
    if name not in {"publishAt", "recordingDate"} or not isinstance(value, str):
        return value
    return instant(datetime.fromisoformat(value))


def _scheduled(status: Part, wanted: VideoChange) -> Part:
    """A time of publishing goes with a private video, and with no other."""
    if wanted.publish_at is not None and wanted.privacy is None:
        status = {**status, "privacyStatus": Privacy.PRIVATE.value}
    if wanted.unschedule or status.get("privacyStatus") != Privacy.PRIVATE.value:
        return {name: value for name, value in status.items() if name != "publishAt"}
    return status


def _as_change(details: VideoDetails) -> VideoChange:
    return VideoChange(
        title=details.title,
        description=details.description or None,
        tags=details.tags or None,
        category=details.category,
        language=details.language or None,
        audio_language=details.audio_language or None,
        localisations=details.localisations or None,
        privacy=details.privacy,
        publish_at=details.publish_at,
        made_for_kids=details.made_for_kids,
        synthetic_media=details.synthetic_media,
        paid_promotion=details.paid_promotion or None,
        licence=details.licence,
        embeddable=details.embeddable,
        statistics_shown=details.statistics_shown,
        recorded=details.recorded,
    )


def part_names(parts: Parts) -> str:
    """The names of parts, as the parameter ``part`` lists them."""
    return ",".join(_in_order(parts))


def _in_order(parts: Parts) -> Iterator[str]:
    return (name for name in WRITABLE if name in parts)
