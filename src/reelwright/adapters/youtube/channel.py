"""One channel of YouTube."""

import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from reelwright.adapters.youtube.body import Watch, opened, size_of
from reelwright.adapters.youtube.calls import FREE, Call, Calls, addressed
from reelwright.adapters.youtube.changes import changed_parts, new_parts, part_names
from reelwright.adapters.youtube.envelope import id_in
from reelwright.adapters.youtube.facts import FACTS, SERVICE, Addresses
from reelwright.adapters.youtube.resources import (
    Page,
    PlaylistEntry,
    caption_in,
    channel_in,
    playlist_in,
    video_in,
)
from reelwright.adapters.youtube.resumable import Resumable, session_in, start_request
from reelwright.adapters.youtube.sending import Manner, Sending
from reelwright.adapters.youtube.wire import Answer, Request
from reelwright.domain.platform.consent import MEANS, Write
from reelwright.domain.platform.video import (
    Caption,
    OwnChannel,
    OwnVideo,
    Playlist,
    VideoChange,
)
from reelwright.ports.channels import Connections
from reelwright.ports.guard import ServiceCall, guarded
from reelwright.ports.lease import Lease
from reelwright.ports.platform import (
    ChannelMissing,
    ConsentMissing,
    FileUnsendable,
    NewUpload,
    OutcomeUnknown,
    SessionAnswer,
    VideoMissing,
)
from reelwright.ports.progress import Progress
from reelwright.ports.services import AnswerUnusable

VIDEO_PARTS = (
    "snippet,status,localizations,recordingDetails,paidProductPlacementDetails,"
    "processingDetails,fileDetails"
)
PAGE = 50
"""Resources of one page at most, and ids of one call."""
_CAPTIONS_TYPE = "application/octet-stream"

Json = dict[str, object]
Value = TypeVar("Value")


