"""The ``videos`` methods."""

from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

import av
from pydantic import JsonValue

from reelwright.simulators.wire.exchange import Reply, json_reply
from reelwright.simulators.youtube.audience import total
from reelwright.simulators.youtube.calls import Call
from reelwright.simulators.youtube.faults import FATES, INSERT, Fault, upload_limit
from reelwright.simulators.youtube.quota import pacific_day
from reelwright.simulators.youtube.records import Fate, Session, Video
from reelwright.simulators.youtube.refusals import bad, forbidden, missing
from reelwright.simulators.youtube.resources import sent
from reelwright.simulators.youtube.shapes import Json, section, text
from reelwright.simulators.youtube.standing_now import life_of_session, standing_of
from reelwright.simulators.youtube.uploads import Received
from reelwright.simulators.youtube.video_metadata import (
    DOMAIN,
    check,
    check_parts,
    invalid_publish_at,
    publishing,
    writable,
)
from reelwright.simulators.youtube.video_standing import Scene, shown
from reelwright.simulators.youtube.world import World, letters

OWNERS_PARTS = frozenset({"fileDetails", "processingDetails", "suggestions"})
MOST_IDS = 50
ID_LENGTH = 11
_UNTITLED = "unknown"
_FATES = {
    Fault.DUPLICATE: (Fate.REJECTED, "duplicate"),
    Fault.REJECTED: (Fate.REJECTED, "termsOfUse"),
    Fault.PROCESSING_FAILED: (Fate.FAILED, "conversion"),
    Fault.STUCK: (Fate.STUCK, ""),
}


def begin(world: World, session: Session) -> Session:
    """Check an upload's resource and, where a video exists from the start, make it."""
    check_parts(session.resource, session.parts)
    check(session.resource)
    today = pacific_day(world.now)
    done = [each for each in world.videos.of(session.owner) if pacific_day(each.uploaded) == today]
    if len(done) >= world.behaviour.uploads_a_day:
        raise upload_limit()
    if not world.behaviour.video_from_start:
        return session
    return replace(session, video=world.videos.put(_new(world, session)).id)


def finish(world: World, session: Session, received: Received) -> Reply:
    """Make the video of an upload, or complete it."""
    known = world.videos.get(session.video) if session.video else None
    video = known or _new(world, session)
    fate, reason = _fate(world, video, received)
    duration, tall = _measured(received)
    seconds = world.behaviour.processing_seconds
    seconds += world.behaviour.processing_seconds_per_mb * received.size / 1e6
    video = replace(
        video,
        size=received.size,
        sha256=received.sha256,
        duration_ms=duration,
        tall=tall,
        complete=True,
        processed=None if fate is Fate.STUCK else world.now + timedelta(seconds=seconds),
        fate=fate,
        reason=reason,
    )
    world.videos.put(video)
    world.sessions.put(replace(session, video=video.id))
    return json_reply(resource_of(world, video, session.parts, mine=True), world.behaviour.finished)


def listed(world: World, call: Call) -> Reply:
    """``videos.list`` by id."""
    parts = tuple(call.many("part"))
    ids = call.many("id")
    if not ids:
        said = "No filter selected. Expected one of: myRating, chart, id"
        raise bad("missingRequiredParameter", said, "parameters.", "youtube.parameter")
    if len(ids) > MOST_IDS:
        raise bad("invalidParameterValue", "Too many ids; at most 50.", "id", "youtube.parameter")
    found = [video for key in dict.fromkeys(ids) if (video := _visible(world, call, key))]
    strange = any(video.owner != call.owner().id for video in found)
    if strange and OWNERS_PARTS & set(parts):
        said = "The request cannot access user rating or owner-only information."
        raise forbidden("forbidden", said, DOMAIN)
    items: list[JsonValue] = [
        resource_of(world, each, parts, mine=each.owner == call.owner().id) for each in found
    ]
    return json_reply(
        {
            "kind": "youtube#videoListResponse",
            "etag": letters(27),
            "items": items,
            "pageInfo": {"totalResults": len(items), "resultsPerPage": len(items)},
        }
    )


def updated(world: World, call: Call) -> Reply:
    """``videos.update``: the named parts are replaced as wholes."""
    given = sent(call)
    parts = tuple(call.many("part"))
    video = own(world, call, text(given, "id"))
    check_parts(given, parts)
    wanted = writable(given, parts)
    if "snippet" in wanted:
        _check_snippet(section(wanted, "snippet"))
    check(video.resource | wanted)
    if "status" in wanted:
        status = section(wanted, "status")
        _check_unpublished(world, video, status)
        wanted["status"] = publishing(status, world.now)
    where = standing_of(world, video)
    video = replace(video, resource=video.resource | wanted, published=where.published)
    video = world.videos.put(_first_public(world, video))
    return json_reply(resource_of(world, video, parts, mine=True))


def deleted(world: World, call: Call) -> Reply:
    """``videos.delete``."""
    remove(world, own(world, call, call.one("id")).id)
    return Reply(status=204)


