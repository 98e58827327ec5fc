"""The wizard in a real browser: mouse, keyboard alone, Back and Forward, links, a phone."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.serving import Server
from tests.browser.settling import headed, headed_anew, settle
from wizard.content.library import HOME, load

PICKS = ("Paying a filing fee", "My paper is filed, and the fee is not paid")
ENDING = "I filed but did not pay the fee"
LIBRARY = load(HOME)


def _open(page: Page, address: str) -> Page:
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    return settle(page)


def _choices(page: Page) -> list[str]:
    return [b.inner_text() for b in page.locator("button[kind=secondary]").all()]


def _walk_to_the_fee(page: Page, server: Server) -> list[str]:
    """From the start page to the ending by clicks; returns each heading on the way."""
    _open(page, server.url)
    seen = []
    for pick in PICKS:
        seen.append(page.get_by_role("heading", level=1).inner_text())
        page.locator(".stButton button").filter(has_text=pick).first.click()
        settle(page)
        headed_anew(page, seen[-1])
    seen.append(page.get_by_role("heading", level=1).inner_text())
    return seen


def test_a_person_gets_from_the_start_to_the_answer_by_mouse(page: Page, server: Server) -> None:
    seen = _walk_to_the_fee(page, server)
    assert seen[0] == "What do you need help with?"
    assert seen[-1] == ENDING
    expect(page.get_by_text("Notice of Attorney Payment of Fees").first).to_be_visible()
    expect(page.get_by_text("Your answers")).to_be_visible()


def test_a_person_gets_from_the_start_to_the_answer_by_keyboard(
    page: Page, server: Server
) -> None:
    _open(page, server.url)
    for _ in range(30):
        page.keyboard.press("Tab")
        if "I can't log in" in "".join(page.locator("button:focus").all_inner_texts()):
            break
    page.keyboard.press("Enter")
    settle(page)
    headed(page, "What is on your screen right now?")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    number = next(i for i, text in enumerate(_choices(page), 1) if "already be logged in" in text)
    page.keyboard.press(str(number))
    settle(page)
    headed(page, "My login is refused, or a login page comes back")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_back_and_forward_land_on_each_question_again(page: Page, server: Server) -> None:
    seen = _walk_to_the_fee(page, server)
    for heading in reversed(seen[:-1]):
        page.go_back()
        headed(page, heading)
    for heading in seen[1:]:
        page.go_forward()
        headed(page, heading)


def test_reload_and_a_fresh_browser_land_on_the_same_question(
    page: Page, open_page: OpenPage, server: Server
) -> None:
    _open(page, f"{server.url}/?flow=summons&trail=nothing-yet")
    heading = page.get_by_role("heading", level=1).inner_text()
    page.reload()
    headed(page, heading)
    expect(page.get_by_text("Question 2 of at most")).to_be_visible()
    other = _open(open_page(), page.url)
    headed(other, heading)


def test_the_page_title_follows_the_question(page: Page, server: Server) -> None:
    _open(page, server.url)
    expect(page).to_have_title("What do you need help with? – CM/ECF help")
    page.locator(".stButton button").filter(has_text="Paying a filing fee").click()
    settle(page)
    heading = page.get_by_role("heading", level=1).inner_text()
    expect(page).to_have_title(f"{heading} – CM/ECF help")


def test_a_laptop_shows_all_topics_without_scrolling(page: Page, server: Server) -> None:
    _open(page, server.url)
    assert page.viewport_size
    for card in page.locator("button[kind=secondary]").all():
        box = card.bounding_box()
        assert box
        assert box["y"] + box["height"] <= page.viewport_size["height"], card.inner_text()


def test_where_to_look_unfolds_and_the_next_question_has_its_own(
    page: Page, server: Server
) -> None:
    flow = LIBRARY.flows["summons"]
    first = flow.steps[flow.start]
    on = next(choice for choice in first.choices if choice.go)
    _open(page, f"{server.url}/?flow=summons")
    for step in (first, flow.steps[on.go]):
        headed(page, step.ask)
        words = page.get_by_text(step.look.split(".")[0])
        expect(words).to_be_hidden()
        page.get_by_text("Not sure? Where to look").click()
        expect(words).to_be_visible()
        page.get_by_role("button", name=on.say).first.click()


def test_a_click_sends_and_draws_the_question_alone(page: Page, server: Server) -> None:
    sent: list[bytes] = []

    def note(frame: str | bytes) -> None:
        sent.append(frame if isinstance(frame, bytes) else frame.encode())

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    _open(page, f"{server.url}/?flow=summons")
    shared = (b"-brand", LIBRARY.court.name.encode())
    assert all(any(words in frame for frame in sent) for words in shared)
    page.evaluate(
        "document.querySelectorAll('.st-key-top, .st-key-staff').forEach(e => e.old = 1)"
    )
    sent.clear()
    before = page.get_by_role("heading", level=1).inner_text()
    page.locator("button[kind=secondary]").first.click()
    headed_anew(page, before)
    assert sent
    assert not any(words in frame for frame in sent for words in shared)
    kept = "[...document.querySelectorAll('.st-key-top, .st-key-staff')].map(e => e.old)"
    assert page.evaluate(kept) == [1, 1]


def test_a_phone_shows_every_choice_without_sideways_scrolling(
    phone: Page, server: Server
) -> None:
    _open(phone, f"{server.url}/?flow=cant-log-in")
    width = phone.evaluate("document.documentElement.clientWidth")
    assert phone.evaluate("document.documentElement.scrollWidth") <= width
    for button in phone.locator("button[kind=secondary]").all():
        box = button.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["height"] >= 44
    phone.locator("button[kind=secondary]").first.tap()
    settle(phone)
    expect(phone.get_by_text("Question 2 of at most")).to_be_visible()


def test_the_clerks_summons_never_came_is_found_by_saying_so(page: Page, server: Server) -> None:
    _open(page, server.url)
    box = page.get_by_label("Or say what happened, in your own words")
    box.fill("the clerk's summons never came")
    box.press("Enter")
    settle(page)
    headed(page, "Is it one of these?")
    expect(page.get_by_role("status").filter(has_text="never came")).to_be_visible()
    page.locator(".st-key-choices-found button").first.click()
    settle(page)
    expect(page.get_by_text("We assumed:").first).to_be_visible()
    page.go_back()
    headed(page, "Is it one of these?")


def test_all_answers_link_to_addresses_of_their_own(page: Page, server: Server) -> None:
    _open(page, server.url)
    page.get_by_role("link", name="All answers").click()
    headed(page, "All answers")
    page.get_by_role("button", name=ENDING).click()
    headed(page, ENDING)
    assert page.url.endswith("/answers?entry=fee-not-paid")
    page.go_back()
    headed(page, "All answers")
