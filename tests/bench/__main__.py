"""All benchmarks in one run: `python -m tests.bench`."""

import os
import time
from importlib import import_module
from importlib.util import find_spec

import psutil

PARTS = (
    "first_visit", "starting", "clicking", "load", "flood", "growing", "search", "checking",
    "journal", "classes",
)  # fmt: skip


def main() -> None:
    """Print what every part measures, as Markdown."""
    started = time.perf_counter()
    memory = psutil.virtual_memory().total / 2**30
    busy = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, {memory:.0f} GiB; load before the run: {busy:.1f}", flush=True)
    for part in PARTS:
        name = f"tests.bench.{part}"
        if find_spec(name):
            import_module(name).main()
    print(f"\nAll of it took {time.perf_counter() - started:.0f} s.")


if __name__ == "__main__":
    main()
