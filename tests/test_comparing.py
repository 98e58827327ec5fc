"""The diff speaks in walks: links that end elsewhere or stop early, answers out of reach."""

from __future__ import annotations

from pathlib import Path

from tests.command import Out, run
from tests.toys import COURT, GLOSSARY, PAPER, WIFI, answer, flow, loaded, step, swapped, write
from wizard.content.library import load
from wizard.insights.diff import compare

Files = dict[str, str | bytes | None]


def sentences(tmp_path: Path, files: Files, before: Files | None = None) -> list[str]:
    old, new = loaded(tmp_path / "old", before), loaded(tmp_path / "new", files)
    return [change.sentence for change in compare(old, new).changes]


def test_content_compared_with_itself_is_the_same(tmp_path: Path) -> None:
    found = compare(loaded(tmp_path), loaded(tmp_path))

    assert found.same
    assert (found.before, found.after) == (7, 7)


def test_a_comment_and_a_moved_line_change_nothing_a_reader_sees(tmp_path: Path) -> None:
    body = answer("Restart the box", body="\n\nDo it.\n\n1. Now.\n")

    assert sentences(tmp_path, {"flows/wifi.yaml": f"# hello\n\n{WIFI}"}) == []
    assert sentences(tmp_path, {"faq/restart.md": body}) == []


def test_a_walk_that_ends_at_another_answer_is_counted_and_shown(tmp_path: Path) -> None:
    other = swapped(WIFI, "entry: restart\n        because", "entry: add-paper\n        because")
    old, new = loaded(tmp_path / "old"), loaded(tmp_path / "new", {"flows/wifi.yaml": other})

    (change,) = compare(old, new).changes

    assert change.sentence == "1 of 7 walks now ends at another answer."
    assert change.items == (
        {"link": "/?flow=wifi&trail=red", "was": "Restart the box", "now": "Add paper"},
    )


def test_a_walk_that_moves_in_another_flow_moves_for_all_who_come_through(tmp_path: Path) -> None:
    other = swapped(PAPER, "entry: add-paper", "entry: push-plug")

    assert sentences(tmp_path, {"flows/paper.yaml": other}) == [
        "2 of 7 walks now end at another answer.",
        "1 answer can no longer be reached.",
    ]


def test_an_old_link_whose_choice_has_another_id_stops_early(tmp_path: Path) -> None:
    renamed = swapped(swapped(WIFI, "      loose:\n", "      out:\n"), "loose]", "out]")
    old, new = loaded(tmp_path / "old"), loaded(tmp_path / "new", {"flows/wifi.yaml": renamed})

    stops, fresh, scenario, words = compare(old, new).changes

    assert stops.sentence == "1 old link stops early."
    assert stops.items[0]["lost"] == "loose"
    assert stops.items[0]["at"] == 'the question "Is the plug in the wall?"'
    assert fresh.sentence == "1 walk is new."
    assert scenario.sentence == 'The flow "wifi" has changed (scenarios).'
    assert words.sentence == (
        'The question "plug" of wifi has new words (no choice "loose", new choice "out") '
        "on 2 walks."
    )


def test_a_flow_that_is_gone_takes_its_links_along(tmp_path: Path) -> None:
    without = swapped(WIFI, "flow: paper", "entry: add-paper")
    files: Files = {"flows/paper.yaml": None, "flows/wifi.yaml": without}

    assert sentences(tmp_path, files) == [
        "4 old links stop early.",
        "1 walk is new.",
        'The flow "paper" (The printer is stuck) is gone.',
    ]


def test_a_question_put_in_between_is_a_question_more(tmp_path: Path) -> None:
    after = step("one", on="go two", off="entry restart") + step(
        "two", on="entry restart", off="entry add-paper"
    )
    before = step("one", on="entry restart", off="entry restart")

    found = sentences(tmp_path, {"flows/toy.yaml": flow(after)}, {"flows/toy.yaml": flow(before)})

    assert found[0] == "1 of 9 walks now asks more before an answer."
    assert 'The question "two" of toy is new, on 2 walks.' in found


