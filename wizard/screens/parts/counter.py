"""Counter mode, the start page with `?counter=1`: for staff on the phone, by keys alone."""

from __future__ import annotations

import html
from dataclasses import replace

import streamlit as st

from wizard.core.address import Address, read_address
from wizard.core.model import Library
from wizard.core.renamed import as_today
from wizard.core.walk import Walk
from wizard.journal import Mode
from wizard.presenters import call_sheet, keys, results
from wizard.presenters.answer_html import answer_html, warnings_html
from wizard.presenters.ending import ending_page
from wizard.presenters.links import Box, Link
from wizard.presenters.markdown import prose, spoken
from wizard.presenters.start import no_such_topic
from wizard.presenters.step import LOOK, step_page
from wizard.screens.parts import answer, class_tools, counting, frame, hands, search_box

TITLE = "What is it about?"
GREETING = "Thank you for calling. What do you see on your screen?"
CALLERS_WORDS = "What the caller says"
THE_MAIL = "The e-mail"
NEXT_CALL = "Next call"
LEAVE = "Leave counter mode"
COUNTER = {"counter": "1"}


def draw(library: Library, query: dict[str, str]) -> None:
    """The topics, a question or an answer, dense, with what to say."""
    here = class_tools.here_now(library, query)
    counting.walked(library, as_today(library, read_address(query)), here, Mode.COUNTER)
    class_tools.bare_top("Counter")
    with st.container(key="counter"):
        if here is None:
            _topics(library, query.get("q", "").strip(), query.get("flow", "")[:60])
        elif here.step:
            _question(library, here)
        else:
            _answer(library, here)


def _at(address: Address | None) -> dict[str, str]:
    return COUNTER | (address.query() if address else {})


def _topics(library: Library, typed: str, missing: str) -> None:
    if missing:
        st.warning(frame.plain(no_such_topic(missing)))
    frame.heading(TITLE, f"counter|{typed}", line="Counter mode · keys pick")
    _say(GREETING)
    search_box.box(Box(CALLERS_WORDS, typed, query=COUNTER))
    if found := results.found(library, typed, COUNTER, answer.now(library)):
        search_box.results(found)
    else:
        class_tools.topics(library, "counter", lambda flow: _at(Address(flow)))
    with st.container(key="actions", horizontal=True):
        if typed:
            _quiet(NEXT_CALL, "counter|.over", COUNTER, keys.TOPICS)
        frame.button(LEAVE, "counter|.leave", {}, quiet=True)


def _question(library: Library, here: Walk) -> None:
    page = step_page(library, here, here.address(), COUNTER)
    _heading(here, page.heading)
    look = f'<div class="look-here">{LOOK}: {prose(page.look)}</div>' if page.look else ""
    _say(page.aloud, warnings_html(page.warnings) + look)
    with st.container(key="choices"):
        for choice in page.choices:
            frame.follow(replace(choice, id=f"counter|{choice.id}"))
    with st.container(key="actions", horizontal=True):
        _ways_back(page.back, page.over)


def _heading(here: Walk, text: str) -> None:
    class_tools.cut_short(here)
    said = [here.flow.title, *(pick.says for pick in here.picks)]
    frame.heading(text, f"counter|{here.key}", line=" → ".join(said))


def _answer(library: Library, here: Walk) -> None:
    page = ending_page(library, here, here.address(), COUNTER, now=answer.now(library))
    said = page.answer
    _heading(here, said.title)
    _say(spoken(said.first))
    link = class_tools.learners_link(here)
    link = "" if class_tools.only_here(link) else link
    mail = call_sheet.staff_mail(library, here, said, link)
    hands.sheet_hands(
        mail,
        "mail",
        copy=keys.COPY,
        mail=keys.MAIL,
        used=lambda: counting.call_sheet(library, here, Mode.COUNTER),
    )
    with st.container(key="actions", horizontal=True):
        _ways_back(page.back, page.over)
    st.html(answer_html(said, page.reason))
    answer.below(said)
    with st.expander(THE_MAIL):
        st.code(mail.text, language=None, wrap_lines=True)


def _ways_back(back: Link, over: Link) -> None:
    _quiet(back.says, f"counter|{back.id}", COUNTER | dict(back.query), keys.BACK)
    _quiet(NEXT_CALL, f"counter|{over.id}", COUNTER | dict(over.query), keys.TOPICS)


def _quiet(label: str, key: str, params: dict[str, str], shortcut: str) -> None:
    frame.button(label, key, params, quiet=True, shortcut=shortcut)


def _say(words: str, more: str = "") -> None:
    st.html(f'<p class="say-this"><b>Say this</b> “{html.escape(words)}”</p>{more}')
