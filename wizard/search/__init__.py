"""Words in, ranked entries and steps out: `find` for the screen, `run` for the command line."""

from wizard.search.index import index
from wizard.search.results import Found, Hit, Question, Why, as_json, explain, find, run

__all__ = ["Found", "Hit", "Question", "Why", "as_json", "explain", "find", "index", "run"]
