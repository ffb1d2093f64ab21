"""One round: a home with releases, workers and a YouTube that are killed until all is published."""

import itertools
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

from crash.harness.schedule import Death
from crash.publishing import checks
from crash.publishing.broken import BUILDS
from crash.publishing.desks import Homes, Seen
from crash.publishing.forks import Child, apart, fork
from crash.publishing.stage import Stage, Wanted
from crash.publishing.strikes import POINTS, set_trap
from crash.publishing.theatre import Theatre
from crash.publishing.troubles import SIDE_BY_SIDE, Turn, turns
from reelwright.domain.release.states import ENDED, STOPPED, ReleaseState
from reelwright.ports.releases import ReleaseBusy
from reelwright.simulators.youtube.behaviour import Behaviour

PATIENCE = 180.0
"""Seconds for one worker that nobody kills."""
TROUBLED = 8
"""Turns with trouble for each release."""
YOUTUBE_LIVES = 0.3
"""Seconds from the birth of workers to the death of YouTube."""
MOST_TURNS, MOST_BROKEN = 40, 12
"""Turns for each release, after which something is stuck, or a broken build has shown enough."""
T = TypeVar("T")


@dataclass(slots=True)
class Tally:
    """What a round came to."""

    releases: int = 0
    lives: int = 0
    kills: int = 0
    youtube_kills: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    days: float = 0
    asked: int = 0
    """Questions to the owner."""
    wrong: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What a round is to be."""

    seed: str
    releases: int
    database: str = ""
    """A setting; empty: the file in the home."""
    broken: str = ""
    """A build of ``BUILDS`` that every worker is."""

    @property
    def troubled(self) -> int:
        """Turns with trouble; after them all is done in peace. A broken build has its own."""
        return 0 if self.broken else TROUBLED * self.releases

    @property
    def most_turns(self) -> int:
        """Turns in all."""
        return self.releases * (MOST_BROKEN if self.broken else MOST_TURNS)


class Round:
    """Plays one round."""

    def __init__(self, folder: Path, asked: Asked) -> None:
        folder.mkdir(parents=True)
        self._asked = asked
        seed, releases = asked.seed, asked.releases
        self._chance = Random(f"{seed} stage")  # noqa: S311 - to be repeated, not kept secret
        behaviour = Behaviour(
            video_from_start=self._chance.random() < 0.5,
            abort_is_told=self._chance.random() < 0.5,
            finished=self._chance.choice((200, 201)),
            processing_seconds=self._chance.choice((0, 60, 900)),
        )
        self._folder = folder
        self._theatre = Theatre(folder, behaviour)
        self._stage = Stage(folder, self._theatre, asked.database)
        self._turns = turns(seed)
        self._count = releases
        self.tally = Tally(releases=releases)

    def play(self) -> Tally:
        """Play it to its end, or until it is stuck."""
        self._theatre.open()
        try:
            wanted = self._look(partial(self._stage.furnish, self._count, self._chance))
            for fault in BUILDS[self._asked.broken].faults if self._asked.broken else ():
                self._theatre.plan(fault)
            began = self._theatre.clock.now()
            seen = self._until_published(wanted)
            self.tally.days = (self._theatre.clock.now() - began) / timedelta(days=1)
            self._judge(wanted, seen)
        finally:
            self._theatre.close()
        return self.tally

    def _until_published(self, wanted: Sequence[Wanted]) -> tuple[Seen, ...]:
        for number in range(self._asked.most_turns):
            seen = self._asked_owner(self._look(self._seen))
            open_now = [each for each in seen if each.state not in ENDED | STOPPED and each.due]
            if not open_now:
                return seen
            now = self._theatre.clock.now()
            due = sorted((each.due, each.id) for each in open_now if each.due and each.due <= now)
            if not due:
                self._pass_time_to(min(each.due for each in open_now if each.due))
                continue
            turn = next(self._turns) if number < self._asked.troubled else None
            self._live([each for _, each in due[:SIDE_BY_SIDE]], turn, wanted)
        self.tally.wrong.append(f"{len(open_now)} releases are not published after all that")
        return seen

    def _asked_owner(self, seen: tuple[Seen, ...]) -> tuple[Seen, ...]:
        """Let the owner say what nobody else can, as YouTube Studio shows it."""
        unclear = [each for each in seen if each.state is ReleaseState.UNCLEAR]
        if not unclear:
            return seen
        videos = self._theatre.ask("GET", "state")["videos"]
        for each in unclear:
            of_it = (one for one in videos if one["complete"] and each.id in one["file_name"])
            found = next((str(one["id"]) for one in of_it), "")
            self._look(partial(_settle, self._folder, each.id, found))
            self.tally.asked += 1
        return self._look(self._seen)

    def _live(self, releases: Sequence[str], turn: Turn | None, wanted: Sequence[Wanted]) -> None:
        """Let workers publish these at once, with what the turn brings."""
        for fault in turn.faults if turn else ():
            self._theatre.plan(fault)
            self.tally.faults[fault.fault] += 1
        deaths = turn.deaths if turn else ()
        pairs = list(itertools.zip_longest(releases, deaths[: len(releases)]))
        children = [self._worker(release, death) for release, death in pairs]
        if turn is not None:
            self._jump(turn.jump, wanted)
            if turn.youtube_dies:
                self._chance_to_work(children, YOUTUBE_LIVES)
                self._theatre.kill()
                self.tally.youtube_kills += 1
                self._theatre.open()
        for child, (_, death) in zip(children, pairs, strict=True):
            if death is not None and death.point == "time":
                self._chance_to_work([child], death.after or 0)
                child.kill()
        for child in children:
            self._bury(child)

    def _bury(self, child: Child) -> None:
        if not child.wait(PATIENCE):
            child.kill()
            self.tally.wrong.append(f"worker {child.name} did not end")
        self.tally.kills += child.code == -signal.SIGKILL
        if child.code not in {0, -signal.SIGKILL}:
            self.tally.told.append(f"worker {child.name} ended with {child.code}")

    def _chance_to_work(self, children: Sequence[Child], seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end and any(child.alive for child in children):
            time.sleep(0.005)

    def _worker(self, release: str, death: Death | None) -> Child:
        self.tally.lives += 1
        name = f"{self.tally.lives:04}-{release}"
        work = partial(_publish, self._folder, release, death, self._asked.broken)
        return fork(name, work, self._folder / "workers.txt", self._stage.environment)

    def _seen(self) -> tuple[Seen, ...]:
        return Homes(self._folder).seen()

    def _look(self, work: Callable[[], T]) -> T:
        return apart(work, self._folder / "looks.txt", self._stage.environment)

    def _jump(self, seconds: float, wanted: Sequence[Wanted]) -> None:
        """Let time jump, but not so far that a release could not be in time."""
        first = min(each.at for each in wanted)
        room = (first - timedelta(hours=12) - self._theatre.clock.now()).total_seconds()
        if 0 < seconds < room:
            self._theatre.advance(seconds)

    def _pass_time_to(self, moment: datetime) -> None:
        left = (moment - self._theatre.clock.now()).total_seconds()
        self._theatre.advance(max(left, 0) + 0.01)

    def _judge(self, wanted: Sequence[Wanted], seen: Sequence[Seen]) -> None:
        state = self._theatre.ask("GET", "state")
        requests = self._theatre.ask("GET", "requests")["requests"]
        secrets = self._theatre.ask("GET", "secrets")["secrets"]
        self.tally.wrong += checks.wrong(wanted, seen, state, requests)
        self.tally.wrong += checks.secrets_told(secrets, self._folder)


def _publish(folder: Path, release: str, death: Death | None, broken: str) -> None:
    """What a worker does."""
    if broken:
        BUILDS[broken].breaks()
    if death is not None and death.point in POINTS:
        set_trap(death)
    with suppress(ReleaseBusy):
        Homes(folder).publish(release)


def _settle(folder: Path, release: str, video: str) -> None:
    Homes(folder).settle(release, video)


def rounds(count: int, each: int) -> Iterator[int]:
    """So many releases, in rounds of at most so many."""
    while count > 0:
        yield min(count, each)
        count -= each
