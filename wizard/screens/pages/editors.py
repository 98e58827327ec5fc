"""The page at `/editors`: what is wrong with the content, and a preview of a draft flow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import streamlit as st

from wizard.authoring import starters
from wizard.authoring.preview import LARGEST, preview
from wizard.checks import told
from wizard.content.keeper import Keeper, keeper
from wizard.content.publishing import Held
from wizard.core import walk
from wizard.core.model import NONE, Library
from wizard.core.problems import Problem
from wizard.presenters.dates import day
from wizard.presenters.markdown import prose
from wizard.screens.parts import frame

MOST = 200
"""Lines of one list on the page."""


def draw() -> None:
    """Problems of the content in use, then the draft."""
    library = frame.library()
    frame.top("For editors")
    frame.heading("For editors", "editors")
    _content()
    _draft(library)
    frame.bottom()


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
    st.markdown(f"{len(problems)} to look at. The same list: `python -m wizard check`.")
    with st.container(key="problems"):
        _list(problems, MOST)


def _published(kept: Keeper) -> None:
    """File by file what is held back, since when the earlier version is shown, and why."""
    if kept.trouble:
        since = moment(max(kept.since.values(), default=0.0))
        st.error(
            "The content folder cannot be read any more, so visitors still see what was there "
            f"before, the newest of it since {since}. {frame.plain(kept.trouble)}"
        )
    elif not kept.held:
        st.markdown("The newest version of every file.")
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


def moment(seconds: float) -> str:
    """A time as people say it, in the time zone of this computer."""
    then = datetime.fromtimestamp(seconds).astimezone()
    return f"{day(then.date())}, {then:%H:%M} {then.tzname()}"


def _list(problems: Sequence[Problem], most: int) -> None:
    """The first problems in one element: a draft can have thousands."""
    st.markdown("\n".join(f"- {frame.plain(str(problem))}" for problem in problems[:most]))
    if len(problems) > most:
        st.caption(f"… and {len(problems) - most} more.")


def _draft(library: Library) -> None:
    frame.section("Try a draft flow")
    st.markdown(
        "Paste a flow here. You see its problems at once and can walk it. "
        "Nothing is saved on the server: download it when you are done."
    )
    st.session_state.setdefault("draft", starters.flow(library, "my-flow"))
    text = st.text_area("The flow", key="draft", height=320, max_chars=LARGEST)
    mixed, problems = preview(library, text, date.today())
    if problems:
        _list(problems, 50)
    else:
        st.success("No problems.")
    st.download_button("Download the flow", text, "flow.yaml", "application/yaml", key="download")
    if mixed is None:
        st.info("The preview starts when no error is left.")
    else:
        _preview(mixed)


def _preview(library: Library) -> None:
    here = walk.walk(library, "draft", st.session_state.get("draft-trail", ()))
    assert here is not None
    with st.container(border=True, key="preview"):
        st.caption(f"Preview · Question {here.number} of at most {here.most}")
        if here.step:
            st.subheader(frame.plain(here.step.ask), anchor=False)
            if here.step.look:
                st.html(f"Where to look: {prose(here.step.look)}")
            with st.container(key="choices-preview"):
                for choice in here.step.choices:
                    _pick(frame.plain(choice.say), (*here.trail, choice.id))
            _pick("None of these", (*here.trail, NONE), quiet=True)
        elif here.entry:
            st.subheader(frame.plain(here.entry.title), anchor=False)
            st.html(prose(here.entry.short))
        if here.picks:
            _pick("Back", here.trail[:-1], quiet=True)


def _pick(label: str, trail: tuple[str, ...], quiet: bool = False) -> None:
    st.button(
        label,
        key=f"preview|{'.'.join(trail)}|{quiet}",
        on_click=_remember,
        args=(trail,),
        type="tertiary" if quiet else "secondary",
        width="content" if quiet else "stretch",
        wrap=True,
    )


def _remember(trail: tuple[str, ...]) -> None:
    st.session_state["draft-trail"] = trail


if __name__ == "__main__":
    draw()
