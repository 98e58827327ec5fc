"""The server's own pages in a real browser: without scripts, and until Streamlit takes over."""

from __future__ import annotations

import io
import re

from PIL import Image, ImageChops
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.serving import Server

FIRST = "#first"
STEP = "/?flow=cant-log-in"
MOST_SHIFT = 0.05
IN_TIME = '#first { font-family: "Source Sans" !important }'
"""The font of a browser that has it already, whenever it came."""
SHIFTS = """window.shifts = 0;
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) window.shifts += each.value;
}).observe({ type: 'layout-shift', buffered: true });"""
"""Adds up how far what is painted moves, as browsers reckon it."""


def until_streamlit_is_whole(page: Page) -> None:
    page.wait_for_selector("#root h1[data-at]", state="attached")
    expect(page.locator("#root [data-stale='true']")).to_have_count(0)


def test_a_whole_visit_works_without_scripts(written: Server, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(written.url)
    page.get_by_role("link", name="I can't log in").click()
    page.get_by_role("link", name="None of these").click()
    expect(page.locator("h1")).to_contain_text("None of these")
    page.get_by_role("textbox").fill("I forgot my password")
    page.get_by_role("button", name="Search").click()
    page.locator(f"{FIRST} .hit a.title").first.click()
    page.get_by_role("link", name="Not yet").click()
    expect(page.get_by_role("heading", name="Your call sheet")).to_be_visible()
    page.get_by_role("link", name="All answers").first.click()
    page.get_by_role("textbox").fill("zzzz")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("link", name="Show all answers")).to_be_visible()


def test_a_click_before_streamlit_is_there_paints_what_was_sent_along(
    written: Server, open_page: OpenPage, faults: list[str]
) -> None:
    page = open_page()
    page.route("**/static/**", lambda route: route.abort())
    page.route("**/_stcore/**", lambda route: route.abort())
    page.goto(f"{written.url}{STEP}", wait_until="commit")
    asked = page.locator(f"{FIRST} h1").inner_text()
    page.locator(f"{FIRST} .choices a").first.click()
    expect(page.locator(f"{FIRST} h1")).not_to_have_text(asked)
    expect(page).to_have_url(re.compile("trail="))
    page.go_back()
    expect(page.locator(f"{FIRST} h1")).to_have_text(asked)
    faults.clear()  # of the scripts that this test keeps away


def test_take_over_alone_moves_neither_focus_nor_page(written: Server, page: Page) -> None:
    page.goto(f"{written.url}{STEP}")
    link = page.locator(f"{FIRST} .choices a").nth(2)
    link.focus()
    where = link.bounding_box()
    until_streamlit_is_whole(page)

    expect(link).to_be_focused()
    assert link.bounding_box() == where


def test_a_click_on_the_whole_page_hands_over_to_streamlit(written: Server, page: Page) -> None:
    page.goto(f"{written.url}{STEP}")
    until_streamlit_is_whole(page)
    page.locator(f"{FIRST} .choices a").first.click()
    expect(page.locator(FIRST)).to_have_count(0)
    heading = page.locator("#root h1")
    expect(heading).to_be_visible()
    expect(heading).to_be_focused()
    page.go_back()
    expect(heading).to_have_text("What is on your screen right now?")


def test_the_keys_pick_before_and_after(written: Server, page: Page) -> None:
    page.goto(f"{written.url}{STEP}")
    page.keyboard.press("1")
    expect(page).to_have_url(re.compile("trail="))


def test_both_pictures_of_a_question_are_the_same_within_two_percent(
    written: Server, page: Page
) -> None:
    page.goto(f"{written.url}{STEP}")
    until_streamlit_is_whole(page)
    page.add_style_tag(content=IN_TIME)
    page.evaluate("() => document.fonts.ready")
    ours = page.screenshot()
    page.goto(f"{written.url}{STEP}&x=1")  # a parameter that no page has is Streamlit's alone
    expect(page.locator("#root h1")).to_be_visible()
    until_streamlit_is_whole(page)
    theirs = page.screenshot()

    assert _difference(ours, theirs) <= 0.02


def test_a_call_sheet_that_is_copied_is_counted_and_says_that_it_was(
    written: Server, open_page: OpenPage
) -> None:
    page = open_page(
        permissions=["clipboard-read", "clipboard-write"],
        user_agent="Mozilla/5.0 (X11; Linux x86_64) Chrome/143.0",  # a robot's is not counted
    )
    page.goto(f"{written.url}/?flow=cant-log-in&trail=already-in")
    until_streamlit_is_whole(page)
    page.locator(FIRST).get_by_role("link", name="Not yet").click()
    sheet = page.locator("#root")
    sheet.get_by_role("button", name="Copy").click()
    expect(sheet.get_by_text("Copied.")).to_be_visible()
    expect(sheet.get_by_role("button", name="Copy")).to_be_focused()
    for _ in range(20):  # the journal is at most two seconds behind
        page.goto(f"{written.url}/counted")
        page.get_by_role("heading", name="What is counted").wait_for()
        if page.get_by_text("call-sheet").count():
            break
    expect(page.get_by_text("call-sheet").first).to_be_visible()


def test_no_line_moves_while_somebody_reads(written: Server, phone: Page) -> None:
    phone.add_init_script(SHIFTS)
    for address in ("/", "/?flow=cant-log-in&trail=already-in"):
        phone.route("**/*.woff2", _late)
        phone.goto(f"{written.url}{address}")
        until_streamlit_is_whole(phone)
        phone.evaluate("() => document.fonts.ready")
        assert phone.evaluate("() => window.shifts") <= MOST_SHIFT, address


def _late(route: Route) -> None:
    """A font that comes only when the page is long painted."""
    route.request.frame.wait_for_selector("#root h1[data-at]", state="attached")
    route.continue_()


def _difference(one: bytes, other: bytes) -> float:
    """The share of pixels that a reader could tell apart."""
    pictures = [Image.open(io.BytesIO(png)).convert("L") for png in (one, other)]
    histogram = ImageChops.difference(*pictures).histogram()
    return sum(histogram[48:]) / sum(histogram)
