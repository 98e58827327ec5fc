"""What the screens of a class are drawn from: the content of now, and the state of the class."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from starlette.requests import Request

from wizard.content.keeper import keeper
from wizard.core.address import Query
from wizard.core.opening import zone
from wizard.presenters.class_phone_html import phone_html
from wizard.presenters.class_screen import Screen
from wizard.presenters.class_trainer_html import board_html, notes_html
from wizard.training.rounds import MOST_CASES
from wizard.web.classrooms import Room

KINDS: Mapping[str, Callable[[Screen], str]] = {"board": board_html, "notes": notes_html}
"""The screens of a trainer."""


class Screens:
    """Makes the screens of one process. `stopped`: the server is about to end."""

    def __init__(self) -> None:
        self.stopped: Callable[[], bool] = lambda: False

    def of(self, request: Request, room: Room, kind: str = "phone") -> Screen:
        """A screen as it is now."""
        case = Query(request.query_params).number("case", 1, MOST_CASES) or 0
        library = keeper().current()
        now = datetime.now(zone(library.court.time_zone)).replace(second=0, microsecond=0)
        site = str(request.base_url)
        picture = qr(f"{site}join/{room.code}") if kind == "board" else ""
        return Screen(library, room.code, room.now, now, site, kind, picture, room.over, case)

    def phone(self, request: Request, room: Room, seat: str, case: int | None = None) -> str:
        """A learner's page; made once for all who picked the same."""
        screen = self.of(request, room)
        if case is not None:
            screen = replace(screen, case=case)
        if screen.now.task:
            return phone_html(screen, seat)
        key = (screen.library, screen.when, screen.site, room.over, screen.now.votes.get(seat))
        if key not in room.drawn:
            room.drawn[key] = phone_html(screen, seat)
        return room.drawn[key]

    def html(self, request: Request, room: Room, kind: str) -> str:
        """A screen of the trainer's."""
        return KINDS[kind](self.of(request, room, kind))


@lru_cache(maxsize=64)
def qr(link: str) -> str:
    """A link as a picture to scan, as one `<svg>` element."""
    import segno  # only classes need it, and the server starts without

    code = segno.make(link, error="m", micro=False)
    return str(code.svg_inline(scale=8, border=3, light="#fff", dark="#000", omitsize=True))
