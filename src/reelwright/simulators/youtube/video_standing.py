"""What a video is at a moment, and how it is shown."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from reelwright.simulators.youtube.records import Channel, Fate, Video
from reelwright.simulators.youtube.shapes import Json, moment, section, stamp, text

PARTS_TOTAL = 100
PIXELS = {
    "default": (120, 90),
    "medium": (320, 180),
    "high": (480, 360),
    "standard": (640, 480),
    "maxres": (1280, 720),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Where a video stands. ``published`` is the moment at which it became public, if it did."""

    upload: str
    processing: str
    privacy: str
    publish_at: datetime | None
    published: datetime | None
    reason: str


def standing(video: Video, now: datetime, session_life: timedelta) -> Standing:
    """What became of a video until now."""
    status = section(video.resource, "status")
    upload, processing = _processing(video, now, session_life)
    lost = upload in {"failed", "rejected"}
    at = moment(text(status, "publishAt"))
    privacy = text(status, "privacyStatus", "public")
    published = video.published
    if privacy == "public" and published is None and not lost:
        published = video.uploaded
    if at is not None and at <= now and not lost:
        privacy, published, at = "public", published or at, None
    reason = ("uploadAborted" if not video.complete else video.reason) if lost else ""
    return Standing(
        upload=upload,
        processing=processing,
        privacy=privacy,
        publish_at=at,
        published=published,
        reason=reason,
    )


def _processing(video: Video, now: datetime, session_life: timedelta) -> tuple[str, str]:
    if not video.complete:
        gone = video.aborted or video.uploaded + session_life <= now
        return ("failed", "terminated") if gone else ("uploaded", "processing")
    if video.fate is Fate.STUCK or video.processed is None or now < video.processed:
        return ("uploaded", "processing")
    return {
        Fate.FAILED: ("failed", "failed"),
        Fate.REJECTED: ("rejected", "terminated"),
    }.get(video.fate, ("processed", "succeeded"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """What a video is shown with."""

    channel: Channel
    now: datetime
    session_life: timedelta
    mine: bool
    """Whether it is the owner who looks."""
    thumbnail: str = ""
    """Id of the picture that was set; empty where YouTube's own frame stands."""
    captioned: bool = False
    statistics: Json | None = None


def shown(video: Video, parts: tuple[str, ...], scene: Scene) -> Json:
    """A video as ``videos.list`` shows it."""
    where = standing(video, scene.now, scene.session_life)
    makers = {
        "snippet": _snippet,
        "status": _status,
        "contentDetails": _content,
        "fileDetails": _file,
        "processingDetails": _progress,
    }
    whole: Json = {"kind": "youtube#video", "etag": etag(video, scene), "id": video.id}
    for part in parts:
        if part in makers:
            whole[part] = makers[part](video, where, scene)
        elif part == "statistics":
            whole[part] = scene.statistics or {}
        elif part in {"localizations", "recordingDetails", "paidProductPlacementDetails"}:
            whole[part] = section(video.resource, part)
        elif part == "player":
            whole[part] = {"embedHtml": f'<iframe src="//www.youtube.com/embed/{video.id}">'}
    return whole


def etag(video: Video, scene: Scene) -> str:
    """Changes whenever what is shown may have changed."""
    where = standing(video, scene.now, scene.session_life)
    seen = repr((video.resource, where, scene.thumbnail, scene.captioned))
    return hashlib.sha256(seen.encode()).hexdigest()[:27]


def thumbnails(video: str, own: str) -> Json:
    """The pictures of a video: YouTube's own frame, or what was set."""
    tail = f"?v={own[:12]}" if own else ""
    return {
        name: {
            "url": f"https://i.ytimg.com/vi/{video}/{name}.jpg{tail}",
            "width": wide,
            "height": high,
        }
        for name, (wide, high) in PIXELS.items()
    }


def _snippet(video: Video, where: Standing, scene: Scene) -> Json:
    written = section(video.resource, "snippet")
    title, description = text(written, "title"), text(written, "description")
    return {
        **written,
        "title": title,
        "description": description,
        "publishedAt": stamp(where.published or video.uploaded),
        "channelId": scene.channel.id,
        "channelTitle": scene.channel.title,
        "thumbnails": thumbnails(video.id, scene.thumbnail),
        "liveBroadcastContent": "none",
        "localized": {"title": title, "description": description},
    }


def _status(video: Video, where: Standing, scene: Scene) -> Json:
    written = {**section(video.resource, "status")}
    written.pop("publishAt", None)
    declared = written.pop("selfDeclaredMadeForKids", None)
    kids = {"madeForKids": declared is True}
    if scene.mine and declared is not None:
        kids["selfDeclaredMadeForKids"] = declared is True
    shown_status: Json = {
        **written,
        **kids,
        "uploadStatus": where.upload,
        "privacyStatus": where.privacy,
    }
    if where.publish_at is not None:
        shown_status["publishAt"] = stamp(where.publish_at)
    if where.upload == "failed":
        shown_status["failureReason"] = where.reason
    if where.upload == "rejected":
        shown_status["rejectionReason"] = where.reason
    return shown_status


def _content(video: Video, where: Standing, scene: Scene) -> Json:
    known = video.duration_ms if where.upload == "processed" else 0
    return {
        "duration": iso_duration(known),
        "dimension": "2d",
        "definition": "hd",
        "caption": "true" if scene.captioned else "false",
        "licensedContent": False,
        "contentRating": {},
        "projection": "rectangular",
        "hasCustomThumbnail": bool(scene.thumbnail),
    }


def _file(video: Video, _where: Standing, _scene: Scene) -> Json:
    details: Json = {"fileName": video.file_name, "fileType": "video"}
    if video.complete:
        details |= {"fileSize": str(video.size), "durationMs": str(video.duration_ms)}
    return details


def _progress(video: Video, where: Standing, scene: Scene) -> Json:
    details: Json = {
        "processingStatus": where.processing,
        "fileDetailsAvailability": "available" if video.complete else "inProgress",
        "processingIssuesAvailability": "inProgress",
        "tagSuggestionsAvailability": "inProgress",
        "editorSuggestionsAvailability": "inProgress",
        "thumbnailsAvailability": "available" if where.processing == "succeeded" else "inProgress",
    }
    if where.processing == "processing":
        left = max(video.processed - scene.now, timedelta()) if video.processed else timedelta(1)
        whole = (video.processed or scene.now) - video.uploaded
        share = 1 - left / whole if video.processed and whole else 0
        details["processingProgress"] = {
            "partsTotal": str(PARTS_TOTAL),
            "partsProcessed": str(int(PARTS_TOTAL * max(0, share))),
            "timeLeftMs": str(int(left.total_seconds() * 1000)),
        }
    if where.processing == "failed":
        details["processingFailureReason"] = "transcodeFailed"
    return details


def iso_duration(milliseconds: int) -> str:
    """ISO 8601, as PT#H#M#S."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    told = f"{f'{hours}H' if hours else ''}{f'{minutes}M' if minutes else ''}"
    return f"PT{told}{seconds}S" if seconds or not told else f"PT{told}"
