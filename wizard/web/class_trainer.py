"""The trainer's side of a class: opening it, the projector, the private notes, every button."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wizard.content.keeper import keeper
from wizard.core import walk
from wizard.core.address import Address, Query, read_address
from wizard.presenters import class_now
from wizard.presenters.class_html import Screen, join_html
from wizard.staff import seats
from wizard.training.live import Happening, Moved, Opened, Revealed, Way, WaySet
from wizard.web.class_access import (
    Door,
    RefusedError,
    from_here,
    keep_key,
    may_open,
    typed_code,
)
from wizard.web.class_document import TRAINER, Sheet, answer, over, page
from wizard.web.class_screens import KINDS, Screens, qr
from wizard.web.class_stream import stream
from wizard.web.classrooms import Room

HOURS = 4
"""How long a class is open where its trainer does not end it."""
KEYS = (
    ("→, Page Down, Space", "scroll a long answer; then show the votes, or go on"),
    ("←, Page Up", "scroll up; then one question back"),
    ("1 to 9, 0", "go on with this choice; 0 is None of these"),
    ("J", "the code and the QR code, for late joiners"),
    ("B", "black screen, and back"),
    ("F", "full screen, and back"),
    ("D", "dark room, and back"),
    ("?", "these keys"),
)


class Trainers:
    """The pages of one process."""

    def __init__(self, door: Door, screens: Screens) -> None:
        self.door, self.screens = door, screens

    @property
    def routes(self) -> list[Route]:
        return [
            Route("/class", self.begin, methods=["GET"]),
            Route("/class", self.open, methods=["POST"]),
            Route("/notes", self.take),
            Route("/class/{code}/board", self.board),
            Route("/class/{code}/notes", self.notes),
            Route("/class/{code}/events/{kind}", self.events),
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
        form = await request.form(max_files=0, max_fields=9)
        said = {name: value for name, value in form.items() if isinstance(value, str)}
        way = Way.FOLLOW if said.pop("way", "") == "follow" else Way.VOTE
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
        beside = f'<div id="tools">{buttons}</div><div id="black" hidden></div>{_keys()}'
        beside += (
            f'<dialog id="code">{join_html(self.screens.of(request, room, "board"))}</dialog>'
        )
        return page(self._sheet(request, room, "board", beside))

    async def notes(self, request: Request) -> Response:
        room = await self.door.trainers_room(request)
        beside = f'<div id="beside">{self._ways(request, room)}</div>{_keys()}'
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
            votes=True,
            gone=self.screens.stopped,
        )

    async def do(self, request: Request) -> Response:
        """One button of the trainer's; pressed twice, or on two screens, it counts once."""
        from_here(request)
        room = await self.door.trainers_room(request)
        form = await request.form(max_files=0, max_fields=19)
        said = {name: value for name, value in form.items() if isinstance(value, str)}
        if said.get("does") == "end":
            await self.door.rooms.end(room)
            return over(request, self.screens.html(request, room, "notes"))
        if said.get("at") == str(room.now.at):
            happening = _happening(self.screens.of(request, room), said)
            if happening:
                await self.door.rooms.add(room, happening)
        kind = _kind(said.get("screen", ""))
        return answer(
            request, self.screens.html(request, room, kind), f"/class/{room.code}/{kind}"
        )

    def _ways(self, request: Request, room: Room) -> str:
        """The other screens of this class, and how to take it to another device."""
        key = seats.trainer_key(room.kept.secret, room.code)
        link = f"{request.base_url}notes?{urlencode({'class': room.code, 'key': key})}"
        return (
            f'<p><a class="keep" href="/class/{room.code}/board" target="_blank">'
            "Open the projector page</a></p>"
            "<details><summary>Take these notes to your phone</summary><p>Whoever has this link "
            "leads the class. Scan it from here, never from the projector.</p>"
            f'<div class="own">{qr(link)}</div><p>{escape(link)}</p></details>'
        )


def _happening(screen: Screen, said: Mapping[str, str]) -> Happening | None:
    """What a button means now; None where it does not fit any more."""
    now, library = screen.now, screen.library
    match said.get("does"):
        case "begin":
            return Moved(now.start.query(), now.at)
        case "home":
            return Moved({}, now.at)
        case "back" if now.at:
            return Moved(class_now.before(library, now.address).query(), now.at)
        case "go" if now.at:
            target = class_now.after(library, now.address, said.get("choice", ""))
            return Moved(target.query(), now.at) if target else None
        case "reveal":
            return Revealed(now.at)
        case "way":
            return WaySet(Way.FOLLOW if said.get("way") == "follow" else Way.VOTE)
    return None


def _kind(asked: str) -> str:
    return asked if asked in KINDS else "notes"


def _keys() -> str:
    rows = "".join(f"<tr><th>{escape(key)}</th><td>{escape(does)}</td></tr>" for key, does in KEYS)
    return f'<dialog id="keys"><h2>Keys</h2><table>{rows}</table></dialog>'


def _staff_only(request: Request) -> None:
    if not may_open(request):
        raise RefusedError("This is for the court's trainers. Please sign in.", 403)
