"""A draft is seen in the wizard itself, by editors alone, and over a base."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.editors.visits import draft_id, on_panel, page_text, soup_of, typed, visit
from tests.toys import LAID, answer, write
from tests.visiting import headings, pressed, texts, visited
from wizard.authoring.drafts import Drafts
from wizard.content.saved import state_folder
from wizard.screens.parts import counting


@pytest.mark.usefixtures("content")
def test_a_draft_is_walked_in_the_wizard_itself_to_its_whole_ending() -> None:
    edit = typed(visit("editors", file="faq/restart.md"), "Do it.", "Do it gently.")
    id = draft_id(edit)
    on_panel(edit, "preview")
    ways = edit.selectbox(key="way|restart").options
    assert ways == [
        "The printer is stuck → Paper",
        "The wifi is gone → It is dark → It is in the wall",
        "The wifi is gone → It is red",
        "By itself, from the list of all answers",
    ]
    shown = visited(flow="wifi", preview=id)
    assert "Preview with a draft of faq/restart.md. Not for visitors." in texts(shown)
    shown = pressed(shown, "wifi||red")
    assert "Do it gently." in texts(shown)
    assert "Did this settle it?" in texts(shown)
    assert shown.query_params["preview"] == id
    assert "Do it gently." not in texts(visited(flow="wifi", trail="red"))


def test_a_new_draft_answer_is_seen_whole_and_by_editors_alone(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Drafts(content, state_folder())
    id = drafts.begin("faq/new.md", answer("Brand new", draft="yes"), None).id
    shown = visited("answers", entry="new", preview=id)
    assert headings(shown) == ["Brand new"]
    monkeypatch.setenv("WIZARD_STAFF", "link")
    assert headings(visited("answers", entry="new", preview=id)) == ["All answers"]


@pytest.mark.usefixtures("content")
def test_a_preview_that_is_gone_or_wrong_says_so() -> None:
    assert "This draft is not kept any more." in page_text(visited(preview="f" * 16))
    edit = typed(visit("editors", file="flows/paper.yaml"), "entry: add-paper", "entry: x")
    shown = visited(preview=draft_id(edit))
    assert "An error holds this draft back" in page_text(shown)


@pytest.mark.usefixtures("content")
def test_nothing_is_counted_while_an_editor_looks_at_a_draft(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(counting, "is_counted", lambda headers: True)
    monkeypatch.setattr(counting, "recorder", lambda: SimpleNamespace(on=True))
    assert visited(preview="served", flow="wifi").session_state["seen"].counts is False


def test_a_file_of_a_base_opens_as_the_courts_own_version_over_it(content: Path) -> None:
    write(content, LAID)
    (content / "faq/push-plug.md").unlink(missing_ok=True)
    label = visit("editors").selectbox(key="open").options
    assert "Push the plug, all courts say (answer: faq/push-plug.md, from base)" in label
    app = typed(visit("editors", file="base/faq/push-plug.md"), "all courts", "we")
    assert "To save makes the court's own version of it." in page_text(app)
    assert "1 line changed." in soup_of(on_panel(app, "changes")).text
    app.button(key="save").click().run()
    assert "we say" in (content / "faq/push-plug.md").read_text()
    assert "all courts say" in (content / "base/faq/push-plug.md").read_text()


def test_what_an_answer_alone_keeps_up_cannot_be_taken_away(content: Path) -> None:
    app = visit("editors", file="faq/nobody-knows.md")
    typed(app, "referral: yes", "referral: yes\ndraft: yes")
    said = " ".join(row.text for row in soup_of(app).select(".problems li"))
    assert "Error." in said
    app.button(key="save").click().run()
    assert "draft: yes" not in (content / "faq/nobody-knows.md").read_text()