def remove(world: World, video: str) -> None:
    """Let a video be gone, from playlists too."""
    world.videos.drop(video)
    for item in world.playlist_items.all():
        if item.video == video:
            world.playlist_items.drop(item.id)


def statistics_of_many(world: World, call: Call) -> Reply:
    """``videos.batchGetStats``."""
    found = [video for key in call.many("id") if (video := _visible(world, call, key))]
    parts = tuple(call.many("part")) or ("statistics",)
    items: list[JsonValue] = []
    for video in found:
        stat: Json = {"kind": "youtube#videoStats", "etag": letters(27), "id": video.id}
        if "snippet" in parts:
            at = standing_of(world, video).published or video.uploaded
            stat["snippet"] = {"publishTime": at.isoformat()}
        if "statistics" in parts:
            stat["statistics"] = statistics(world, video)
        items.append(stat)
    return json_reply({"kind": "youtube#batchGetStatsResponse", "etag": "", "items": items})


def statistics(world: World, video: Video) -> Json:
    """Counts that anyone may see, up to this moment."""
    counted = total(world, video)
    return {
        "viewCount": str(counted.views),
        "likeCount": str(counted.likes),
        "favoriteCount": "0",
        "commentCount": str(counted.comments),
    }


def own(world: World, call: Call, key: str) -> Video:
    """A video that the caller may change.

    Raises:
        Refusal: there is none, or it is another's.
    """
    call.subject = key
    video = world.videos.get(key)
    if video is None:
        raise missing("videoNotFound", "video", DOMAIN)
    if video.owner != call.owner().id:
        raise forbidden("forbidden", "The request might not be properly authorized.", DOMAIN)
    return video


def resource_of(world: World, video: Video, parts: tuple[str, ...], *, mine: bool) -> Json:
    """A video as it is shown now."""
    channel = world.channels.get(video.owner)
    assert channel is not None, "a channel is never dropped"  # noqa: S101 - a fact of ours
    pictures = world.thumbnails.of(video.id)
    scene = Scene(
        channel=channel,
        now=world.now,
        session_life=life_of_session(world),
        mine=mine,
        thumbnail=pictures[-1].id if pictures else "",
        captioned=any(not each.draft for each in world.captions.of(video.id)),
        statistics=statistics(world, video) if "statistics" in parts else None,
    )
    return shown(video, parts, scene)


def _new(world: World, session: Session) -> Video:
    now = world.now
    resource = writable(session.resource, session.parts)
    snippet = section(resource, "snippet")
    resource["snippet"] = {"title": _UNTITLED, "categoryId": "22", **snippet}
    resource["status"] = publishing(section(resource, "status"), now)
    video = Video(
        id=letters(ID_LENGTH),
        owner=session.owner,
        session=session.id,
        uploaded=now,
        resource=resource,
        file_name=session.file_name or _UNTITLED,
        notify=session.query.get("notifySubscribers", "true") != "false",
    )
    return _first_public(world, video)


def _first_public(world: World, video: Video) -> Video:
    public = text(section(video.resource, "status"), "privacyStatus") == "public"
    return replace(video, published=video.published or (world.now if public else None))


def _fate(world: World, video: Video, received: Received) -> tuple[Fate, str]:
    planned = world.faults.take(INSERT, FATES)
    if planned is not None:
        fate, reason = _FATES[planned.fault]
        return fate, planned.reason or reason
    if received.size == 0:
        return Fate.FAILED, "emptyFile"
    twins = (
        each.sha256 == received.sha256 and each.id != video.id
        for each in world.videos.of(video.owner)
    )
    if world.behaviour.reject_duplicates and any(twins):
        return Fate.REJECTED, "duplicate"
    return Fate.PROCESSED, ""


def _measured(received: Received) -> tuple[int, bool]:
    """Milliseconds, and whether it is higher than wide; 0 where it is no video to be read."""
    try:
        with av.open(str(received.file)) as container:
            pictures = container.streams.video
            tall = bool(pictures) and pictures[0].height > pictures[0].width
            return int(Fraction(container.duration or 0, 1000)), tall
    except (av.FFmpegError, OSError, ValueError):
        return 0, False


def _visible(world: World, call: Call, key: str) -> Video | None:
    video = world.videos.get(key)
    if video is None or video.owner == call.owner().id:
        return video
    return None if standing_of(world, video).privacy == "private" else video


def _check_snippet(snippet: Json) -> None:
    if not text(snippet, "title"):
        said = "The request metadata specifies an invalid or empty video title."
        raise bad("invalidTitle", said, "body.snippet.title", DOMAIN)
    if not text(snippet, "categoryId"):
        said = "The snippet.categoryId property specifies an invalid category ID."
        raise bad("invalidCategoryId", said, "body.snippet.categoryId", DOMAIN)


def _check_unpublished(world: World, video: Video, status: Json) -> None:
    """Only a video that was never public can be given a publish time (videos: status.publishAt)."""
    if "publishAt" in status and standing_of(world, video).published is not None:
        raise invalid_publish_at()


def uploaded_by(world: World, video: Video) -> datetime:
    """When a video appears among the uploads."""
    return video.uploaded + timedelta(seconds=world.behaviour.listing_lag_seconds)
