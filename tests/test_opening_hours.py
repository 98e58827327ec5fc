"""Who answers now: hours in their own zone, told in the court's, closed on federal holidays."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from wizard.core.model import Contact, Court
from wizard.presenters.call_sheet import LONGEST, mail
from wizard.presenters.contacts import card, telephone
from wizard.presenters.hours import hours_said, open_said

COURT = Court(name="The Toy Court", time_zone="America/New_York")
DESK = Contact(id="desk", name="The desk", hours="Mon-Fri 8:30-16:30")
PACER = Contact(id="p", name="P", hours="Mon-Fri 8:00-18:00", time_zone="America/Chicago")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("America/New_York"))


@pytest.mark.parametrize(
    ("contact", "now", "said"),
    [
        (DESK, "2026-11-23T10:00", "Open now, until 4:30 p.m."),
        (DESK, "2026-11-23T07:00", "Closed now. Opens today at 8:30 a.m."),
        (DESK, "2026-11-23T16:30", "Closed now. Opens tomorrow at 8:30 a.m."),
        (DESK, "2026-11-20T17:00", "Closed now. Opens Monday at 8:30 a.m."),
        # Thanksgiving is a federal holiday; the day after is not.
        (DESK, "2026-11-26T10:00", "Closed now. Opens tomorrow at 8:30 a.m."),
        # July 4, 2026 is a Saturday, so offices are closed on Friday.
        (DESK, "2026-07-03T10:00", "Closed now. Opens Monday at 8:30 a.m."),
        (PACER, "2026-11-23T18:30", "Open now, until 7 p.m. Eastern Time."),
        (PACER, "2026-11-23T08:30", "Closed now. Opens today at 9 a.m. Eastern Time."),
    ],
)
def test_a_card_says_whether_someone_answers_in_the_courts_time(
    contact: Contact, now: str, said: str
) -> None:
    assert open_said(COURT, contact, at(now)) == said


def test_the_clock_of_the_visitor_or_the_server_plays_no_part() -> None:
    instant = at("2026-11-23T10:00").astimezone(ZoneInfo("Asia/Tokyo"))
    assert open_said(COURT, DESK, instant) == "Open now, until 4:30 p.m."


def test_hours_are_told_with_their_zone_and_other_words_as_typed() -> None:
    assert hours_said(COURT, PACER) == "Monday to Friday, 8 a.m. to 6 p.m. Central Time"
    typed = Contact(id="x", name="X", hours="8:30 to 5 in 2012; ask")
    assert hours_said(COURT, typed) == "8:30 to 5 in 2012; ask"
    assert open_said(COURT, typed, at("2026-11-23T10:00")) == ""
    assert open_said(COURT, DESK, None) == ""


@pytest.mark.parametrize(
    ("typed", "tel"),
    [
        ("866-239-6233", "tel:+18662396233"),
        ("(617) 748-9152", "tel:+16177489152"),
        ("+44 20 7946 0000", "tel:+442079460000"),
        ("ask the clerk", ""),
    ],
)
def test_a_number_can_be_tapped(typed: str, tel: str) -> None:
    assert telephone(typed) == tel


def test_a_contact_with_a_sly_address_is_no_link() -> None:
    sly = Contact(id="x", name="X", email="a@b.example?bcc=c@d.example", web="javascript:alert(1)")
    found = card_of(sly)
    assert (found[0], found[1]) == ("", "")


def card_of(contact: Contact) -> tuple[str, str]:
    from wizard.core.model import Glossary, Library

    made = card(Library(COURT, {}, {}, Glossary()), contact, "")
    return made.mailto, made.href


def test_no_text_can_bring_a_header_of_its_own_into_an_e_mail() -> None:
    made = mail("a@b.example\nBcc: c@d.example", "Hi\r\nBcc: c@d.example&cc=x", ["one\r\ntwo"])
    assert made.startswith("mailto:?subject=Hi%20Bcc%3A%20c%40d.example%26cc%3Dx&body=")
    assert made.endswith("one%20two%0D%0A")


def test_the_last_lines_give_way_where_an_e_mail_grows_too_long() -> None:
    made = mail("a@b.example", "Help", ["First", *["x" * 300] * 9, "last"])
    assert len(made) <= LONGEST
    assert "First" in made
