"""A bucket as its keeper sees it.

Nobody can tell which machine is reading an object. So what may go is written down first, and goes
a day later if it may go still: by then whoever used it has said so in its references.
"""

import json
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from reelwright.adapters.s3.bucket import Bucket
from reelwright.adapters.s3.store import DAMAGED, sha256_of
from reelwright.domain.artefact import Artefact, name_of, named, references_in, references_text
from reelwright.domain.retention import Holding
from reelwright.ports import storage
from reelwright.ports.storage import Reference, ReferencesDamaged, Removed, Sizes

NOTICE = timedelta(hours=24)
LEAVING = "leaving.json"
REFERENCES = "references"
_AT_ONCE = 1000
"""Objects that one request may delete (docs.aws.amazon.com, DeleteObjects)."""


def _now() -> datetime:
    return datetime.now(tz=UTC)


class BucketDepot:
    """Implements ``Depot``."""

    def __init__(self, bucket: Bucket, *, now: Callable[[], datetime] = _now) -> None:
        self._bucket = bucket
        self._now = now

    def holdings(self) -> Iterator[Holding]:
        """Every artefact that is there, last used when it was written."""
        for each in self._bucket.listed():
            artefact = named(each.name)
            if artefact is not None:
                yield Holding(artefact=artefact, size=each.size, used=each.changed)

    def sizes(self) -> Sizes:
        """Everything else that is there."""
        results = [each.size for each in self._bucket.listed("results")]
        damaged = [each.size for each in self._bucket.listed(DAMAGED)]
        return Sizes(
            results=len(results),
            result_bytes=sum(results),
            damaged=len(damaged),
            damaged_bytes=sum(damaged),
        )

    def remove(self, artefacts: Collection[Artefact]) -> Removed:
        """Remove those that were to go a day ago already; give notice to the others."""
        notices, now = self._notices(), self._now()
        wanted = {name_of(each.sha256, each.suffix): each for each in artefacts}
        due = [name for name in wanted if now - notices.get(name, now) >= NOTICE]
        freed = sum(self._bucket.size(name) or 0 for name in due)
        for first in range(0, len(due), _AT_ONCE):
            self._bucket.remove(due[first : first + _AT_ONCE])
        waiting = {name: notices.get(name, now) for name in wanted if name not in set(due)}
        told = {name: since.isoformat() for name, since in sorted(waiting.items())}
        self._bucket.write(LEAVING, json.dumps(told, indent=1).encode())
        return Removed(
            artefacts=tuple(wanted[name] for name in due),
            freed=freed,
            waiting=tuple(wanted[name] for name in waiting),
        )

    def sweep(self, results_before: datetime) -> int:
        """Remove old results, and what was set aside as damaged two days ago."""
        old = [each for each in self._bucket.listed("results") if each.changed < results_before]
        aside = self._now() - timedelta(hours=48)
        old += [each for each in self._bucket.listed(DAMAGED) if each.changed < aside]
        for first in range(0, len(old), _AT_ONCE):
            self._bucket.remove([each.name for each in old[first : first + _AT_ONCE]])
        return sum(each.size for each in old)

    def check(self, artefact: Artefact) -> bool:
        """Whether its bytes are those of its name; one that is damaged is set aside."""
        name = name_of(artefact.sha256, artefact.suffix)
        with TemporaryDirectory() as folder:
            file = Path(folder) / "object"
            if not self._bucket.download(name, file) or sha256_of(file) == artefact.sha256:
                return True
        self._bucket.rename(name, f"{DAMAGED}/{name}")
        return False

    def _notices(self) -> dict[str, datetime]:
        """Since when each name was to go; nothing where that cannot be read, so that all waits."""
        try:
            told = json.loads(self._bucket.read(LEAVING) or b"{}")
            return {str(name): datetime.fromisoformat(since) for name, since in told.items()}
        except (ValueError, AttributeError, TypeError):
            return {}


class BucketReferences:
    """Implements ``References``: ``references/<home>/<owner>.json``."""

    def __init__(self, bucket: Bucket, home: str, *, now: Callable[[], datetime] = _now) -> None:
        self._bucket = bucket
        self._home = home
        self._now = now

    def refer(self, owner: str, artefacts: Collection[Artefact], *, finished: bool) -> None:
        """From now on the owner needs exactly these."""
        text = references_text(artefacts, finished=finished)
        self._bucket.write(self._name(owner), text.encode())

    def of(self, owner: str) -> Reference | None:
        """What an owner of this home needs; None where nothing is known of it.

        Raises:
            ReferencesDamaged.
        """
        return self._read(self._name(owner), owner, self._now())

    def forget(self, owner: str) -> None:
        """From now on the owner needs nothing."""
        self._bucket.remove([self._name(owner)])

    def all(self) -> Iterator[Reference]:
        """Every owner of every home."""
        yield from self._under(REFERENCES)

    def own(self) -> Iterator[Reference]:
        """The owners of this home."""
        yield from self._under(f"{REFERENCES}/{self._home}")

    def _under(self, prefix: str) -> Iterator[Reference]:
        for each in self._bucket.listed(prefix):
            owner = each.name.rpartition("/")[2].removesuffix(".json")
            reference = self._read(each.name, owner, each.changed)
            if reference is not None:
                yield reference

    def _read(self, name: str, owner: str, changed: datetime) -> Reference | None:
        content = self._bucket.read(name)
        if content is None:
            return None
        try:
            artefacts, finished = references_in(content.decode())
        except ValueError as error:
            place = f"{self._bucket.place}/{name}"
            raise ReferencesDamaged(storage.DAMAGED.format(name=place)) from error
        return Reference(owner=owner, artefacts=artefacts, changed=changed, finished=finished)

    def _name(self, owner: str) -> str:
        return f"{REFERENCES}/{self._home}/{owner}.json"
