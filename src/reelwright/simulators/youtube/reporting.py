"""Reporting v1: jobs whose files come a day at a time, late, and sometimes again.

Sources: youtubereporting v1 discovery document, reporting/v1/reports (when files come, how long
they stay, what a backfill is), reports/channel_reports (columns).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from http import HTTPStatus

from pydantic import JsonValue

from reelwright.simulators.wire.exchange import Reply, json_reply
from reelwright.simulators.youtube.audience import days_of, today
from reelwright.simulators.youtube.calls import Call
from reelwright.simulators.youtube.quota import PACIFIC
from reelwright.simulators.youtube.records import Day, ReportJob
from reelwright.simulators.youtube.refusals import Refusal, bad, missing
from reelwright.simulators.youtube.resources import sent
from reelwright.simulators.youtube.shapes import Json, moment, stamp, text
from reelwright.simulators.youtube.world import World, letters

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "channel_basic_a3": (
        "views",
        "engaged_views",
        "comments",
        "likes",
        "shares",
        "watch_time_minutes",
        "average_view_duration_seconds",
        "subscribers_gained",
        "subscribers_lost",
    ),
    "channel_reach_basic_a1": (
        "video_thumbnail_impressions",
        "video_thumbnail_impressions_ctr",
    ),
    "channel_reach_combined_a1": (
        "traffic_source_type",
        "video_thumbnail_impressions",
        "video_thumbnail_impressions_ctr",
    ),
}
"""Reports that are played, with their columns after date, channel_id and video_id."""
READY = timedelta(hours=36)
"""From a day's end to its file; within the documented 48 hours."""
FIRST = timedelta(hours=24)
"""From a job's creation to its files of earlier days."""
HISTORY_DAYS = 30
KEPT = timedelta(days=60)
HISTORY_KEPT = timedelta(days=30)
_SEARCH_SHARE = 0.4
"""Of the impressions that the combined report tells of as search (9); the rest is related (7)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _File:
    """A report's file: a day, and which backfill of it (0: none)."""

    day: date
    edition: int
    made: datetime
    until: datetime
    factor: float = 1.0


def types_listed(world: World, call: Call) -> Reply:
    """``reportTypes.list``."""
    del world, call
    types: list[JsonValue] = [{"id": each, "name": each.replace("_", " ")} for each in COLUMNS]
    return json_reply({"reportTypes": types})


def job_created(world: World, call: Call) -> Reply:
    """``jobs.create``; one of a type."""
    given = sent(call)
    kind = text(given, "reportTypeId")
    if kind not in COLUMNS:
        said = "Request contains an invalid argument: reportTypeId."
        raise bad("invalidArgument", said, "reportTypeId", "global")
    mine = world.report_jobs.of(call.owner().id)
    if any(each.type == kind for each in mine):
        said = "Requested entity already exists"
        raise Refusal(HTTPStatus.CONFLICT, "alreadyExists", said, domain="global")
    job = ReportJob(
        id=letters(36), owner=call.owner().id, type=kind, name=text(given, "name"), made=world.now
    )
    return json_reply(_job(world.report_jobs.put(job)))


def jobs_listed(world: World, call: Call) -> Reply:
    """``jobs.list``."""
    jobs: list[JsonValue] = [_job(each) for each in world.report_jobs.of(call.owner().id)]
    return json_reply({"jobs": jobs} if jobs else {})


def job_shown(world: World, call: Call) -> Reply:
    """``jobs.get``."""
    return json_reply(_job(_own(world, call)))


def job_deleted(world: World, call: Call) -> Reply:
    """``jobs.delete``."""
    world.report_jobs.drop(_own(world, call).id)
    return json_reply({})


def reports_listed(world: World, call: Call) -> Reply:
    """``jobs.reports.list``, newest first; a backfill is one more report of its day."""
    job = _own(world, call)
    found = [each for each in _files(world, job) if _wanted(each, call)]
    found.sort(key=lambda each: (each.made, each.day), reverse=True)
    size = int(call.one("pageSize", "0")) or len(found)
    token = call.one("pageToken", "0")
    if not token.isdigit():
        raise bad("invalidPageToken", "Request contains an invalid page token.", "pageToken")
    first = int(token)
    reports: list[JsonValue] = [_report(world, job, each) for each in found[first : first + size]]
    answer: Json = {"reports": reports} if reports else {}
    if first + size < len(found):
        answer["nextPageToken"] = str(first + size)
    return json_reply(answer)


