"""The editors' page in a real browser: numbered lines, the way to a mistake, the live preview."""

from __future__ import annotations

import re
from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.browser.serving import Server
from tests.browser.settling import settle

SELECTED = "box => box.value.slice(box.selectionStart, box.selectionEnd)"


def _drawn(text: str) -> re.Pattern[str]:
    """What the picture behind the text holds."""
    return re.compile(re.escape(quote(text, safe="")))


def _type(page: Page, text: str) -> None:
    box = page.get_by_label("The text of the file")
    box.fill(text)
    box.press("Control+Enter")
    settle(page)


def test_a_mistake_is_marked_at_its_line_and_the_preview_keeps_its_place(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.url}/editors?file=flows/summons.yaml")
    settle(page)
    box = page.get_by_label("The text of the file")
    text = box.input_value()
    last = text.count("\n") + 1
    expect(box).to_have_attribute("style", _drawn(f">{last}</text>"))
    expect(box).not_to_have_attribute("style", _drawn("✕"))

    _type(page, text.replace("go: ", "go: x", 1))
    page.locator("a[data-line]").first.click()
    expect(box).to_be_focused()
    assert box.evaluate(SELECTED).strip().startswith("go: x")
    expect(box).to_have_attribute("style", _drawn("✕"))

    ask = next(line for line in text.split("\n") if "ask: " in line)
    _type(page, text.replace(ask, f"{ask} Now", 1))
    page.get_by_role("radio", name="See it").click()
    wizard = page.frame_locator("iframe[title='Preview of flows/summons.yaml']")
    heading = wizard.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Now")
    wizard.get_by_role("button", name="no summons has come").click()
    expect(heading).not_to_contain_text("Now")
    second = heading.inner_text()
    _type(page, text.replace(second, f"{second} Then", 1))
    expect(heading).to_contain_text("Then")
    assert page.url.count("draft=") == 1
    page.reload()
    expect(box).to_have_value(text.replace(second, f"{second} Then", 1))
