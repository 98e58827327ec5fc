"""No content that `check` lets pass without an error can break a page."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.toys import COURT, GLOSSARY, TODAY, answer
from tests.visiting import headings, visited
from wizard.content import keeper
from wizard.content.library import load
from wizard.core.ids import LONGEST_ID
from wizard.screens.parts.frame import PAGES

IDS = (
    *("all", "leave", "back", "over", "next", "again", "same", "other", "review", "home", "start"),
    *("map", "join", "reveal", "topic", "brand", "match", "show-all", "back-to-all", "page", "0"),
    *("draft", "actions", "choices", "stage", "mail", "class", "x" * LONGEST_ID),
)
"""Words of the program's own and the longest id there can be."""
WORDS = st.sampled_from(
    (
        *("What is it?", "*", "**", "_x_", "[x](y)", "$5 and $10", ":red[x]", ":material/home:"),
        *("`a`", "a | b", "# a", "1. a", "- a", "> a", "\\", "a&amp;b", "{a}", "%s", "~~a~~"),
        *("né", "日本", "🙂", "'", "x" * 300, "a:b{c=d}", ":::note", "![x]", "|", "==", "…"),
    )
)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _flow(ids: list[str], words: list[str]) -> str:
    """A flow of one step per id but the last; each choice bears an id of the list too."""
    said = [_quoted(word) for word in words]
    rows = [f"title: {said[0]}", f"about: {said[1]}", f"group: {said[2]}", f"start: {ids[0]}"]
    rows.append("steps:")
    for at, id in enumerate(ids[:-1]):
        on = f"go: {ids[at + 1]}" if at + 2 < len(ids) else f"entry: {ids[0]}"
        rows += [f"  {id}:", f"    ask: {said[3]}", f"    look: {said[4]}", "    choices:"]
        rows += [f"      {ids[0]}: {{say: {said[5]}, {on}}}"]
        rows += [f"      {ids[1]}: {{say: {said[6]}, entry: {ids[1]}, because: {said[7]}}}"]
    trail = ", ".join([ids[0]] * (len(ids) - 1))
    rows.append(f"scenarios: [{{case: {said[7]}, trail: [{trail}], entry: {ids[0]}}}]")
    return "\n".join(rows) + "\n"


def _content(folder: Path, ids: list[str], words: list[str]) -> dict[str, str]:
    """Write content in which flows, steps, choices and answers share their ids."""
    again = f"[{', '.join([*ids, *ids])}]"
    body = "\n\n".join([words[8], f"1. {words[7]}", words[6]])
    files = {f"flows/{id}.yaml": _flow(ids, words) for id in ids}
    files |= {
        f"faq/{id}.md": answer(_quoted(words[at]), body, see_also=again, contacts="[desk, desk]")
        for at, id in enumerate(ids)
    }
    files["faq/nobody-knows.md"] = answer("Not covered", referral="yes", contacts="[desk]")
    files |= {"faq/court.yaml": COURT, "faq/glossary.yaml": GLOSSARY}
    for file, text in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return files


def _addresses(ids: list[str]) -> list[tuple[str, dict[str, str]]]:
    """One address of every page, and of every state of the page at `/`."""
    walk = {"flow": ids[0], "trail": ids[0]}
    ended = {"flow": ids[0], "trail": ids[1]}
    pages = [(page, dict[str, str]()) for page in ("", *PAGES)]
    pages += [("", {"flow": ids[0]}), ("", walk), ("", ended), ("", {"q": "what is it"})]
    pages += [
        ("", {"counter": "1"}),
        ("", walk | {"counter": "1"}),
        ("", ended | {"counter": "1"}),
    ]
    pages += [("answers", {"entry": id}) for id in ids[:2]] + [("answers", {"match": "do"})]
    pages += [("present", walk | {"reveal": "1", "map": "1", "join": "1"}), ("map", walk)]
    pages += [("present", ended | {"reveal": "1"}), ("trainers", {"codes": "true"})]
    round_ = {"seed": "a", "cases": "2"}
    pages += [("practice", round_), ("practice", round_ | {"trails": f"{ids[0]}.{ids[0]}"})]
    pages += [("practice", round_ | {"at": "3"}), ("puzzle", round_)]
    return pages


@settings(max_examples=4)
@given(
    ids=st.lists(st.sampled_from(IDS), min_size=3, max_size=5, unique=True),
    words=st.lists(WORDS, min_size=9, max_size=9),
)
def test_no_valid_content_breaks_a_page(ids: list[str], words: list[str]) -> None:
    with tempfile.TemporaryDirectory() as home, pytest.MonkeyPatch.context() as patch:
        _content(Path(home), ids, words)
        errors = [str(p) for p in load(Path(home), TODAY).problems if p.level == "error"]
        assert errors == []
        patch.setenv("WIZARD_CONTENT", home)
        for page, query in _addresses(ids):
            app = visited(page, **query)
            assert len(headings(app)) == 1, (page, query)
            assert not app.error, (page, query)
    keeper._keepers.clear()


def test_ids_that_are_words_of_the_program_break_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _content(tmp_path, ["all", "leave", "next", "x" * LONGEST_ID], ["What is it?"] * 9)
    monkeypatch.setenv("WIZARD_CONTENT", str(tmp_path))
    for page, query in _addresses(["all", "leave"]):
        visited(page, **query)
    keeper._keepers.clear()
