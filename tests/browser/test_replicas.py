"""Behind nginx in a real browser: a replica dies in the middle of a walk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from deploy.two_replicas import two_replicas
from tests.browser.settling import PATIENCE, headed
from tests.replicas import holder, longest_case
from wizard.content.library import HOME, load
from wizard.core.walk import walk


def test_a_page_whose_replica_dies_comes_back_at_its_question_and_the_next_click_counts(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIZARD_FIRST_PAGE", "off")  # the page that a click is lost on is the app's
    library = load(HOME)
    flow, trail = longest_case(library)
    *before, last = (walk(library, flow, trail[:end]) for end in range(len(trail) + 1))
    assert last
    assert last.entry
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    with two_replicas() as site:
        page.goto(f"http://localhost:{site.front.port}/?flow={flow}")
        for here, after in zip(before, last.picks, strict=True):
            assert here
            assert here.step
            headed(page, here.step.ask)
            if here is before[-1]:
                holder(site).kill()
                expect(page).to_have_title(f"{here.step.ask} – {library.court.system} help")
            page.locator("button[kind=secondary]").filter(has_text=after.says).click()
        headed(page, last.entry.title)
        page.reload()
        headed(page, last.entry.title)
    page.close()
