"""What a test or a person does to the local YouTube, under ``/simulator/``: JSON in, JSON out."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from http import HTTPStatus

from pydantic import TypeAdapter, ValidationError

from reelwright.simulators.wire.exchange import Reply, json_reply
from reelwright.simulators.youtube import sign_in
from reelwright.simulators.youtube.calls import Call, json_of
from reelwright.simulators.youtube.faults import Planned
from reelwright.simulators.youtube.records import Backfill, Day, Playlist
from reelwright.simulators.youtube.refusals import Refusal, bad, missing
from reelwright.simulators.youtube.shapes import Json, moment, stamp, text, texts
from reelwright.simulators.youtube.standing_now import standing_of
from reelwright.simulators.youtube.videos import remove
from reelwright.simulators.youtube.world import PROJECT, World, letters

PREFIX = "/simulator/"


def answer(world: World, call: Call) -> Reply:
    """Take what is asked of the simulator itself."""
    name = call.path.removeprefix(PREFIX)
    action = _ACTIONS.get((call.verb, name))
    if action is None:
        known = [f"{verb} {PREFIX}{each}" for verb, each in _ACTIONS]
        return json_reply({"known": known}, HTTPStatus.NOT_FOUND)
    try:
        return action(world, json_of(call.body.whole()))
    except Refusal as refused:
        return refused.reply()


def _clock(world: World, given: Json) -> Reply:
    """``{"advance": seconds}``, ``{"set": moment}``, ``{"stop": true}`` or ``{"start": true}``."""
    seconds = given.get("advance")
    if isinstance(seconds, int | float):
        world.clock.advance(seconds=seconds)
    if text(given, "set"):
        world.clock.set(_moment(text(given, "set")))
    if given.get("stop"):
        world.clock.stop()
    if given.get("start"):
        world.clock.start()
    return json_reply({"now": world.now.isoformat()})


def _now(world: World, _given: Json) -> Reply:
    return json_reply({"now": world.now.isoformat()})


def _plan(world: World, given: Json) -> Reply:
    """``{"fault": "lost-answer", "method": …, "times": 1, …}``; the fields of ``Planned``."""
    try:
        world.faults.add(TypeAdapter(Planned).validate_python(given))
    except ValidationError as error:
        raise bad("badRequest", str(error)) from error
    return _faults(world, given)


def _faults(world: World, _given: Json) -> Reply:
    return json_reply({"faults": [asdict(each) for each in world.faults.left]})


def _clear(world: World, given: Json) -> Reply:
    world.faults.clear()
    return _faults(world, given)


def _channel(world: World, given: Json) -> Reply:
    """``{"title": …}``: a new channel that has allowed everything to the usual client."""
    client = world.client(text(given, "project", PROJECT), testing=given.get("testing") is True)
    made = world.new_channel(text(given, "title", "A channel"))
    scopes = tuple(texts(given, "scopes")) or sign_in.SCOPES
    grant = sign_in.grant_for(world, client, made, scopes)
    return json_reply(
        {
            "channel_id": made.id,
            "uploads": made.uploads,
            "refresh_token": grant.id,
            "client_id": client.id,
            "client_secret": client.secret,
        }
    )


def _playlist(world: World, given: Json) -> Reply:
    """``{"channel_id": …, "title": …}``: a playlist that was always there."""
    owner = text(given, "channel_id")
    if world.channels.get(owner) is None:
        raise missing("channelNotFound", "channel", "simulator")
    resource: Json = {"snippet": {"title": text(given, "title", "A playlist")}}
    made = Playlist(id="PL" + letters(32), owner=owner, made=world.now, resource=resource)
    return json_reply({"id": world.playlists.put(made).id})


def _secrets(world: World, _given: Json) -> Reply:
    """Everything that must not stand in the open: tokens, client secrets, sessions."""
    kept = (world.accesses, world.grants, world.consents, world.sessions)
    secrets = [each.id for table in kept for each in table.all()]
    return json_reply({"secrets": [*secrets, *(each.secret for each in world.clients.all())]})


def _revoke(world: World, given: Json) -> Reply:
    """``{"channel_id": …}``: its owner withdraws everything that was allowed."""
    if world.channels.get(text(given, "channel_id")) is None:
        raise missing("channelNotFound", "channel", "simulator")
    for grant in world.grants.all():
        if grant.channel == text(given, "channel_id"):
            sign_in.end(world, grant)
    return json_reply({})


def _delete(world: World, given: Json) -> Reply:
    """``{"video": id}``: its owner deletes it in YouTube Studio."""
    video = text(given, "video")
    if world.videos.get(video) is None:
        raise missing("videoNotFound", "videoId", "simulator")
    with world.store.transaction():
        remove(world, video)
    return json_reply({})


def _limit(world: World, given: Json) -> Reply:
    """``{"project": …, "bucket": "pool", "units": 10000}``."""
    units = given.get("units")
    if not isinstance(units, int):
        raise bad("badRequest", "units is a number.")
    world.meter.set_limit(text(given, "project", PROJECT), text(given, "bucket"), units)
    return json_reply({})


def _day(world: World, given: Json) -> Reply:
    """``{"video": …, "day": "2027-01-31", "views": 10, …}``; the fields of ``Day``."""
    video, day = text(given, "video"), text(given, "day")
    counts = {name: value for name, value in given.items() if name not in {"video", "day"}}
    told = {**counts, "id": f"{video}:{day}", "owner": video}
    try:
        world.days.put(TypeAdapter(Day).validate_python(told))
    except ValidationError as error:
        raise bad("badRequest", str(error)) from error
    return json_reply({})


def _backfill(world: World, given: Json) -> Reply:
    """``{"channel_id": …, "day": …, "factor": 1.1}``: that day's reports come again."""
    factor = given.get("factor", 1)
    made = Backfill(
        id=letters(16),
        owner=text(given, "channel_id"),
        day=text(given, "day"),
        made=world.now,
        factor=float(factor) if isinstance(factor, int | float) else 1.0,
    )
    world.backfills.put(made)
    return json_reply({})


