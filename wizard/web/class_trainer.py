"""The trainer's side of a class: opening it, the projector, the private notes, every button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import urlencode, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wizard.content.keeper import keeper
from wizard.core import walk
from wizard.core.address import Address, Query, read_address
from wizard.core.graph import Spot
from wizard.core.model import Library
from wizard.presenters import keys
from wizard.presenters.class_task_html import results_csv
from wizard.presenters.class_trainer_html import join_html
from wizard.staff import access, seats
from wizard.training import spread
from wizard.training.live import Opened, Way
from wizard.training.rounds import MOST_CASES
from wizard.web.class_access import (
    Door,
    RefusedError,
    fields,
    from_here,
    keep_key,
    may_open,
    typed_code,
)
from wizard.web.class_actions import meant
from wizard.web.class_document import TRAINER, Sheet, answer, over, page
from wizard.web.class_screens import KINDS, Screens, qr
from wizard.web.class_stream import stream
from wizard.web.classrooms import Room

HOURS = 4
"""How long a class is open where its trainer does not end it."""
ONLY_HERE = (
    "Phones cannot join yet: this page was opened by a name that only this computer knows. Start "
    'the wizard with <code>make run ARGS="--server.address 0.0.0.0"</code>, then open it at the '
    "computer's own address in the network."
)
Drawn = Callable[[Library, str, Mapping[tuple[Spot, str], int], tuple[str, str]], str]
"""Draws the map of a topic: how often each choice was picked, and the commonest wrong turn."""


class Trainers:
    """The pages of one process."""

    def __init__(self, door: Door, screens: Screens, drawn: Drawn) -> None:
        self.door, self.screens, self.drawn = door, screens, drawn

    @property
    def routes(self) -> list[Route]:
        return [
            Route("/class", self.begin, methods=["GET"]),
            Route("/class", self.open, methods=["POST"]),
            Route("/notes", self.take),
            Route("/class/{code}/board", self.board),
            Route("/class/{code}/notes", self.notes),
            Route("/class/{code}/events/{kind}", self.events),
            Route("/class/{code}/map.svg", self.map),
            Route("/class/{code}/results.csv", self.results),
            Route("/class/{code}/do", self.do, methods=["POST"]),
        ]

    async def begin(self, request: Request) -> Response:
        """What opening a class asks: where it begins, and how it goes along."""
        _staff_only(request)
        address = read_address(Query(request.query_params))
        here = walk.replay(keeper().current(), address)
        starts = here.step.ask if here and here.step else walk.TOPIC
        kept = "".join(
            f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
            for name, value in (here.address() if here else Address("")).query().items()
        )
        main = (
            "<h1>Open a class</h1><p>Phones join with a code, see the same question and vote. "
            f"The class begins with: <b>{escape(starts)}</b></p>"
            f'<form method="post" action="/class">{kept}<p>'
            '<label><input type="radio" name="way" value="vote" checked> Phones vote</label><br>'
            '<label><input type="radio" name="way" value="follow"> Phones only follow</label></p>'
            "<p><button>Open a class</button></p></form>"
            f"<p>It ends by itself after {HOURS} hours, or when you end it. Then everything that "
            "happened in it is deleted.</p>"
        )
        return page(Sheet("Open a class", main))

    async def open(self, request: Request) -> Response:
        from_here(request)
        _staff_only(request)
        said = await fields(request)
        way = Way.FOLLOW if said.pop("way", "") == "follow" else Way.VOTE
        self.door.opening(request)
        room = await self.door.rooms.open(HOURS * 3600)
        query = read_address(Query(said)).query()
        await self.door.rooms.add(room, Opened(query, way))
        return self._in(request, room)

    async def take(self, request: Request) -> Response:
        """The trainer's link: any browser that has it takes the class over."""
        code = typed_code(request.query_params.get("class", ""))
        request.scope["path_params"] = {"code": code}
        room = await self.door.room(request)
        if not seats.is_trainer(room.kept.secret, room.code, request.query_params.get("key", "")):
            raise RefusedError("This trainer's link does not fit. Copy the whole of it.", 403)
        return self._in(request, room)

    def _in(self, request: Request, room: Room) -> Response:
        answered = RedirectResponse(f"/class/{room.code}/notes", 303)
        keep_key(answered, request, room)
        return answered

    async def board(self, request: Request) -> Response:
        room = await self.door.trainers_room(request)
        tools = (("black", "Black (B)"), ("full", "Full screen (F)"), ("dark", "Dark room (D)"),
                 ("code", "Code (J)"), ("keys", "Keys (?)"))  # fmt: skip
        buttons = "".join(f'<button data-tool="{id}">{says}</button>' for id, says in tools)
        beside = f'<div id="tools">{buttons}</div><div id="black" hidden></div>{_keys("class")}'
        beside += (
            f'<dialog id="code">{join_html(self.screens.of(request, room, "board"))}</dialog>'
        )
        return page(self._sheet(request, room, "board", beside))

    async def notes(self, request: Request) -> Response:
        room = await self.door.trainers_room(request)
        beside = f'<aside id="beside">{self._ways(request, room)}</aside>{_keys("notes")}'
        return page(self._sheet(request, room, "notes", beside))

    def _sheet(self, request: Request, room: Room, kind: str, beside: str) -> Sheet:
        main = self.screens.html(request, room, kind)
        title = f"{'Projector' if kind == 'board' else 'Notes'} – class {room.code}"
        return Sheet(title, main, kind, f"/class/{room.code}/events/{kind}", beside, TRAINER)

    async def events(self, request: Request) -> Response:
        room = await self.door.trainers_room(request)
        kind = _kind(request.path_params["kind"])
        return stream(
            room,
            lambda: self.screens.html(request, room, kind),
            gone=self.screens.stopped,
        )

    async def do(self, request: Request) -> Response:
        """One button of the trainer's; pressed twice, or on two screens, it counts once."""
        from_here(request)
        room = await self.door.trainers_room(request)
        said = await fields(request)
        if said.get("does") == "end":
            await self.door.rooms.end(room)
            return over(request, self.screens.html(request, room, "notes"))
        if said.get("at") == str(room.now.at):
            happening = meant(self.screens.of(request, room), Query(said))
            if happening:
                await self.door.rooms.add(room, happening)
        kind = _kind(said.get("screen", ""))
        return answer(
            request, self.screens.html(request, room, kind), f"/class/{room.code}/{kind}"
        )

    async def map(self, request: Request) -> Response:
        """The map of a case of a task, with how many went where."""
        room = await self.door.trainers_room(request)
        asked, screen = Query(request.query_params), self.screens.of(request, room, "notes")
        number, case = asked.number("task", 1, 999_999), asked.number("case", 0, MOST_CASES) or 0
        task = next((task for task in room.now.tasks if task.number == number), None)
        found = spread.spreads(screen.library, task) if task else ()
        if task is None or not 0 <= case <= len(found):
            raise HTTPException(404)
        one = found[max(0, case - 1)]
        flow = one.case.flow.id if one.case else task.what.query.get("flow", "")
        turn = one.turns[0][0] if one.turns else None
        if flow not in screen.library.flows:
            raise HTTPException(404)
        wrong = (turn.ask, turn.picked.says) if turn else ("", "")
        drawn = self.drawn(screen.library, flow, one.picks, wrong)
        return Response(drawn, media_type="image/svg+xml", headers={"cache-control": "no-store"})

    async def results(self, request: Request) -> Response:
        """The last round as a table for a spreadsheet."""
        room = await self.door.trainers_room(request)
        screen = self.screens.of(request, room, "notes")
        if not room.now.tasks:
            raise HTTPException(404)
        day = screen.when.date().isoformat()
        # Excel takes it for UTF-8 only with this mark in front.
        text = "\ufeff" + results_csv(screen.library, room.now, room.now.tasks[-1], day)
        name = f'attachment; filename="class-{day}.csv"'
        headers = {"cache-control": "no-store", "content-disposition": name}
        return Response(text, media_type="text/csv; charset=utf-8", headers=headers)

    def _ways(self, request: Request, room: Room) -> str:
        """The other screens of this class, and how to take it to another device."""
        key = seats.trainer_key(room.kept.secret, room.code)
        link = f"{request.base_url}notes?{urlencode({'class': room.code, 'key': key})}"
        here = urlsplit(str(request.base_url)).hostname in access.NAMES_OF_THIS_COMPUTER
        return (
            (f'<p class="notice">{ONLY_HERE}</p>' if here else "")
            + f'<p><a class="keep" href="/class/{room.code}/board" target="_blank">'
            "Open the projector page</a></p>"
            "<details><summary>Take these notes to your phone</summary><p>Whoever has this link "
            "leads the class. Scan it from here, never from the projector.</p>"
            f'<div class="own">{qr(link)}</div><p>{escape(link)}</p></details>'
        )


def _kind(asked: str) -> str:
    return asked if asked in KINDS else "notes"


def _keys(screen: str) -> str:
    rows = "".join(
        f"<tr><th>{escape(key)}</th><td>{escape(does)}</td></tr>"
        for key, does in keys.SCREENS[screen]
    )
    return f'<dialog id="keys"><h2>Keys</h2><table>{rows}</table></dialog>'


def _staff_only(request: Request) -> None:
    if not may_open(request):
        raise RefusedError("This is for the court's trainers. Please sign in.", 403)
