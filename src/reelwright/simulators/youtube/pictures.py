"""``thumbnails.set``."""

from dataclasses import replace
from uuid import uuid4

from pydantic import JsonValue

from reelwright.simulators.wire.exchange import Reply, json_reply
from reelwright.simulators.youtube.faults import thumbnail_limit
from reelwright.simulators.youtube.quota import pacific_day
from reelwright.simulators.youtube.records import Session, Thumbnail, Video
from reelwright.simulators.youtube.refusals import bad, forbidden, missing
from reelwright.simulators.youtube.standing_now import standing_of
from reelwright.simulators.youtube.uploads import Received
from reelwright.simulators.youtube.video_standing import thumbnails
from reelwright.simulators.youtube.world import World

DOMAIN = "youtube.thumbnail"
_FIRST_BYTES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


def begin(world: World, session: Session) -> Session:
    """Check whose video it is, and that the channel may set another picture today."""
    video = _video(world, session)
    channel = world.channels.get(session.owner)
    if channel is None or video.owner != channel.id or not channel.verified:
        said = "The authenticated user doesn't have permissions to upload and set custom video "
        raise forbidden("forbidden", f"{said}thumbnails.", DOMAIN)
    if video.tall and standing_of(world, video).processing == "processing":
        said = "The thumbnail of a Short can be set once the video is processed."
        raise forbidden("forbidden", said, DOMAIN)
    today = pacific_day(world.now)
    of_today = (
        pacific_day(each.at) == today
        for each in world.thumbnails.all()
        if each.channel == channel.id
    )
    if sum(of_today) >= world.behaviour.thumbnails_a_day:
        raise thumbnail_limit()
    return replace(session, video=video.id)


def finish(world: World, session: Session, received: Received) -> Reply:
    """Put the picture in the place of an earlier one."""
    video = _video(world, session)
    if not received.size:
        raise bad(
            "mediaBodyRequired", "The request does not include the image content.", domain=DOMAIN
        )
    with received.file.open("rb") as file:
        first = file.read(8)
    kinds = (kind for begins, kind in _FIRST_BYTES.items() if first.startswith(begins))
    kind = next(kinds, "")
    if not kind:
        raise bad("invalidImage", "The provided image content is invalid.", domain=DOMAIN)
    made = Thumbnail(
        id=uuid4().hex,
        owner=video.id,
        channel=video.owner,
        at=world.now,
        media_type=kind,
        size=received.size,
        sha256=received.sha256,
    )
    world.thumbnails.put(made)
    items: list[JsonValue] = [thumbnails(video.id, made.id)]
    return json_reply({"kind": "youtube#thumbnailSetResponse", "etag": made.id, "items": items})


def _video(world: World, session: Session) -> Video:
    video = world.videos.get(session.query.get("videoId", ""))
    if video is None:
        raise missing("videoNotFound", "video", DOMAIN, "videoId")
    return video
