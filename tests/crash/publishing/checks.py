"""What must hold in the end, each breach as a sentence."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from crash.publishing.desks import Seen
from crash.publishing.stage import Wanted
from reelwright.domain.release.states import ReleaseState

State = dict[str, Any]


def wrong(
    wanted: Sequence[Wanted], seen: Sequence[Seen], state: State, requests: Sequence[State]
) -> Iterator[str]:
    """Everything that is not as it must be, on the channel and in the library."""
    by_release = {each.id: each for each in seen}
    for each in wanted:
        yield from _of_release(each, by_release[each.release], state)
    known = {each.release for each in wanted}
    for video in state["videos"]:
        if not any(release in video["file_name"] for release in known):
            yield f"video {video['id']} belongs to no release"
    yield from _quota(requests)


def _of_release(wanted: Wanted, seen: Seen, state: State) -> Iterator[str]:
    name = f"release {wanted.release} ({wanted.title})"
    if seen.state is not ReleaseState.PUBLISHED:
        yield f"{name} is {seen.state}: {seen.said}"
    videos = [each for each in state["videos"] if wanted.release in each["file_name"]]
    whole = [each for each in videos if each["complete"]]
    if len(whole) != 1:
        yield f"{name} has {len(whole)} videos: {[each['id'] for each in whole]}"
        return
    (video,) = whole
    if video["id"] != seen.video:
        yield f"{name} is video {video['id']}, and the library says {seen.video or 'none'}"
    if video["sha256"] != wanted.master:
        yield f"{name}: the bytes of video {video['id']} are not those of the master"
    yield from _parts(name, wanted, video, state)
    yield from _moment(name, wanted, video)
    for stub in videos:
        if stub is not video and stub["standing"]["privacy"] == "public":
            yield f"{name}: the unfinished video {stub['id']} is public"


def _parts(name: str, wanted: Wanted, video: State, state: State) -> Iterator[str]:
    pictures = [each for each in state["thumbnails"] if each["owner"] == video["id"]]
    if not pictures or pictures[-1]["sha256"] != wanted.thumbnail:
        yield f"{name} has no thumbnail, or another one"
    tracks = [each["sha256"] for each in state["captions"] if each["owner"] == video["id"]]
    if tracks != [wanted.caption]:
        yield f"{name} has {len(tracks)} caption tracks, or another one"
    items = [each["owner"] for each in state["playlist_items"] if each["video"] == video["id"]]
    if items != [wanted.playlist]:
        yield f"{name} stands {len(items)} times in its playlist"
    if video["resource"]["snippet"]["title"] != wanted.title:
        yield f"{name} has another title: {video['resource']['snippet']['title']}"


def _moment(name: str, wanted: Wanted, video: State) -> Iterator[str]:
    standing = video["standing"]
    if standing["privacy"] != "public":
        yield f"{name} is {standing['privacy']}"
        return
    published = datetime.fromisoformat(standing["published"])
    in_time = datetime.fromisoformat(video["uploaded"]) < wanted.at
    if published < wanted.at or (in_time and published != wanted.at):
        yield f"{name} appeared at {published}, and was to appear at {wanted.at}"


def _quota(requests: Sequence[State]) -> Iterator[str]:
    refused = [each for each in requests if each["reason"] == "quotaExceeded" and not each["fault"]]
    for method, times in Counter(each["method"] for each in refused).items():
        yield f"the quota was passed {times} times, by {method}"


def secrets_told(secrets: Sequence[str], folder: Path) -> Iterator[str]:
    """Where a token or an upload's address is written down in the open."""
    for file in folder.rglob("*"):
        if not file.is_file() or "youtube" in file.relative_to(folder).parts[:1]:
            continue
        content = file.read_bytes()
        for secret in secrets:
            if secret.encode() in content:
                yield f"{file.relative_to(folder)} holds {secret[:8]}… in the open"
                break