def report_shown(world: World, call: Call) -> Reply:
    """``jobs.reports.get``."""
    job = _own(world, call)
    return json_reply(_report(world, job, _file(world, job, call.one("reportId"))))


def downloaded(world: World, call: Call) -> Reply:
    """``media.download``: the file itself."""
    pieces = call.one("resourceName").split("/")
    job = world.report_jobs.get(pieces[3]) if len(pieces) > 5 else None  # noqa: PLR2004 - CHANNEL/…/jobs/…/reports/…
    if job is None or job.owner != call.owner().id:
        raise missing("notFound", "report", "global")
    return Reply(media_type="text/csv", body=_csv(world, job, _file(world, job, pieces[5])))


def _own(world: World, call: Call) -> ReportJob:
    job = world.report_jobs.get(call.one("jobId"))
    if job is None or job.owner != call.owner().id:
        raise missing("notFound", "job", "global", "jobId")
    return job


def _files(world: World, job: ReportJob) -> Iterator[_File]:
    """Every file of a job that exists now."""
    started = today(job.made)
    day = started - timedelta(days=HISTORY_DAYS)
    while day < today(world.now):
        before = day < started
        made = job.made + FIRST if before else _midnight(day + timedelta(days=1)) + READY
        until = made + (HISTORY_KEPT if before else KEPT)
        if made <= world.now < until:
            yield _File(day=day, edition=0, made=made, until=until)
        again = [each for each in world.backfills.of(job.owner) if each.day == day.isoformat()]
        for edition, each in enumerate(again, 1):
            if each.made <= world.now < each.made + KEPT:
                yield _File(
                    day=day,
                    edition=edition,
                    made=each.made,
                    until=each.made + KEPT,
                    factor=each.factor,
                )
        day += timedelta(days=1)


def _file(world: World, job: ReportJob, key: str) -> _File:
    found = next((each for each in _files(world, job) if _key(each) == key), None)
    if found is None:
        raise missing("notFound", "report", "global", "reportId")
    return found


def _key(file: _File) -> str:
    return f"{file.day:%Y%m%d}{file.edition:03}"


def _wanted(file: _File, call: Call) -> bool:
    after, since = moment(call.one("createdAfter")), moment(call.one("startTimeAtOrAfter"))
    before = moment(call.one("startTimeBefore"))
    begins = _midnight(file.day)
    return (
        (after is None or file.made > after)
        and (since is None or begins >= since)
        and (before is None or begins < before)
    )


def _job(job: ReportJob) -> Json:
    return {"id": job.id, "reportTypeId": job.type, "name": job.name, "createTime": stamp(job.made)}


def _report(world: World, job: ReportJob, file: _File) -> Json:
    place = f"CHANNEL/{job.owner}/jobs/{job.id}/reports/{_key(file)}"
    return {
        "id": _key(file),
        "jobId": job.id,
        "startTime": stamp(_midnight(file.day)),
        "endTime": stamp(_midnight(file.day + timedelta(days=1))),
        "createTime": stamp(file.made),
        "jobExpireTime": stamp(file.until),
        "downloadUrl": f"{world.address}/v1/media/{place}?alt=media",
    }


def _csv(world: World, job: ReportJob, file: _File) -> bytes:
    lines = [",".join(("date", "channel_id", "video_id", *COLUMNS[job.type]))]
    for video in world.videos.of(job.owner):
        for _, day in days_of(world, video, file.day, file.day):
            begins = f"{file.day:%Y%m%d},{job.owner},{video.id}"
            lines += [f"{begins},{values}" for values in _rows(job.type, day, file.factor)]
    return ("\n".join(lines) + "\n").encode()


def _rows(kind: str, day: Day, factor: float) -> Iterator[str]:
    rate = day.clicks / day.impressions if day.impressions else 0
    impressions = round(day.impressions * factor)
    if kind == "channel_reach_basic_a1":
        yield f"{impressions},{rate:.6f}"
    elif kind == "channel_reach_combined_a1":
        searched = round(impressions * _SEARCH_SHARE)
        yield f"9,{searched},{rate:.6f}"
        yield f"7,{impressions - searched},{rate:.6f}"
    else:
        views = round(day.views * factor)
        minutes = day.watch_seconds * factor / 60
        average = day.watch_seconds / max(day.views, 1)
        yield (
            f"{views},{round(day.engaged_views * factor)},{day.comments},{day.likes},{day.shares},"
            f"{minutes:.4f},{average:.4f},{day.subscribers_gained},{day.subscribers_lost}"
        )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), PACIFIC)