def test_new_words_are_told_with_the_walks_that_show_them(tmp_path: Path) -> None:
    worded = swapped(swapped(WIFI, "What does the lamp", "What can the lamp"), "It is dark", "Off")

    assert sentences(tmp_path, {"flows/wifi.yaml": worded}) == [
        'The question "lamp" of wifi has new words (ask, choice "dark") on 5 walks.'
    ]


def test_another_order_of_the_same_choices_is_told(tmp_path: Path) -> None:
    turned = swapped(
        PAPER,
        "      nothing:\n        say: Nothing\n        entry: add-paper\n",
        "",
    ).replace(
        "scenarios", "      nothing:\n        say: Nothing\n        entry: add-paper\nscenarios"
    )

    assert sentences(tmp_path, {"flows/paper.yaml": turned}) == [
        'The question "tray" of paper has new words (order of the choices) on 4 walks.'
    ]


def test_answers_the_court_and_the_glossary_are_compared_too(tmp_path: Path) -> None:
    found = sentences(
        tmp_path,
        {
            "faq/restart.md": answer("Restart the box", body="Do it twice.\n"),
            "faq/spare.md": answer("A spare answer"),
            "faq/court.yaml": swapped(
                COURT, "none_of_these: nobody-knows", "none_of_these: spare"
            ),
            "faq/glossary.yaml": swapped(GLOSSARY, "The box", "A box"),
        },
    )

    assert found == [
        '"None of these" ends at another answer.',
        "1 answer can no longer be reached.",
        "1 answer can now be reached.",
        'The answer "A spare answer" is new.',
        'The answer "Restart the box" has new words (body) on 4 walks.',
        "faq/court.yaml has changed.",
        "faq/glossary.yaml has changed.",
    ]


def test_a_flow_with_a_new_error_is_said_to_be_left_out(tmp_path: Path, capsys: Out) -> None:
    write(tmp_path / "old")
    write(tmp_path / "new", {"flows/paper.yaml": "- x\n"})

    assert run("diff", tmp_path / "old", tmp_path / "new") == 1
    out, err = capsys.readouterr()
    assert "flows/paper is now left out because of errors." in out
    assert err == f"wizard: Left out of {tmp_path / 'new'} because of errors: flows/paper.\n"


def test_walks_past_counting_are_one_sentence_at_once(tmp_path: Path, capsys: Out) -> None:
    rows = [step(f"s{n}", on=f"go s{n + 1}", off=f"go s{n + 1}") for n in range(40)]
    rows.append(step("s40", on="entry restart", off="entry add-paper"))
    write(tmp_path, {"flows/toy.yaml": flow("".join(rows), start="s0")})

    assert run("diff", tmp_path, tmp_path) == 2
    assert capsys.readouterr().err == (
        "wizard: There are 2,199,023,255,559 walks, too many to compare one by one.\n"
    )


def test_a_rename_is_told_as_one_and_as_nothing_else(tmp_path: Path) -> None:
    body = "Do [that](answer:restart), or see [the plug](step:wifi/plug).\n\n1. Now.\n"
    files: Files = {"faq/add-paper.md": answer("Add", body=body, see_also="[restart]")}
    old = loaded(tmp_path / "old", files)
    write(tmp_path / "new", files)
    for before, after in (
        ("restart", "again"),
        ("nobody-knows", "ask"),
        ("wifi/lamp/dark", "off"),
        ("wifi/plug", "cable"),
        ("wifi", "net"),
    ):
        assert run("--content", tmp_path / "new", "rename", before, after) == 0

    assert [change.sentence for change in compare(old, load(tmp_path / "new")).changes] == [
        f'"{was}" is called "{now}" now; older links still lead there.'
        for was, now in (
            ("faq/nobody-knows", "ask"),
            ("faq/restart", "again"),
            ("flows/wifi", "net"),
            ("wifi/lamp/dark", "off"),
            ("wifi/plug", "cable"),
        )
    ]
