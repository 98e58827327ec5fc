"""What one visitor costs another: while one asks for all that is allowed, another walks on."""

from __future__ import annotations

import asyncio
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.bench.visiting import Visitor
from tests.browser.serving import Server, serving
from tests.toys import write
from wizard import checks
from wizard.authoring.drafts import LARGEST
from wizard.authoring.preview import tried
from wizard.content.keeper import Keeper
from wizard.content.library import HOME, load
from wizard.core.long_work import kept
from wizard.core.problems import nearest
from wizard.export.handouts import Wanted, paper

HEAD = "title: a\nabout: b\ngroup: c\nstart: s0\nsteps:\n"
LONG = "s" * 50
FAST = {"WIZARD_RERUNS": "10000"}
TODAY = date(2026, 11, 22)
LIBRARY = load(HOME)
KEEPER = Keeper(HOME)
FILE = "flows/paper.yaml"
FEES = Wanted("fees")
DISTURBED = 3
"""Times as long as undisturbed is the most that a click may take."""


def _lost(number: int) -> str:
    return (
        f"  {LONG}{number}: {{ask: q{number}, choices: {{a: {{say: x, go: {LONG}{number}x}}, "
        f"b: {{say: y, entry: refund}}}}}}\n"
    )


def _asks(number: int) -> str:
    return (
        f"  s{number}: {{ask: '{'1.' * 3_900}', choices: {{a: {{say: x, go: s{number + 1}}}, "
        f"b: {{say: y, entry: refund}}}}}}\n"
    )


def _filled(row: Callable[[int], str]) -> str:
    text = HEAD
    for number in count():
        if len(text + row(number)) > LARGEST - 100:
            return text
        text += row(number)
    raise AssertionError


DRAFTS = {
    "no step is there": _filled(_lost),
    "numbers and dots": _filled(_asks),
    "one key": HEAD + "a:\n" * 10_000,
    "brackets": "[" * LARGEST,
    "choices": HEAD
    + "  s0:\n    ask: q\n    choices:\n"
    + "".join(f"      c{n}: {{say: I see {n}, entry: refund}}\n" for n in range(900)),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_the_largest_drafts_are_checked_in_less_than_two_seconds_of_cpu(name: str) -> None:
    before = time.thread_time()
    tried(KEEPER, FILE, DRAFTS[name], TODAY)
    assert time.thread_time() - before < 2


def test_long_names_that_are_all_wrong_are_compared_quickly() -> None:
    names = [f"{'s' * 50}{number}" for number in range(2_000)]
    before = time.thread_time()
    assert nearest("s" * 50 + "77x", names) == f'Did you mean "{"s" * 50}77"?'
    assert time.thread_time() - before < 0.1


def test_what_takes_long_is_made_once_for_all() -> None:
    assert tried(KEEPER, FILE, "a", TODAY) is tried(KEEPER, FILE, "a", TODAY)
    assert checks.told(LIBRARY) is checks.told(LIBRARY)
    assert paper(LIBRARY, "poster", FEES) is paper(LIBRARY, "poster", FEES)


def test_long_work_is_done_one_piece_at_a_time_and_the_last_results_are_kept() -> None:
    at_once, most, made = 0, 0, list[int]()

    @kept(2)
    def work(number: int) -> int:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        made.append(number)
        sum(range(200_000))
        at_once -= 1
        return number

    threads = [threading.Thread(target=work, args=(n % 4,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    made.clear()
    assert [work(7), work(8), work(7)] == [7, 8, 7]
    assert made == [7, 8]
    assert [work(9), work(7)] == [9, 7]
    assert made == [7, 8, 9, 7], "only the last two are kept"


class Editor(Visitor):
    """A visitor of the editors' page with a draft in the box."""

    draft = ""

    def _request(self, pressed: str, fragment: str) -> BackMsg:
        message = super()._request(pressed, fragment)
        boxes = [e.text_area.id for e in self.shown if e.HasField("text_area")]
        if self.draft and boxes:
            message.rerun_script.widget_states.widgets.add(id=boxes[0], string_value=self.draft)
        return message


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    with serving(folder / "log.txt", write(folder / "content"), settings=FAST) as running:
        yield running


async def _walk(visitor: Visitor) -> list[float]:
    """Seconds of each click of a few walks."""
    times = []
    for _ in range(8):
        topic = next(b for b in visitor.buttons[1:] if b.label != "Search")
        times.append(await visitor.click(topic))
        times.append(await visitor.click(visitor.button("Start over")))
    return times


@pytest.mark.parametrize("worst", ["drafts", "papers"])
def test_a_walk_goes_on_while_another_visitor_asks_for_all_that_is_allowed(
    server: Server, worst: str
) -> None:
    async def measure() -> tuple[list[float], list[float]]:
        walking = await Visitor(server.port).open()
        asking = Editor(server.port, page="editors" if worst == "drafts" else "trainers")
        asking.query = f"file={FILE}" if worst == "drafts" else "papers=1"
        await asking.open()
        texts = list(DRAFTS.values())
        over = False

        async def ask() -> None:
            for number in count():
                asking.draft = f"{texts[number % len(texts)]}# {number}\n"
                await asking.run()
                if over:
                    return

        calm, disturbed = list[float](), list[float]()
        for _ in range(4):  # by turns, so that a machine that is busy otherwise is so for both
            calm += await _walk(walking)
            over = False
            other = asyncio.create_task(ask())
            disturbed += await _walk(walking)
            over = True
            await other
        await walking.close()
        await asking.close()
        return calm, disturbed

    calm, disturbed = asyncio.run(measure())
    assert statistics.median(disturbed) < DISTURBED * statistics.median(calm)
