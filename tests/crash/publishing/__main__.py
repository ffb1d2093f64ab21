"""``python -m crash.publishing``: see docs/crash-tests.md."""

import argparse
import gc
import os
import shutil
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from random import SystemRandom

from builders.postgres import postgres_server
from crash.publishing.broken import BUILDS
from crash.publishing.round import Asked, Round, Tally, rounds
from crash.publishing.served import ServedRound

A_ROUND = 12
"""Releases."""
PROOF = 1
"""Releases in the round of a broken build."""


def main() -> int:
    """Publish so many releases, in rounds; 1 where a rule was broken."""
    asked = _asked()
    for name in [name for name in os.environ if "REELWRIGHT" in name]:
        del os.environ[name]
    gc.freeze()
    began, sum_of = time.monotonic(), Tally()
    print(f"seed {asked.seed}, {asked.database}", flush=True)
    with ExitStack() as stack:
        server = stack.enter_context(postgres_server()) if asked.database != "sqlite" else None
        folder = Path(tempfile.mkdtemp(prefix="reelwright-publishing-"))
        if asked.prove:
            return _prove(folder, asked.seed)
        for number, count in enumerate(rounds(asked.releases, A_ROUND)):
            if asked.round not in {None, number}:
                continue
            round_of = ServedRound if asked.served else Round
            told = Asked(
                seed=f"{asked.seed} {number}",
                releases=count,
                database=server.new_database() if server else "",
            )
            tally = round_of(folder / str(number), told).play()
            _add(sum_of, tally)
            _tell(number, tally)
            if tally.wrong:
                print(
                    f"everything lies in {folder / str(number)}; once more: make crash-publish "
                    f"N={asked.releases} SEED={asked.seed} DATABASE={asked.database} "
                    f"ROUND={number}"
                )
                return 1
        shutil.rmtree(folder)
    seconds = time.monotonic() - began
    print(
        f"{sum_of.releases} releases published once, whole and on time; {sum_of.lives} workers, "
        f"{sum_of.kills} of them killed, YouTube {sum_of.youtube_kills} times, "
        f"{sum(sum_of.faults.values())} faults, in {seconds:.0f} s"
    )
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m crash.publishing", description=__doc__)
    parser.add_argument("-n", "--releases", type=int, default=A_ROUND)
    parser.add_argument("--seed", default=str(SystemRandom().getrandbits(32)))
    parser.add_argument("--database", default="sqlite", choices=("sqlite", "postgresql"))
    parser.add_argument("--round", type=int)
    parser.add_argument("--prove", action="store_true")
    parser.add_argument("--served", action="store_true", help="by reelwright serve")
    return parser.parse_args()


def _prove(folder: Path, seed: str) -> int:
    """Break the publisher in each known way, and see that it is caught."""
    missed = 0
    for name, broken in BUILDS.items():
        tally = Round(folder / name, Asked(seed=seed, releases=PROOF, broken=name)).play()
        caught = next((each for each in tally.wrong if broken.caught_by in each), "")
        print(f"{name}: {caught or f'NOT CAUGHT, but {tally.wrong}'}", flush=True)
        missed += not caught
    shutil.rmtree(folder)
    return int(missed > 0)


def _add(whole: Tally, part: Tally) -> None:
    whole.releases += part.releases
    whole.lives += part.lives
    whole.kills += part.kills
    whole.youtube_kills += part.youtube_kills
    whole.faults += part.faults
    whole.asked += part.asked


def _tell(number: int, tally: Tally) -> None:
    print(
        f"round {number}: {tally.releases} releases in {tally.days:.1f} days, {tally.lives} "
        f"workers, {tally.kills} killed, YouTube killed {tally.youtube_kills} times, "
        f"{sum(tally.faults.values())} faults, {tally.asked} questions to the owner",
        flush=True,
    )
    for each in tally.told[-20:] if tally.wrong else ():
        print(f"  {each}")
    for each in tally.wrong:
        print(f"  WRONG: {each}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
