"""One round: a home with queued productions, workers that are killed until all is made."""

import itertools
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from signal import SIGCONT, SIGKILL, SIGSTOP, SIGTERM

from crash.harness import checks, inside
from crash.harness.crew import Nursery, Process, left_behind
from crash.harness.disturbances import Disturbance
from crash.harness.productions import OPTIONS
from crash.harness.roster import Place, Post, Tally
from crash.harness.schedule import Life, Storm
from reelwright.app.jobs.queueing import When, queue_production
from reelwright.app.making.making import Job as Making
from reelwright.app.making.orders import Request
from reelwright.app.settings.layers import settings_in_force
from reelwright.app.wiring.queue import jobs_of
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.jobs import Job, Jobs, JobState

BLINK_AFTER, BLINK_SECONDS = 45.0, 0.01
"""When nobody has the work of a frozen worker by then, it is let go on for a moment: it was
frozen inside a transaction, perhaps, which nobody else could end."""
LEFT_SECONDS = 20.0
"""How long children may outlive a worker, on a machine that is busy."""
STOPPED = 130
"""The exit code of a command that was interrupted."""
FULL = frozenset({"StoreFull", "ProductionFull", "DiskFull", "LibraryFull", "EngineFull"})
"""Errors after which a person makes room and retries."""


