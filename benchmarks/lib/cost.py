"""What a program costs: CPU seconds of it and of all its children, and its highest memory."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

BENCHMARKS = Path(__file__).parent.parent


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """CPU is user and system time with children; memory is the highest of any one process."""

    cpu_seconds: float
    wall_seconds: float
    peak_megabytes: float


def cost_of(command: Sequence[str | Path], folder: Path = BENCHMARKS) -> Cost:
    """Run a program to its end; its output goes to ours only when it fails."""
    begun = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as child:
        output = child.stdout.read() if child.stdout else b""
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.stderr.buffer.write(output)
        raise subprocess.CalledProcessError(child.returncode, list(map(str, command)))
    return Cost(
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        wall_seconds=time.perf_counter() - begun,
        peak_megabytes=usage.ru_maxrss / 1024,
    )


def module_cost(module: str, *arguments: object) -> Cost:
    """Run a module of this folder under the same Python."""
    return cost_of([sys.executable, "-m", module, *map(str, arguments)])


def median_costs(runs: int, *measured: Callable[[], Cost]) -> list[Cost]:
    """The median of each over so many runs, made in turn: a busy minute then meets all alike."""
    turns = [[measure() for measure in measured] for _ in range(runs)]
    return [middle_cost(costs) for costs in zip(*turns, strict=True)]


def middle_cost(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        cpu_seconds=statistics.median(cost.cpu_seconds for cost in costs),
        wall_seconds=statistics.median(cost.wall_seconds for cost in costs),
        peak_megabytes=statistics.median(cost.peak_megabytes for cost in costs),
    )


def mean_cost(costs: Sequence[Cost]) -> Cost:
    """The mean of each figure."""
    return Cost(
        cpu_seconds=statistics.mean(cost.cpu_seconds for cost in costs),
        wall_seconds=statistics.mean(cost.wall_seconds for cost in costs),
        peak_megabytes=statistics.mean(cost.peak_megabytes for cost in costs),
    )


def row(name: str, cost: Cost, against: Cost | None = None) -> str:
    """A line of a table."""
    ratio = f"{cost.cpu_seconds / against.cpu_seconds:6.2f}" if against else "     1"
    return (
        f"{name:<44}{cost.cpu_seconds:9.2f}{cost.wall_seconds:9.2f}{ratio:>8}"
        f"{cost.peak_megabytes:9.0f}"
    )


HEADING = f"{'':<44}{'CPU s':>9}{'wall s':>9}{'ratio':>8}{'peak MB':>9}"


def verdict(what: str, figure: float, limit: float, *, at_least: bool = False) -> bool:
    """Say whether a figure keeps to its target, and return it."""
    kept = figure >= limit if at_least else figure <= limit
    sign = ">=" if at_least else "<="
    print(f"{what}: {figure:.3g} (target {sign} {limit:g}): {'kept' if kept else 'MISSED'}")
    return kept
