"""axe-core in a page: the rules of WCAG 2.2 AA, and which findings are Streamlit's own."""

from dataclasses import dataclass
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import BrowserContext, Page

SCRIPT = Path(axe_playwright_python.__file__).with_name("axe.min.js")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
CONTRAST = ("color-contrast",)


@dataclass(frozen=True)
class Known:
    """A finding in markup that Streamlit writes and no setting changes."""

    rule: str
    element: str
    reason: str


STREAMLITS_OWN: tuple[Known, ...] = ()


@dataclass(frozen=True)
class Finding:
    """One element that breaks one rule; `known` is its place in STREAMLITS_OWN, or None."""

    rule: str
    element: str
    why: str
    known: int | None


def bring(context: BrowserContext) -> None:
    """Put axe-core into every page of the context, past the page's own content policy."""
    context.add_init_script(path=SCRIPT)


def begin(page: Page, rules: tuple[str, ...] = RULES) -> None:
    """Start a run without waiting for it, so that two pages can be examined at once."""
    page.evaluate(_BEGIN, [list(rules), [[known.rule, known.element] for known in STREAMLITS_OWN]])


def end(page: Page) -> list[Finding]:
    """What the run that was begun last has found."""
    return [Finding(**found) for found in page.evaluate("() => window.axeFound")]


def examine(page: Page, rules: tuple[str, ...] = RULES) -> list[Finding]:
    """All findings on the page as it stands."""
    begin(page, rules)
    return end(page)


_BEGIN = """([rules, own]) => {
  const told = (violation, node) => {
    const known = own.findIndex(([rule, element]) =>
      rule === violation.id && node.element?.matches(element));
    return {
      rule: violation.id,
      element: node.html.slice(0, 200),
      why: node.failureSummary,
      known: known < 0 ? null : known,
    };
  };
  window.axeFound = axe.run(document, {
    runOnly: rules, resultTypes: ['violations'], elementRef: true,
  }).then(({ violations }) =>
    violations.flatMap((violation) => violation.nodes.map((node) => told(violation, node))));
}"""