def _state(world: World, _given: Json) -> Reply:
    """Everything there is, without a token."""
    videos = [
        {
            **TypeAdapter(dict[str, object]).validate_python(asdict(video)),
            "uploaded": stamp(video.uploaded),
            "processed": stamp(video.processed) if video.processed else None,
            "published": stamp(video.published) if video.published else None,
            "standing": {
                name: str(value) for name, value in asdict(standing_of(world, video)).items()
            },
        }
        for video in world.videos.all()
    ]
    return json_reply(
        {
            "now": world.now.isoformat(),
            "channels": [{"id": each.id, "title": each.title} for each in world.channels.all()],
            "videos": videos,
            "thumbnails": _dump(world.thumbnails.all()),
            "captions": _dump(world.captions.all()),
            "playlists": _dump(world.playlists.all()),
            "playlist_items": _dump(world.playlist_items.all()),
            "open_sessions": sum(not each.status for each in world.sessions.all()),
            "quota": world.meter.history(),
        }
    )


def _journal(world: World, _given: Json) -> Reply:
    return json_reply({"requests": _dump(world.journal.all())})


def _dump(records: object) -> object:
    return TypeAdapter(object).dump_python(records, mode="json")


def _moment(given: str) -> datetime:
    read = moment(given)
    if read is None:
        raise bad("badRequest", f"{given} is no moment with a zone.")
    return read


_ACTIONS: Mapping[tuple[str, str], Callable[[World, Json], Reply]] = {
    ("GET", "clock"): _now,
    ("POST", "clock"): _clock,
    ("GET", "faults"): _faults,
    ("POST", "faults"): _plan,
    ("DELETE", "faults"): _clear,
    ("POST", "channels"): _channel,
    ("POST", "playlists"): _playlist,
    ("GET", "secrets"): _secrets,
    ("POST", "revoke"): _revoke,
    ("POST", "delete"): _delete,
    ("POST", "quota"): _limit,
    ("POST", "days"): _day,
    ("POST", "backfills"): _backfill,
    ("GET", "state"): _state,
    ("GET", "requests"): _journal,
}
