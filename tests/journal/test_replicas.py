"""Two wizards behind nginx that write one journal in PostgreSQL."""

from __future__ import annotations

import asyncio
from datetime import date
from itertools import count

import pytest

from deploy.two_replicas import two_replicas
from tests.bench.apps import App, wizard
from tests.bench.visiting import Visitor
from tests.journal.databases import Server
from wizard.journal import Mode
from wizard.journal.settings import Settings
from wizard.journal.store import Store

ROUNDS = 3
NAMES = (f"replicas{number}" for number in count())


async def rounds(app: App, ports: list[int]) -> None:
    """One visitor on each port; each goes to a second question and back to the start, thrice."""
    visitors = [await Visitor(port).open() for port in ports]
    for turn in app.turns * ROUNDS:
        for visitor in visitors:
            await visitor.click(visitor.button(turn.press))
            assert visitor.heading == turn.then
    for visitor in visitors:
        await visitor.close()


def test_what_all_replicas_counted_is_in_one_journal(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Settings(server.new_database(next(NAMES)), 400)
    monkeypatch.setenv("WIZARD_JOURNAL", kept.url)
    app = wizard()
    with two_replicas() as site:
        asyncio.run(rounds(app, [*(one.port for one in site.replicas), site.front.port]))

    store = Store(kept)
    found = store.counted(Mode.VISITOR, date(2000, 1, 1))
    walks = {row["walk"] for row in store.last(99)}
    store.close()
    kinds = {day.kind: day.n for day in found.days}
    assert kinds == {"started": 3 * ROUNDS, "answered": 3 * ROUNDS}
    assert (len(walks), found.lost) == (3 * ROUNDS, 0)
