"""Which page of the server's own an address asks for, and what is written on it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from wizard import search
from wizard.content.keeper import keeper
from wizard.core import walk
from wizard.core.address import Query, as_link, read_address
from wizard.core.model import Library
from wizard.core.opening import zone
from wizard.core.problems import ContentError
from wizard.core.renamed import as_today, entry_today
from wizard.presenters import page_html, page_parts_html, results, start
from wizard.presenters.all_answers import all_answers, answer_page
from wizard.presenters.answer_html import person_line
from wizard.presenters.ending import ending_page
from wizard.presenters.links import Link
from wizard.presenters.results import Results
from wizard.presenters.step import step_page
from wizard.web.shell import Written, document, template

FOOT = (
    ("map", "Maps"),
    ("counted", "What is counted"),
)
KNOWN = {
    "/": {"flow", "trail", "asked", "keep", "kept", "assumed", "q", "settled"},
    "/find": {"q"},
    "/answers": {"entry", "match"},
}
"""The pages written here, each with the parameters that it takes; others are Streamlit's alone."""
LARGEST_AHEAD = 40_000
"""Characters of the pages that are sent along with a question."""


def written(path: str, raw: Mapping[str, str], site: str) -> str | None:
    """The HTML of an address; None where Streamlit alone knows it, or there is no content.

    `site`: where the wizard runs, up to its last slash.
    """
    if os.environ.get("WIZARD_FIRST_PAGE") == "off":
        return None
    if path not in KNOWN or not raw.keys() <= KNOWN[path]:
        return None
    try:
        library = keeper().current()
    except (ContentError, OSError):
        return None  # Streamlit's page has the one sentence for it
    now = datetime.now(zone(library.court.time_zone)).replace(second=0, microsecond=0)
    page = _page(library, path, tuple(sorted(Query(raw).items())), site, now)
    ahead = "".join(_ahead(library, page, site, now))
    return document(page, ahead, as_link(path.lstrip("/"), raw, site))


@lru_cache(maxsize=1_000)
def _page(
    library: Library, path: str, pairs: tuple[tuple[str, str], ...], site: str, now: datetime
) -> Written:
    """A page, made once a minute: who answers the phone changes with the time."""
    query, court = Query(dict(pairs)), library.court
    if path == "/":
        said = _home(library, query, site, now)
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


def _ahead(library: Library, page: Written, site: str, now: datetime) -> Iterator[str]:
    """The pages that the choices of a question lead to, as many as are not too long."""
    left = LARGEST_AHEAD
    for link in page.next:
        sent = _page(library, "/", tuple(sorted(link.query.items())), site, now)
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
    asked = as_today(library, read_address(query))
    here = walk.replay(library, asked)
    typed = query.text("q")
    if here is None:
        return _start(library, typed, asked.flow[:60], now)
    carried = {"q": typed} if typed else {}
    if here.step:
        step = step_page(library, here, asked, carried)
        return _Said(step.heading, step.at, page_html.step_html(step), step.choices)
    settled = query.get("settled", "")
    link = as_link("", here.address().query(), site)
    end = ending_page(library, here, asked, carried, settled=settled, now=now, link=link)
    found = _found(library, typed, now, carried) if end.asks and typed else None
    return _Said(end.heading, end.at, page_html.ending_html(end, found))


def _start(library: Library, typed: str, missing: str, now: datetime) -> _Said:
    page = start.start_page(library, typed, missing, now)
    found = _found(library, typed, now) if typed else None
    at = f"start|{typed}"
    title = found.heading if found else page.heading
    return _Said(title, at, page_html.start_html(page, found, at))


def _find(library: Library, query: Query, now: datetime) -> _Said:
    typed = query.text("q")
    page = start.start_page(library, typed, now=now)
    found = _found(library, typed, now) if typed else None
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


def _found(
    library: Library, typed: str, now: datetime, carried: Mapping[str, str] | None = None
) -> Results:
    return results.results(library, typed, search.find(library, typed), carried or {}, now)
