"""Setting what belongs to a video: thumbnail, captions, playlist, localisations, each once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from reelwright.domain.platform.consent import Write
from reelwright.domain.platform.video import VideoChange
from reelwright.domain.release.release import CaptionTrack, ReleaseFile
from reelwright.domain.release.steps import (
    StepKind,
    StepRecord,
    StepState,
    caption_step,
    steps_of,
    waits_for_processing,
)
from reelwright.domain.release.validation import THUMBNAILS
from reelwright.ports.platform import (
    ActionForbidden,
    DetailsRefused,
    ThumbnailLimitReached,
    VideoMissing,
)
from reelwright.ports.quota import QuotaSpent
from reelwright.workflows.publish.run import Later, Run

_CAPTION_EXISTS = "captionExists"
_PLAYLIST = "playlist"
"""Begins the reason where it is the playlist that is missing, not the video."""
_KINDS: Mapping[str, Write] = {
    StepKind.THUMBNAIL: Write.THUMBNAILS,
    StepKind.CAPTION: Write.CAPTIONS,
    StepKind.PLAYLIST: Write.PLAYLISTS,
    StepKind.LOCALISATIONS: Write.DETAILS,
}


def set_parts(run: Run, *, processed: bool) -> datetime | None:
    """Do every step that is open and may be done now; when the rest may be, None: nothing is left.

    A step that YouTube does not take is told, and the others are done all the same.

    Raises:
        VideoMissing, and what the platform and the library raise.
    """
    later: list[datetime] = []
    records = {record.name: record for record in run.work.steps()}
    for name in steps_of(run.release.content):
        if waits_for_processing(run.release.content, name) and not processed:
            continue
        record = records.get(name)
        if record is not None and record.state in {StepState.DONE, StepState.FAILED}:
            continue
        if record is not None and record.not_before and record.not_before > run.now():
            later.append(record.not_before)
            continue
        until = _do(run, name, record)
        if until is not None:
            later.append(until)
    return min(later, default=None)


def _do(run: Run, name: str, before: StepRecord | None) -> datetime | None:
    """Do one step; the time at which it may be done, where that is not now."""
    intended = StepRecord(
        release=run.release.id,
        name=name,
        state=StepState.INTENDED,
        at=run.now(),
        tries=before.tries + 1 if before else 1,
    )
    run.work.keep_step(intended)
    run.beat()
    may_be_done = before is not None and before.state is StepState.INTENDED
    try:
        outcome = _EFFECTS[StepKind(name.partition(":")[0])](run, name, may_be_done)
    except ThumbnailLimitReached as error:
        return _park(run, intended, error.until, str(error))
    except QuotaSpent as error:
        # Nothing left this machine, or YouTube did nothing: it need not be looked for.
        return _park(run, intended, error.until, str(error))
    except VideoMissing as error:
        if _PLAYLIST not in error.code.casefold():
            raise
        run.work.keep_step(replace(intended, state=StepState.FAILED, said=str(error)))
        return None
    except (DetailsRefused, ActionForbidden) as error:
        run.work.keep_step(replace(intended, state=StepState.FAILED, said=str(error)))
        return None
    done = replace(intended, state=StepState.DONE, at=run.now(), outcome=outcome)
    kind = _KINDS[name.partition(":")[0]]
    run.work.keep_step(done, run.change(kind, _told(run, name), after=outcome))
    return None


def _park(run: Run, intended: StepRecord, until: datetime, said: str) -> datetime:
    run.work.keep_step(replace(intended, state=StepState.PARKED, not_before=until, said=said))
    return until


Effect = Callable[[Run, str, bool], str]


def _thumbnail(run: Run, _name: str, _may_be_done: bool) -> str:  # noqa: FBT001 - one shape for all
    picture = run.release.content.thumbnail
    if picture is None:
        return ""
    media_type = THUMBNAILS[picture.artefact.suffix]
    run.platform.set_thumbnail(run.release.video_id, _bytes_of(run, picture), media_type)
    return picture.artefact.sha256


def _caption(run: Run, name: str, may_be_done: bool) -> str:  # noqa: FBT001 - as above
    track = _track(run, name)
    there = _caption_there(run, track) if may_be_done else ""
    if there:
        return there
    try:
        return run.platform.add_caption(
            run.release.video_id, track.language, track.name, _bytes_of(run, track.file)
        )
    except DetailsRefused as error:
        there = _caption_there(run, track) if error.code == _CAPTION_EXISTS else ""
        if there:
            return there
        raise


def _caption_there(run: Run, track: CaptionTrack) -> str:
    """The id of the track if the video has it already."""
    return next(
        (
            caption.id
            for caption in run.platform.captions(run.release.video_id)
            if caption.made_by_us
            and caption.language.casefold() == track.language.casefold()
            and caption.name == track.name
        ),
        "",
    )


def _playlist(run: Run, _name: str, may_be_done: bool) -> str:  # noqa: FBT001 - as above
    playlist, video = run.release.content.playlist, run.release.video_id
    if may_be_done and run.platform.playlist_has(playlist, video):
        return playlist
    return run.platform.add_to_playlist(playlist, video)


def _localisations(run: Run, _name: str, _may_be_done: bool) -> str:  # noqa: FBT001 - as above
    texts = run.release.content.details.localisations
    run.platform.update(run.release.video_id, VideoChange(localisations=texts))
    return ", ".join(sorted(texts))


_EFFECTS: Mapping[StepKind, Effect] = {
    StepKind.THUMBNAIL: _thumbnail,
    StepKind.CAPTION: _caption,
    StepKind.PLAYLIST: _playlist,
    StepKind.LOCALISATIONS: _localisations,
}


def _told(run: Run, name: str) -> str:
    kind, _, which = name.partition(":")
    return {
        StepKind.THUMBNAIL.value: "set the thumbnail",
        StepKind.CAPTION.value: f"added captions ({which})",
        StepKind.PLAYLIST.value: f"added it to playlist {run.release.content.playlist}",
        StepKind.LOCALISATIONS.value: "set title and description in more languages",
    }[kind]


def _track(run: Run, name: str) -> CaptionTrack:
    for track in run.release.content.captions:
        if caption_step(track.language, track.name) == name:
            return track
    message = f"the release has no captions of step {name}"
    raise Later(message, None)


def _bytes_of(run: Run, file: ReleaseFile) -> bytes:
    artefact = file.artefact
    return run.desk.store.path(artefact.sha256, artefact.suffix).read_bytes()
