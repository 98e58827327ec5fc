"""The long soak: `python -m tests.soak --seconds 120`. Exit code 1 when something went wrong."""

import argparse
import statistics
import sys

from tests.soak.soaking import soak


def main() -> int:
    """Print what was seen."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--visitors", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    seen = soak(options.seconds, options.visitors, options.seed)
    slow = 1000 * statistics.quantiles(seen.times, n=20)[-1]
    print(f"{options.visitors} visitors, {seen.clicks} clicks, {seen.edits} edits")
    print("memory by quarters (MiB):", ", ".join(f"{quarter:.1f}" for quarter in seen.quarters))
    print(
        f"{len(seen.marks)} different edits of files seen on pages; p95 of a click {slow:.0f} ms"
    )
    print(
        f"memory {min(seen.memory):.0f} to {max(seen.memory):.0f} MiB, grew {seen.growth:+.1f} MiB"
    )
    for fault in sorted(set(seen.faults))[:20]:
        print(fault)
    print(f"{len(seen.faults)} faults")
    return 1 if seen.faults else 0


if __name__ == "__main__":
    sys.exit(main())
