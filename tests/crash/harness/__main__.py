"""``python -m crash.harness``: see docs/crash-tests.md."""

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from random import SystemRandom

from builders.command import Command
from builders.postgres import PostgresServer, postgres_server
from crash.harness.broken import BUILDS
from crash.harness.crew import Nursery
from crash.harness.disturbances import Disturbance, FullDisk, LockedFile, StoppedServer
from crash.harness.productions import SLUGS, undisturbed, write_sources
from crash.harness.proof import PROOFS, Posts
from crash.harness.roster import Place, Tally, as_json
from crash.harness.round import Round
from crash.harness.schedule import Death, lives, storms, told_lives

KILLS_A_ROUND = 25
DISK_MEGABYTES = 256
_IN_OWN_MOUNTS = "CRASH_OWN_MOUNTS"
_TOLD_LINES = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """The command line."""

    kills: int
    seed: str
    database: str
    round: int
    workers: int
    productions: int
    broken: str
    prove: bool
    death: Death | None
    lease: int
    stuck: float
    told: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """What all rounds of a run share."""

    folder: Path
    records: Path
    nursery: Nursery
    expected: Mapping[str, Mapping[str, str]]
    server: PostgresServer | None
    has_disk: bool
    """Whether the folder is on a disk of its own, which may be filled."""


def main() -> int:
    """Play rounds until there were kills enough; 1 where a rule was broken."""
    asked = _asked(sys.argv[1:])
    if _IN_OWN_MOUNTS not in os.environ:
        _enter_own_mounts()
    for name in [name for name in os.environ if "REELWRIGHT" in name]:
        del os.environ[name]
    with ExitStack() as stack:
        ground = _ground(asked, stack)
        disk = "a small disk" if ground.has_disk else "no disk of its own, which stays as it is"
        print(f"seed {asked.seed}, {asked.database}, {disk}", flush=True)
        return _prove(asked, ground) if asked.prove else _play(asked, ground)


def _asked(arguments: Sequence[str]) -> Asked:
    parser = argparse.ArgumentParser(prog="python -m crash.harness", description=__doc__)
    add = parser.add_argument
    add("-n", "--kills", type=int, default=25, help="kills in all")
    add("--seed", default="", help="what chance follows from; a new one if not given")
    add("--database", choices=("sqlite", "postgresql"), default="sqlite")
    add("--round", type=int, default=1, help="the first round, to see one again")
    add("--workers", type=int, default=3)
    add("--productions", type=int, choices=range(1, 1 + len(SLUGS)), default=len(SLUGS))
    add("--broken", choices=("", *BUILDS), default="", help="a build to catch")
    add("--prove", action="store_true", help="catch every broken build, and do nothing else")
    add("--death", type=Death.of, help="of the first worker; nothing else happens then")
    add("--told", action="store_true", help="tell everything that happens")
    add("--lease", type=int, default=10, help="seconds after which a worker counts as dead")
    add("--stuck", type=float, default=120.0, help="seconds after which a job counts as lost")
    values = vars(parser.parse_args(arguments))
    if values["prove"]:
        values["productions"] = 1
    values["seed"] = values["seed"] or str(SystemRandom().randrange(1_000_000))
    return Asked(**values)


def _ground(asked: Asked, stack: ExitStack) -> Ground:
    folder, records = _new_folder(stack), _new_folder(stack)
    has_disk = bool(os.environ[_IN_OWN_MOUNTS]) and _mounted(folder)
    if has_disk:
        stack.callback(subprocess.run, ["umount", "--lazy", str(folder)], check=True)
    server = stack.enter_context(postgres_server()) if asked.database == "postgresql" else None
    nursery = Nursery(records, Command(folder, folder).environment)
    stack.callback(nursery.close)
    slugs = SLUGS[: asked.productions]
    write_sources(folder, slugs)
    expected = undisturbed(folder, folder / "plain-home", nursery, slugs)
    return Ground(
        folder=folder,
        records=records,
        nursery=nursery,
        expected=expected,
        server=server,
        has_disk=has_disk,
    )


