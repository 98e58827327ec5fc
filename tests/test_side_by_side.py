"""Two versions of a text beside each other, and problems beside their lines."""

from __future__ import annotations

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as some

from wizard.core.problems import Place, Problem
from wizard.presenters import side_by_side
from wizard.presenters.problem_list import beside_lines_html, counted, listed_html
from wizard.presenters.side_by_side import Row, changed, rows, said, table_html

OLD = "one\ntwo short words\nthree\nfour\nfive\nsix\nseven\n"
NEW = "one\ntwo long words\nthree\nfour\nfive\nsix\nsix and a half\nseven\n"
LINES = some.text(some.sampled_from("ab \n"), max_size=40)


def test_a_word_that_differs_is_marked_in_both_versions() -> None:
    row = rows(OLD, NEW)[1]
    assert row.was == (("two ", False), ("short", True), (" words", False))
    assert row.now == (("two ", False), ("long", True), (" words", False))
    assert said(OLD, NEW) == "1 line changed, 1 line added."
    assert said(NEW, OLD) == "1 line changed, 1 line taken out."
    assert said(OLD, OLD) == "The words are the same."


def test_only_what_differs_is_shown_with_two_lines_around() -> None:
    numbers = [[row.new for row in group] for group in changed(OLD, NEW)]
    assert numbers == [[1, 2, 3, 4, 5, 6, 7, 8]]
    long = "".join(f"line {n}\n" for n in range(40))
    groups = changed(long, long.replace("line 3\n", "").replace("line 30\n", "other\n"))
    assert [[row.old for row in group] for group in groups] == [
        [2, 3, 4, 5, 6],
        [29, 30, 31, 32, 33],
    ]
    assert changed(OLD, OLD) == ()


@given(LINES, LINES)
def test_each_side_holds_every_line_of_its_version_once(old: str, new: str) -> None:
    found = rows(old, new)
    assert _text(row.was for row in found if row.old) == old.removesuffix("\n")
    assert _text(row.now for row in found if row.new) == new.removesuffix("\n")
    for row in found:
        assert (row.was == row.now) == (row.old > 0 and row.new > 0 and not _marked(row))


def _text(lines: object) -> str:
    assert hasattr(lines, "__iter__")
    return "\n".join("".join(text for text, _ in pieces) for pieces in lines)


def _marked(row: Row) -> bool:
    return any(differs for pieces in (row.was, row.now) for _, differs in pieces)


def test_a_text_that_is_too_long_to_compare_counts_as_all_new() -> None:
    many = "x\n" * (side_by_side.MOST_LINES + 1)
    assert said(many, "y\n") == "1 line changed, 3000 lines taken out."
    long = "word " * side_by_side.MOST_WORDS
    assert rows(long, f"{long}more")[0].now == ((f"{long}more", True),)


def test_the_table_shows_exactly_what_was_typed() -> None:
    table = BeautifulSoup(table_html(changed("<b>\n", "<i> & \x00\n"), "A<", "B"), "html.parser")
    assert [cell.text for cell in table.find_all("td")] == ["1", "<b>", "1", "<i> & "]
    assert [cell.text for cell in table.find_all("th")] == ["Line", "A<", "Line", "B"]
    assert table_html((), "A", "B") == ""


def _problem(line: int, level: str, check: str = "loops") -> Problem:
    place = Place("flows/a.yaml", line)
    return Problem(place, "It is <odd>.", "Mend it.", level, check=check)  # type: ignore[arg-type]


def test_each_problem_stands_below_its_line_and_errors_come_first() -> None:
    found = [_problem(1, "warning"), _problem(9, "flaw", "?"), _problem(2, "error")]
    list_ = BeautifulSoup(beside_lines_html(found, "title: <x>\n  second", 9), "html.parser")
    rows = [row.get_text(" ", strip=True) for row in list_.find_all("li")]
    assert rows[0].startswith("Line 2 second Error. It is <odd>. Mend it. About loops")
    assert rows[1] == "Line 9 Flaw. It is <odd>. Mend it."
    assert rows[2].startswith("Line 1 title: <x> Warning. It is <odd>.")
    assert counted(found) == "1 error, 1 flaw, 1 warning"


def test_a_list_of_all_files_leads_to_the_line_and_counts_the_rest() -> None:
    found = [_problem(1, "warning"), _problem(2, "error")]
    list_ = BeautifulSoup(listed_html(found, 1, page="editors"), "html.parser")
    assert list_.text == ("flows/a.yaml:2:1: error: It is <odd>. Mend it. (loops)… and 1 more.")
    assert list_.a is not None
    assert list_.a["href"] == "./editors?file=flows/a.yaml&line=2"
