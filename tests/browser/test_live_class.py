"""A live class in real browsers: a projector, the trainer's phone, learners who lose the line."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.axe import bring, examine
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.serving import Server
from wizard.content.library import HOME, load

LIBRARY = load(HOME)
FLOW = LIBRARY.flows["cant-log-in"]
FIRST = FLOW.steps[FLOW.start]
CHOICES = [choice.say for choice in FIRST.choices]
PROJECTOR = {"viewport": {"width": 1920, "height": 1080}}
SEATS = 6


def opened(page: Page, server: Server) -> str:
    """Open a class as a trainer does from a question, and show the projector's page; its code."""
    page.goto(f"{server.url}/class?flow={FLOW.id}")
    page.get_by_role("button", name="Open a class").click()
    page.wait_for_url("**/notes")
    code = page.url.split("/")[-2]
    page.goto(f"{server.url}/class/{code}/board")
    return code


def joined(phone: Page, server: Server, code: str) -> Page:
    phone.goto(f"{server.url}/join")
    phone.get_by_label("The six letters").fill(code.lower())
    phone.get_by_role("button", name="Join").click()
    phone.wait_for_url(f"**/{code}")
    return phone


def asked(page: Page, question: str) -> None:
    expect(page.get_by_role("heading", level=1, name=question, exact=True)).to_be_visible()


def test_a_class_joins_votes_loses_the_line_and_comes_to_an_answer(
    open_page: OpenPage, server: Server, faults: list[str]
) -> None:
    board = open_page(**PROJECTOR)
    bring(board.context)
    code = opened(board, server)
    phones = [joined(open_page(**PHONE), server, code) for _ in range(SEATS)]
    expect(board.get_by_text(f"{SEATS} joined")).to_be_visible()
    assert board.evaluate("document.documentElement.scrollHeight <= innerHeight")
    board.keyboard.press("PageDown")

    for phone in phones:
        asked(phone, FIRST.ask)
    lost, *others = phones
    bring(lost.context)
    lost.context.set_offline(True)
    lost.get_by_role("button", name=CHOICES[0]).click()
    expect(lost.get_by_text("Reconnecting…")).to_be_visible()
    for phone in others:
        phone.get_by_role("button", name=CHOICES[0]).click()
    expect(board.get_by_text(f"{SEATS - 1} of {SEATS} answered")).to_be_visible()
    lost.context.set_offline(False)
    expect(board.get_by_text(f"{SEATS} of {SEATS} answered")).to_be_visible()
    expect(lost.get_by_text("Reconnecting…")).to_be_hidden()
    faults.clear()  # the browser complains of the line that the test cut

    board.keyboard.press("PageDown")
    expect(board.get_by_text(f"{SEATS} · 100%, the most")).to_be_visible()
    lost.reload()
    expect(lost.get_by_text("your pick")).to_be_visible()
    for page in (lost, board):
        assert examine(page) == []
    assert board.evaluate("document.documentElement.scrollHeight <= innerHeight")
    board.keyboard.press("0")
    for phone in phones:
        expect(phone.get_by_role("link", name="Keep this answer")).to_be_visible()


def test_the_keys_of_the_projector(open_page: OpenPage, server: Server) -> None:
    board = open_page(**PROJECTOR)
    opened(board, server)
    asked(board, "Join with your phone")
    wide = board.locator("#live .qr svg").bounding_box()
    assert wide
    assert wide["height"] > 800
    board.keyboard.press("b")
    expect(board.locator("#black")).to_be_visible()
    board.keyboard.press("ArrowRight")  # whatever is pressed first only brings the light back
    expect(board.locator("#black")).to_be_hidden()
    board.keyboard.press("d")
    expect(board.locator("body")).to_have_css("background-color", "rgb(15, 22, 32)")
    board.keyboard.press("?")
    expect(board.get_by_role("heading", name="Keys")).to_be_visible()
    board.keyboard.press("?")
    board.keyboard.press("ArrowRight")
    asked(board, FIRST.ask)
    board.keyboard.press("j")
    expect(board.get_by_role("heading", name="Join with your phone")).to_be_visible()


def test_the_trainers_notes_fit_a_phone(open_page: OpenPage, server: Server) -> None:
    notes = open_page(**PHONE)
    bring(notes.context)
    notes.goto(f"{server.url}/class?flow={FLOW.id}")
    notes.get_by_role("button", name="Open a class").click()
    notes.get_by_role("button", name="Begin", exact=True).click()
    expect(notes.get_by_text("→ Asks next").first).to_be_visible()
    assert notes.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert examine(notes) == []
