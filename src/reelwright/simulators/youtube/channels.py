"""The ``channels``, ``videoCategories`` and ``search`` methods."""

from datetime import timedelta

from pydantic import JsonValue

from reelwright.simulators.wire.exchange import Reply, json_reply
from reelwright.simulators.youtube.calls import Call
from reelwright.simulators.youtube.paging import page_of
from reelwright.simulators.youtube.records import Channel, Video
from reelwright.simulators.youtube.refusals import bad
from reelwright.simulators.youtube.shapes import Json, section, stamp, text
from reelwright.simulators.youtube.standing_now import standing_of
from reelwright.simulators.youtube.video_metadata import CATEGORIES
from reelwright.simulators.youtube.video_standing import thumbnails
from reelwright.simulators.youtube.world import World, letters


def listed(world: World, call: Call) -> Reply:
    """``channels.list``: one's own, or by id."""
    if call.flag("mine"):
        found = [call.owner()]
    elif call.many("id"):
        found = [each for key in call.many("id") if (each := world.channels.get(key))]
    else:
        said = "No filter selected. Expected one of: mine, id"
        raise bad("missingRequiredParameter", said, "parameters.", "youtube.parameter")
    parts = tuple(call.many("part"))
    return page_of(
        call, "youtube#channelListResponse", found, lambda each: _channel(world, each, parts)
    )


def categories(world: World, call: Call) -> Reply:
    """``videoCategories.list``."""
    del world, call
    items: list[JsonValue] = [
        {
            "kind": "youtube#videoCategory",
            "etag": key,
            "id": key,
            "snippet": {
                "title": title,
                "assignable": True,
                "channelId": "UCBR8-60-B28hp2BmDPdntcQ",
            },
        }
        for key, title in CATEGORIES.items()
    ]
    answer: Json = {
        "kind": "youtube#videoCategoryListResponse",
        "etag": letters(27),
        "items": items,
    }
    return json_reply(answer)


def searched(world: World, call: Call) -> Reply:
    """``search.list``: videos by words, newest first. It learns of a video only after a while."""
    lag = timedelta(seconds=world.behaviour.search_lag_seconds)
    own = call.owner().id if call.flag("forMine") else call.one("channelId")
    words = call.one("q").lower().split()
    found = [
        video
        for video in reversed(world.videos.of(own) if own else world.videos.all())
        if video.uploaded + lag <= world.now
        and all(word in _words(video) for word in words)
        and (call.flag("forMine") or standing_of(world, video).privacy == "public")
    ]
    return page_of(call, "youtube#searchListResponse", found, lambda video: _result(world, video))


def _words(video: Video) -> str:
    snippet = section(video.resource, "snippet")
    return f"{text(snippet, 'title')} {text(snippet, 'description')}".lower()


def _result(world: World, video: Video) -> Json:
    snippet = section(video.resource, "snippet")
    channel = world.channels.get(video.owner)
    return {
        "kind": "youtube#searchResult",
        "etag": letters(27),
        "id": {"kind": "youtube#video", "videoId": video.id},
        "snippet": {
            "publishedAt": stamp(standing_of(world, video).published or video.uploaded),
            "channelId": video.owner,
            "title": text(snippet, "title"),
            "description": text(snippet, "description"),
            "thumbnails": thumbnails(video.id, ""),
            "channelTitle": channel.title if channel else "",
            "liveBroadcastContent": "none",
        },
    }


def _channel(world: World, channel: Channel, parts: tuple[str, ...]) -> Json:
    whole: Json = {"kind": "youtube#channel", "etag": channel.id[-20:], "id": channel.id}
    if "snippet" in parts:
        whole["snippet"] = {
            "title": channel.title,
            "description": "",
            "customUrl": "@" + "".join(filter(str.isalnum, channel.title.lower())),
            "publishedAt": stamp(channel.made),
            "thumbnails": {},
            "localized": {"title": channel.title, "description": ""},
        }
    if "contentDetails" in parts:
        whole["contentDetails"] = {"relatedPlaylists": {"likes": "", "uploads": channel.uploads}}
    if "status" in parts:
        whole["status"] = {
            "privacyStatus": "public",
            "isLinked": True,
            "longUploadsStatus": "allowed" if channel.verified else "eligible",
        }
    if "statistics" in parts:
        public = [
            each
            for each in world.videos.of(channel.id)
            if standing_of(world, each).privacy == "public"
        ]
        whole["statistics"] = {
            "viewCount": "0",
            "subscriberCount": "0",
            "hiddenSubscriberCount": False,
            "videoCount": str(len(public)),
        }
    return whole
