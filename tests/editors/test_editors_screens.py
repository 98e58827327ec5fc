"""The page at `/editors` in Streamlit's harness: problems, drafts, saving, new files."""

import os
from pathlib import Path

import pytest

from tests.editors.visits import draft_id, on_panel, page_text, soup_of, typed, visit
from tests.toys import PAPER, swapped, write
from tests.visiting import headings
from wizard import checks
from wizard.authoring.drafts import LARGEST, Drafts
from wizard.content import keeper
from wizard.content.library import load
from wizard.content.saved import state_folder
from wizard.core.problems import Place, Problem, worst_first


def test_the_editors_page_lists_the_problems_that_check_lists(content: Path) -> None:
    (content / "flows/a.yaml").write_text("title: [")
    told = [problem.told for problem in worst_first(checks.told(load(content)))]
    shown = [row.text for row in soup_of(visit("editors")).select(".problems li")]
    assert shown == told
    assert "(bad-yaml)" in shown[0]
    assert "Not shown at all, because of an error: flows/a." in page_text(visit("editors"))


@pytest.mark.usefixtures("content")
def test_the_editors_page_lists_two_hundred_problems_and_counts_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = [
        Problem(Place(f"faq/{n:03}.md", 1, 1), "Odd.", level="warning", check="odd")
        for n in range(203)
    ]
    monkeypatch.setattr(checks, "told", lambda library: many)
    app = visit("editors")
    assert "203 warnings. The same list" in page_text(app)
    assert len(soup_of(app).select(".problems li")) == 200
    assert "… and 3 more." in soup_of(app).text


@pytest.mark.usefixtures("content")
def test_every_file_can_be_opened_by_its_title() -> None:
    app = visit("editors")
    assert app.selectbox(key="open").options == [
        "The printer is stuck (topic: flows/paper.yaml)",
        "The wifi is gone (topic: flows/wifi.yaml)",
        "Add paper (answer: faq/add-paper.md)",
        "Not covered (answer: faq/nobody-knows.md)",
        "Push the plug in (answer: faq/push-plug.md)",
        "Restart the box (answer: faq/restart.md)",
        "The court, its contacts and warnings",
        "The glossary",
    ]
    app.selectbox(key="open").select("flows/paper.yaml").run()
    assert app.text_area[0].value == PAPER
    assert headings(app) == ["The printer is stuck"]
    assert "What should be on your screen" not in page_text(app)


@pytest.mark.usefixtures("content")
def test_all_problems_of_a_draft_show_beside_their_lines_even_while_an_error_stands() -> None:
    app = visit("editors", file="flows/paper.yaml")
    text = PAPER.replace("entry: add-paper", "entry: ad-paper").replace("about: No", "abuot: No")
    app.text_area[0].set_value(f"{text}extra: yes\n").run()
    assert not app.exception
    rows = [row.get_text(" ", strip=True) for row in soup_of(app).select(".problems li")]
    said = "\n".join(rows)
    assert "Line 2 abuot: Nothing comes out. Error." in said
    assert "Line 11 entry: ad-paper Error." in said
    assert 'Did you mean "add-paper"?' in said
    assert "Line 16 extra: yes Error." in said
    assert "Warning." in said
    assert "An error holds this draft back" in page_text(on_panel(app, "preview"))
    assert "when no error is left" in page_text(on_panel(app, "changes"))


@pytest.mark.usefixtures("content")
def test_what_an_edit_makes_wrong_elsewhere_is_told() -> None:
    app = visit("editors", file="faq/court.yaml")
    typed(app, "  desk:", "  dusk:")
    assert "What this makes wrong elsewhere" in headings(app, "h2")
    assert "faq/add-paper.md" in soup_of(app).text


@pytest.mark.usefixtures("content")
def test_what_changes_is_told_in_words_and_in_walks() -> None:
    app = visit("editors", file="flows/paper.yaml")
    on_panel(app, "changes")
    assert "The words are the same." in soup_of(app).text
    typed(app, "        entry: add-paper", "        entry: push-plug")
    table = soup_of(app).table
    assert table is not None
    assert [mark.text for mark in table.find_all("del")] == ["add", "paper"]
    assert [mark.text for mark in table.find_all("ins")] == ["push", "plug"]
    assert "2 of 7 walks now end at another answer." in soup_of(app).text


