"""A round in which nobody calls: ``reelwright serve`` finds what is due, queues it and does it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

from crash.publishing.desks import Seen
from crash.publishing.forks import Child, fork
from crash.publishing.round import Round
from crash.publishing.stage import Wanted
from reelwright.cli.main import app
from reelwright.domain.release.states import ENDED, STOPPED

SERVERS = 2
SHORTEST, LONGEST = 4.0, 25.0
"""Seconds that a server lives. It looks for what is due every five."""
TROUBLED_SECONDS = 60.0
"""Of trouble for each release; then the servers live on in peace."""
MOST_SECONDS = 200.0
"""For each release, after which something is stuck."""


@dataclass(slots=True)
class Post:
    """A place for a server, and when who stands there is killed."""

    child: Child | None = None
    until: float = 0.0


class ServedRound(Round):
    """As ``Round``, through the publisher, the queue and the worker of ``serve``."""

    def _until_published(self, wanted: Sequence[Wanted]) -> tuple[Seen, ...]:
        chance = Random(f"{self._asked.seed} servers")  # noqa: S311 - to be repeated, not kept secret
        posts = [Post() for _ in range(SERVERS)]
        began = time.monotonic()
        try:
            while True:
                lasted = time.monotonic() - began
                troubled = lasted < TROUBLED_SECONDS * self._asked.releases
                for post in posts:
                    self._tend(post, chance, troubled=troubled)
                if troubled and chance.random() < 1 / 3:
                    self._trouble(wanted)
                time.sleep(1.0)
                seen = self._asked_owner(self._look(self._seen))
                going = [each for each in seen if each.state not in ENDED | STOPPED and each.due]
                if not going:
                    return seen
                if lasted > MOST_SECONDS * self._asked.releases:
                    self.tally.wrong.append(f"{len(going)} releases are not published after that")
                    return seen
                first = min(each.due for each in going if each.due)
                if first > self._theatre.clock.now():
                    self._pass_time_to(first)
        finally:
            for post in posts:
                if post.child is not None:
                    post.child.kill()

    def _tend(self, post: Post, chance: Random, *, troubled: bool) -> None:
        now = time.monotonic()
        if post.child is not None and troubled and now > post.until:
            self.tally.kills += post.child.kill()
        if post.child is None or not post.child.alive:
            self.tally.lives += 1
            output = self._folder / "servers.txt"
            serve = partial(app, ["serve", "--grace", "1"])
            post.child = fork("serve", serve, output, self._stage.environment)
            post.until = now + chance.uniform(SHORTEST, LONGEST)

    def _trouble(self, wanted: Sequence[Wanted]) -> None:
        turn = next(self._turns)
        for fault in turn.faults:
            self._theatre.plan(fault)
            self.tally.faults[fault.fault] += 1
        self._jump(turn.jump, wanted)
        if turn.youtube_dies:
            self._theatre.kill()
            self.tally.youtube_kills += 1
            self._theatre.open()
