"""Words in, ranked entries and a verdict out: `find` for screens, `run` for the ranking alone."""

from wizard.search.index import index
from wizard.search.results import (
    Found,
    Hit,
    PartingStep,
    Verdict,
    Why,
    as_json,
    explain,
    find,
    run,
)
from wizard.search.topics import NamedTopic

__all__ = [
    "Found",
    "Hit",
    "NamedTopic",
    "PartingStep",
    "Verdict",
    "Why",
    "as_json",
    "explain",
    "find",
    "index",
    "run",
]
