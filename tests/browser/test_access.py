"""Open to everyone: every screen of the shipped content, examined by axe and our own rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe
from tests.browser.conftest import LAPTOP, note_faults
from tests.browser.screens import Screen, every_screen
from tests.browser.serving import ROOT, Server
from tests.browser.settling import go, settle, watch
from wizard.content.library import load

SMALL = {"viewport": {"width": 320, "height": 256}, "color_scheme": "dark"}
"""What is left of 1280 by 1024 pixels at 400 % zoom (WCAG 1.4.10), in dark colours."""
LEAST_TARGET = 24
"""CSS pixels (WCAG 2.5.8)."""

LOOKING = """(least) => {
  const controls = [];
  const look = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (element.matches('a[href], button, input, textarea, select, summary')) {
        controls.push(element);
      }
    }
  };
  look(document.querySelector('[data-testid="stMain"]'));
  const target = (control) =>
    control.closest('label, [data-baseweb="input"], [data-baseweb="select"]') ?? control;
  // A link inside a sentence may be as small as its words.
  const inline = (control) => control.matches('p a, li a');
  const small = controls.filter((control) => {
    const { width, height } = target(control).getBoundingClientRect();
    return width > 0 && !inline(control) && Math.min(width, height) < least;
  });
  const main = document.querySelector('[data-testid="stMain"]');
  return {
    focused: document.activeElement?.tagName ?? '',
    headings: [...document.querySelectorAll('h1')].map((h1) => h1.innerText.trim()),
    title: document.title,
    broken: document.querySelectorAll('[data-testid="stException"]').length,
    wide: Math.max(main.scrollWidth - main.clientWidth,
      document.documentElement.scrollWidth - document.documentElement.clientWidth),
    small: small.map((control) => {
      const { width, height } = target(control).getBoundingClientRect();
      return `${control.outerHTML.slice(0, 120)} (${width} x ${height})`;
    }),
  };
}"""
FOCUSED = """() => new Promise((resolve) => {
  const look = (frames) => document.activeElement?.tagName === 'H1' || frames === 0
    ? resolve() : requestAnimationFrame(() => look(frames - 1));
  look(30);
})"""
"""Gives the focus half a second; whether it came is `focused` in what is looked at."""


@dataclass(frozen=True)
class Visit:
    """What one screen was like on a laptop and on a small dark screen."""

    screen: Screen
    laptop: dict[str, Any]
    small: dict[str, Any]
    findings: list[axe.Finding]
    contrast: list[axe.Finding]


@pytest.fixture(scope="module")
def visits(browser: Browser, server: Server) -> Iterator[list[Visit]]:
    """Every screen once, on two pages side by side that go on as a person's own clicks would."""
    faults: list[str] = []
    pages = [_page(browser, server, options, faults) for options in (LAPTOP, SMALL)]
    yield [_visit(screen, *pages) for screen in every_screen(load(ROOT))]
    for page in pages:
        page.context.close()
    assert faults == []


def _page(browser: Browser, server: Server, options: dict[str, Any], faults: list[str]) -> Page:
    context = browser.new_context(**{"locale": "en-US", **options})
    note_faults(context, faults)
    watch(context)
    axe.bring(context)
    page = context.new_page()
    page.goto(f"{server.url}/answers")
    page.get_by_role("heading", level=1).wait_for()
    return settle(page)


def _visit(screen: Screen, laptop: Page, small: Page) -> Visit:
    for page in (laptop, small):
        go(page, screen.address)
    for page, rules in ((laptop, axe.RULES), (small, axe.CONTRAST)):
        settle(page).evaluate(FOCUSED)
        axe.begin(page, rules)
    return Visit(
        screen,
        laptop.evaluate(LOOKING, LEAST_TARGET),
        small.evaluate(LOOKING, LEAST_TARGET),
        axe.end(laptop),
        axe.end(small),
    )


def _told(visit: Visit, findings: list[axe.Finding]) -> list[str]:
    return [
        f"{visit.screen.address}: {f.rule}: {f.element}: {f.why}"
        for f in findings
        if f.known is None
    ]


def _none(found: list[str]) -> None:
    """Fail with everything found, one a line: pytest itself shows only the first."""
    assert not found, "\n".join(found)


def test_axe_finds_nothing_of_ours_on_any_screen(visits: list[Visit]) -> None:
    assert len(visits) > 150
    _none([told for visit in visits for told in _told(visit, visit.findings)])


def test_dark_colours_have_contrast_on_every_screen(visits: list[Visit]) -> None:
    _none([told for visit in visits for told in _told(visit, visit.contrast)])


def test_every_listed_finding_of_streamlit_is_still_there(visits: list[Visit]) -> None:
    seen = {f.known for visit in visits for f in visit.findings if f.known is not None}
    assert seen == set(range(len(axe.STREAMLITS_OWN)))


def test_every_screen_has_one_heading_which_says_what_is_asked(visits: list[Visit]) -> None:
    for visit in visits:
        for looked in (visit.laptop, visit.small):
            assert len(looked["headings"]) == 1, visit.screen
            expected = visit.screen.heading or looked["headings"][0]
            assert looked["headings"] == [expected], visit.screen


def test_the_heading_has_the_focus_after_every_move(visits: list[Visit]) -> None:
    pages = [(visit, at) for visit in visits for at in (visit.laptop, visit.small)]
    _none([f"{v.screen.address}: {at['focused']}" for v, at in pages if at["focused"] != "H1"])


def test_no_screen_breaks(visits: list[Visit]) -> None:
    _none([v.screen.address for v in visits if v.laptop["broken"] or v.small["broken"]])


def test_every_page_title_names_the_step_or_the_answer(visits: list[Visit]) -> None:
    for visit in visits:
        if visit.screen.heading:
            title = visit.laptop["title"].removeprefix("Edit: ")
            assert title == f"{visit.screen.heading} – CM/ECF help"
        assert visit.laptop["title"].endswith(" – CM/ECF help"), visit.screen


def test_nothing_scrolls_sideways_at_320_pixels_or_400_percent(visits: list[Visit]) -> None:
    _none([f"{v.screen.address}: {v.small['wide']} px" for v in visits if v.small["wide"] > 0])


def test_every_target_is_large_enough_to_hit(visits: list[Visit]) -> None:
    found = {what: v for v in visits for at in (v.laptop, v.small) for what in at["small"]}
    _none([f"{visit.screen.address}: {what}" for what, visit in found.items()])
