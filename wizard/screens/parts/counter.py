"""Counter mode, the start page with `?counter=1`: for staff on the phone, by keys alone."""

from __future__ import annotations

import html
from dataclasses import replace

import streamlit as st

from wizard.core.address import Address, read_address
from wizard.core.model import Contact, Library
from wizard.core.renamed import as_today
from wizard.core.walk import Walk
from wizard.journal import Mode
from wizard.presenters import call_sheet, counter, keys, results
from wizard.presenters.answer_html import answer_html, warnings_html
from wizard.presenters.ending import ending_page
from wizard.presenters.links import Box, Link
from wizard.presenters.markdown import prose
from wizard.presenters.start import no_such_topic
from wizard.presenters.step import LOOK, step_page
from wizard.screens.parts import answer, class_tools, counting, frame, hands, search_box


def draw(library: Library, query: dict[str, str]) -> None:
    """The topics, a question or an answer, dense, with what to say."""
    here = class_tools.here_now(library, query)
    counting.walked(library, as_today(library, read_address(query)), here, Mode.COUNTER)
    class_tools.bare_top(counter.NAME)
    desk = counter.desk_of(library, query.get("desk", ""))
    kept = counter.carried(desk.id if desk else "")
    with st.container(key="counter"):
        if here is None:
            _topics(library, query.get("q", "").strip(), query.get("flow", "")[:60], kept)
        elif here.step:
            _question(library, here, kept)
        else:
            _answer(library, here, kept, desk)


def _topics(library: Library, typed: str, missing: str, kept: dict[str, str]) -> None:
    if missing:
        st.warning(frame.plain(no_such_topic(missing)))
    frame.heading(counter.TITLE, f"counter|{typed}", line=counter.LINE)
    _say(counter.GREETING)
    search_box.box(Box(counter.CALLERS_WORDS, typed, query=kept))
    if found := results.found(library, typed, kept, answer.now(library)):
        search_box.results(counter.keyed(found))
    else:
        class_tools.topics(library, "counter", lambda flow: kept | Address(flow).query())
    with st.container(key="actions", horizontal=True):
        if typed:
            _quiet(counter.NEXT_CALL, "counter|.over", kept, keys.TOPICS)
        frame.button(counter.LEAVE, "counter|.leave", {}, quiet=True)
    if not typed:
        _desk(library, kept)


def _desk(library: Library, kept: dict[str, str]) -> None:
    """Which desk answers the phone, so that no line sends a caller back to it."""
    desks, now = counter.desks(library), kept.get("desk", "")
    key = f"desk|{now}"

    def remember() -> None:
        frame.go(counter.carried(st.session_state.get(key, now)))

    chosen = st.selectbox(
        counter.DESK, list(desks), list(desks).index(now), format_func=desks.__getitem__, key=key,
        on_change=remember,
    )  # fmt: skip
    if chosen != now:
        frame.go(counter.carried(chosen))
        st.rerun()


def _question(library: Library, here: Walk, kept: dict[str, str]) -> None:
    page = step_page(library, here, here.address(), kept)
    _heading(here, page.heading)
    look = f'<div class="look-here">{LOOK}: {prose(page.look)}</div>' if page.look else ""
    _say(page.aloud, warnings_html(page.warnings) + look)
    with st.container(key="choices"):
        for choice in page.choices:
            frame.follow(replace(choice, id=f"counter|{choice.id}"))
    with st.container(key="actions", horizontal=True):
        _ways_back(page.back, page.over, kept)


def _heading(here: Walk, text: str) -> None:
    class_tools.cut_short(here)
    said = [here.flow.title, *(pick.says for pick in here.picks)]
    frame.heading(text, f"counter|{here.key}", line=" → ".join(said))


def _answer(library: Library, here: Walk, kept: dict[str, str], desk: Contact | None) -> None:
    page = ending_page(library, here, here.address(), kept, now=answer.now(library))
    said = page.answer
    _heading(here, said.title)
    _say(counter.answer_line(library, said, desk))
    link = class_tools.learners_link(here)
    link = "" if class_tools.only_here(link) else link
    mail = call_sheet.staff_mail(library, here, said, link, desk)
    hands.sheet_hands(
        mail,
        "mail",
        copy=keys.COPY,
        mail=keys.MAIL,
        used=lambda: counting.call_sheet(library, here, Mode.COUNTER),
    )
    with st.container(key="actions", horizontal=True):
        _ways_back(page.back, page.over, kept)
    st.html(answer_html(said, page.reason))
    answer.below(said)
    with st.expander(counter.THE_MAIL):
        st.code(mail.text, language=None, wrap_lines=True)


def _ways_back(back: Link, over: Link, kept: dict[str, str]) -> None:
    _quiet(back.says, f"counter|{back.id}", kept | dict(back.query), keys.BACK)
    _quiet(counter.NEXT_CALL, f"counter|{over.id}", kept | dict(over.query), keys.TOPICS)


def _quiet(label: str, key: str, params: dict[str, str], shortcut: str) -> None:
    frame.button(label, key, params, quiet=True, shortcut=shortcut)


def _say(words: str, more: str = "") -> None:
    st.html(f'<p class="say-this"><b>{counter.SAY}</b> “{html.escape(words)}”</p>{more}')
