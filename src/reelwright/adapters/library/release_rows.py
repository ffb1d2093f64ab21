"""Releases, attempts, steps and changes as rows, and back."""

from sqlalchemy import RowMapping

from reelwright.adapters.library.database import Row
from reelwright.domain.calendar.plan import Slot
from reelwright.domain.release.gates import Approval, Gate
from reelwright.domain.release.release import Content, Release
from reelwright.domain.release.steps import StepRecord
from reelwright.domain.release.uploading import Attempt
from reelwright.ports.releases import Change, Standing, Timing
from reelwright.ports.steps import Codec

_LONGEST_TITLE = 500
_LONGEST_SAID = 2000


def row_of_release(release: Release, codec: Codec) -> dict[str, object]:
    """Everything of a release but who works on it and what it is compared by."""
    approval = codec.to_json(release.approval) if release.approval else ""
    return {
        "id": release.id,
        "channel": release.channel,
        "production": release.production,
        "slug": release.slug,
        "master": release.content.master.artefact.sha256,
        "content": codec.to_json(release.content),
        "title": release.title[:_LONGEST_TITLE],
        "approval": approval,
        "waived": ",".join(sorted(release.waived)),
        "created": release.created,
        **standing_of(release),
    }


def standing_of(release: Release) -> dict[str, object]:
    """How a release stands, without what its owner edits."""
    return {
        "state": release.state,
        "since": release.since,
        "said": release.said[:_LONGEST_SAID],
        "publish_at": release.publish_at,
        "video": release.video_id or None,
        "due": release.due,
        "tries": release.tries,
        "job": release.job,
    }


def release_of(row: RowMapping, codec: Codec) -> Release:
    """A release of its row."""
    approval = codec.from_json(row["approval"], Approval) if row["approval"] else None
    return Release(
        id=row["id"],
        channel=row["channel"],
        production=row["production"],
        slug=row["slug"],
        content=codec.from_json(row["content"], Content),
        state=row["state"],
        since=row["since"],
        created=row["created"],
        said=row["said"],
        publish_at=row["publish_at"],
        approval=approval,
        waived=frozenset(map(Gate, filter(None, row["waived"].split(",")))),
        video_id=row["video"] or "",
        due=row["due"],
        tries=row["tries"],
        job=row["job"],
    )


def short_of(row: RowMapping) -> Standing:
    """As much of a release as decides whether there is something to do."""
    names = ("id", "channel", "title", "state", "publish_at", "due", "job")
    return Standing(video_id=row["video"] or "", **{name: row[name] for name in names})


def timing_of(row: RowMapping) -> Timing:
    """A release with its slot, whose columns are called ``slot_...``."""
    names = ("release", "channel", "at", "title", "rule")
    slot = Slot(**{name: row[f"slot_{name}"] for name in names}) if row["slot_at"] else None
    return Timing(standing=short_of(row), slot=slot)


def row_of_attempt(attempt: Attempt) -> Row:
    """An attempt without its session."""
    return {
        "release": attempt.release,
        "number": attempt.number,
        "file_name": attempt.file_name,
        "sha256": attempt.sha256,
        "bytes": attempt.size,
        "state": attempt.state,
        "begun": attempt.begun,
        "publish_at": attempt.publish_at,
        "sent": attempt.sent,
        "looked": attempt.looked,
        "ended": attempt.ended,
        "video": attempt.video_id,
        "said": attempt.said[:_LONGEST_SAID],
    }


def attempt_of(row: RowMapping) -> Attempt:
    """An attempt of its row."""
    names = ("release", "number", "file_name", "sha256", "state", "begun", "publish_at", "sent")
    more = ("looked", "ended", "said")
    fields = {name: row[name] for name in names + more}
    return Attempt(size=row["bytes"], video_id=row["video"], **fields)


def row_of_step(record: StepRecord) -> Row:
    """A step."""
    names = ("release", "name", "state", "at", "tries", "not_before", "outcome")
    return {name: getattr(record, name) for name in names} | {"said": record.said[:_LONGEST_SAID]}


def step_of(row: RowMapping) -> StepRecord:
    """A step of its row."""
    names = ("release", "name", "state", "at", "tries", "not_before", "outcome", "said")
    return StepRecord(**{name: row[name] for name in names})


def row_of_change(change: Change) -> Row:
    """A change."""
    names = ("release", "channel", "at", "kind", "what", "before", "after")
    return {name: getattr(change, name) for name in names} | {"video": change.video_id}


def change_of(row: RowMapping) -> Change:
    """A change of its row."""
    names = ("release", "channel", "at", "kind", "what", "before", "after")
    return Change(video_id=row["video"], **{name: row[name] for name in names})
