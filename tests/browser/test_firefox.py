"""Another browser: Firefox walks, searches and goes back too, with scripts and without.

Its one start serves all tests of this file.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.firefox import Firefox, firefox
from tests.browser.serving import Server

H1 = "document.querySelector('{where} h1')?.innerText.startsWith({says!r})"
ENTER = "\ue007"
FRAME = """new Promise((done) => {{
  const frame = document.createElement('iframe');
  frame.sandbox = 'allow-same-origin allow-forms';
  frame.onload = () => done(true);
  frame.src = '{address}';
  document.body.replaceChildren(frame);
}})"""
"""A frame in which no script runs, whose page can be looked at from outside."""
INSIDE = "document.querySelector('iframe').contentDocument.querySelector({selector!r})"


@pytest.fixture(scope="module")
def fox() -> Iterator[Firefox]:
    with firefox() as started:
        yield started


def shows(fox: Firefox, where: str, says: str) -> None:
    fox.until(H1.format(where=where, says=says))


def until_streamlit_is_whole(fox: Firefox) -> None:
    fox.until(
        "document.querySelector('#root h1[data-at]')"
        " && !document.querySelector('#root [data-stale=\"true\"]')"
    )


def test_from_the_start_to_an_ending_and_back(fox: Firefox, written: Server) -> None:
    fox.open(written.url)
    fox.click("#first a[href='./?flow=cant-log-in']")
    shows(fox, "", "What is on your screen")
    # Whose page a click gets depends on how far Streamlit is; a page just opened is the server's.
    fox.open(f"{written.url}/?flow=cant-log-in")
    until_streamlit_is_whole(fox)
    fox.click("#first a[data-key='5']")
    fox.until("document.querySelector('#root .line')?.innerText.endsWith('Answer')")
    fox.until("!document.getElementById('first') && document.activeElement.tagName === 'H1'")
    fox.back()
    shows(fox, "", "What is on your screen")


def test_take_over_alone_moves_neither_focus_nor_page(fox: Firefox, written: Server) -> None:
    fox.open(f"{written.url}/?flow=cant-log-in")
    link = "document.querySelectorAll('#first .choices a')[1]"
    # A font may still come for a tenth of a second, while the text is not shown yet.
    fox.see("document.fonts.ready.then(() => true)")
    fox.see(f"{link}.focus()")
    before = fox.see(f"{link}.getBoundingClientRect().top")
    until_streamlit_is_whole(fox)

    assert fox.see(f"document.activeElement === {link}")
    assert fox.see(f"{link}.getBoundingClientRect().top") == before


def test_a_search_finds_its_answer(fox: Firefox, written: Server) -> None:
    fox.open(written.url)
    fox.see("document.querySelector('#first input[name=q]').focus()")
    fox.type(f"I forgot my password{ENTER}")
    fox.until("location.search.includes('q=I+forgot')")
    fox.until("document.querySelector('.hit a, .st-key-choices-found button')")


def test_a_visit_without_scripts_reaches_an_answer_and_a_search(
    fox: Firefox, written: Server
) -> None:
    def inside(selector: str) -> str:
        return INSIDE.format(selector=selector)

    fox.open(f"{written.url}/robots.txt")
    fox.see(FRAME.format(address=written.url))
    for link in ("a[href='./?flow=cant-log-in']", "a[data-key='0']"):
        fox.until(inside(link))
        fox.see(f"{inside(link)}.click()")
    fox.until(f"{inside('h1')}.innerText.includes('None of these')")
    fox.see(f"{inside('input[name=q]')}.value = 'I forgot my password'")
    fox.see(f"{inside('form button')}.click()")
    fox.until(inside(".hit a.title"))
    assert fox.see(f"{inside('#root')}.hidden"), "Streamlit has no script to take over with"
    assert not fox.see(f"Boolean({inside('#root *')})")


def test_a_phone_votes_in_a_class(fox: Firefox, written: Server) -> None:
    fox.open(f"{written.url}/class?flow=cant-log-in")
    fox.click("main button")
    fox.until("location.pathname.endsWith('/notes')")
    fox.click("#live [data-keys='next']")
    shows(fox, "#live", "What is on your screen")
    code = fox.see("location.pathname.split('/')[2]")
    fox.open(f"{written.url}/join/{code}")
    fox.click("#live .options li:first-child button")
    fox.until("document.querySelector('#said').textContent.startsWith('You picked')")
    assert fox.see("document.querySelector('#line').hidden")
