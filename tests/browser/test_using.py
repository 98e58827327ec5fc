"""Open to everyone, by hand-made rules: keyboard, focus, announcing, motion, colour, print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.paper import sheets
from tests.browser.serving import ROOT, Server
from tests.browser.settling import settle
from wizard.content.library import load


def _open(page: Page, address: str) -> Page:
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    return settle(page)


def _tab_to(page: Page, says: str) -> None:
    """Press Tab until something that says this has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if says in "".join(page.locator(":is(a, button):focus").all_inner_texts()):
            return
    pytest.fail(f"Tab never came to {says!r}.")


def test_the_keyboard_alone_leads_to_an_ending_and_back_to_the_start(
    page: Page, server: Server
) -> None:
    _open(page, server.url)
    heading = page.get_by_role("heading", level=1)
    seen = [heading.inner_text()]
    for says, key in (
        ("Summons: get", "Enter"), ("no summons has come", " "), ("I get no e-mails", "Enter"),
        ("Back", "Enter"), ("Change", "Enter"), ("Start over", " "),
    ):  # fmt: skip
        _tab_to(page, says)
        page.keyboard.press(key)
        settle(page)
        expect(heading).to_be_focused()
        seen.append(heading.inner_text())
    start, reached, judge, ending = seen[:4]
    assert len({start, reached, judge, ending}) == 4
    assert seen[4:] == [judge, reached, start]


RING = """() => {
  let element = document.activeElement;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const ground = getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor;
  const light = (color) => {
    const [r, g, b] = color.match(/[0-9.]+/g).map(Number).map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const [a, b] = [light(outlineColor), light(ground)];
  return {
    tag: element.tagName,
    what: element.outerHTML.slice(0, 100),
    ringed: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    contrast: Math.max(a, b) / Math.min(a, b),
  };
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whatever_tab_reaches_shows_a_ring_that_stands_out(
    open_page: OpenPage, server: Server, scheme: str
) -> None:
    page = open_page(color_scheme=scheme)
    tags = set()
    for address in ("/?flow=summons&trail=nothing-yet", "/", "/answers?entry=fee-not-paid"):
        _open(page, server.url + address)
        for _ in range(12):
            page.keyboard.press("Tab")
            ring = page.evaluate(RING)
            if ring["tag"] == "BODY":
                break
            tags.add(ring["tag"])
            assert ring["ringed"], ring
            assert ring["contrast"] >= 3, ring
    assert tags >= {"BUTTON", "A", "SUMMARY", "INPUT"}


def test_the_result_of_a_search_is_announced(page: Page, server: Server) -> None:
    _open(page, server.url)
    box = page.get_by_label("Or say what happened, in your own words")
    box.fill("I forgot to pay the fee")
    box.press("Enter")
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="answers for")).to_be_visible()
    _open(page, f"{server.url}/answers")
    box = page.get_by_label("Match word(s)")
    box.fill("fee")
    box.press("Enter")
    settle(page)
    expect(page.get_by_role("status").filter(has_text="have all of: fee")).to_be_visible()


def test_whoever_asked_for_less_motion_sees_none(open_page: OpenPage, server: Server) -> None:
    page = _open(open_page(reduced_motion="reduce"), f"{server.url}/?flow=fees")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] *')].filter((element) => {
          const { animationDuration, transitionDuration } = getComputedStyle(element);
          return [animationDuration, transitionDuration].some((all) =>
            all.split(',').some((one) => parseFloat(one) > 0.001));
        }).map((element) => element.outerHTML.slice(0, 100))"""
    )
    assert moving == []


def test_no_meaning_is_told_by_colour_alone(page: Page, server: Server) -> None:
    _open(page, f"{server.url}/answers?entry=login-problems")
    expect(page.get_by_text("Which is your situation?")).to_be_visible()
    _open(page, f"{server.url}/?flow=fees&trail=no-such-choice")
    expect(page.get_by_role("status").filter(has_text="no longer fits")).to_be_visible()
    # Links in running text are underlined, not only blue.
    _open(page, f"{server.url}/?flow=fees&trail=forgot")
    for link in page.locator(
        '[data-testid="stMain"] a, [data-testid="stBaseButton-tertiary"]'
    ).all():
        lines = link.evaluate(
            "(link) => [link, ...link.querySelectorAll('*')].map("
            "(part) => getComputedStyle(part).textDecorationLine).join()"
        )
        assert "underline" in lines or link.inner_text() == "CM/ECF help", link.inner_text()


def test_the_page_says_which_language_it_is_in(page: Page, server: Server) -> None:
    _open(page, server.url)
    assert page.evaluate("() => document.documentElement.lang") == "en"


def _printed(page: Page) -> str:
    return _bare("".join(sheets(page)))


def _bare(text: str) -> str:
    """Text without what Markdown marks and without spaces, which print sets at will."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"(?m)^\s*(?:[-*]|#+|\d+\.)\s", "", text)
    return re.sub(r"[\s*`\\_•]", "", unicodedata.normalize("NFKC", text))


def _missing(texts: Iterable[str], printed: str) -> list[str]:
    wanted = (line for text in texts for line in text.splitlines() if line.strip())
    return [line for line in wanted if _bare(line) not in printed]


def test_a_printed_question_has_all_its_words(dark: Page, server: Server) -> None:
    step = load(ROOT).flows["summons"].steps["judge-yet"]
    _open(dark, f"{server.url}/?flow=summons&trail=nothing-yet")
    words = (step.ask, step.look, *(choice.say for choice in step.choices))
    assert _missing(words, _printed(dark)) == []


def test_a_printed_ending_has_all_its_words(dark: Page, server: Server) -> None:
    library = load(ROOT)
    entry = library.entries["login-problems"]
    _open(dark, f"{server.url}/?flow=cant-log-in&trail=already-in")
    printed = _printed(dark)
    assert entry.caution
    said = (entry.title, entry.text, entry.caution.says)
    contacts = [library.court.contacts[id].name for id in entry.contacts]
    assert _missing((*said, entry.source.question, *contacts), printed) == []


def test_every_answer_and_the_list_of_them_print_all_their_words(
    page: Page, server: Server
) -> None:
    entries = list(load(ROOT).entries.values())
    _open(page, f"{server.url}/answers")
    assert _missing((entry.title for entry in entries), _printed(page)) == []
    page.goto(f"{server.url}/print/answers")
    whole = _printed(page)
    for entry in entries:
        assert _missing((entry.title, entry.text), whole) == [], entry.id
    longest = sorted(entries, key=lambda entry: (len(entry.parts), len(entry.text)))[-3:]
    for entry in [entries[0], *longest]:
        _open(page, f"{server.url}/answers?entry={entry.id}")
        assert _missing((entry.title, entry.text), _printed(page)) == [], entry.id


def test_print_is_black_on_white_where_the_screen_is_dark(dark: Page, server: Server) -> None:
    _open(dark, f"{server.url}/?flow=cant-log-in&trail=already-in")
    dark.emulate_media(media="print")
    grounds = dark.evaluate(
        """() => [...new Set([...document.querySelectorAll('html, body, .stApp, .stApp *')]
          .map((element) => getComputedStyle(element).backgroundColor))]"""
    )
    assert set(grounds) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
