"""When someone answers: the hours in words, and whether they are open at a moment."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from wizard.core.model import Contact, Court
from wizard.core.opening import Span, closes, is_open, next_opening, read_hours, zone
from wizard.presenters.dates import clock, day, zone_name

OPEN = "Open now"
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def hours_said(court: Court, contact: Contact) -> str:
    """The hours as a sentence has them; those that do not follow the grammar as typed."""
    spans = read_hours(contact.hours)
    if not spans:
        return contact.hours
    said = "; ".join(_span(span) for span in spans)
    return f"{said} {zone_name(contact.time_zone or court.time_zone)}"


def _span(span: Span) -> str:
    first, last = NAMES[span.days[0]], NAMES[span.days[-1]]
    days = first if len(span.days) == 1 else f"{first} to {last}"
    return f"{days}, {clock(span.opens)} to {clock(span.closes)}"


def open_said(court: Court, contact: Contact, now: datetime | None) -> str:
    """Whether someone answers at `now`, else when next, in the court's time.

    Empty where no moment is given (on paper) or the hours do not follow the grammar. The moment
    is the server's: a visitor's clock may be wrong, and so may be its zone.
    """
    spans = read_hours(contact.hours)
    home, theirs = zone(court.time_zone), zone(contact.time_zone or court.time_zone)
    if not (spans and now and home and theirs):
        return ""
    there = now.astimezone(theirs)
    if is_open(spans, there, is_holiday):
        until = closes(spans, there).astimezone(home)
        return _stopped(f"{OPEN}, until {clock(until.time())}{_elsewhere(court, contact)}")
    opens = next_opening(spans, there, is_holiday)
    if opens is None:
        return "Closed now."
    at = opens.astimezone(home)
    when = f"{_day(at.date(), now.astimezone(home).date())} at {clock(at.time())}"
    return _stopped(f"Closed now. Opens {when}{_elsewhere(court, contact)}")


def _stopped(said: str) -> str:
    """With a full stop, which "8:30 a.m." has already."""
    return said if said.endswith(".") else f"{said}."


def _day(then: date, today: date) -> str:
    ahead = (then - today).days
    if ahead < 2:
        return ("today", "tomorrow")[ahead]
    return NAMES[then.weekday()] if ahead < 7 else f"{NAMES[then.weekday()]}, {day(then)}"


def _elsewhere(court: Court, contact: Contact) -> str:
    """The zone's name, where it is not the one that the hours are told in."""
    same = not contact.time_zone or contact.time_zone == court.time_zone
    return "" if same else f" {zone_name(court.time_zone)}"


def is_holiday(when: date) -> bool:
    """Whether U.S. federal offices are closed that day."""
    return when in _holidays(when.year)


@lru_cache(maxsize=8)
def _holidays(year: int) -> frozenset[date]:
    import holidays  # takes a third of a second, and paper needs none of it

    return frozenset(holidays.country_holidays("US", years=year))