class YouTubeChannel:
    """Implements ``ports.platform.Platform``."""

    def __init__(
        self,
        calls: Calls,
        connections: Connections,
        addresses: Addresses,
        manner: Manner | None = None,
    ) -> None:
        self._calls = calls
        self._connections = connections
        self._addresses = addresses
        self._manner = manner or Manner()
        start = f"{addresses.upload}/videos"
        self._engine = Resumable(calls.wire, start, calls.account.bearer.header)

    def begin_upload(self, upload: NewUpload) -> str:
        """Open a session; see ``ports.platform.Platform``, as for the other methods."""
        self._require(Write.UPLOADS)
        if upload.size <= 0:
            message = f"{upload.file_name} is empty; it is not sent."
            raise FileUnsendable(message)
        parts = new_parts(upload.details)
        query = {
            "uploadType": "resumable",
            "part": part_names(parts),
            "notifySubscribers": "true" if upload.notify else "false",
        }
        address = addressed(f"{self._addresses.upload}/videos", query)
        request = start_request(
            address,
            parts,
            size=upload.size,
            media_type=upload.media_type,
            file_name=upload.file_name,
        )
        call = Call(name="videos.insert", request=request, subject=upload.file_name)
        session = session_in(self._calls.make(call), address)
        if session is None:
            message = "YouTube opened no session for the upload; it is asked again later."
            raise AnswerUnusable(message, service=SERVICE)
        return session

    def send(
        self, session: str, file: Path, *, offset: int, progress: Progress, lease: Lease
    ) -> SessionAnswer:
        """Send the file from ``offset`` on."""
        self._require(Write.UPLOADS)
        with opened(file) as source:
            size = size_of(source)
            if not 0 <= offset <= size:
                message = f"{file} is shorter than what was sent of it; it has to be sent anew."
                raise FileUnsendable(message)
            watch = Watch(progress=progress, lease=lease, size=size)
            return Sending(self._engine, session, source, watch, self._manner).carry_on(offset)

    def ask(self, session: str, size: int) -> SessionAnswer:
        """How a session stands."""
        call = ServiceCall(service=FACTS, operation="videos.insert status", most=FREE)
        return guarded(
            self._calls.account.guard, call, lambda _meter: self._engine.ask(session, size)
        )

    def channel(self) -> OwnChannel:
        """The channel itself."""
        query = {"part": "snippet,contentDetails,statistics,status", "mine": "true"}
        page = self._page("channels.list", "channels", query)
        for resource in page.items:
            return _read(channel_in, resource)
        message = (
            "The account has no YouTube channel: make one at youtube.com, and connect it again."
        )
        raise ChannelMissing(message, service=SERVICE)

    def uploads(self, limit: int) -> tuple[OwnVideo, ...]:
        """The newest uploads."""
        connection = self._connections.find(self._calls.account.channel)
        playlist = connection.uploads if connection else self.channel().uploads
        query = {"part": "contentDetails", "playlistId": playlist, "maxResults": str(PAGE)}
        entries = islice(self._entries(query), limit)
        return tuple(self._videos([entry.contentDetails.videoId for entry in entries]))

    def video(self, video_id: str) -> OwnVideo | None:
        """One video."""
        return next(iter(self._videos([video_id])), None)

    def update(self, video_id: str, wanted: VideoChange) -> OwnVideo:
        """Read, change, write."""
        self._require(Write.DETAILS)
        standing = next(self._resources([video_id]), None)
        if standing is None:
            message = f"There is no video {video_id} on channel {self._calls.account.channel}."
            raise VideoMissing(message, service=SERVICE, code="videoNotFound")
        parts = changed_parts(standing, wanted)
        if not parts:
            return _read(video_in, standing)
        address = addressed(f"{self._addresses.api}/videos", {"part": part_names(parts)})
        request = _with_json("PUT", address, {"id": video_id, **parts})
        answer = self._calls.make(Call(name="videos.update", request=request, subject=video_id))
        return _read(video_in, standing | _json(answer))

    def set_thumbnail(self, video_id: str, picture: bytes, media_type: str) -> None:
        """Set the thumbnail."""
        self._require(Write.THUMBNAILS)
        query = {"videoId": video_id, "uploadType": "media"}
        request = Request(
            method="POST",
            url=addressed(f"{self._addresses.upload}/thumbnails/set", query),
            headers={"Content-Type": media_type},
            body=picture,
        )
        self._calls.make(Call(name="thumbnails.set", request=request, subject=video_id))

    def captions(self, video_id: str) -> tuple[Caption, ...]:
        """The caption tracks; they are one page."""
        page = self._page("captions.list", "captions", {"part": "snippet", "videoId": video_id})
        return tuple(_read(caption_in, resource) for resource in page.items)

    def add_caption(self, video_id: str, language: str, name: str, track: bytes) -> str:
        """Add a caption track."""
        self._require(Write.CAPTIONS)
        snippet = {"videoId": video_id, "language": language, "name": name, "isDraft": False}
        query = {"part": "snippet", "uploadType": "multipart"}
        request = _with_media(
            "POST",
            addressed(f"{self._addresses.upload}/captions", query),
            {"snippet": snippet},
            track,
        )
        call = Call(name="captions.insert", request=request, repeatable=False, subject=video_id)
        return _id(self._calls.make(call))

    def replace_caption(self, caption_id: str, track: bytes) -> None:
        """Replace a caption track's content."""
        self._require(Write.CAPTIONS)
        query = {"part": "id", "uploadType": "multipart"}
        request = _with_media(
            "PUT", addressed(f"{self._addresses.upload}/captions", query), {"id": caption_id}, track
        )
        self._calls.make(Call(name="captions.update", request=request, subject=caption_id))

    def playlists(self) -> tuple[Playlist, ...]:
        """The playlists."""
        query = {"part": "snippet,status,contentDetails", "mine": "true", "maxResults": str(PAGE)}
        resources = self._every("playlists.list", "playlists", query)
        return tuple(_read(playlist_in, resource) for resource in resources)

    def add_to_playlist(self, playlist_id: str, video_id: str) -> str:
        """Add a video to a playlist."""
        self._require(Write.PLAYLISTS)
        resource = {"kind": "youtube#video", "videoId": video_id}
        body = {"snippet": {"playlistId": playlist_id, "resourceId": resource}}
        address = addressed(f"{self._addresses.api}/playlistItems", {"part": "snippet"})
        call = Call(
            name="playlistItems.insert",
            request=_with_json("POST", address, body),
            repeatable=False,
            subject=video_id,
        )
        return _id(self._calls.make(call))

    def playlist_has(self, playlist_id: str, video_id: str) -> bool:
        """Whether a playlist holds a video."""
        query = {"part": "contentDetails", "playlistId": playlist_id, "videoId": video_id}
        return bool(self._page("playlistItems.list", "playlistItems", query).items)

    def _videos(self, ids: list[str]) -> Iterator[OwnVideo]:
        return (_read(video_in, resource) for resource in self._resources(ids))

    def _resources(self, ids: list[str]) -> Iterator[Json]:
        """Videos in the order of their ids; those that are gone are left out."""
        for first in range(0, len(ids), PAGE):
            batch = ids[first : first + PAGE]
            query = {"part": VIDEO_PARTS, "id": ",".join(batch)}
            found = {
                item.get("id"): item for item in self._page("videos.list", "videos", query).items
            }
            yield from (found[each] for each in batch if each in found)

    def _entries(self, query: Mapping[str, str]) -> Iterator[PlaylistEntry]:
        for resource in self._every("playlistItems.list", "playlistItems", query):
            yield _read(PlaylistEntry.model_validate, resource)

    def _every(self, name: str, path: str, query: Mapping[str, str]) -> Iterator[Json]:
        token = ""
        while True:
            page = self._page(name, path, {**query, "pageToken": token} if token else query)
            yield from page.items
            token = page.nextPageToken
            if not token:
                return

    def _page(self, name: str, path: str, query: Mapping[str, str]) -> Page:
        request = Request(method="GET", url=addressed(f"{self._addresses.api}/{path}", query))
        answer = self._calls.make(Call(name=name, request=request))
        return _read(Page.model_validate, _json(answer))

    def _require(self, write: Write) -> None:
        """The owner's consent, as it stands now.

        Raises:
            ConsentMissing.
        """
        channel = self._calls.account.channel
        connection = self._connections.find(channel)
        if connection is None or not connection.may(write):
            message = (
                f"The owner of channel {channel} has not agreed that Reelwright may "
                f"{MEANS[write]}: `reelwright channel consent {channel}`."
            )
            raise ConsentMissing(message)


