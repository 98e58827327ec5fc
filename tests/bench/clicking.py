"""In Chromium: from a click to the next question on the screen, and from nothing to the first."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.apps import App, Turn, bare, wizard
from tests.browser.conftest import STAY_HOME, chromium

CLICKS = 100
STARTS = 3
THINKING = 150
"""Milliseconds between a question on the screen and the next click."""
CLICK_AND_WAIT = """([press, then, next]) => new Promise((painted, failed) => {
  const main = document.querySelector('[data-testid="stMain"]');
  const fresh = element => element && !element.closest('[data-stale="true"]');
  const named = name => [...main.querySelectorAll('button')].find(
    button => button.textContent.includes(name) && fresh(button));
  const finished = () => {
    const heading = main.querySelector('h1');
    return fresh(heading) && heading.textContent === then && named(next);
  };
  const started = performance.now();
  const look = () => {
    if (!finished()) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => painted(performance.now() - started)));
  };
  const watcher = new MutationObserver(look);
  watcher.observe(main, { subtree: true, childList: true, attributes: true, characterData: true });
  setTimeout(() => failed(new Error(`"${then}" did not come after "${press}"`)), 20000);
  named(press).click();
})"""
"""Ends with the milliseconds from the click on `press` to the frame that shows the heading `then`
and the button `next`."""


@dataclass(frozen=True)
class Clicked:
    """Milliseconds of every click, and seconds from starting the server to the first question."""

    clicks: tuple[float, ...]
    starts: tuple[float, ...]

    @property
    def middle(self) -> float:
        return statistics.median(self.clicks)

    @property
    def slow(self) -> float:
        """The 95th of a hundred."""
        return statistics.quantiles(self.clicks, n=20)[-1]


def measure(app: App, browser: Browser, clicks: int = CLICKS, starts: int = STARTS) -> Clicked:
    """Start the server `starts` times; click in the last one."""
    times: list[float] = []
    begun: list[float] = []
    for number in range(starts):
        started = time.perf_counter()
        with app.serving() as server, _page(browser) as page:
            open_start(page, app, server.url)
            begun.append(time.perf_counter() - started)
            if number == starts - 1:
                times = _clicks(page, app.turns, clicks)
    return Clicked(tuple(times), tuple(begun))


def open_start(page: Page, app: App, url: str) -> None:
    """Open the start page and wait until it can be used."""
    page.goto(url)
    page.get_by_role("heading", level=1, name=app.start).wait_for()
    page.get_by_role("button").filter(has_text=app.turns[0].press).wait_for()


def _clicks(page: Page, turns: tuple[Turn, ...], number: int) -> list[float]:
    times: list[float] = []
    for index in range(number + len(turns)):
        turn, after = turns[index % len(turns)], turns[(index + 1) % len(turns)]
        page.wait_for_timeout(THINKING)
        times.append(page.evaluate(CLICK_AND_WAIT, [turn.press, turn.then, after.press]))
    return times[len(turns) :]  # the first round is for the caches of browser and server


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    """A page of a browser profile that has never seen the app."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
    try:
        yield context.new_page()
    finally:
        context.close()


@contextmanager
def running_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=STAY_HOME, chromium_sandbox=os.geteuid() != 0
        )
        yield browser
        browser.close()


def main(clicks: int = CLICKS) -> None:
    """Print the table."""
    with running_browser() as browser:
        ours, theirs = (measure(app, browser, clicks) for app in (wizard(), bare()))
    print(f"\n## In Chromium, {clicks} clicks\n")
    print("| | wizard | bare app | ratio |\n|---|---|---|---|")
    for name, mine, other in (
        ("click → next question painted, p50 (ms)", ours.middle, theirs.middle),
        ("click → next question painted, p95 (ms)", ours.slow, theirs.slow),
        (
            f"start of the server → first question, median of {STARTS} (s)",
            statistics.median(ours.starts),
            statistics.median(theirs.starts),
        ),
    ):
        print(f"| {name} | {mine:.1f} | {other:.1f} | {mine / other:.2f} |")


if __name__ == "__main__":
    main()
