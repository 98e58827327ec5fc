"""What one page view counts as."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journal.events import shown, visit
from tests.toys import WIFI, answer, loaded, swapped
from wizard.core.address import Address
from wizard.core.model import Library
from wizard.core.walk import walk
from wizard.journal import Event, call_sheet, is_counted, opened, settled, viewed

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return loaded(tmp_path)


def brief(event: Event) -> str:
    """An event on one line: kind, where, and what was left, asked next or shown."""
    where = "/".join(filter(None, (event.flow, event.step, event.choice)))
    more = f" from {event.left}" if event.left else f" → {event.entry or event.to}".rstrip(" →")
    return f"{event.kind} {where}{more}"


def counted(library: Library, *trails: str | None) -> list[str]:
    return [brief(event) for event in shown(visit(library), *trails)]


def test_a_walk_from_the_start_page_to_an_answer(library: Library) -> None:
    assert counted(library, None, "wifi", "wifi?dark", "wifi?dark.loose") == [
        "started wifi/lamp",
        "answered wifi/lamp/dark → wifi/plug",
        "answered wifi/plug/loose",
        "ended wifi/plug/loose → push-plug",
    ]


def test_a_reload_and_a_page_without_a_walk_are_nothing(library: Library) -> None:
    assert counted(library, None, None, "no-such-flow") == []
    assert counted(library, "wifi", "wifi") == ["started wifi/lamp"]
    assert len(counted(library, "wifi?red", "wifi?red")) == 2


def test_a_choice_that_leads_to_another_flow_counts_where_it_was_made(library: Library) -> None:
    assert counted(library, "wifi", "wifi?green", "wifi?green.nothing") == [
        "started wifi/lamp",
        "answered wifi/lamp/green → paper/tray",
        "answered paper/tray/nothing",
        "ended paper/tray/nothing → add-paper",
    ]


def test_none_of_these_is_a_kind_of_its_own(library: Library) -> None:
    assert counted(library, "wifi", "wifi?none")[1:] == [
        "none-of-these wifi/lamp/none",
        "ended wifi/lamp/none → nobody-knows",
    ]


def test_back_counts_as_a_change_that_says_which_question_it_left(library: Library) -> None:
    assert counted(library, "wifi", "wifi?dark", "wifi")[2:] == [
        "changed wifi/lamp from wifi/plug"
    ]


def test_another_choice_at_an_answer_leaves_no_question_open(library: Library) -> None:
    assert counted(library, "wifi", "wifi?dark.loose", "wifi?dark.in-wall")[4:] == [
        "changed wifi/plug",
        "answered wifi/plug/in-wall",
        "ended wifi/plug/in-wall → restart",
    ]


def test_a_link_into_the_middle_starts_there(library: Library) -> None:
    assert counted(library, "wifi?green") == ["started paper/tray"]


def test_a_link_to_an_answer_is_a_start_and_an_end(library: Library) -> None:
    assert counted(library, "wifi?red") == ["started wifi", "ended wifi/lamp/red → restart"]


def test_an_answer_says_which_of_its_parts_came_first(tmp_path: Path) -> None:
    body = "Do it.\n\n## The lamp is red {#red-lamp}\n\nWait.\n"
    red = swapped(
        WIFI,
        "entry: restart\n        because",
        "entry: restart\n        part: red-lamp\n        because",
    )
    files = {"faq/restart.md": answer("Restart the box", body), "flows/wifi.yaml": red}
    made = shown(visit(loaded(tmp_path, files)), "wifi", "wifi?red", "wifi?dark.in-wall")

    assert [event.part for event in made if event.entry] == ["red-lamp", ""]


def test_another_flow_is_another_start(library: Library) -> None:
    assert counted(library, "wifi", "paper") == ["started wifi/lamp", "started paper/tray"]


def test_an_answer_that_the_search_guessed_is_an_opened_result(library: Library) -> None:
    address = Address("wifi", ("dark", "loose"), assumed=2)
    here = walk(library, "wifi", address.trail)

    (event,) = viewed(visit(library), None, address, here)

    assert brief(event) == "opened-result wifi/plug/loose → push-plug"


def test_a_trail_that_no_longer_fits_counts_as_far_as_it_does(library: Library) -> None:
    assert counted(library, "wifi", "wifi?dark.gone") == [
        "started wifi/lamp",
        "answered wifi/lamp/dark → wifi/plug",
    ]


def test_what_is_said_about_an_answer_names_the_way_to_it(library: Library) -> None:
    here = walk(library, "wifi", ("red",))
    assert here
    assert here.entry
    now = visit(library)
    events = [
        settled(now, here, here.entry, yes=True),
        settled(now, None, here.entry, yes=False),
        call_sheet(now, here, here.entry),
        opened(now, here.entry, from_search=True),
        opened(now, here.entry, from_search=False),
    ]

    assert [brief(event) for event in events] == [
        "settled-yes wifi/lamp/red → restart",
        "settled-no  → restart",
        "call-sheet wifi/lamp/red → restart",
        "opened-result  → restart",
        "ended  → restart",
    ]


def test_a_person_with_a_browser_is_counted() -> None:
    assert is_counted({"User-Agent": BROWSER})
    assert is_counted({"user-agent": f"{BROWSER} CUBOT X18", "dnt": "0"})


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"DNT": "1", "User-Agent": BROWSER},
        {"Sec-GPC": "1", "User-Agent": BROWSER},
        {"Sec-Purpose": "prefetch;prerender", "User-Agent": BROWSER},
        {"Purpose": "prefetch", "User-Agent": BROWSER},
        {"X-Moz": "prefetch", "User-Agent": BROWSER},
        {"X-Purpose": "preview", "User-Agent": BROWSER},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User-Agent": "Mozilla/5.0 AppleWebKit/537.36 (compatible; bingbot/2.0) Chrome/116.0"},
        {"User-Agent": "Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5"},
        {"User-Agent": "facebookexternalhit/1.1"},
        {"User-Agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"},
        {"User-Agent": "curl/8.5.0"},
        {"User-Agent": "python-requests/2.32"},
    ],
)
def test_robots_previews_pages_sent_ahead_and_those_who_object_are_not(
    headers: dict[str, str],
) -> None:
    assert not is_counted(headers)
