"""The learners' side of a class, at `/join`: a code, a seat, the same question as everyone."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wizard.presenters.class_html import phone_html
from wizard.presenters.page_parts_html import controls_html
from wizard.training.live import Joined, Voted
from wizard.web.class_access import (
    CODE,
    NOT_FOUND,
    Door,
    RefusedError,
    from_here,
    keep_seat,
    seat_of,
    typed_code,
)
from wizard.web.class_document import PHONE, Sheet, answer, page
from wizard.web.class_screens import Screens
from wizard.web.class_stream import stream
from wizard.web.classrooms import Room

ASKS = "Join a class"


class Phones:
    """The pages of one process."""

    def __init__(self, door: Door, screens: Screens) -> None:
        self.door, self.screens = door, screens

    @property
    def routes(self) -> list[Route]:
        return [
            Route("/join", self.ask),
            Route("/join/{code}", self.sit),
            Route("/join/{code}/events", self.events),
            Route("/join/{code}/vote", self.vote, methods=["POST"]),
        ]

    async def ask(self, request: Request) -> Response:
        """The form for a code."""
        typed = typed_code(request.query_params.get("code", ""))
        if CODE.fullmatch(typed):
            return RedirectResponse(f"/join/{typed}", 303)
        return asked(NOT_FOUND if typed else "", typed)

    async def sit(self, request: Request) -> Response:
        """The class. A phone without a seat gets one; it counts once the page listens or votes,
        so that a preview of the link is nobody."""
        room = await self.door.room(request)
        seat = seat_of(request, room) or self.door.new_seat(request, room)
        screen = self.screens.of(request, room)
        sheet = Sheet(
            f"Class {room.code}",
            phone_html(screen, seat),
            events=f"/join/{room.code}/events",
            beside=f"<footer>{controls_html(screen.library.court)}</footer>",
            scripts=PHONE,
        )
        answered = page(sheet)
        keep_seat(answered, request, room, seat)
        return answered

    async def events(self, request: Request) -> Response:
        room = await self.door.room(request)
        seat = seat_of(request, room)
        if not seat:
            raise RefusedError(NOT_FOUND, 403)
        self.door.listening(room)
        if seat not in room.now.seats:
            await self.door.rooms.add(room, Joined(seat))
        return stream(
            room,
            lambda: phone_html(self.screens.of(request, room), seat),
            votes=False,
            gone=self.screens.stopped,
        )

    async def vote(self, request: Request) -> Response:
        """A pick at the question on the screen; one that comes too late changes nothing."""
        from_here(request)
        room = await self.door.room(request)
        seat = self.door.sitting(request, room)
        form = await request.form(max_files=0, max_fields=9)
        at, choice = str(form.get("at", "")), str(form.get("choice", ""))
        if self._counts(request, room, at, choice) and room.now.votes.get(seat) != choice:
            await self.door.rooms.add(room, Voted(seat, room.now.at, choice))
        return answer(
            request, phone_html(self.screens.of(request, room), seat), f"/join/{room.code}"
        )

    def _counts(self, request: Request, room: Room, at: str, choice: str) -> bool:
        if not room.now.open_to_votes or at != str(room.now.at):
            return False
        shown = self.screens.of(request, room).shown()
        return choice in {option.id for option in shown.options}


def asked(says: str, typed: str = "", status: int = 200) -> Response:
    """The form for a code, and what was wrong with the last one."""
    notice = f'<p class="notice" role="alert">{escape(says)}</p>' if says else ""
    main = (
        f"<h1>{ASKS}</h1>{notice}"
        '<form action="/join"><p><label for="code">The six letters and digits on the projector'
        f'</label></p><p><input id="code" name="code" value="{escape(typed)}" maxlength="40" '
        'autocomplete="off" autocapitalize="characters" spellcheck="false" required> '
        "<button>Join</button></p></form><p>No account, no name. What you pick is deleted when "
        "the class ends.</p>"
    )
    return page(Sheet(ASKS, main), status)
