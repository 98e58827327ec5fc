"""The head of every page: the look before the first stroke, and what search engines may read."""

from __future__ import annotations

import asyncio
import gzip
import re
from pathlib import Path

import httpx
import pytest
from bs4 import BeautifulSoup
from starlette.applications import Starlette

from tests import toys
from wizard.screens.parts.frame import PAGES
from wizard.web import robots, shell, visitor_pages
from wizard.web.first_page import FirstPages

SITE = "https://help.example.org/"
MAY = {
    "/": True,
    "/?flow=fees": True,
    "/?flow=fees&trail=forgot": True,
    "/answers": True,
    "/answers?entry=fee-not-paid": True,
    "/?q=fee": False,
    "/?flow=fees&settled=no": False,
    "/find?q=fee": False,
    "/answers?match=fee": False,
    "/?counter=1": False,
    "/?no-such-parameter=1": False,
    **{f"/{page}": False for page in PAGES if page != "answers"},
}


def got(address: str, **headers: str) -> httpx.Response:
    """What the server answers."""
    app = Starlette(routes=[robots.route(PAGES)])
    pages = FirstPages(app, visitor_pages.packed, visitor_pages.drawn, PAGES)

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(pages)
        async with httpx.AsyncClient(transport=transport, base_url=SITE) as client:
            return await client.get(address, headers=headers)

    return asyncio.run(ask())


def test_every_page_has_the_look_and_the_focus_script_in_its_head() -> None:
    style = (shell.SCREENS / "style.css").read_text("utf-8")
    focus = (shell.SCREENS / "focus.js").read_text("utf-8")
    for path in ("/", *(f"/{page}" for page in PAGES)):
        head, _, body = got(path).text.partition("</head>")
        assert style in head, path
        assert focus in head, path
        assert '<div id="root"' in body, path
        shown = BeautifulSoup(head, "html.parser")
        assert shown.title, path
        assert shown.title.text.endswith("CM/ECF help"), path
        assert "Streamlit" not in shown.title.text


def test_a_page_of_the_app_alone_loads_all_that_streamlit_s_own_does() -> None:
    def loaded(text: str) -> list[str]:
        return re.findall(r'(?:src|href)="\.?(/static/[^"]+)"', text)

    assert loaded(got("/trainers").text) == loaded(shell.INDEX.read_text("utf-8"))


def test_below_a_base_path_everything_is_loaded_from_there() -> None:
    page = visitor_pages.drawn("/help/")

    assert page
    text = gzip.decompress(page).decode()
    assert 'href="/help/favicon.png"' in text
    assert set(re.findall(r'"([^"]*)/static/', text)) == {"/help"}


def test_a_browser_without_scripts_is_led_to_the_pages_that_need_none() -> None:
    shown = BeautifulSoup(got("/map").text, "html.parser")

    assert shown.noscript
    assert shown.noscript.a
    assert shown.noscript.a["href"] == "/"


def test_a_browser_that_takes_no_gzip_gets_the_same_page() -> None:
    for path in ("/?flow=fees", "/map"):
        plain = got(path, **{"Accept-Encoding": "identity"})
        assert "content-encoding" not in plain.headers
        assert plain.text == got(path).text
        assert plain.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("address", MAY)
def test_search_engines_may_list_questions_and_answers_alone(address: str) -> None:
    meta = BeautifulSoup(got(address).text, "html.parser").find("meta", {"name": "robots"})

    assert meta
    assert meta["content"] == ("all" if MAY[address] else "noindex")


def test_robots_are_told_to_leave_out_all_but_answers_and_questions() -> None:
    said = got("/robots.txt").text.splitlines()

    assert said[0] == "User-agent: *"
    closed = {line.removeprefix("Disallow: /") for line in said[1:]}
    assert closed == {*PAGES, "_stcore/", "staff/", "print/"} - {"answers"}


def test_a_page_has_a_title_even_while_there_is_no_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "flows").mkdir()
    monkeypatch.setenv("WIZARD_CONTENT", str(tmp_path))
    shown = BeautifulSoup(got("/").text, "html.parser")

    assert shown.title
    assert shown.title.text == visitor_pages.NAMELESS


def test_a_hostile_name_of_the_system_stays_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = "</title><script>alert(1)</script>"
    court = f"system: '{evil}'\n{toys.COURT}"
    monkeypatch.setenv("WIZARD_CONTENT", str(toys.write(tmp_path, {"faq/court.yaml": court})))
    shown = BeautifulSoup(got("/map").text, "html.parser")

    assert shown.title
    assert evil in shown.title.text
