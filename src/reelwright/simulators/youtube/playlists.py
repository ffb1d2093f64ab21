"""The ``playlists`` and ``playlistItems`` methods; uploads are a playlist too, newest first."""

from dataclasses import replace

from pydantic import JsonValue

from reelwright.simulators.wire.exchange import Reply, json_reply
from reelwright.simulators.youtube.calls import Call
from reelwright.simulators.youtube.paging import page_of
from reelwright.simulators.youtube.records import Channel, Playlist, PlaylistItem, Video
from reelwright.simulators.youtube.refusals import bad, forbidden, missing
from reelwright.simulators.youtube.resources import sent
from reelwright.simulators.youtube.shapes import Json, section, stamp, text
from reelwright.simulators.youtube.standing_now import standing_of
from reelwright.simulators.youtube.video_standing import thumbnails
from reelwright.simulators.youtube.videos import uploaded_by
from reelwright.simulators.youtube.world import World, letters

DOMAIN = "youtube.playlistItem"
LONGEST_TITLE = 150


def items_listed(world: World, call: Call) -> Reply:
    """``playlistItems.list`` of a playlist."""
    key = call.one("playlistId")
    if not key:
        said = "No filter selected. Expected one of: id, playlistId"
        raise bad("missingRequiredParameter", said, "parameters.", "youtube.parameter")
    found = [each for each in _items(world, key) if _seen(world, call, each)]
    only = call.one("videoId")
    chosen = [each for each in found if not only or each.video == only]
    parts = tuple(call.many("part"))
    return page_of(
        call, "youtube#playlistItemListResponse", chosen, lambda each: _item(world, each, parts)
    )


def item_inserted(world: World, call: Call) -> Reply:
    """``playlistItems.insert``; the same video may stand in a playlist more than once."""
    snippet = section(sent(call), "snippet")
    playlist = _own(world, call, text(snippet, "playlistId"))
    wanted = text(section(snippet, "resourceId"), "videoId")
    if world.videos.get(wanted) is None:
        raise missing("videoNotFound", "video", DOMAIN, "videoId")
    there = world.playlist_items.of(playlist.id)
    given = snippet.get("position")
    position = given if isinstance(given, int) else len(there)
    if position > len(there):
        said = "The request attempts to set an invalid playlist item position."
        raise bad("invalidPlaylistItemPosition", said, "snippet.position", DOMAIN)
    for each in there:
        if each.position >= position:
            world.playlist_items.put(replace(each, position=each.position + 1))
    made = PlaylistItem(
        id="UEx" + letters(42),
        owner=playlist.id,
        video=wanted,
        channel=call.owner().id,
        position=position,
        added=world.now,
    )
    world.playlist_items.put(made)
    call.subject = wanted
    return json_reply(_item(world, made, tuple(call.many("part"))))


def item_deleted(world: World, call: Call) -> Reply:
    """``playlistItems.delete``."""
    item = world.playlist_items.get(call.one("id"))
    if item is None:
        raise missing("playlistItemNotFound", "playlist item", DOMAIN)
    _own(world, call, item.owner)
    world.playlist_items.drop(item.id)
    for each in world.playlist_items.of(item.owner):
        if each.position > item.position:
            world.playlist_items.put(replace(each, position=each.position - 1))
    return Reply(status=204)


def listed(world: World, call: Call) -> Reply:
    """``playlists.list``: one's own, or by id."""
    ids = call.many("id")
    owner = call.owner().id if call.flag("mine") else call.one("channelId")
    if not ids and not owner:
        said = "No filter selected. Expected one of: channelId, id, mine"
        raise bad("missingRequiredParameter", said, "parameters.", "youtube.parameter")
    found = [each for key in ids if (each := world.playlists.get(key))]
    chosen = found if ids else world.playlists.of(owner)
    parts = tuple(call.many("part"))
    return page_of(
        call, "youtube#playlistListResponse", chosen, lambda each: _playlist(world, each, parts)
    )


def inserted(world: World, call: Call) -> Reply:
    """``playlists.insert``."""
    resource = _titled(sent(call))
    made = Playlist(id="PL" + letters(32), owner=call.owner().id, made=world.now, resource=resource)
    call.subject = made.id
    return json_reply(_playlist(world, world.playlists.put(made), tuple(call.many("part"))))


