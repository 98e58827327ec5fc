"""Which page of the server's own an address asks for, and what is written on it."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from wizard.content.keeper import keeper
from wizard.core.address import Query, as_link
from wizard.core.model import Library
from wizard.core.opening import zone
from wizard.core.problems import ContentError
from wizard.core.renamed import entry_today
from wizard.presenters import page_html, page_parts_html, results, start
from wizard.presenters.all_answers import all_answers, answer_page
from wizard.presenters.answer_html import person_line
from wizard.presenters.ending import ending_page
from wizard.presenters.home import home
from wizard.presenters.links import Link
from wizard.presenters.step import step_page
from wizard.web.kept_pages import Kept
from wizard.web.robots import may_be_found
from wizard.web.shell import Written, app_page, document, streamlit_links, template

FOOT = (
    ("map", "Maps"),
    ("counted", "What is counted"),
)
KNOWN = {
    "/": {"flow", "trail", "asked", "keep", "kept", "assumed", "q", "settled", "class"},
    "/find": {"q"},
    "/answers": {"entry", "match"},
}
"""The pages written here, each with the parameters that it takes; others are Streamlit's alone."""
LARGEST_AHEAD = 40_000
"""Characters of the pages that are sent along with a question."""
IDS = frozenset({"flow", "trail", "asked", "keep", "kept", "assumed", "settled", "entry"})
"""Parameters that hold no words of a visitor. Pages of others are not kept in memory."""
LONGEST_KEPT = 2_000
"""Characters of an address whose page is kept."""
MOST_KEPT = 4_000_000
"""Bytes of pages that are kept, compressed as they are sent; and as many of their texts."""
FAST = 5
"""How hard gzip tries. More saves one byte in a hundred and takes twice as long."""
NAMELESS = "Help with e-filing"
"""The wizard's name while there is no content."""
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """What all pages of a minute are made from: who answers the phone changes with the time."""

    library: Library
    now: datetime
    site: str
    """Where the wizard runs, up to its last slash."""


_SENT = Kept[bytes](MOST_KEPT, len)
_TEXTS = Kept[Written](MOST_KEPT, lambda page: 2 * len(page.main))


def packed(path: str, raw: Mapping[str, str], site: str) -> bytes | None:
    """The page of an address, compressed; None where Streamlit alone knows it, or has to say why.

    `site`: where the wizard runs, up to its last slash.
    """
    moment = _moment(path, raw, site)
    if moment is None:
        return None
    pairs = tuple(sorted(raw.items()))

    def made() -> bytes:
        return _packed(_document(moment, path, pairs))

    return _SENT.page(moment, (path, pairs), made) if _may_be_kept(pairs) else made()


def written(path: str, raw: Mapping[str, str], site: str) -> str | None:
    """The same as text."""
    sent = packed(path, raw, site)
    return None if sent is None else gzip.decompress(sent).decode("utf-8")


def drawn(home: str) -> bytes | None:
    """The page of a path that Streamlit alone draws, compressed. `home`: the start page's path."""
    if streamlit_links(home) is None:
        return None
    try:
        name = page_parts_html.brand(keeper().current().court)
    except (ContentError, OSError):
        name = NAMELESS
    return _drawn(name, home)


@lru_cache(maxsize=2)
def _drawn(name: str, home: str) -> bytes:
    return _packed(app_page(name, home))


def _packed(page: str) -> bytes:
    return gzip.compress(page.encode("utf-8", "replace"), FAST, mtime=0)


def _moment(path: str, raw: Mapping[str, str], site: str) -> Moment | None:
    if os.environ.get("WIZARD_FIRST_PAGE") == "off" or streamlit_links() is None:
        return None
    if path not in KNOWN or not raw.keys() <= KNOWN[path]:
        return None
    try:
        library = keeper().current()
    except (ContentError, OSError):
        return None  # Streamlit's page has the one sentence for it
    now = datetime.now(zone(library.court.time_zone)).replace(second=0, microsecond=0)
    return Moment(library, now, site)