class Round:
    """Plays one round."""

    def __init__(
        self,
        *,
        place: Place,
        nursery: Nursery,
        expected: Mapping[str, Mapping[str, str]],
        lives: Sequence[Iterator[Life]],
        storms: Iterator[Storm],
        disturbances: Mapping[str, Disturbance],
        kills: int,
        in_turn: bool = False,
    ) -> None:
        """``in_turn``: the others come only when the first worker has the first job."""
        self._place = place
        self._nursery = nursery
        self._outputs = {place.output(slug): files for slug, files in expected.items()}
        self._posts = [Post(lives=each) for each in lives]
        self._storms = storms
        self._disturbances = disturbances
        self._kills = kills
        self._in_turn = in_turn
        self._numbers = itertools.count(1)
        self._seen = checks.Seen()
        self._dead: dict[str, tuple[int, float]] = {}
        self._began = time.monotonic()
        self._storm: tuple[Storm, float] | None = None
        self._next_storm: tuple[Storm, float] | None = None
        self.tally = Tally()

    def play(self) -> Tally:
        """Play it to its end, or to the first broken rule."""
        self._place.home.mkdir(parents=True)
        settings = settings_in_force(
            {"home": self._place.home, "database": self._place.database or None},
            self._place.folder,
        ).settings
        jobs = jobs_of(settings)
        queued = [self._queue(jobs, output) for output in self._outputs]
        try:
            self._until_done(jobs, queued)
            self._calm()
            if not self.tally.wrong:
                self._end_workers()
        finally:
            self._calm()
            for post in self._posts:
                if post.process is not None:
                    post.process.strike(SIGKILL)
        if not self.tally.wrong:
            self._check_the_end()
        return self.tally

    def _queue(self, jobs: Jobs, output: Path) -> str:
        options = {
            **OPTIONS,
            "footage": self._place.folder / OPTIONS["footage"],
            "home": self._place.home,
            "database": self._place.database or None,
        }
        source = str(self._place.folder / f"{output.name}.md")
        making = Making.of(Request(source=source, output=output), options, self._place.folder)
        return queue_production(making, jobs, When()).id

    def _until_done(self, jobs: Jobs, queued: list[str]) -> None:
        moved, size, look = time.monotonic(), 0, 0.0
        while not self.tally.wrong:
            self._nursery.listen(0.02)
            now = time.monotonic()
            for number, post in enumerate(self._posts):
                self._tend(number, post, now)
            self._weather(now)
            self._look_for_children(now)
            if now < look:
                continue
            look = now + 0.7
            states = self._states(jobs, queued)
            self._go_on_after_a_full_disk(jobs, states)
            self._judge_stages()
            ended = bool(states) and all(job.state is JobState.DONE for job in states)
            if ended and not any(post.is_held(now) for post in self._posts):
                self.tally.made = len(states)
                return
            grown = self._place.journal.stat().st_size if self._place.journal.exists() else 0
            if grown != size or self._storm is not None:
                moved, size = now, grown
            elif now - moved > self._place.stuck_seconds:
                lost = [f"{job.id} {job.state} at {job.step}" for job in states]
                self._wrong(f"nothing moved for {now - moved:.0f} s: {'; '.join(lost)}")

    def _tend(self, number: int, post: Post, now: float) -> None:
        """Kill, wake or replace the worker of a post."""
        process = post.process
        if process is None or not process.alive:
            if process is not None:
                self._bury(post, process, now)
            if number == 0 or not self._in_turn or self._place.journal.exists():
                self._hire(number, post)
            return
        if post.thawed:
            if now - post.thawed > post.life.thawed and self._may_kill:
                post.kill("woken")
        elif post.frozen:
            self._wake(post, process, now)
        elif process.frozen:
            post.frozen = now
            self.tally.freezes += 1
            self._tell(f"{process.name} is frozen")
        elif self._may_kill:
            self._hit_when_due(post, process, now)

    def _hit_when_due(self, post: Post, process: Process, now: float) -> None:
        death = post.life.death
        if death is None:
            return
        wanted = (death.after or 0.0) if death.point == "time" else post.life.longest
        if now - process.born <= wanted:
            return
        if death.blow is SIGSTOP:
            process.strike(SIGSTOP)
        else:
            post.kill("time")

    def _wake(self, post: Post, process: Process, now: float) -> None:
        """Wake a worker after its time, or when another has its work, if that is asked."""
        long = now - post.frozen
        if long < post.life.frozen:
            return
        if post.life.until_taken_over and not self._is_taken_over(process):
            if long > BLINK_AFTER:
                process.strike(SIGCONT)
                time.sleep(BLINK_SECONDS)
                process.strike(SIGSTOP)
                post.frozen = now
            return
        self._tell(f"wake {process.name}")
        post.thawed = now
        process.strike(SIGCONT)

    def _is_taken_over(self, process: Process) -> bool:
        return checks.was_taken_over(self._place.journal, process.name)

    @property
    def _may_kill(self) -> bool:
        return self.tally.kills < self._kills

    def _hire(self, number: int, post: Post) -> None:
        life = next(post.lives)
        if not self._may_kill:
            life = replace(life, death=None)
        name = f"{self._place.name}-{number}-{next(self._numbers)}"
        death = life.death
        environment = {
            **self._place.environment,
            "REELWRIGHT_JOBS_WORKER": str(life.jobs),
            inside.JOURNAL: str(self._place.journal),
            inside.WORKER: name,
            inside.BROKEN: self._place.broken,
            inside.DEATH: death.told if death and death.point != "time" else "",
            inside.CLOCK: str(life.clock),
        }
        arguments = ["worker", "--workers", str(life.renderers), "--grace", "30"]
        clock = f", its clock jumps by {life.clock:.0f} s" if life.clock else ""
        self._tell(f"{name} begins, to die at {death.told if death else 'its end'}{clock}")
        process = self._nursery.bear(
            name, arguments, self._place.folder, environment, cold=life.cold
        )
        post.begin(process, life)

    def _bury(self, post: Post, process: Process, now: float) -> None:
        self._tell(f"{process.name} ended with {process.code}")
        self._dead[process.name] = (process.pid, now + LEFT_SECONDS)
        if process.code == -SIGKILL:
            self.tally.kills += 1
            point = post.struck_at or (post.life.death.point if post.life.death else "?")
            self.tally.points[point] = self.tally.points.get(point, 0) + 1
        for wrong in checks.at_any_time(self._place.home / "store", self._outputs, self._seen):
            self._wrong(wrong)
        self._judge_stages()

    def _judge_stages(self) -> None:
        for wrong in checks.stages_ran_once(self._place.journal):
            self._wrong(wrong)

    def _look_for_children(self, now: float) -> None:
        due = {name: pid for name, (pid, until) in self._dead.items() if now > until}
        if not due:
            return
        for name, children in left_behind(due).items():
            self._wrong(f"children outlived {name}: {'; '.join(children)}")
        for name in due:
            del self._dead[name]

    def _weather(self, now: float) -> None:
        """Begin and end storms; none comes when no more are killed."""
        if self._storm is not None:
            storm, until = self._storm
            if now > until:
                self._calm()
            return
        if not self._may_kill:
            return
        if self._next_storm is None:
            coming = next(self._storms, None)
            if coming is None:
                return
            self._next_storm = (coming, now + coming.wait)
        storm, at = self._next_storm
        if now < at:
            return
        self._next_storm = None
        if storm.kind in self._disturbances:
            self._tell(f"{storm.kind} fails for {storm.lasts:.1f} s")
            self.tally.storms[storm.kind] = self.tally.storms.get(storm.kind, 0) + 1
            self._disturbances[storm.kind].begin()
            self._storm = (storm, time.monotonic() + storm.lasts)

    def _calm(self) -> None:
        if self._storm is not None:
            storm, _until = self._storm
            self._disturbances[storm.kind].end()
            self._tell(f"{storm.kind} is well again")
            self._storm = None

    def _states(self, jobs: Jobs, queued: list[str]) -> list[Job]:
        if self._storm is not None:
            return []
        try:
            found = {job.id: job for job in jobs.all()}
        except ReelwrightError as error:
            self._tell(f"the queue cannot be read: {error}")
            return []
        for lost in set(queued) - set(found):
            self._wrong(f"job {lost} is gone")
        return [found[job] for job in queued if job in found]

    def _go_on_after_a_full_disk(self, jobs: Jobs, states: list[Job]) -> None:
        """What the owner does: make room, and retry what says that there was none."""
        for job in states:
            if job.state is not JobState.FAILED:
                continue
            if job.error_name not in FULL or not self.tally.storms.get("disk"):
                self._wrong(f"job {job.id} failed: {job.error_name}: {job.error}")
                continue
            self._tell(f"retry {job.id}, which failed: {job.error}")
            with suppress(ReelwrightError):
                jobs.retry(job.id)

    def _end_workers(self) -> None:
        """End everybody as an owner does, and find them gone."""
        living = [(post.process, post.life) for post in self._posts if post.process is not None]
        for process, _ in living:
            process.strike(SIGCONT)
            process.strike(SIGTERM)
        end = time.monotonic() + 120
        while any(process.alive for process, _ in living) and time.monotonic() < end:
            self._nursery.listen(0.05)
            for process, _ in living:
                process.strike(SIGCONT)
        for process, life in living:
            # One that has only begun, or begun anew, ends as any command that is stopped; and the
            # blow that was meant for it may fall while it ends.
            meant = {0, -SIGTERM, STOPPED, *([-life.death.blow] if life.death else [])}
            if process.code not in meant:
                self._wrong(f"{process.name}, asked to end, ended with {process.code}")
            self._dead[process.name] = (process.pid, 0.0)
        end = time.monotonic() + LEFT_SECONDS
        marks = {name: pid for name, (pid, _until) in self._dead.items()}
        while left_behind(marks) and time.monotonic() < end:
            self._nursery.listen(0.2)  # What serves a worker ends a moment after it.
        self._look_for_children(float("inf"))

    def _check_the_end(self) -> None:
        store = self._place.home / "store"
        files = [file for file in self._place.home.glob("*.db") if not self._place.database]
        for wrong in (
            *checks.at_any_time(store, self._outputs, checks.Seen()),
            *checks.delivered(self._outputs),
            *checks.stages_ran_once(self._place.journal),
            *checks.databases_whole(files),
        ):
            self._wrong(wrong)
        self._run_well("library", "check")
        checks.age(store)
        self._run_well("storage", "clean")
        for wrong in checks.cleaned(store, self._outputs):
            self._wrong(wrong)

    def _run_well(self, *command: str) -> None:
        """Run a command of the product on the home; it must end well."""
        name = "-".join((self._place.name, *command))
        running = self._nursery.bear(name, [*command], self._place.folder, self._place.environment)
        while running.alive:
            self._nursery.listen(0.1)
        if running.code != 0:
            told = (self._nursery.output / f"{name}.txt").read_text(encoding="utf-8")
            self._wrong(f"`{' '.join(command)}` ended with {running.code}: {told.strip()}")

    def remove(self) -> None:
        """Remove what the round left."""
        shutil.rmtree(self._place.folder / self._place.name)

    def _wrong(self, sentence: str) -> None:
        if sentence not in self.tally.wrong:
            self._tell(f"WRONG: {sentence}")
            self.tally.wrong.append(sentence)

    def _tell(self, text: str) -> None:
        self.tally.told.append(f"{time.monotonic() - self._began:8.2f}  {text}")