@pytest.mark.usefixtures("content")
def test_a_draft_survives_a_reload_and_goes_only_when_it_is_discarded() -> None:
    app = typed(visit("editors", file="flows/paper.yaml"), "say: Nothing", "say: None")
    id = draft_id(app)
    again = visit("editors", draft=id)
    assert again.text_area[0].value == swapped(PAPER, "say: Nothing", "say: None")
    listed = [button for button in visit("editors").button if button.key == f"draft|{id}"]
    assert "The printer is stuck" in listed[0].label
    again.button(key="discard").click().run()
    assert "draft" not in again.query_params
    assert "This draft is not kept any more." in page_text(visit("editors", draft=id))


@pytest.mark.usefixtures("content")
def test_what_was_typed_in_two_windows_is_kept_twice() -> None:
    first = visit("editors", file="flows/paper.yaml")
    typed(first, "say: Nothing", "say: None")
    second = visit("editors", draft=draft_id(first))
    typed(second, "say: None", "say: Naught")
    typed(first, "say: None", "say: Zero")
    assert "Yours goes on here as a draft of its own." in page_text(first)
    assert draft_id(first) != draft_id(second)
    assert "say: Zero" in str(first.text_area[0].value)
    third = visit("editors", draft=draft_id(second))
    assert "say: Naught" in str(third.text_area[0].value)
    typed(second, "say: Naught", "say: Nil")
    third.run()
    assert "say: Nil" in str(third.text_area[0].value)


def test_a_saved_draft_is_in_its_file_and_the_page_goes_on_from_there(content: Path) -> None:
    app = typed(visit("editors", file="flows/paper.yaml"), "say: Nothing", "say: None")
    app.button(key="save").click().run()
    assert not app.exception
    assert app.success[0].value == "Saved. Visitors see it at once."
    saved = swapped(PAPER, "say: Nothing", "say: None")
    assert (content / "flows/paper.yaml").read_text() == saved == app.text_area[0].value
    on_panel(app, "changes")
    earlier = next(box for box in app.selectbox if "until it was saved" in box.label)
    earlier.select_index(0).run()
    assert "say: Nothing" in soup_of(app).text
    app.button(key="take").click().run()
    assert app.text_area[0].value == PAPER
    app.button(key="save").click().run()
    assert (content / "flows/paper.yaml").read_text() == PAPER


def test_a_draft_with_an_error_is_not_saved_and_the_error_is_named(content: Path) -> None:
    app = typed(visit("editors", file="flows/paper.yaml"), "entry: add-paper", "entry: x")
    app.button(key="save").click().run()
    assert "Not saved. An error holds it back. flows/paper" in app.warning[0].value
    assert (content / "flows/paper.yaml").read_text() == PAPER


def test_a_file_that_changed_meanwhile_is_shown_beside_the_draft(content: Path) -> None:
    app = typed(visit("editors", file="flows/paper.yaml"), "say: Nothing", "say: None")
    (content / "flows/paper.yaml").write_text(swapped(PAPER, "say: Paper", "say: Sheets"))
    app.button(key="save").click().run()
    said = page_text(app)
    assert "Not saved: the file has changed since you opened it." in said
    assert "Left: the file now. Right: yours." in said
    marks = {mark.text for mark in soup_of(app).find_all(["del", "ins"])}
    assert marks == {"Nothing", "None", "Sheets", "Paper"}
    app.button(key="mine").click().run()
    app.button(key="save").click().run()
    assert "say: None" in (content / "flows/paper.yaml").read_text()


def test_the_file_as_it_is_now_can_be_taken_instead(content: Path) -> None:
    app = typed(visit("editors", file="flows/paper.yaml"), "say: Nothing", "say: None")
    theirs = swapped(PAPER, "say: Paper", "say: Sheets")
    (content / "flows/paper.yaml").write_text(theirs)
    app.button(key="save").click().run()
    app.button(key="theirs").click().run()
    assert app.text_area[0].value == theirs


