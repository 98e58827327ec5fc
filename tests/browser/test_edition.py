"""The take-away edition and the papers in a real browser: screen, keyboard, paper."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, Route

from tests.browser.conftest import OpenPage
from tests.browser.paper import sheets
from tests.toys import GOOD, WIFI, answer, loaded, swapped
from wizard.content.library import HOME, load
from wizard.core.model import Library
from wizard.export.flow_map import picture
from wizard.export.handouts import PAPERS, Wanted
from wizard.export.map_svg import svg
from wizard.export.one_file import edition

GUIDE = "http://localhost/guide.html"
SHOWN = "[...document.querySelectorAll('section')].filter(s => s.checkVisibility()).map(s => s.id)"
SECTIONS = "[...document.querySelectorAll('section')].map(s => s.id)"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
VIOLATIONS = """async () => {
  const found = await axe.run(document, { resultTypes: ['violations'] });
  return found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' ')}`);
}"""
OPEN_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)"
BEYOND_PAPER = """width => [...document.querySelectorAll('main *, footer')]
  .filter(e => !e.closest('svg') && e.getBoundingClientRect().right > width + 1)
  .map(e => e.outerHTML.slice(0, 80))"""
BEYOND_BOXES = """() => [...document.querySelectorAll('svg a')].filter(a => {
  const box = a.querySelector('.box').getBBox();
  return [...a.querySelectorAll('text')].some(text => {
    const { x, y, width, height } = text.getBBox();
    return x < box.x || x + width > box.x + box.width
      || y < box.y || y + height > box.y + box.height;
  });
}).map(a => a.getAttribute('aria-label'))"""
A4_INSIDE = 680  # CSS px: 210 mm less two margins of 15 mm


@pytest.fixture(scope="module")
def library() -> Library:
    return load(HOME)


def shown(page: Page, text: str, fragment: str = "") -> Page:
    """Show a page that has no server behind it: whatever it asks for, it gets only itself."""

    def answer_with_text(route: Route) -> None:
        route.fulfill(body=text, content_type="text/html; charset=utf-8")

    page.route("**/*", answer_with_text)
    page.goto(GUIDE + fragment)
    return page


@pytest.fixture(scope="module")
def toys(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The edition of the toy content; one answer has two situations."""
    body = "For all.\n\n## It is hot {#hot}\n\nLet it cool.\n\n## It is cold {#cold}\n\nWarm it.\n"
    wifi = swapped(
        WIFI,
        "entry: restart\n        because",
        "entry: restart\n        part: hot\n        because",
    )
    files = {"flows/wifi.yaml": wifi, "faq/restart.md": answer("Restart the box", body)}
    return edition(loaded(tmp_path_factory.mktemp("toys"), files))


def test_one_section_shows_at_a_time_and_back_leads_back(page: Page, toys: str) -> None:
    shown(page, toys)
    assert page.evaluate(SHOWN) == ["start"]

    page.get_by_role("link", name="The printer is stuck").click()
    assert page.evaluate(SHOWN) == ["paper/tray"]
    assert page.get_by_role("heading", level=2).inner_text() == "What is in the tray?"
    page.get_by_role("link", name="Nothing").click()
    assert page.evaluate(SHOWN) == ["answer:add-paper"]
    page.go_back()
    assert page.evaluate(SHOWN) == ["paper/tray"]
    page.go_forward()
    page.get_by_role("link", name="Start over").click()
    assert page.evaluate(SHOWN) == ["start"]


def test_a_choice_leads_to_its_situation_above_the_text_for_everybody(
    page: Page, toys: str
) -> None:
    shown(page, toys, "#wifi/lamp")
    page.get_by_role("link", name="It is red").click()
    section = page.locator("#answer\\:restart")
    assert page.evaluate(SHOWN) == ["answer:restart"]
    assert page.evaluate("document.activeElement.id") == "answer:restart:hot"
    text = section.inner_text()
    assert text.index("Let it cool.") < text.index("For all.") < text.index("Other situations")
    assert "Warm it." not in text
    assert "Which is your situation?" not in text

    section.get_by_role("link", name="It is cold").click()
    text = section.inner_text()
    assert ("Warm it." in text, "Let it cool." in text) == (True, False)
    page.goto(f"{GUIDE}#answer:restart")
    text = section.inner_text()
    assert ("Warm it." in text, "Which is your situation?" in text) == (False, True)


def test_it_can_be_walked_by_keyboard_alone(page: Page, toys: str) -> None:
    shown(page, toys, "#start")
    page.goto(f"{GUIDE}#wifi/plug")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "It is in the wall"
    page.keyboard.press("Enter")
    assert page.evaluate(SHOWN) == ["answer:restart"]
    assert page.evaluate("document.activeElement.id") == "answer:restart"


def test_a_fragment_that_is_gone_shows_the_start(page: Page, toys: str) -> None:
    assert shown(page, toys, "#no/such").evaluate(SHOWN) == ["start"]


def test_every_section_shows_alone_and_fits_a_screen_of_320_px(
    open_page: OpenPage, library: Library
) -> None:
    page = shown(open_page(viewport={"width": 320, "height": 700}), edition(library))
    page.evaluate(OPEN_ALL)
    found = {}
    for id in page.evaluate(SECTIONS):
        page.goto(f"{GUIDE}#{id}")
        found[id] = (page.evaluate(SHOWN), page.evaluate(TOO_WIDE))

    assert {id: seen for id, seen in found.items() if seen != ([id], 0)} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_section_has_an_axe_violation(
    scheme: str, open_page: OpenPage, library: Library
) -> None:
    page = shown(open_page(color_scheme=scheme), edition(library))
    page.evaluate(AXE_SCRIPT)
    page.evaluate(OPEN_ALL)
    # One look at all sections together takes seconds, one at each takes minutes.
    page.add_style_tag(content="main > section { display: block !important }")
    assert page.evaluate(SHOWN) == page.evaluate(SECTIONS)
    assert page.evaluate(VIOLATIONS) == []


@pytest.mark.parametrize("id", ["start", "wifi/lamp", "answer:restart", "answer:restart:hot"])
def test_a_section_on_its_own_has_no_axe_violation(id: str, page: Page, toys: str) -> None:
    shown(page, toys, f"#{id}").evaluate(AXE_SCRIPT)
    assert page.evaluate(VIOLATIONS) == []


def test_choices_are_as_wide_as_the_column_and_high_enough(page: Page, toys: str) -> None:
    shown(page, toys, "#wifi/lamp")
    boxes = page.evaluate("""[...document.querySelectorAll(':target .choices a')].map(a => {
      const box = a.getBoundingClientRect();
      return [box.width / a.closest('section').clientWidth, box.height];
    })""")
    rem = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")

    assert len(boxes) > 2
    assert [box for box in boxes if box[0] < 0.99 or box[1] < 3.4 * rem - 0.5] == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_printed_edition_is_whole_numbered_and_in_order(
    paper: str, page: Page, library: Library
) -> None:
    printed = sheets(shown(page, edition(library), "#answers"), paper)
    text = _letters(" ".join(printed))
    asks = [_letters(s.ask) for flow in library.flows.values() for s in flow.steps.values()]
    titles = [_letters(entry.title) for entry in library.entries.values()]

    assert [words for words in (*asks, *titles) if words not in text] == []
    assert text.index(_letters("What do you need help with?")) < text.index(asks[0])
    assert f"1 / {len(printed)}" in printed[0]
    assert _letters("Start over") not in text
    assert len(printed) < 165


def _letters(text: str) -> str:
    """The text without blanks and ligatures, which a PDF sets as it likes."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("kind", PAPERS)
def test_every_paper_fits_its_page_and_has_no_axe_violation(
    kind: str, open_page: OpenPage, library: Library
) -> None:
    page = open_page(viewport={"width": A4_INSIDE, "height": 900})
    for flow in library.flows:
        shown(page, PAPERS[kind](library, Wanted(flow, "https://help.example/")))
        page.emulate_media(media="print")
        assert page.evaluate(BEYOND_PAPER, A4_INSIDE + 30 * (kind == "poster")) == [], flow
    page.emulate_media(media="screen")
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(VIOLATIONS) == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_poster_is_one_page_and_other_papers_count_theirs(
    paper: str, page: Page, library: Library
) -> None:
    for flow in library.flows:
        shown(page, PAPERS["poster"](library, Wanted(flow)))
        assert len(sheets(page, paper)) == 1, flow
    shown(page, PAPERS["guide"](library, Wanted(next(iter(library.flows)))))
    printed = sheets(page, paper)
    assert [f"Page {n} of {len(printed)}" in text for n, text in enumerate(printed, 1)] == [
        True for _ in printed
    ]


def test_no_paper_ends_with_a_page_of_a_line_or_two(page: Page, library: Library) -> None:
    for flow in ("cant-log-in", "summons"):
        for kind in ("handout", "guide"):
            shown(page, PAPERS[kind](library, Wanted(flow, "", "monday", 5)))
            assert len(sheets(page, "A4")[-1]) > 200, (flow, kind)


def test_no_box_of_a_handout_is_cut_by_the_end_of_a_page(page: Page, library: Library) -> None:
    for flow in library.flows:
        shown(page, PAPERS["handout"](library, Wanted(flow)))
        page.emulate_media(media="print")
        rules = page.evaluate(
            "[...document.querySelectorAll('.box')].map(b => getComputedStyle(b).breakInside)"
        )
        heights = page.evaluate("[...document.querySelectorAll('.box')].map(b => b.offsetHeight)")
        assert set(rules) == {"avoid"}
        assert max(heights) < 900, "a box that is higher than a page has to be cut"


def test_no_text_of_the_map_leaves_its_box(page: Page, library: Library, tmp_path: Path) -> None:
    long = "M" * 200 + " 日本語のとても長い題名 " + "an ordinary but rather long title " * 4
    toys = loaded(tmp_path, {"faq/restart.md": answer(f'"{long}"')})
    maps = [svg(picture(library, flow)) for flow in library.flows.values()]
    shown(page, "<!doctype html>" + "".join([*maps, svg(picture(toys, toys.flows["wifi"]))]))

    assert page.evaluate(BEYOND_BOXES) == []


def test_the_map_is_walked_by_keyboard(page: Page, tmp_path: Path) -> None:
    toys = loaded(tmp_path, GOOD)
    shown(page, "<!doctype html>" + svg(picture(toys, toys.flows["wifi"])))
    names = []
    for _ in range(3):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))

    assert names[:2] == [
        "Question 1. What does the lamp show?",
        "Question 2. Is the plug in the wall?",
    ]
