"""Words in, ranked entries and a verdict out: `find` for screens, `run` for the ranking alone."""

from wizard.search.index import index
from wizard.search.results import Found, Hit, Question, Verdict, Why, as_json, explain, find, run
from wizard.search.topics import Topic

__all__ = [
    "Found",
    "Hit",
    "Question",
    "Topic",
    "Verdict",
    "Why",
    "as_json",
    "explain",
    "find",
    "index",
    "run",
]
