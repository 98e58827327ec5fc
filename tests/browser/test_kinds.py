"""One screen of each kind, on a laptop and a phone, in light and dark: axe finds nothing.

Every screen of the app is examined in `test_access.py`, on a laptop in light colors.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe
from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.serving import Server
from tests.browser.settling import go, settle, watch

WRITTEN = {
    "start": "/",
    "question": "/?flow=cant-log-in",
    "ending": "/?flow=cant-log-in&trail=already-in",
    "none of these": "/?flow=cant-log-in&trail=none&q=zebra",
    "not settled": "/?flow=cant-log-in&trail=already-in&settled=no",
    "found": "/find?q=password",
    "all answers": "/answers",
    "one answer": "/answers?entry=login-problems",
}
"""The kinds of pages that the server writes."""
OWN = {
    "counter": "/?counter=1&flow=summons",
    "map": "/map?flow=summons",
    "present": "/present?flow=summons&reveal=1",
    "practice": "/practice?seed=class&cases=2",
    "puzzle": "/puzzle?seed=class&cases=2",
    "trainers": "/trainers?flow=fees",
    "editors": "/editors",
    "insights": "/insights?demo=1",
    "counted": "/counted",
}
"""The kinds that Streamlit alone draws."""
SIZES: tuple[dict[str, Any], ...] = (LAPTOP, PHONE)
IN_DARK = """() => {
  const all = document.querySelector('.stApp, body');
  return getComputedStyle(all).backgroundColor === 'rgb(15, 22, 32)';
}"""
PAINTED = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"""
"""A change of colors takes its frame, even where nothing moves."""


@pytest.fixture(scope="module")
def sizes(browser: Browser) -> Iterator[list[Page]]:
    """A laptop's page and a phone's, both with axe in them."""
    still: dict[str, Any] = {"locale": "en-US", "reduced_motion": "reduce"}
    contexts = [browser.new_context(**still, **size) for size in SIZES]
    for context in contexts:
        axe.bring(context)
        watch(context)
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


def found(pages: list[Page], rules: tuple[str, ...] = axe.RULES) -> list[str]:
    """What axe finds on the pages as they stand."""
    told = []
    for page in pages:
        axe.begin(page, rules)
    for page in pages:
        width = page.viewport_size["width"] if page.viewport_size else 0
        told += [f"{width} pixels: {f.rule}: {f.element}: {f.why}" for f in axe.end(page)]
    return told


def darken(pages: list[Page]) -> None:
    """Ask for dark colors, without a reload."""
    for page in pages:
        page.emulate_media(color_scheme="dark")
        page.wait_for_function(IN_DARK)
        page.evaluate(PAINTED)


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_page_that_the_server_writes_is_open_to_everyone(
    kind: str, sizes: list[Page], written: Server
) -> None:
    for page in sizes:
        page.emulate_media(color_scheme="light")
        page.route("**/static/js/**", lambda route: route.abort())
        page.goto(f"{written.url}{WRITTEN[kind]}")

    assert found(sizes) == []
    darken(sizes)
    assert found(sizes, axe.CONTRAST) == []


def test_pages_that_streamlit_alone_draws_are_open_to_everyone_on_a_phone_and_in_the_dark(
    sizes: list[Page], server: Server
) -> None:
    laptop, phone = sizes
    for page in sizes:
        page.unroute_all()
        page.emulate_media(color_scheme="light")
        page.goto(f"{server.url}/counted")
        settle(page)
    told = []
    for kind, address in OWN.items():
        told += [f"{kind}: {said}" for said in found([settle(go(phone, address))])]
    darken(sizes)
    for kind, address in OWN.items():
        dark = found([settle(go(laptop, address))], axe.CONTRAST)
        told += [f"{kind}, dark: {said}" for said in dark]
    assert not told, "\n".join(told)
