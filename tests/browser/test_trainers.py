"""The trainers' screens in a real browser: keys alone, the class's link, dark room, paper."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, OpenPage
from tests.browser.paper import sheets
from tests.browser.serving import Server
from tests.browser.settling import headed, headed_anew, settle
from wizard.content.library import HOME, load
from wizard.presenters.rounds import MARK

PROJECTOR = {"viewport": {"width": 1024, "height": 768}}
LIBRARY = load(HOME)
NOTED = next(
    flow for flow in LIBRARY.flows.values() if flow.steps[flow.start].note and flow.scenarios
)
FIRST = NOTED.steps[NOTED.start]
WIDEST = max(LIBRARY.flows.values(), key=lambda flow: len(flow.steps[flow.start].choices))
RESULT = "/practice?seed=paper&cases=10&at=11"


@pytest.fixture
def projector(open_page: OpenPage) -> Page:
    """A page as a projector shows it."""
    return open_page(**PROJECTOR)


def _open(page: Page, address: str) -> Page:
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    return settle(page)


def _press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
        settle(page)


def _size(of: Locator) -> float:
    return float(of.evaluate("element => parseFloat(getComputedStyle(element).fontSize)"))


def _asked(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def test_a_trainer_presents_a_walk_by_keyboard_alone(projector: Page, server: Server) -> None:
    _open(projector, f"{server.url}/present")
    titles = projector.locator("[class*='st-key-choices'] button").all()
    key = next(t for t in titles if NOTED.title in t.inner_text()).locator("kbd").inner_text()
    _press(projector, key)
    headed(projector, FIRST.ask)
    _press(projector, "n")
    expect(projector.get_by_text(FIRST.note[:40])).to_have_count(0)
    expect(projector.get_by_text("→")).to_have_count(0)
    _press(projector, "1")
    headed(projector, FIRST.ask)
    expect(projector.get_by_text("→").first).to_be_visible()
    _press(projector, "ArrowRight")
    headed_anew(projector, FIRST.ask)
    expect(projector.get_by_role("heading", level=1)).to_be_focused()
    _press(projector, "ArrowLeft")
    headed(projector, FIRST.ask)
    _press(projector, "0", "0")
    headed(projector, LIBRARY.nothing_fits.title)
    _press(projector, "h")
    assert _asked(projector) == {}


def test_a_clicker_reads_on_and_goes_on_and_the_screen_goes_black(
    projector: Page, server: Server
) -> None:
    _open(projector, f"{server.url}/present?flow={NOTED.id}")
    _press(projector, "1", "PageDown")
    headed_anew(projector, FIRST.ask)
    _open(projector, f"{server.url}/present?flow=cant-log-in&trail=already-in")
    page = projector.locator("[data-testid=stMain]")
    expect(projector.get_by_text("More below: Space")).to_be_visible()
    _press(projector, "PageDown")
    assert page.evaluate("page => page.scrollTop") > 0
    black = projector.locator(".black-screen")
    _press(projector, "b")
    expect(black).to_be_visible()
    _press(projector, "h")
    expect(black).to_have_count(0)
    assert _asked(projector)["flow"] == "cant-log-in", "the key that ends the dark does no more"
    for _ in range(9):
        _press(projector, "PageUp")
        if page.evaluate("page => page.scrollTop") == 0:
            break
    _press(projector, "PageUp")
    assert "trail" not in _asked(projector)


def test_question_mark_lists_the_keys_of_each_screen(page: Page, server: Server) -> None:
    for address, key in (("/", "/"), ("/present", "B")):
        _open(page, f"{server.url}{address}")
        page.keyboard.press("?")
        dialog = page.get_by_role("dialog", name="Keys")
        expect(dialog.get_by_text(key, exact=True)).to_be_visible()
        page.keyboard.press("?")
        expect(dialog).to_have_count(0)


def test_the_slash_leads_to_the_search_and_a_phone_shows_no_keys(
    page: Page, phone: Page, server: Server
) -> None:
    _open(page, server.url)
    page.keyboard.press("/")
    page.keyboard.type("1 fee?")
    assert page.evaluate("document.activeElement.value") == "1 fee?"
    _open(phone, f"{server.url}/?flow={NOTED.id}")
    assert phone.locator("kbd").count() > 0
    expect(phone.locator("kbd:visible")).to_have_count(0)


def test_a_question_fills_the_projector(open_page: OpenPage, server: Server) -> None:
    high = 1080
    wall = open_page(viewport={"width": 1920, "height": high})
    _open(wall, f"{server.url}/present?flow={NOTED.id}")
    last = wall.locator("[class*='st-key-choices-stage'] button").last.bounding_box()
    assert last is not None
    assert 0.75 * high < last["y"] + last["height"] < 0.97 * high
    assert _size(wall.locator("h1")) > 0.045 * high


def test_the_map_shows_the_path_so_far_and_leads_to_any_question(
    projector: Page, server: Server
) -> None:
    step, choice = next(
        (flow, c)
        for flow in LIBRARY.flows.values()
        for c in flow.steps[flow.start].choices
        if c.go
    )
    _open(projector, f"{server.url}/present?flow={step.id}&trail={choice.id}")
    _press(projector, "m")
    expect(projector.locator("svg .lit.box").first).to_be_visible()
    box = projector.get_by_role("combobox", name="Jump to a question")
    box.focus()
    projector.keyboard.press("ArrowDown")
    projector.keyboard.press("Home")
    projector.keyboard.press("ArrowDown")
    projector.get_by_role("option").first.click()
    settle(projector)
    headed(projector, step.steps[step.start].ask)
    assert _asked(projector) == {"flow": step.id, "map": "1"}
    _press(projector, "1", "1")
    assert "trail" in _asked(projector)


def test_the_choices_can_be_read_from_the_back_row_without_scrolling(
    projector: Page, server: Server
) -> None:
    _open(projector, f"{server.url}/present?flow={WIDEST.id}")
    buttons = projector.locator("[class*='st-key-choices-stage'] button").all()
    assert len(buttons) == len(WIDEST.steps[WIDEST.start].choices)
    foot = projector.locator(".st-key-stage-foot").bounding_box()
    last = buttons[-1].bounding_box()
    assert foot is not None
    assert last is not None
    assert last["y"] + last["height"] <= foot["y"]
    assert foot["y"] + foot["height"] <= 768
    for button in buttons:
        assert _size(button.locator("p")) >= 26
        assert _size(button.locator("kbd")) >= 26


def test_a_dark_room_gets_a_dark_page_that_stays_dark(projector: Page, server: Server) -> None:
    _open(projector, f"{server.url}/present?flow={NOTED.id}")
    ground = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    assert projector.evaluate(ground) == "rgb(255, 255, 255)"
    _press(projector, "m")
    projector.keyboard.press("d")
    projector.get_by_role("link", name="Own colors").wait_for()
    settle(projector)
    paper = projector.locator("svg.flow-map .paper")
    assert paper.evaluate("e => getComputedStyle(e).fill") == "rgb(15, 22, 32)"
    _press(projector, "1", "1")
    assert projector.evaluate(ground) == "rgb(15, 22, 32)"
    foot = "getComputedStyle(document.querySelector('.st-key-stage-foot')).backgroundColor"
    assert projector.evaluate(foot) == "rgb(15, 22, 32)"
    headed_anew(projector, FIRST.ask)


def test_a_learner_walks_a_case_on_a_phone_to_its_verdict(
    open_page: OpenPage, server: Server
) -> None:
    phone = _open(open_page(**PHONE), f"{server.url}/practice?seed=p&cases=1&flow={NOTED.id}")
    expect(phone.get_by_text(MARK)).to_be_visible()
    for _ in range(LIBRARY.court.longest_walk):
        if not phone.locator(".st-key-choices button").count():
            break
        phone.locator(".st-key-choices button").last.tap()
        settle(phone)
        wide = phone.evaluate("document.documentElement.scrollWidth")
        assert wide <= phone.evaluate("document.documentElement.clientWidth")
    expect(phone.get_by_role("button", name="See the result")).to_be_visible()


def test_the_result_prints_whole_on_a4_and_letter(page: Page, server: Server) -> None:
    _open(page, f"{server.url}{RESULT}")
    page.get_by_role("button", name="Print").wait_for()
    page.emulate_media(media="print")
    main = "document.querySelector('[data-testid=stMain]')"
    for paper, width in (("A4", 794), ("Letter", 816)):
        page.set_viewport_size({"width": width - 114, "height": 1000})
        assert page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth")
        printed = sheets(page, paper)
        text = " ".join("".join(printed).split())
        assert 1 <= len(printed) <= 4
        assert "Name:" in text
        assert MARK in text
        assert text.count("Not finished") == 10
        assert "Same cases again" not in text


def test_the_result_is_saved_as_a_table(page: Page, server: Server) -> None:
    _open(page, f"{server.url}{RESULT}")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as CSV").click()
    assert saved.value.suggested_filename == "practice-paper.csv"
    assert saved.value.path().read_bytes().startswith(b"\xef\xbb\xbfName,Word,Date,Score,Case")


def test_the_papers_are_saved_from_the_trainers_page(page: Page, server: Server) -> None:
    _open(page, f"{server.url}/trainers?flow={NOTED.id}&papers=1")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Guide for you").click()
    assert saved.value.suggested_filename == f"{NOTED.id}-guide.html"
    assert saved.value.path().read_bytes().startswith(b"<!doctype html>")


def test_counter_mode_needs_no_mouse_from_the_first_ring_to_the_e_mail(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    _open(page, f"{server.url}/?counter=1")
    _press(page, "1")
    assert "flow" in _asked(page)
    _press(page, "0")
    headed(page, LIBRARY.nothing_fits.title)
    page.get_by_role("button", name="Copy").wait_for()
    page.keyboard.press("y")
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Hello,")
    assert LIBRARY.nothing_fits.title in copied
    assert "Source:" in copied
    assert "localhost" not in copied  # a link that only this computer can open
    _press(page, "h")
    assert _asked(page) == {"counter": "1"}


@pytest.mark.parametrize("label", ["Open this round of practice", "Open this round of puzzles"])
def test_the_round_that_a_trainer_sets_up_is_the_round_that_opens(
    page: Page, server: Server, label: str
) -> None:
    _open(page, f"{server.url}/trainers")
    page.get_by_label("Cases").fill("3")
    page.get_by_label("Cases").press("Enter")
    settle(page)
    word = page.get_by_label("Word for this class (letters, digits)")
    word.fill("spring")
    word.press("Enter")
    settle(page)
    page.get_by_role("link", name=label).click()
    expect(page.get_by_text("of 3").first).to_be_visible()
    assert _asked(page) | {"seed": "spring", "cases": "3", "pass": "80"} == _asked(page)
