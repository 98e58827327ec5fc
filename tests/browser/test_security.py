"""Nothing from the address, the search box or the content becomes HTML or script in a page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.conftest import Serve
from tests.browser.serving import Server
from tests.browser.settling import go, settle
from wizard.screens.parts import frame

# Each tries another way in: tags, attributes, links, Streamlit's own Markdown, formulas, styles.
SCRIPT = "<script>window.pwned=1</script>"
IMAGE = '<img src=x onerror="window.pwned=1">'
FRAME = '<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>'
OUT = "\"'></title></style></script></p><svg onload=window.pwned=1>"
LINK = "[press](javascript:window.pwned=1)"
PICTURE = "![look](http://outside.example/pixel.png)"
DIRECTIVE = (
    ":red[loud] :material/home: :smile: :+1: $\\href{javascript:window.pwned=1}{x}$ &lt;b&gt;"
)
PAYLOADS = (SCRIPT, IMAGE, FRAME, OUT, LINK, PICTURE, DIRECTIVE)
ALL = " ".join(PAYLOADS)

ADDED = """() => {
  const parts = [];
  const look = (root) => {
    for (const element of root.querySelectorAll('*')) {
      parts.push(element);
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document);
  const bad = parts.filter((element) =>
    [...element.attributes].some(({ name, value }) =>
      name.startsWith('on') || /^\\s*(javascript|vbscript):/i.test(value))
    || element.matches('iframe, object, embed, base, form:not(.box), katex, .katex')
    || (element.matches('script:not([src])') && element.textContent.includes('pwned'))
    || (element.matches('img') && !element.src.startsWith('data:')));
  return bad.map((element) => element.outerHTML.slice(0, 200));
}"""


@pytest.fixture
def watched(page: Page) -> Page:
    """A page in which a dialog is a fault by itself."""

    def refuse(dialog: Dialog) -> None:
        dialog.dismiss()
        pytest.fail(f"A dialog opened: {dialog.message}")

    page.on("dialog", refuse)
    return page


def _visit(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    settle(page)
    _is_unharmed(page)


def _read(page: Page, address: str) -> None:
    """Open a page that the server writes, without what Streamlit loads behind it."""
    page.goto(address, wait_until="domcontentloaded")
    page.locator("#first h1").wait_for()
    _is_unharmed(page)


def _is_unharmed(page: Page) -> None:
    assert page.evaluate("() => window.pwned") is None
    assert page.evaluate(ADDED) == []
    assert page.locator('[data-testid="stException"]').count() == 0


def _addresses(payload: str) -> list[str]:
    good = {"flow": "summons", "trail": "nothing-yet"}
    pages: list[tuple[str, dict[str, str]]] = [
        ("", {"flow": payload}),
        ("", {**good, "trail": f"nothing-yet.{payload}", "keep": payload, "assumed": payload}),
        ("answers", {"entry": payload}),
        ("answers", {"match": payload}),
        ("", {"q": payload}),
    ]
    return [f"{page}?{urlencode(query)}" for page, query in pages]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_address_never_becomes_html(watched: Page, server: Server, payload: str) -> None:
    for address in _addresses(payload):
        _visit(watched, f"{server.url}/{address}")


def test_an_address_never_becomes_html_on_a_page_that_the_server_writes(
    watched: Page, written: Server, faults: list[str]
) -> None:
    watched.route("**/static/js/**", lambda route: route.abort())
    for payload in (ALL, OUT):
        walk = {"flow": "cant-log-in", "trail": "none", "settled": payload, "q": payload}
        for address in (*_addresses(payload), f"?{urlencode(walk)}"):
            _read(watched, f"{written.url}/{address}")
    faults.clear()  # of the scripts that this test keeps away


def test_a_click_on_a_written_page_puts_nothing_in_but_what_the_server_sent(
    watched: Page, written: Server, faults: list[str]
) -> None:
    watched.route("**/static/js/**", lambda route: route.abort())
    _read(watched, f"{written.url}/?{urlencode({'flow': 'cant-log-in', 'q': ALL})}")
    for _ in range(2):
        watched.locator("#first a[data-key='0'], #first .ways a").first.click()
        watched.locator("#first h1").wait_for()
        _is_unharmed(watched)
    faults.clear()


def test_no_page_takes_html_from_any_parameter(watched: Page, server: Server) -> None:
    names = (
        "flow", "trail", "keep", "assumed", "entry", "match", "q", "seed", "cases", "pass", "at",
        "trails", "guesses", "set", "pick", "map", "join", "straight", "counter", "desk", "papers",
    )  # fmt: skip
    query = urlencode(dict.fromkeys(names, ALL))
    for page in ("", *frame.PAGES):
        _visit(watched, f"{server.url}/{page}?{query}")


def test_what_is_typed_shows_as_typed(watched: Page, server: Server) -> None:
    for page, label in (
        ("", "Or say what happened, in your own words"),
        ("answers", "Match word(s)"),
    ):
        _visit(watched, f"{server.url}/{page}")
        box = watched.get_by_label(label)
        box.fill(IMAGE)
        box.press("Enter")
        settle(watched)
        expect(watched.get_by_role("status").filter(has_text=IMAGE)).to_be_visible()
        _is_unharmed(watched)


FLOW = """\
title: {say}
about: {say}
group: {say}
symptoms: [{say}]
start: first
steps:
  first:
    ask: {ask}
    look: {say}
    note: {say}
    aloud: {ask}
    choices:
      one:
        say: {say}
        entry: bad
        because: {say}
      two:
        say: {other}
        entry: worse
scenarios:
  - case: {say}
    trail: [one]
    entry: bad
"""
ENTRY = """\
---
title: {say}
topic: {say}
owner: you
contacts: [you]
asked_as: [{say}]
see_also: [{also}]
source: {{page: {say}, question: {say}, number: 1}}
reviewed: 2026-11-22
review_by: 2027-11-22
caution: {{noted: 2026-11-22, says: {say}, check: {say}}}
official: {say}
---
{body}

{body}
"""
COURT = """\
name: {say}
short: {say}
system: {system}
page: {say}
web: {say}
notice: {say}
none_of_these: bad
still_stuck: you
longest_walk: 5
groups: [{say}]
contacts:
  you:
    name: {say}
    does: {say}
    email: {say}
    phone: {say}
    hours: {say}
    web: {say}
    seen: {say}
    find: {say}
"""
GLOSSARY = (
    "terms:\n  pwned:\n    word: window\n    means: {say}\n    also: [{say}]\nsynonyms: []\n"
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A content folder in which every field tries to become HTML."""
    texts = (ALL, f"{ALL}?", f"other {ALL}", "CM/ECF <b>")
    say, ask, other, system = map(_quoted, texts)
    files = {
        "flows/bad.yaml": FLOW.format(say=say, ask=ask, other=other),
        "faq/bad.md": ENTRY.format(say=say, also="worse", body=ALL),
        "faq/worse.md": ENTRY.format(say=other, also="bad", body=ALL),
        "faq/court.yaml": COURT.format(say=say, system=system),
        "faq/glossary.yaml": GLOSSARY.format(say=say),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def test_content_never_becomes_html(
    watched: Page, serve: Serve, hostile: Path, faults: list[str]
) -> None:
    url = serve(hostile, WIZARD_FIRST_PAGE="on").url
    watched.route("**/static/js/**", lambda route: route.abort())
    for address in (
        "", "?flow=bad", "?flow=bad&trail=one", "?flow=bad&trail=none", "?q=window",
        "?flow=bad&trail=one&settled=no", "answers", "answers?entry=bad", "answers?match=window",
        "find?q=window",
    ):  # fmt: skip
        _read(watched, f"{url}/{address}")
    assert ALL in watched.locator("#first").inner_text()
    watched.unroute_all()
    faults.clear()  # of the scripts that were kept away
    _visit(watched, f"{url}/?x=1")  # a parameter that Streamlit alone knows nothing of
    for address in (
        "", "?flow=bad", "?flow=bad&trail=one", "?flow=bad&trail=two", "?flow=bad&trail=none",
        "?q=window", "?counter=1", "?counter=1&flow=bad", "?counter=1&flow=bad&trail=one",
        "answers?entry=bad", "answers?match=window", "map?flow=bad", "present?flow=bad&pick=one",
        "present?flow=bad&trail=one", "practice?seed=x&cases=1", "find?q=window",
        "trainers?flow=bad&papers=1",
        *frame.PAGES,
    ):  # fmt: skip
        settle(go(watched, f"/{address}"))
        _is_unharmed(watched)
        shown = watched.locator("body").inner_text().replace("\N{WORD JOINER}", "")
        if address in ("", "?flow=bad", "?flow=bad&trail=one", "answers?entry=bad"):
            assert ALL in shown, f"{address} does not show the text as it was written"
