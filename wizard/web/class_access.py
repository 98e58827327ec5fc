"""Who may do what in a class: seats and trainers by their cookies, strangers at a limited pace."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from wizard.journal.codes import LENGTH, LETTERS
from wizard.staff import access, seats
from wizard.staff.settings import TRAINER, settings
from wizard.web.classrooms import Classrooms, Room
from wizard.web.limits import Limit, network

SEAT, KEY = "wizard_seat", "wizard_class"
CODE = re.compile(f"[{LETTERS}]{{{LENGTH}}}")
NOT_FOUND = "There is no open class with this code. Look at the projector and type it again."
SLOW_DOWN = "Too many tries from here. Wait a minute, then try again."
FULL = "Too many phones joined from here at once. Wait a minute, then load this page again."
OTHER_SITE = "This was sent from another site, so nothing was done."
MOST_STREAMS, MOST_PAGES = 1_500, 5
"""Open pages of one class in one process, and of one seat."""


class RefusedError(Exception):
    """What a sender is told instead of a page."""

    def __init__(self, says: str, status: int) -> None:
        super().__init__(says)
        self.status = status


class Door:
    """Lets in who belongs to a class. `clock`: seconds that only ever grow."""

    def __init__(self, rooms: Classrooms, clock: Callable[[], float] = time.monotonic) -> None:
        self.rooms, self._clock = rooms, clock
        self._wrong = Limit(60, 1.0)
        """Wrong codes of one address: a class with clumsy fingers may, a program gets nowhere."""
        self._seats = Limit(450, 2.0)
        """New seats of one class and address: a hall behind one address may."""
        self._classes = Limit(20, 0.05)
        """Classes that one address opens: a court with many rooms may."""
        self._picks = Limit(30, 2.0)
        """What one seat sends."""

    async def room(self, request: Request) -> Room:
        """The class in the address, for who knows its code."""
        code, sender = request.path_params["code"], _sender(request)
        room = next((room for room in self.rooms.rooms if room.code == code), None)
        if room and (seat_of(request, room) or is_trainer(request, room)):
            return room
        if self._wrong.spent(sender, self._clock()):
            raise RefusedError(SLOW_DOWN, 429)
        room = room or (await self.rooms.room(code) if CODE.fullmatch(code) else None)
        if room is None or room.over:
            self._wrong.take(sender, self._clock())
            raise RefusedError(NOT_FOUND, 404)
        return room

    async def trainers_room(self, request: Request) -> Room:
        """The same, for its trainer alone."""
        room = await self.room(request)
        if not is_trainer(request, room):
            raise RefusedError(
                "This page is for the trainer of this class. Open the trainer's link.", 403
            )
        return room

    def new_seat(self, request: Request, room: Room) -> str:
        """A seat for a phone that has none yet."""
        if not self._seats.take((room.code, _sender(request)), self._clock()):
            raise RefusedError(FULL, 429)
        return seats.new_seat()

    def sitting(self, request: Request, room: Room) -> str:
        """The seat that sends something, where it does not send too much."""
        seat = seat_of(request, room)
        if not seat:
            raise RefusedError("You have no seat yet. Join the class first.", 403)
        if not self._picks.take((room.code, seat), self._clock()):
            raise RefusedError("That was too fast. Wait a moment, then pick again.", 429)
        return seat

    def listening(self, room: Room, seat: str = "") -> None:
        """Refuse a stream where there are too many."""
        if room.streams.total() >= MOST_STREAMS or (seat and room.streams[seat] >= MOST_PAGES):
            raise RefusedError("This class is full.", 429)

    def opening(self, request: Request) -> None:
        """Refuse to open a class after class."""
        if not self._classes.take(_sender(request), self._clock()):
            raise RefusedError(SLOW_DOWN, 429)


def typed_code(text: str) -> str:
    """A code as somebody typed it: small letters and blanks do not matter."""
    return re.sub(r"[\s-]", "", text[:40]).upper()


def seat_of(request: Request, room: Room) -> str:
    """The seat of this sender in this class; empty where it has none."""
    return seats.seat(room.kept.secret, room.code, request.cookies.get(SEAT, ""))


def is_trainer(request: Request, room: Room) -> bool:
    return seats.is_trainer(room.kept.secret, room.code, request.cookies.get(KEY, ""))


def may_open(request: Request) -> bool:
    """Whether this sender is a trainer of the court."""
    try:
        kept = settings()
    except ValueError:
        return False
    return TRAINER in access.roles(kept, request.headers, request.cookies)


def keep_seat(answer: Response, request: Request, room: Room, seat: str) -> None:
    """The phone's cookie: for this class alone."""
    token = seats.token(room.kept.secret, room.code, seat)
    _set(answer, request, room, SEAT, token, f"/join/{room.code}")


def keep_key(answer: Response, request: Request, room: Room) -> None:
    """The trainer's cookie: for this class alone."""
    key = seats.trainer_key(room.kept.secret, room.code)
    _set(answer, request, room, KEY, key, f"/class/{room.code}")


def from_here(request: Request) -> None:
    """Refuse a form that a page of another site sends.

    Cookies of a class never come along with such a form either (SameSite).
    """
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin", "null")
    host = request.headers.get("host", "")
    if site not in ("same-origin", "none") or (
        "sec-fetch-site" not in request.headers
        and origin != "null"
        and origin.partition("://")[2] != host
    ):
        raise RefusedError(OTHER_SITE, 403)


async def fields(request: Request) -> dict[str, str]:
    """What a form says, one value each."""
    form = await request.form(max_files=0, max_fields=20)
    return {name: value for name, value in form.items() if isinstance(value, str)}


def _sender(request: Request) -> str:
    return network(request.client.host) if request.client else ""


def _set(answer: Response, request: Request, room: Room, name: str, value: str, path: str) -> None:
    answer.set_cookie(
        name,
        value,
        max_age=max(60, room.kept.ends - int(time.time())),
        path=path,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
