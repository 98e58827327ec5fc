"""One file on the editors' page: its text with numbered lines, and what can be done with it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import streamlit as st

from wizard.authoring import contents, saving
from wizard.authoring.drafts import LARGEST, Draft
from wizard.authoring.preview import Tried, tried
from wizard.content.keeper import keeper
from wizard.content.saved import state_folder
from wizard.core.problems import LEVELS
from wizard.presenters.dates import moment
from wizard.screens.parts import edit_panels, frame, staff
from wizard.screens.parts.hands import hands
from wizard.screens.parts.previewing import drafts

ASSETS = Path(__file__).resolve().parents[1] / "assets"
STYLE = (ASSETS / "editors.css").read_text(encoding="utf-8")
LINES_JS = (ASSETS / "lines.js").read_text(encoding="utf-8")
CHECKED = "Checked and kept when you leave the box, or at Ctrl+Enter."
MOVED = "Someone else changed this draft meanwhile. Yours goes on here as a draft of its own."


def dress() -> None:
    """The look of the editors' page, on top of the common one."""
    st.html(f"<style>{STYLE}</style>")


def fresh_id(file: str) -> str:
    """An id for a draft of this file that this visit may begin; the same until it does."""
    token = st.session_state.setdefault("draft-token", secrets.token_hex(8))
    begun = st.session_state.get("drafts-done", 0)
    return hashlib.sha256(f"{token}|{begun}|{file}".encode()).hexdigest()[:16]


def opening(file: str) -> dict[str, str]:
    """The address of a file that is opened."""
    return {"file": file, "draft": fresh_id(file)}


def draw(draft: Draft, line: int) -> None:
    """The text on the left, what it comes to on the right; below each other on a phone."""
    title = contents.title(draft)
    frame.name(f"Edit: {title}", "wide")
    frame.header()
    dress()
    with st.container(key="editing"):
        frame.heading(title, f"edit|{draft.file}", line=f"For editors · {draft.file}")
        _overtaken(draft)
        left, right = st.columns(2, gap="medium")
        with left:
            draft = _text(draft)
            now = tried(keeper(), draft.file, draft.text, date.today())
            _numbers(now, draft, line)
            _actions(draft)
            _said()
        with right:
            edit_panels.draw(draft, now)
    frame.bottom()


def _said() -> None:
    """What came of the last click."""
    kind, said = st.session_state.pop("edit-said", ("", ""))
    if kind == "good":
        st.success(frame.plain(said))
    elif said:
        st.warning(frame.plain(said))


def _say(said: str, kind: str = "") -> None:
    st.session_state["edit-said"] = (kind, said)


def _text(draft: Draft) -> Draft:
    """The box. What was typed since is kept at once."""
    seen: Draft = st.session_state.get(f"seen|{draft.id}", draft)
    loads = st.session_state.get(f"loads|{draft.id}", 0)
    with st.container(key="file-text"):
        typed = st.text_area(
            "The text of the file",
            value=draft.text,
            key=f"text|{draft.id}|{loads}",
            height=450,
            max_chars=LARGEST,
        )
    if typed != seen.text:
        now = drafts().change(seen, typed, staff.name())
        st.session_state[f"seen|{now.id}"] = now
        if frame.query().get("draft") != now.id or "file" in frame.query():
            frame.go({"draft": now.id})
        if now.id != draft.id:
            _say(MOVED)
            st.rerun()  # else never: the click that came with the text would be lost
        return now
    st.session_state[f"seen|{draft.id}"] = draft
    if draft.text != typed:  # changed in another window, or on the disk
        st.session_state[f"loads|{draft.id}"] = loads + 1
        st.rerun()
    return draft


def _numbers(now: Tried, draft: Draft, line: int) -> None:
    """Line numbers in the box, with a mark at each problem; nothing else that is seen."""
    marks: dict[int, str] = {}
    for level in reversed(LEVELS):
        marks |= {p.place.line: level for p in now.own if p.level == level}
    _lines()(data={"marks": marks, "line": line, "at": f"{draft.file}:{line}"}, key="lines")


