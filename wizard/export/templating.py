"""The Jinja environment: the templates of this folder, every value escaped."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wizard.core.wording import clean, one_line, plural
from wizard.presenters.dates import day
from wizard.presenters.markdown import prose


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates of this folder. Every value is escaped; an unknown name is an error."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalized,
    )
    environment.filters.update(prose=prose, day=day, line=one_line)
    environment.globals["plural"] = plural
    return environment


def _finalized(value: object) -> object:
    return clean(value) if type(value) is str else value
