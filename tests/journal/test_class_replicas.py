"""A class behind nginx: two replicas of one PostgreSQL, and one of them dies in mid-vote."""

from __future__ import annotations

import asyncio
from itertools import count

import pytest

from deploy.two_replicas import Site, two_replicas
from tests.bench.phones import Lesson, Phone, answered
from tests.journal.databases import Server
from wizard.journal.classes import Classes
from wizard.journal.settings import Settings

PHONES = 12
TRIES = 40
NAMES = (f"classes{number}" for number in count())


async def vote_while_one_dies(site: Site) -> tuple[str, list[int]]:
    """The class's code, and what the boards at nginx and at the surviving replica show."""
    front, dies, lives = site.front.port, *site.replicas
    held = await Lesson.open(front, "cant-log-in")
    second = Phone(lives.port, held.trainer.cookie)
    await second.listen(f"/class/{held.code}/events/board")
    phones = [await held.join(front) for _ in range(PHONES)]
    await held.do("begin", "0")
    await asyncio.gather(*(phone.until(lambda html: "/vote" in html) for phone in phones))
    votes = [asyncio.create_task(held.vote(phone, "refused", TRIES)) for phone in phones]
    await asyncio.sleep(0)  # every vote is on its way
    await asyncio.to_thread(dies.kill)
    assert all(await asyncio.gather(*votes))
    for board in (held.trainer, second):
        await board.until(lambda html: answered(html) == PHONES)
    for phone in phones:
        await phone.until(lambda html: "/vote" in html)
        phone.leave()
    shown = [answered(held.trainer.html), answered(second.html)]
    for board in (held.trainer, second):
        board.leave()
    return held.code, shown


def test_no_vote_is_lost_or_counted_twice_where_a_replica_dies(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Settings(server.new_database(next(NAMES)), 400)
    monkeypatch.setenv("WIZARD_JOURNAL", kept.url)
    with two_replicas() as site:
        code, shown = asyncio.run(vote_while_one_dies(site))
    assert shown == [PHONES, PHONES]
    store = Classes(kept)
    happened = store.since(code, 0)
    store.close()
    seats = {row.payload["seat"] for row in happened if row.kind == "voted"}
    assert len(seats) == PHONES
    assert [row.number for row in happened] == list(range(1, len(happened) + 1))
