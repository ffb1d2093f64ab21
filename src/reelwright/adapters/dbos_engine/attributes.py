"""What a job carries beside what DBOS knows of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from reelwright.ports.jobs import NewJob, StageShare


@dataclass(frozen=True, kw_only=True, slots=True)
class Attributes:
    """The attributes of a job, as they are written with it."""

    title: str = ""
    channel: str = ""
    paused: bool = False
    after: tuple[str, ...] = ()
    start: int | None = None
    stages: tuple[StageShare, ...] = ()
    stage: str = ""
    step: str = ""
    done: int = 0
    total: int = 0

    @property
    def progress(self) -> float:
        """The part of the whole that is done, by the shares of its stages."""
        before = 0.0
        for each in self.stages:
            if each.name == self.stage:
                part = min(self.done / self.total, 1.0) if self.total else 0.0
                return before + each.share * part
            before += each.share
        return 0.0


def written(job: NewJob) -> dict[str, object]:
    """The attributes of a new job."""
    return {
        "title": job.title,
        "channel": job.channel,
        "after": list(job.after),
        "start": int(job.start.timestamp() * 1000) if job.start else None,
        "stages": [[each.name, each.share] for each in job.stages],
    }


def read(plain: Mapping[str, object] | None) -> Attributes:
    """The attributes of a job; what is missing or odd takes its default."""
    known = plain or {}
    stages, after = known.get("stages"), known.get("after")
    return Attributes(
        title=_text(known, "title"),
        channel=_text(known, "channel"),
        paused=known.get("paused") is True,
        after=tuple(map(str, after)) if isinstance(after, list) else (),
        start=_number(known, "start"),
        stages=tuple(StageShare(name=str(name), share=float(share)) for name, share in stages)
        if isinstance(stages, list)
        else (),
        stage=_text(known, "stage"),
        step=_text(known, "step"),
        done=_number(known, "done") or 0,
        total=_number(known, "total") or 0,
    )


def _text(plain: Mapping[str, object], name: str) -> str:
    value = plain.get(name)
    return value if isinstance(value, str) else ""


def _number(plain: Mapping[str, object], name: str) -> int | None:
    value = plain.get(name)
    return value if isinstance(value, int) else None
