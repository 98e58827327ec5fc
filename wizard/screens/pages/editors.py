"""The page at `/editors`: open, edit and save a file; what is wrong with the content."""

from __future__ import annotations

from datetime import date

import streamlit as st

from wizard.authoring import contents
from wizard.authoring.drafts import ID, Draft
from wizard.checks import told
from wizard.content.keeper import Keeper, keeper
from wizard.content.publishing import Held
from wizard.core.address import Query
from wizard.core.problems import ContentError
from wizard.presenters import problem_list
from wizard.presenters.dates import moment
from wizard.screens.parts import editing, frame, staff
from wizard.screens.parts.previewing import GONE, drafts

MOST = 200
"""Lines of one list on the page."""
LONGEST_PASTED = 40_000


def draw() -> None:
    """One file where the address names it or its draft, else all there is to do."""
    query = frame.query()
    draft, missing = _asked(query)
    if draft:
        editing.draw(draft, query.number("line", 1, 999_999) or 0)
        return
    frame.top("For editors")
    editing.dress()
    frame.heading("For editors", "editors")
    if missing:
        st.warning(frame.plain(missing))
    rows = contents.openable(keeper())
    _open(rows)
    _begin()
    editing.listed(rows)
    _content()
    frame.bottom()


def _asked(query: Query) -> tuple[Draft | None, str]:
    """The draft that the address names, or its file as it is now; else a sentence."""
    id, file = query.get("draft", ""), query.get("file", "")
    draft = drafts().find(id)
    if draft or "file" not in query:
        return draft, GONE if "draft" in query and not draft else ""
    id = id if ID.fullmatch(id) else editing.fresh_id(file)
    try:
        return contents.opened(keeper(), file, id), "There is no such file."
    except ContentError as error:
        return None, str(error)


def _open(rows: dict[str, str]) -> None:
    frame.section("Edit")
    chosen = st.selectbox(
        "Open a topic, an answer or the court's settings",
        list(rows),
        index=None,
        format_func=lambda file: rows.get(file, file),
        placeholder="Type a word of its title",
        key="open",
    )
    if chosen:
        frame.go(editing.opening(chosen))
        st.rerun()


def _begin() -> None:
    """A new file: from a starter, or from a text that somebody has."""
    with st.expander("Begin a new topic or answer"), st.form("new", border=False):
        kind = st.radio("What is it?", ["topic", "answer"], horizontal=True, key="new-kind")
        name = st.text_input(
            "Its id: lower-case letters, digits and hyphens, as in forgot-password",
            max_chars=48,
            key="new-name",
        )
        pasted = st.text_area(
            "Paste the whole file here if you have one. Else you get a starter.",
            max_chars=LONGEST_PASTED,
            key="new-text",
        )
        if st.form_submit_button("Begin"):
            _began(kind, name.strip(), pasted)


def _began(kind: str, name: str, pasted: str) -> None:
    try:
        file = contents.new_file(keeper(), kind, name)
        text = pasted or contents.starter(frame.library(), kind, name, date.today())
    except ContentError as error:
        st.error(frame.plain(str(error)))
        return
    frame.go({"draft": drafts().begin(file, text, None, staff.name()).id})
    st.rerun()


def _content() -> None:
    kept = keeper()
    frame.section("What visitors see now")
    _published(kept)
    if kept.trouble:
        return
    frame.section("What is wrong with the content?")
    problems = told(kept.newest)
    if not problems:
        st.success("No problems. Every walk ends at an answer.")
        return
    counted = problem_list.counted(problems)
    st.markdown(f"{counted}. The same list: `python -m wizard check`.")
    st.html(problem_list.listed_html(problems, MOST, page="editors"))


def _published(kept: Keeper) -> None:
    """File by file what is held back, since when the earlier version is shown, and why."""
    if kept.trouble:
        since = moment(max(kept.since.values(), default=0.0))
        st.error(
            "The content folder cannot be read any more, so visitors still see what was there "
            f"before, the newest of it since {since}. {frame.plain(kept.trouble)}"
        )
    elif not kept.held:
        out = ", ".join(sorted(map(str, kept.library.left_out)))
        but = f" Not shown at all, because of an error: {out}." if out else ""
        st.markdown(frame.plain(f"The newest version of every file.{but}"))
    else:
        files = "1 file" if len(kept.held) == 1 else f"{len(kept.held)} files"
        st.warning(f"The newest version of {files} is held back. All other edits are shown.")
    with st.container(key="held"):
        for held in kept.held[:MOST]:
            _held(kept, held)
    if kept.unsaved:
        st.warning(frame.plain(kept.unsaved))


def _held(kept: Keeper, held: Held) -> None:
    seen = f"the version of {moment(kept.since[held.file])}" if held.shown else "nothing of it yet"
    newest = "It has been deleted, but is still needed" if held.gone else "The newest is held back"
    more = f" And {len(held.why) - 3} more." if len(held.why) > 3 else ""
    why = " ".join(str(problem) for problem in held.why[:3])
    said = f"Visitors see {seen}. {newest}: {why}{more}"
    st.markdown(f"- **{frame.plain(held.file)}** {frame.plain(said)}")


if __name__ == "__main__":
    draw()
