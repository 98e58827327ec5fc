"""The folders that a library comes from, and what a court changes of the base under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wizard.core.problems import Named, Place


@dataclass(frozen=True, slots=True, order=True)
class Override:
    """A court's file that stands over one of its base.

    `place`: where it starts; `over`: the base's file; `pieces`: what of it is changed, as
    `step/choice` or `key`, none where the whole file is replaced; `now`: a short hash of what the
    base says there, none of a picture; `then`: the one that the court's file was last compared
    with, if any.
    """

    place: Place
    over: str
    pieces: tuple[str, ...] = ()
    now: str = ""
    then: str = ""


@dataclass(frozen=True, slots=True)
class Layers:
    """The folders that lie over each other.

    `names`: as seen from the court's own folder, the lowest base first, last "" for its own;
    `hidden`: what the court hides of its base, as `faq/id`, `flows/id`, `flows/id/step/choice`.
    """

    names: tuple[str, ...] = ("",)
    hidden: Mapping[str, Named] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
