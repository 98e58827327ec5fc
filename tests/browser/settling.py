"""Waiting until a page has answered: the script has run and its last word is drawn."""

from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

PATIENCE = 30_000  # milliseconds
WATCHING = Path(__file__).with_suffix(".js")


def watch(context: BrowserContext) -> None:
    """Let every page of the context keep track of what `settle` asks."""
    context.add_init_script(path=WATCHING)


def settle(page: Page) -> Page:
    """Wait until the page shows what was asked for last; return the page."""
    page.wait_for_function("() => window.pageHasSettled()", timeout=PATIENCE)
    return page


def go(page: Page, address: str) -> Page:
    """Move an open page to an address as Back and Forward do: quick, and nothing loads anew."""
    page.evaluate(
        "(address) => { history.pushState({}, '', address);"
        " dispatchEvent(new PopStateEvent('popstate', { state: {} })); }",
        address,
    )
    return page


def headed(page: Page, text: str) -> None:
    """Wait until the one H1 says exactly this; at first the old one may stand beside it."""
    expect(page.get_by_role("heading", level=1, name=text, exact=True)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def headed_anew(page: Page, text: str) -> None:
    """Wait until the one H1 of the page no longer says this."""
    expect(page.get_by_role("heading", level=1, name=text, exact=True)).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
