"""Forty phones as real pages of Chromium: they join a class, vote, lose the line and come back."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from tests.bench.phones import Lesson, answered
from tests.browser.conftest import PHONE, STAY_HOME, chromium
from tests.browser.serving import serving
from wizard.content.library import HOME, load

PAGES = 40
FLOW = load(HOME).flows["cant-log-in"]
CHOICE = FLOW.steps[FLOW.start].choices[0].say
WAIT = 60_000.0


async def main_async(number: int = PAGES) -> None:
    """Print how long each part took until the last page had it."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "log.txt") as server:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=chromium(), args=[*STAY_HOME, "--no-sandbox"]
            )
            held = await Lesson.open(server.port, FLOW.id)
            pages = [await _page(browser) for _ in range(number)]
            await _lesson(held, server.url, pages)
            held.trainer.leave()
            await browser.close()
        assert "Traceback" not in server.log, server.log


async def _page(browser: Browser) -> Page:
    options: dict[str, Any] = dict(PHONE)
    context: BrowserContext = await browser.new_context(**options)
    return await context.new_page()


async def _lesson(held: Lesson, site: str, pages: list[Page]) -> None:
    number = len(pages)
    begun = time.perf_counter()
    await asyncio.gather(*(page.goto(f"{site}/join/{held.code}", timeout=WAIT) for page in pages))
    await held.trainer.until(lambda html: f"<b>{number}</b> joined" in html)
    print(f"| {number} pages joined | {time.perf_counter() - begun:.1f} s |")

    await held.do("begin", "0")
    await _all(pages, lambda page: expect(page.locator("form .options")).to_be_visible)
    half = number // 2
    for page in pages[:half]:
        await page.context.set_offline(True)
    begun = time.perf_counter()
    await asyncio.gather(
        *(page.get_by_role("button", name=CHOICE).click(timeout=WAIT) for page in pages)
    )
    await held.trainer.until(lambda html: answered(html) == number - half)
    print(f"| votes of the {number - half} on the line are shown | {_since(begun)} |")
    await _all(pages[:half], lambda page: expect(page.locator("#line")).to_be_visible)

    begun = time.perf_counter()
    for page in pages[:half]:
        await page.context.set_offline(False)
    await held.trainer.until(lambda html: answered(html) == number)
    print(f"| the {half} others come back, and their votes are shown | {_since(begun)} |")
    await _all(pages, lambda page: expect(page.locator("#line")).to_be_hidden)

    at, begun = held.trainer.at, time.perf_counter()
    await held.do("reveal", at)
    await _all(pages, lambda page: expect(page.locator(".bar").first).to_be_visible)
    await asyncio.gather(*(page.reload(timeout=WAIT) for page in pages))
    await _all(pages, lambda page: expect(page.get_by_text("your pick")).to_be_visible)
    print(f"| votes shown, all pages reloaded in their seats | {_since(begun)} |")
    assert answered(held.trainer.html) == number, held.trainer.html


def _since(begun: float) -> str:
    return f"{time.perf_counter() - begun:.1f} s"


async def _all(pages: list[Page], seen: object) -> None:
    assert callable(seen)
    await asyncio.gather(*(seen(page)(timeout=WAIT) for page in pages))


def main() -> None:
    print(f"\n## {PAGES} real pages in Chromium\n\n| | |\n|---|---|")
    asyncio.run(main_async())


if __name__ == "__main__":
    main()
