"""The ``captions`` methods."""

from dataclasses import replace

from pydantic import JsonValue

from reelwright.simulators.wire.exchange import Reply, json_reply
from reelwright.simulators.youtube.calls import Call
from reelwright.simulators.youtube.records import Caption, Session, Video
from reelwright.simulators.youtube.refusals import Refusal, bad, forbidden, missing
from reelwright.simulators.youtube.shapes import Json, section, stamp, text
from reelwright.simulators.youtube.uploads import Received
from reelwright.simulators.youtube.videos import own
from reelwright.simulators.youtube.world import World, letters

DOMAIN = "youtube.caption"
LONGEST_NAME = 150


def begin_insert(world: World, session: Session) -> Session:
    """Check what a new track is for."""
    snippet = section(session.resource, "snippet")
    video = _video(world, session, text(snippet, "videoId"))
    if not text(snippet, "language") or "name" not in snippet:
        said = "The request contains invalid metadata values, which prevent the track from being "
        raise bad("invalidMetadata", f"{said}created.", "snippet", DOMAIN)
    if len(text(snippet, "name")) > LONGEST_NAME:
        said = f"The snippet.name property is too long; at most {LONGEST_NAME} characters."
        raise bad("nameTooLong", said, "snippet.name", DOMAIN)
    _check_single(world, video, snippet)
    return replace(session, video=video.id)


def finish_insert(world: World, session: Session, received: Received) -> Reply:
    """Add the track."""
    snippet = section(session.resource, "snippet")
    video = _video(world, session, session.video)
    _check_single(world, video, snippet)
    made = Caption(
        id="AUieDa" + letters(38),
        owner=video.id,
        channel=video.owner,
        language=text(snippet, "language"),
        name=text(snippet, "name"),
        draft=snippet.get("isDraft") is True,
        updated=world.now,
        media=session.id,
        sha256=_contents(received),
    )
    return json_reply(_shown(world.captions.put(made)))


def begin_update(world: World, session: Session) -> Session:
    """Check which track is to be replaced."""
    track = _of_channel(world, session.owner, text(session.resource, "id"))
    return replace(session, video=track.owner)


def finish_update(world: World, session: Session, received: Received) -> Reply:
    """Put other words into a track, or make it a draft or public."""
    track = _of_channel(world, session.owner, text(session.resource, "id"))
    draft = section(session.resource, "snippet").get("isDraft", track.draft) is True
    changed = replace(track, draft=draft, updated=world.now)
    if received.size:
        changed = replace(changed, media=session.id, sha256=_contents(received))
    return json_reply(_shown(world.captions.put(changed)))


def listed(world: World, call: Call) -> Reply:
    """``captions.list`` of a video."""
    video = own(world, call, call.one("videoId"))
    only = set(call.many("id"))
    items: list[JsonValue] = [
        _shown(each) for each in world.captions.of(video.id) if not only or each.id in only
    ]
    return json_reply({"kind": "youtube#captionListResponse", "etag": letters(27), "items": items})


def downloaded(world: World, call: Call) -> Reply:
    """``captions.download``: the words as they came."""
    call.subject = call.one("id")
    track = _of_channel(world, call.owner().id, call.subject)
    content = world.file(track.media).read_bytes()
    return Reply(media_type="application/octet-stream", body=content)


def deleted(world: World, call: Call) -> Reply:
    """``captions.delete``."""
    call.subject = call.one("id")
    world.captions.drop(_of_channel(world, call.owner().id, call.subject).id)
    return Reply(status=204)


def _video(world: World, session: Session, key: str) -> Video:
    video = world.videos.get(key)
    if video is None:
        raise missing("videoNotFound", "video", DOMAIN, "videoId")
    if video.owner != session.owner:
        raise forbidden("forbidden", "The permissions are not sufficient.", DOMAIN)
    return video


def _check_single(world: World, video: Video, snippet: Json) -> None:
    """A video holds one track of a language and a name."""
    wanted = (text(snippet, "language"), text(snippet, "name"))
    if any((each.language, each.name) == wanted for each in world.captions.of(video.id)):
        said = (
            "The specified video already has a caption track with the given snippet.language and "
            "snippet.name."
        )
        raise Refusal(409, "captionExists", said, domain=DOMAIN)


def _of_channel(world: World, channel: str, key: str) -> Caption:
    track = world.captions.get(key)
    if track is None:
        raise missing("captionNotFound", "caption track", DOMAIN)
    if track.channel != channel:
        raise forbidden("forbidden", "The permissions are not sufficient.", DOMAIN)
    return track


def _contents(received: Received) -> str:
    if not received.size:
        raise bad("contentRequired", "The caption track content is missing.", domain=DOMAIN)
    return received.sha256


def _shown(track: Caption) -> Json:
    return {
        "kind": "youtube#caption",
        "etag": track.sha256[:27],
        "id": track.id,
        "snippet": {
            "videoId": track.owner,
            "lastUpdated": stamp(track.updated),
            "trackKind": "standard",
            "language": track.language,
            "name": track.name,
            "audioTrackType": "unknown",
            "isCC": False,
            "isLarge": False,
            "isEasyReader": False,
            "isDraft": track.draft,
            "isAutoSynced": False,
            "status": "serving",
        },
    }