def _may_be_kept(pairs: Pairs) -> bool:
    return IDS.issuperset(name for name, _ in pairs) and (
        sum(len(value) for _, value in pairs) <= LONGEST_KEPT
    )


def _document(moment: Moment, path: str, pairs: Pairs) -> str:
    page = _page(moment, path, pairs)
    robots = "all" if may_be_found(path, dict(pairs)) else "noindex"
    address = as_link(path.lstrip("/"), dict(pairs), moment.site)
    return document(page, "".join(_ahead(moment, page)), address, robots)


def _page(moment: Moment, path: str, pairs: Pairs) -> Written:
    if not _may_be_kept(pairs):
        return _made(moment, path, pairs)
    return _TEXTS.page(moment, (path, pairs), lambda: _made(moment, path, pairs))


def _made(moment: Moment, path: str, pairs: Pairs) -> Written:
    library, now = moment.library, moment.now
    query, court = Query(dict(pairs)), library.court
    if path == "/":
        said = _home(library, query, moment.site, now)
    else:
        said = (_find if path == "/find" else _answers)(library, query, now)
    header, footer = page_parts_html.header_html(court), page_parts_html.footer_html(court, FOOT)
    return Written(
        title=page_parts_html.tab_title(said.title, court),
        description=f"{said.title} {court.notice}",
        at=said.at,
        main=f"{header}<main>{said.main}</main>{footer}",
        next=said.next,
    )


def _ahead(moment: Moment, page: Written) -> Iterator[str]:
    """The pages that the choices of a question lead to, as many as are not too long."""
    left = LARGEST_AHEAD
    for link in page.next:
        sent = _page(moment, "/", tuple(sorted(link.query.items())))
        left -= len(sent.main)
        if left < 0:
            return
        yield template(as_link("", link.query), sent)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a presenter says of a page: its title, what it shows, its HTML, where it may lead."""

    title: str
    at: str
    main: str
    next: tuple[Link, ...] = ()


def _home(library: Library, query: Query, site: str, now: datetime) -> _Said:
    asked = home(library, query)
    here, address, carried = asked.here, asked.address, asked.carried
    if here is None:
        return _start(library, asked.typed, asked.missing, now)
    if here.step:
        step = step_page(library, here, address, carried)
        return _Said(step.heading, step.at, page_html.step_html(step), step.choices)
    link = as_link("", here.address().query(), site)
    end = ending_page(library, here, address, carried, settled=asked.settled, now=now, link=link)
    found = results.found(library, asked.typed, carried, now) if end.asks else None
    return _Said(end.heading, end.at, page_html.ending_html(end, found))


def _start(library: Library, typed: str, missing: str, now: datetime) -> _Said:
    page = start.start_page(library, typed, missing, now)
    found = results.found(library, typed, now=now)
    at = f"start|{typed}"
    title = found.heading if found else page.heading
    return _Said(title, at, page_html.start_html(page, found, at))


def _find(library: Library, query: Query, now: datetime) -> _Said:
    typed = query.text("q")
    page = start.start_page(library, typed, now=now)
    found = results.found(library, typed, now=now)
    title, at = (found.heading if found else start.FIND), f"find|{typed}"
    people = person_line(page.person) if page.person else ""
    box = replace(page.box, label=start.AGAIN, page="find")
    return _Said(title, at, page_html.find_html(box, title, at, found, people))


def _answers(library: Library, query: Query, now: datetime) -> _Said:
    id, match = query.get("entry", ""), query.get("match", "")
    entry = entry_today(library, id)
    if entry:
        one, at = answer_page(library, entry, now), f"entry|{entry.id}"
        return _Said(one.heading, at, page_html.answer_page_html(one, at))
    page, at = all_answers(library, match, id, now), f"answers|{id}|{match}"
    return _Said(page.heading, at, page_html.answers_html(page, at))
