"""Words in, ranked entries and steps out: `find` for the screen, `run` for the command line."""

from wizard.search.hits import Found, Hit, Question, Why, as_json, explain, find, run
from wizard.search.indexing import index

__all__ = ["Found", "Hit", "Question", "Why", "as_json", "explain", "find", "index", "run"]