@st.cache_resource(show_spinner=False)
def _lines() -> Callable[..., object]:
    return st.components.v2.component("wizard_lines", js=LINES_JS, isolate_styles=False)


def _actions(draft: Draft) -> None:
    st.caption(CHECKED)
    why = _why_not(draft)
    with st.container(key="edit-actions", horizontal=True, vertical_alignment="center"):
        # Never disabled: the click that hands over what was typed would be lost.
        if not why and st.button("Save", key="save", type="primary", wrap=True):
            _save(draft)
        name = draft.file.rpartition("/")[2]
        hands([{"label": "Download", "does": "save", "text": draft.text, "file": name,
                "type": "text/plain"}], "download")  # fmt: skip
        kept = draft.turn > 0 or draft.base is None
        if kept and st.button("Discard the draft", key="discard", type="tertiary"):
            _done(draft)
            frame.go({})
            st.rerun()
        frame.button("All files", "all-files", {}, quiet=True)
    if draft.base is None and contents.below(keeper(), draft.file):
        st.caption("It comes from a base. To save makes the court's own version of it.")
    if why:
        st.caption(why)


def _why_not(draft: Draft) -> str:
    if staff.open_to_all():
        return "Nobody signs in here (WIZARD_STAFF=open), so nothing is saved. Download the file."
    return saving.why_not(keeper(), draft.file)


def _save(draft: Draft) -> None:
    if not draft.is_changed:
        _say("The file says just that already.")
        st.rerun()
    outcome = saving.save(keeper(), draft, state_folder(), staff.name(), date.today())
    if isinstance(outcome, saving.Saved):
        _done(draft)
        keeper().look_now()
        _say(f"Saved. {outcome.but}" if outcome.but else _seen_now(draft), "good")
        frame.go(opening(draft.file))
    elif isinstance(outcome, saving.Refused):
        errors = " ".join(problem.told for problem in outcome.errors[:3])
        _say(f"Not saved. {outcome.why} {errors}")
    else:
        keeper().look_now()
        _say("Not saved: the file has changed since you opened it.")
    st.rerun()


def _seen_now(draft: Draft) -> str:
    entry = draft.file.endswith(".md") and "\ndraft: yes\n" in draft.text
    seen = "It is a draft, so visitors do not see it." if entry else "Visitors see it at once."
    return f"Saved. {seen}"


def _done(draft: Draft) -> None:
    """This draft is over; the next one of the same file has another id."""
    drafts().discard(draft.id)
    st.session_state["drafts-done"] = st.session_state.get("drafts-done", 0) + 1


def _overtaken(draft: Draft) -> None:
    """Both versions, where the file has changed since this draft was begun."""
    theirs = keeper().texts.get(draft.file)
    if theirs == draft.base:
        return
    if theirs is None:
        st.warning("The file has been deleted since you opened it. To save makes it anew.")
    elif not isinstance(theirs, str):
        st.warning(frame.plain(theirs.told))
        return
    else:
        st.warning("The file has changed since you opened it. Left: the file now. Right: yours.")
        edit_panels.words(theirs, draft.text, "The file now", "Your draft")
    with st.container(key="overtaken", horizontal=True):
        if st.button("Go on with mine, over the file as it is now", key="mine"):
            drafts().rebase(draft, theirs)
            st.rerun()
        if theirs is not None and st.button("Take the file as it is now", key="theirs"):
            _done(draft)
            frame.go(opening(draft.file))
            st.rerun()


def listed(rows: Mapping[str, str]) -> None:
    """The drafts that are kept, each with its way in."""
    kept = drafts()
    found = kept.all()
    if not found:
        return
    frame.section("Drafts")
    if not kept.lasts:
        st.warning("Drafts are kept in memory only: a restart of the wizard ends them.")
    with st.container(key="drafts", gap="xsmall"):
        for draft in found[:20]:
            by = f" by {draft.by}" if draft.by else ""
            said = f"{rows.get(draft.file, draft.file)}, {moment(draft.at)}{by}"
            frame.button(frame.plain(said), f"draft|{draft.id}", {"draft": draft.id}, quiet=True)
