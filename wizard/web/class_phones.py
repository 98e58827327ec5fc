"""The learners' side of a class, at `/join`: a code, a seat, the same question as everyone."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wizard.core.address import BETWEEN, Query
from wizard.core.wording import one_line
from wizard.presenters.page_parts_html import controls_html
from wizard.training import spread
from wizard.training.live import LONGEST_NAME, Joined, Voted, Walked
from wizard.training.rounds import MOST_CASES
from wizard.web.class_access import (
    CODE,
    NOT_FOUND,
    Door,
    RefusedError,
    fields,
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
            Route("/join/{code}/walk", self.walk, methods=["POST"]),
            Route("/join/{code}/name", self.name, methods=["POST"]),
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
            self.screens.phone(request, room, seat),
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
        self.door.listening(room, seat)
        if seat not in room.now.seats:
            await self.door.rooms.add(room, Joined(seat))
        return stream(
            room,
            lambda: self.screens.phone(request, room, seat),
            gone=self.screens.stopped,
            seat=seat,
        )

    async def vote(self, request: Request) -> Response:
        """A pick at the question on the screen; one that comes too late changes nothing."""
        from_here(request)
        room = await self.door.room(request)
        seat = self.door.sitting(request, room)
        said = await fields(request)
        at, choice = said.get("at", ""), said.get("choice", "")
        if self._counts(request, room, at, choice) and room.now.votes.get(seat) != choice:
            await self.door.rooms.add(room, Voted(seat, room.now.at, choice))
        return self._answer(request, room, seat)

    async def walk(self, request: Request) -> Response:
        """A pick of somebody who walks alone; one from where they no longer are does nothing."""
        from_here(request)
        room = await self.door.room(request)
        seat = self.door.sitting(request, room)
        said = Query(await fields(request))
        task, case = room.now.task, said.number("case", 0, MOST_CASES)
        if task and case is not None and said.get("task") == str(task.number):
            library = self.screens.of(request, room).library
            so_far = spread.trail(task, seat, case)
            after = spread.went(library, task, so_far, said.get("choice", ""))
            if after is not None and said.get("so_far") == BETWEEN.join(so_far):
                await self.door.rooms.add(room, Walked(seat, task.number, case, after))
        return self._answer(request, room, seat, case or 0)

    async def name(self, request: Request) -> Response:
        """What a learner calls themselves; the trainer alone sees it."""
        from_here(request)
        room = await self.door.room(request)
        seat = self.door.sitting(request, room)
        name = one_line((await fields(request)).get("name", ""))[:LONGEST_NAME].strip()
        if name:
            await self.door.rooms.add(room, Joined(seat, name))
        return self._answer(request, room, seat)

    def _answer(self, request: Request, room: Room, seat: str, case: int = 0) -> Response:
        """The page again; a case that is over shows its verdict until the learner goes on."""
        html = self.screens.phone(request, room, seat, case)
        return answer(request, html, f"/join/{room.code}{f'?case={case}' if case else ''}")

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
