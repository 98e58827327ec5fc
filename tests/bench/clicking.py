"""In Chromium: from a click to the next question on the screen, and from nothing to the first."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.apps import App, bare, tuned, wizard
from tests.browser.conftest import STAY_HOME, chromium

CLICKS = 100
STARTS = 3
THINKING = 300
"""Milliseconds between a question on the screen and the next click in any of the apps, so that
what a server or a page does after its answer is over."""
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


def measure(
    apps: Sequence[App], browser: Browser, clicks: int = CLICKS, starts: int = STARTS
) -> list[Clicked]:
    """Start each server `starts` times; then click in the last ones, in turn.

    One click here, one click there: a machine that grows slower meanwhile slows all alike.
    """
    begun: list[list[float]] = [[] for _ in apps]
    with ExitStack() as open_ones:
        pages = []
        for app, seconds in zip(apps, begun, strict=True):
            for _ in range(starts - 1):
                with ExitStack() as closed_at_once:
                    seconds.append(_started(app, browser, closed_at_once)[0])
            took, page = _started(app, browser, open_ones)
            seconds.append(took)
            pages.append(page)
        times = _clicks(list(zip(apps, pages, strict=True)), clicks)
    return [Clicked(tuple(t), tuple(b)) for t, b in zip(times, begun, strict=True)]


def _started(app: App, browser: Browser, until: ExitStack) -> tuple[float, Page]:
    """Seconds from nothing to the start page, and the page; both stay `until` that closes."""
    begun = time.perf_counter()
    server = until.enter_context(app.serving())
    page = until.enter_context(_page(browser))
    open_start(page, app, server.url)
    return time.perf_counter() - begun, page


def open_start(page: Page, app: App, url: str) -> None:
    """Open the start page and wait until it can be used."""
    page.goto(url)
    page.get_by_role("heading", level=1, name=app.start).wait_for()
    page.get_by_role("button").filter(has_text=app.turns[0].press).wait_for()


def _clicks(opened: Sequence[tuple[App, Page]], number: int) -> list[list[float]]:
    times: list[list[float]] = [[] for _ in opened]
    unmeasured = max(len(app.turns) for app, _ in opened)
    for index in range(number + unmeasured):
        for (app, page), taken in zip(opened, times, strict=True):
            turns = len(app.turns)
            turn, after = app.turns[index % turns], app.turns[(index + 1) % turns]
            page.wait_for_timeout(THINKING)
            taken.append(page.evaluate(CLICK_AND_WAIT, [turn.press, turn.then, after.press]))
    # The first round is for the caches of browser and server.
    return [taken[unmeasured:] for taken in times]


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
        ours, theirs, best = measure((wizard(), bare(), tuned()), browser, clicks)
    print(f"\n## In Chromium, {clicks} clicks\n")
    print("| | wizard | bare app | ratio | bare app with the wizard's settings | ratio |")
    print("|---|---|---|---|---|---|")
    rows = (
        ("click → next question painted, p50 (ms)", [c.middle for c in (ours, theirs, best)]),
        ("click → next question painted, p95 (ms)", [c.slow for c in (ours, theirs, best)]),
        (
            f"start of the server → first question, median of {STARTS} (s)",
            [statistics.median(c.starts) for c in (ours, theirs, best)],
        ),
    )
    for name, (mine, other, floor) in rows:
        print(
            f"| {name} | {mine:.1f} | {other:.1f} | {mine / other:.2f} "
            f"| {floor:.1f} | {floor / other:.2f} |"
        )


if __name__ == "__main__":
    main()