def _new_folder(stack: ExitStack) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="reelwright-crash-"))
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _play(asked: Asked, ground: Ground) -> int:
    began, kills, made = time.monotonic(), 0, 0
    for number in itertools.count(asked.round):
        started = time.monotonic()
        left = min(KILLS_A_ROUND, asked.kills - kills)
        posts: Posts = ((asked.death,), *[()] * (asked.workers - 1)) if asked.death else ()
        round_ = _round(asked, ground, f"{asked.seed}-{number}", left, posts)
        tally = round_.play()
        took = time.monotonic() - started
        print(f"round {number}, {took:.0f} s: {as_json(tally)}", flush=True)
        if asked.told:
            print("\n".join(tally.told), flush=True)
        if tally.wrong:
            _tell_failure(asked, number, tally, ground)
            return 1
        round_.remove()
        kills, made = kills + tally.kills, made + tally.made
        if kills >= asked.kills or asked.death:
            break
    minutes = (time.monotonic() - began) / 60
    print(
        f"{kills} kills and {made} productions in {minutes:.1f} minutes "
        f"({kills / minutes:.0f} kills a minute): all is well"
    )
    return 0


def _prove(asked: Asked, ground: Ground) -> int:
    """Play a round against every broken build; 1 where one of them is not caught."""
    missed = 0
    for build, proof in PROOFS.items():
        if asked.broken not in {"", build}:
            continue
        broken = replace(asked, broken=build, stuck=proof.stuck_seconds)
        kills = sum(map(len, proof.posts))
        round_ = _round(broken, ground, f"{asked.seed}-{build}", kills, proof.posts)
        tally = round_.play()
        round_.remove()
        caught = next((wrong for wrong in tally.wrong if proof.told in wrong), None)
        if asked.told or caught is None:
            print("\n".join(tally.told))
        print(f"{build}: {caught or 'NOT CAUGHT'}", flush=True)
        missed += caught is None
    return 1 if missed else 0


def _round(asked: Asked, ground: Ground, name: str, kills: int, posts: Posts = ()) -> Round:
    place = Place(
        folder=ground.folder,
        records=ground.records,
        name=name,
        database=ground.server.new_database() if ground.server else "",
        broken=asked.broken,
        lease=asked.lease,
        stuck_seconds=asked.stuck,
    )
    return Round(
        place=place,
        nursery=ground.nursery,
        expected=ground.expected,
        lives=[told_lives(*deaths) for deaths in posts]
        or [lives(f"{name} worker {post}", asked.lease) for post in range(asked.workers)],
        storms=iter(()) if posts else storms(f"{name} storms"),
        disturbances=_disturbances(place, ground),
        kills=kills,
        in_turn=bool(posts),
    )


def _disturbances(place: Place, ground: Ground) -> dict[str, Disturbance]:
    database = StoppedServer(ground.server) if ground.server else LockedFile(place.jobs_file)
    disk = {"disk": FullDisk(ground.folder)} if ground.has_disk else {}
    return {"database": database, **disk}


def _tell_failure(asked: Asked, number: int, tally: Tally, ground: Ground) -> None:
    print("\n".join(tally.told[-_TOLD_LINES:]))
    for file in sorted(ground.nursery.output.glob(f"{asked.seed}-{number}-*.txt")):
        text = file.read_text(encoding="utf-8", errors="replace").strip()
        if len(text.splitlines()) > 1:
            print(f"--- {file.stem}\n{text}")
    for sentence in tally.wrong:
        print(f"WRONG: {sentence}")
    again = f"make crash-test N={asked.kills} SEED={asked.seed} DATABASE={asked.database}"
    print(f"Again: {again} ROUND={number}")


def _enter_own_mounts() -> None:
    """Become a process whose mounts nobody else sees; go on without where that is forbidden."""
    here = [sys.executable, "-m", "crash.harness", *sys.argv[1:]]
    for options in (["--mount"], ["--user", "--map-current-user", "--keep-caps", "--mount"]):
        try:
            found = subprocess.run(
                ["unshare", *options, "mount", "-t", "tmpfs", "none", "/mnt"],
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            break
        if found.returncode == 0:
            os.environ[_IN_OWN_MOUNTS] = "1"
            os.execvp("unshare", ["unshare", *options, *here])  # noqa: S606 - this program again
    os.environ[_IN_OWN_MOUNTS] = ""


def _mounted(folder: Path) -> bool:
    size = f"size={DISK_MEGABYTES}m"
    mounting = ["mount", "-t", "tmpfs", "-o", size, "none", str(folder)]
    return subprocess.run(mounting, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
