"""Review dates as a calendar (RFC 5545) that calendar programs import and bring up to date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from wizard.core.model import Library
from wizard.core.renamed import first_id
from wizard.core.wording import one_line
from wizard.insights.due import Due

ANYWHERE = "court.invalid"
"""Ends the names of events where the court's own site is not known (RFC 6761)."""


def calendar(library: Library, found: Iterable[Due], today: date) -> str:
    """A day for each review. The same reviews give the same text all day long."""
    court = library.court
    all_of_them = Calendar()
    all_of_them.add("prodid", "-//CM/ECF wizard//Reviews//EN")
    all_of_them.add("version", "2.0")
    all_of_them.add("x-wr-calname", f"Reviews, {one_line(court.short or court.name)}")
    host = urlsplit(court.web).hostname or ANYWHERE
    for one in found:
        all_of_them.add_component(_event(library, one, host, today))
    return str(all_of_them.to_ical(), "utf-8")


def _event(library: Library, one: Due, host: str, today: date) -> Event:
    """Its name stays the same when the date is moved or the answer renamed."""
    event = Event()
    event.add("uid", f"review-{first_id(library.entries[one.entry])}@{host}")
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", one.review_by)
    event.add("dtend", one.review_by + timedelta(days=1))
    event.add("summary", f"Review: {one_line(one.title)}")
    event.add("description", f"faq/{one.entry}.md, owner: {one_line(one.owner)}")
    event.add("categories", [one_line(one.owner)])
    event.add("transp", "TRANSPARENT")
    return event
