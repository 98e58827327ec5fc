"""Beside the text of a file: its problems, the wizard with it, and what it changes."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from wizard.authoring import contents, saving
from wizard.authoring.drafts import Draft, editable
from wizard.authoring.preview import Tried
from wizard.content.keeper import keeper
from wizard.content.saved import state_folder
from wizard.core.address import Address, as_link
from wizard.core.long_work import kept
from wizard.core.model import Library
from wizard.core.problems import ContentError
from wizard.insights.diff import Comparison, compare
from wizard.insights.diff_lines import items, summary
from wizard.presenters import problem_list, side_by_side
from wizard.presenters.dates import moment
from wizard.screens.parts import frame, staff
from wizard.screens.parts.previewing import AS_SERVED, HELD, PARAMETER, drafts

ASSETS = Path(__file__).resolve().parents[1] / "assets"
PREVIEW_JS = (ASSETS / "preview.js").read_text(encoding="utf-8")
PREVIEW_CSS = "iframe { width: 100%; height: 40rem; border: 1px solid; border-radius: 0.5rem; }"
PANELS = {"problems": "Problems", "preview": "See it", "changes": "What changes"}
MOST = 50
BY_ITSELF = "By itself, from the list of all answers"


def draw(draft: Draft, now: Tried) -> None:
    """One of the three panels."""
    chosen = st.segmented_control(
        "Show",
        list(PANELS),
        default="problems",
        format_func=lambda panel: PANELS[panel],
        key="panel",
        label_visibility="collapsed",
        required=True,
    )
    if chosen == "preview":
        _preview(draft, now)
    elif chosen == "changes":
        _changes(draft, now)
    else:
        _problems(draft, now)


def _problems(draft: Draft, now: Tried) -> None:
    if not now.own and not now.elsewhere:
        st.success("No problems.")
        return
    if now.own:
        counted = f'<p role="status">{problem_list.counted(now.own)}. Errors come first.</p>'
        st.html(counted + problem_list.beside_lines_html(now.own, draft.text, MOST))
    if now.elsewhere:
        frame.section("What this makes wrong elsewhere")
        st.html(problem_list.listed_html(now.elsewhere, MOST))


def _preview(draft: Draft, now: Tried) -> None:
    if now.library is None:
        st.info(HELD)
        return
    id = draft.id if drafts().find(draft.id) else AS_SERVED
    to = _begin(now.library, draft)
    link = as_link(to[0], {**to[1], PARAMETER: id}, site="./")
    title = f"Preview of {draft.file}"
    data = {"src": link, "turn": f"{id}|{draft.turn}", "preview": id, "title": title}
    _frame()(data=data, key="preview-frame")
    st.html(
        f'<a class="leave" href="{html.escape(link)}" target="_blank" rel="noopener">'
        "Open it in a window of its own</a>"
    )


def _begin(library: Library, draft: Draft) -> tuple[str, dict[str, str]]:
    """The page where the preview begins, and its address."""
    id = draft.file.rpartition("/")[2].rpartition(".")[0]
    if draft.file.startswith("flows/"):
        return "", Address(id).query()
    if id not in library.entries:
        return "", {}
    ways = dict(contents.endings(library, id))
    chosen = st.selectbox("How people come to it", [*ways, BY_ITSELF], key=f"way|{id}")
    return ("", ways[chosen].query()) if chosen in ways else ("answers", {"entry": id})


@st.cache_resource(show_spinner=False)
def _frame() -> Callable[..., object]:
    return st.components.v2.component("wizard_preview", js=PREVIEW_JS, css=PREVIEW_CSS)


def _changes(draft: Draft, now: Tried) -> None:
    before = draft.base or contents.below(keeper(), draft.file)
    frame.section("In words")
    words(before, draft.text, "The file", "Your draft")
    _walks(now)
    _earlier(draft)


def _earlier(draft: Draft) -> None:
    """What the file said before it was saved here, to compare with and to go back to."""
    versions = saving.earlier(keeper(), draft.file, state_folder())
    if not versions:
        return
    frame.section("Earlier versions")
    chosen = st.selectbox(
        "What the file said until it was saved on",
        list(versions),
        index=None,
        format_func=moment,
        key=f"earlier|{draft.id}",
    )
    if chosen is None:
        return
    words(versions[chosen], draft.text, "Earlier", "Your draft")
    if st.button("Take this version into the draft", key="take"):
        frame.go({"draft": drafts().change(draft, versions[chosen], staff.name()).id})
        st.rerun()


def _walks(now: Tried) -> None:
    if now.library is None:
        st.info("What changes in walks shows when no error is left.")
        return
    frame.section("In walks")
    try:
        found = _compared(keeper().library, now.library)
    except ContentError as error:
        st.info(frame.plain(str(error)))
        return
    rows = "".join(
        f"<li>{html.escape(change.sentence)}<ul>"
        + "".join(f"<li>{html.escape(item)}</li>" for item in items(change))
        + "</ul></li>"
        for change in found.changes
    )
    st.html(f'<p>{html.escape(summary(found))}</p><ul class="walks">{rows}</ul>')


@kept(4)
def _compared(old: Library, new: Library) -> Comparison:
    return compare(old, new)


def words(was: str, now: str, left: str, right: str) -> None:
    """Two versions beside each other, the lines that differ."""
    was, now = editable(was), editable(now)
    st.html(f"<p>{_told(was, now)}</p>{_table(was, now, left, right)}")


@kept(8)
def _told(was: str, now: str) -> str:
    return side_by_side.said(was, now)


@kept(8)
def _table(was: str, now: str, left: str, right: str) -> str:
    return side_by_side.table_html(side_by_side.changed(was, now), left, right)
