"""How dates and times read."""

from __future__ import annotations

from datetime import date, datetime, time

ZONES = {
    "America/New_York": "Eastern Time",
    "America/Chicago": "Central Time",
    "America/Denver": "Mountain Time",
    "America/Phoenix": "Arizona Time",
    "America/Los_Angeles": "Pacific Time",
    "America/Anchorage": "Alaska Time",
    "Pacific/Honolulu": "Hawaii Time",
    "America/Puerto_Rico": "Atlantic Time",
}


def day(when: date) -> str:
    """A date as Americans write it: November 22, 2026."""
    return f"{when:%B} {when.day}, {when.year}"


def clock(when: time) -> str:
    """A time of day: 8:30 a.m., 5 p.m., noon."""
    if (when.hour, when.minute) == (12, 0):
        return "noon"
    minutes = f":{when.minute:02}" if when.minute else ""
    return f"{(when.hour - 1) % 12 + 1}{minutes} {'a.m.' if when.hour < 12 else 'p.m.'}"


def zone_name(zone: str) -> str:
    """A time zone as people say it: Eastern Time."""
    return ZONES.get(zone, f"{zone.rsplit('/', 1)[-1].replace('_', ' ')} time")


def moment(seconds: float) -> str:
    """A time as people say it, in the time zone of this computer."""
    then = datetime.fromtimestamp(seconds).astimezone()
    return f"{day(then.date())}, {then:%H:%M} {then.tzname()}"
