"""Run every benchmark of this folder, or those named: ``python benchmarks/run.py [NAME ...]``."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
NOT_BENCHMARKS = {"run"}


def main(wanted: list[str]) -> int:
    """Run the benchmarks one after another; the exit code counts those that failed."""
    found = sorted(path.stem for path in HERE.glob("*.py") if path.stem not in NOT_BENCHMARKS)
    unknown = [name for name in wanted if name not in found]
    if unknown:
        print(f"No benchmark named {', '.join(unknown)}; there are: {', '.join(found)}")
        return 2
    failed = 0
    for name in wanted or found:
        print(f"\n== {name}", flush=True)
        failed += subprocess.run([sys.executable, HERE / f"{name}.py"], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