def test_a_file_that_is_only_looked_at_follows_the_disk_and_makes_no_draft(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = visit("editors", file="flows/paper.yaml")
    theirs = swapped(PAPER, "say: Paper", "say: Sheets")
    (content / "flows/paper.yaml").write_text(theirs)
    for _ in range(2):
        keeper.keeper().look_now()
        app.run()
        assert app.text_area[0].value == theirs
    assert Drafts(content, state_folder()).all() == ()
    (content / "flows/paper.yaml").write_text(f"{theirs}#{'x' * LARGEST}")
    keeper.keeper().look_now()
    said = "flows/paper.yaml has more than 40,000 characters. Edit it with a text editor."
    assert said in page_text(visit("editors", file="flows/paper.yaml"))


def test_a_folder_that_cannot_be_written_offers_the_file_and_says_so(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    app = visit("editors", file="flows/paper.yaml")
    assert "save" not in [button.key for button in app.button]
    assert "cannot be written to from here" in page_text(app)


def test_a_new_file_begins_from_a_starter_and_passes(content: Path) -> None:
    app = visit("editors")
    app.text_input(key="new-name").set_value("my-topic")
    app.button(key="FormSubmitter:new-Begin").click().run()
    assert not app.exception
    assert "flows/my-topic.yaml" in soup_of(app).text
    assert "Error." not in soup_of(app).text
    app.button(key="save").click().run()
    assert (content / "flows/my-topic.yaml").exists()


@pytest.mark.usefixtures("content")
def test_a_whole_file_can_be_pasted_and_a_name_that_cannot_be_is_one_sentence() -> None:
    app = visit("editors")
    begin = "FormSubmitter:new-Begin"
    for name, said in (
        ("My Topic", "cannot be a name"),
        ("paper", "is there already. Open it above."),
        ("court", "cannot be a name"),
        ("../x", "cannot be a name"),
    ):
        app.text_input(key="new-name").set_value(name)
        app.button(key=begin).click().run()
        assert said in app.error[0].value
    app.text_input(key="new-name").set_value("pasted")
    app.text_area(key="new-text").set_value(swapped(PAPER, "The printer is stuck", "Pasted"))
    app.button(key=begin).click().run()
    assert headings(app) == ["Pasted"]


@pytest.mark.usefixtures("content")
def test_no_draft_however_odd_is_a_traceback() -> None:
    app = visit("editors", file="flows/paper.yaml")
    for draft in ("", "[", "\t", "a: *b", "- " * 5000, "title: x\x00", "🙂"):
        app.text_area[0].set_value(draft).run()
        assert not app.exception
        assert "Error." in soup_of(app).text
    app.button(key="save").click().run()
    assert "Not saved." in app.warning[0].value


@pytest.mark.usefixtures("content")
def test_only_files_that_are_there_can_be_opened() -> None:
    app = visit("editors", file="flows/nope.yaml", draft="../../x")
    for file in ("../secret", "faq/../flows/paper.yaml", ""):
        assert headings(app) == ["For editors"]
        assert "There is no such file." in page_text(app)
        app.query_params["file"] = file
        app.run()


def test_the_editors_page_says_of_each_file_held_back_what_visitors_see_and_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIZARD_CONTENT", str(write(tmp_path)))
    seconds = [0.0]
    kept = keeper.Keeper(tmp_path, lambda: seconds[0])
    monkeypatch.setitem(keeper._keepers, (tmp_path, ()), kept)
    assert "The newest version of every file." in page_text(visit("editors"))
    (tmp_path / "flows/new.yaml").write_text("title: [")
    (tmp_path / "flows/paper.yaml").unlink()
    seconds[0] += keeper.LOOK_EVERY
    said = page_text(visit("editors")).replace("\\", "")
    assert "The newest version of 2 files is held back. All other edits are shown." in said
    assert "**flows/new.yaml** Visitors see nothing of it yet. The newest is held back:" in said
    assert "**flows/paper.yaml** Visitors see the version of" in said
    assert "It has been deleted, but is still needed: flows/wifi.yaml:" in said
    (tmp_path / "flows").rename(tmp_path / "flow")
    seconds[0] += keeper.LOOK_EVERY
    app = visit("editors")
    assert "visitors still see what was there before" in app.error[0].value
    assert "What is wrong with the content?" not in headings(app, "h2")