def updated(world: World, call: Call) -> Reply:
    """``playlists.update``."""
    given = sent(call)
    playlist = _own(world, call, text(given, "id"))
    resource = playlist.resource | _titled(given)
    changed = world.playlists.put(replace(playlist, resource=resource))
    return json_reply(_playlist(world, changed, tuple(call.many("part"))))


def deleted(world: World, call: Call) -> Reply:
    """``playlists.delete``."""
    playlist = _own(world, call, call.one("id"))
    for each in world.playlist_items.of(playlist.id):
        world.playlist_items.drop(each.id)
    world.playlists.drop(playlist.id)
    return Reply(status=204)


def _titled(given: Json) -> Json:
    title = text(section(given, "snippet"), "title")
    if not title.strip() or len(title) > LONGEST_TITLE:
        said = "The request must specify a playlist title."
        raise bad("playlistTitleRequired", said, "snippet.title", "youtube.playlist")
    return {
        name: section(given, name)
        for name in ("snippet", "status", "localizations")
        if name in given
    }


def _own(world: World, call: Call, key: str) -> Playlist:
    playlist = world.playlists.get(key)
    if playlist is None:
        raise missing("playlistNotFound", "playlist", "youtube.playlist", "playlistId")
    if playlist.owner != call.owner().id:
        raise forbidden("playlistForbidden", "The playlist is another's.", "youtube.playlist")
    return playlist


def _items(world: World, key: str) -> list[PlaylistItem]:
    channel = world.channels.get("UC" + key.removeprefix("UU")) if key.startswith("UU") else None
    if channel is not None:
        return _uploads(world, channel)
    if world.playlists.get(key) is None:
        raise missing("playlistNotFound", "playlist", DOMAIN, "playlistId")
    return sorted(world.playlist_items.of(key), key=lambda each: each.position)


def _uploads(world: World, channel: Channel) -> list[PlaylistItem]:
    there = [each for each in world.videos.of(channel.id) if uploaded_by(world, each) <= world.now]
    return [
        PlaylistItem(
            id=f"VVV{each.id}",
            owner=channel.uploads,
            video=each.id,
            channel=channel.id,
            position=position,
            added=each.uploaded,
        )
        for position, each in enumerate(reversed(there))
    ]


def _seen(world: World, call: Call, item: PlaylistItem) -> bool:
    video = world.videos.get(item.video)
    if video is None:
        return False
    return video.owner == call.owner().id or standing_of(world, video).privacy != "private"


def _item(world: World, item: PlaylistItem, parts: tuple[str, ...]) -> Json:
    video = world.videos.get(item.video)
    whole: Json = {"kind": "youtube#playlistItem", "etag": item.id[-20:], "id": item.id}
    if "snippet" in parts:
        whole["snippet"] = _item_snippet(world, item, video)
    if "contentDetails" in parts:
        details: Json = {"videoId": item.video}
        published = standing_of(world, video).published if video else None
        if published is not None:
            details["videoPublishedAt"] = stamp(published)
        whole["contentDetails"] = details
    if "status" in parts and video is not None:
        whole["status"] = {"privacyStatus": standing_of(world, video).privacy}
    return whole


def _item_snippet(world: World, item: PlaylistItem, video: Video | None) -> Json:
    written = section(video.resource, "snippet") if video else {}
    channel = world.channels.get(item.channel)
    return {
        "publishedAt": stamp(item.added),
        "channelId": item.channel,
        "channelTitle": channel.title if channel else "",
        "title": text(written, "title"),
        "description": text(written, "description"),
        "thumbnails": thumbnails(item.video, ""),
        "playlistId": item.owner,
        "position": item.position,
        "resourceId": {"kind": "youtube#video", "videoId": item.video},
        "videoOwnerChannelId": video.owner if video else "",
    }


def _playlist(world: World, playlist: Playlist, parts: tuple[str, ...]) -> Json:
    channel = world.channels.get(playlist.owner)
    whole: Json = {"kind": "youtube#playlist", "etag": playlist.id[-20:], "id": playlist.id}
    if "snippet" in parts:
        whole["snippet"] = {
            **section(playlist.resource, "snippet"),
            "publishedAt": stamp(playlist.made),
            "channelId": playlist.owner,
            "channelTitle": channel.title if channel else "",
            "thumbnails": {},
        }
    if "status" in parts:
        whole["status"] = {"privacyStatus": "public", **section(playlist.resource, "status")}
    if "contentDetails" in parts:
        items: list[JsonValue] = [each.id for each in world.playlist_items.of(playlist.id)]
        whole["contentDetails"] = {"itemCount": len(items)}
    return whole
