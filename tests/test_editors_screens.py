"""The editors' page and the maps through Streamlit's own test harness."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.toys import write
from tests.visiting import headings
from wizard import checks
from wizard.content import keeper
from wizard.content.library import HOME, load
from wizard.core.listing import flows_in_order
from wizard.core.problems import Place, Problem

MAIN = HOME / "wizard" / "screens" / "pages" / "main.py"


@pytest.fixture(autouse=True)
def fresh_keepers() -> Iterator[None]:
    """No library of one test is seen by another."""
    yield
    keeper._keepers.clear()


def _visit(page: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=20).run()
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page(f"{page}.py").run()
    assert not app.exception
    return app


def _texts(app: AppTest) -> str:
    kinds = (
        app.subheader,
        app.markdown,
        app.info,
        app.warning,
        app.success,
    )
    return "\n".join(element.value for kind in kinds for element in kind)


def test_the_editors_page_lists_the_problems_of_the_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"flows/a.yaml": "title: ["})
    monkeypatch.setenv("WIZARD_CONTENT", str(tmp_path))
    said = _texts(_visit("editors"))
    assert "flows/a.yaml" in said
    assert "(bad-yaml)" in said


def test_the_editors_page_lists_two_hundred_problems_and_counts_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = [
        Problem(Place(f"faq/{n:03}.md", 1, 1), "Odd.", level="warning", check="odd")
        for n in range(203)
    ]
    monkeypatch.setattr(checks, "told", lambda library: many)
    app = _visit("editors")
    said = _texts(app)
    assert "203 to look at." in said
    assert said.count("(odd)") == 200
    assert "… and 3 more." in [caption.value for caption in app.caption]


def test_the_starter_draft_has_no_problem_and_can_be_walked() -> None:
    app = _visit("editors")
    assert "No problems." in _texts(app)
    app.button(key="preview|one-thing|False").click().run()
    assert "What did you click just before?" in _texts(app)
    app.button(key="preview||True").click().run()
    assert "What do you see on your screen?" in _texts(app)


def test_a_draft_shows_its_problems_at_once_and_is_not_walked_with_an_error() -> None:
    app = _visit("editors")
    draft = app.text_area(key="draft").value or ""
    app.text_area(key="draft").set_value(draft.replace("go: second", "go: secnd")).run()
    assert not app.exception
    said = _texts(app)
    assert 'Did you mean "second"?' in said
    assert "The preview starts when no error is left." in said


@pytest.mark.parametrize("draft", ["", "[", "\t", "a: *b", "- " * 5000, "title: x\x00", "🙂"])
def test_no_draft_however_odd_is_a_traceback(draft: str) -> None:
    app = _visit("editors")
    app.text_area(key="draft").set_value(draft).run()
    assert not app.exception
    assert "flows/draft.yaml" in _texts(app)


def test_the_maps_page_lists_every_flow_and_says_when_one_is_unknown() -> None:
    app = _visit("map", flow="nope")
    assert 'There is no flow named "nope".' in _texts(app)
    listed = [str(b.key).removeprefix("map|") for b in app.button if "map|" in str(b.key)]
    assert listed == [flow.id for flow in flows_in_order(load(HOME))], "as on the start page"
    app.button(key="map|fees").click().run()
    assert headings(app) == ["Map: Paying a filing fee, or I forgot to pay"]


def test_a_map_has_its_full_text_beside_it() -> None:
    app = _visit("map", flow="summons", trail="nothing-yet")
    assert "What does the docket show about a judge for the case?" in app.code[0].value


def test_the_editors_page_says_of_each_file_held_back_what_visitors_see_and_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIZARD_CONTENT", str(write(tmp_path)))
    seconds = [0.0]
    kept = keeper.Keeper(tmp_path, lambda: seconds[0])
    monkeypatch.setitem(keeper._keepers, (tmp_path, ()), kept)
    assert "The newest version of every file." in _texts(_visit("editors"))
    (tmp_path / "flows/new.yaml").write_text("title: [")
    (tmp_path / "flows/paper.yaml").unlink()
    seconds[0] += keeper.LOOK_EVERY
    said = _texts(_visit("editors")).replace("\\", "")
    assert "The newest version of 2 files is held back. All other edits are shown." in said
    assert "**flows/new.yaml** Visitors see nothing of it yet. The newest is held back:" in said
    assert "**flows/paper.yaml** Visitors see the version of" in said
    assert "It has been deleted, but is still needed: flows/wifi.yaml:" in said
    (tmp_path / "flows").rename(tmp_path / "flow")
    seconds[0] += keeper.LOOK_EVERY
    app = _visit("editors")
    assert "visitors still see what was there before" in app.error[0].value
    assert "What is wrong with the content?" not in headings(app, "h2")