def _with_json(method: str, address: str, body: Mapping[str, object]) -> Request:
    return Request(
        method=method,
        url=address,
        headers={"Content-Type": "application/json; charset=UTF-8"},
        body=json.dumps(body, ensure_ascii=False).encode(),
    )


def _with_media(method: str, address: str, resource: Mapping[str, object], media: bytes) -> Request:
    """A resource and its content in one request (multipart/related, RFC 2387)."""
    boundary = uuid.uuid4().hex
    head = json.dumps(resource, ensure_ascii=False)
    before = (
        f"--{boundary}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n{head}\r\n"
        f"--{boundary}\r\nContent-Type: {_CAPTIONS_TYPE}\r\n\r\n"
    )
    return Request(
        method=method,
        url=address,
        headers={"Content-Type": f"multipart/related; boundary={boundary}"},
        body=before.encode() + media + f"\r\n--{boundary}--\r\n".encode(),
    )


def _json(answer: Answer) -> Json:
    try:
        body = json.loads(answer.body)
    except ValueError:
        body = None
    if isinstance(body, dict):
        return body
    raise _unreadable("no object")


def _id(answer: Answer) -> str:
    """The id of what was made.

    Raises:
        OutcomeUnknown: it was made, and cannot be named.
    """
    with suppress(ValueError):
        return id_in(answer.body)
    message = "YouTube did it, and its answer holds no id: look before doing it again."
    raise OutcomeUnknown(message, service=SERVICE)


def _read(form: Callable[[Json], Value], resource: Json) -> Value:
    try:
        return form(resource)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
    raise _unreadable(place)


def _unreadable(place: str) -> AnswerUnusable:
    message = f"YouTube sent an answer that is not in its own form ({place}); try again later."
    return AnswerUnusable(message, service=SERVICE)
