"""Counter mode, the start page with `?counter=1`: for staff on the phone, by keys alone."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

import streamlit as st

from wizard.core import walk
from wizard.core.address import Address, read_address
from wizard.core.model import NONE, Contact, Entry, Library
from wizard.core.walk import Walk
from wizard.journal import Mode
from wizard.presenters.contacts import STUCK, cited, helpers
from wizard.screens.parts import answer, class_tools, counting, frame

TITLE = "What is it about?"
GREETING = "Thank you for calling. What do you see on your screen?"


def draw(library: Library, query: dict[str, str]) -> None:
    """The topics, a question or an answer, dense, with what to say."""
    here = class_tools.here_now(library, query)
    counting.walked(library, read_address(query), here, Mode.COUNTER)
    class_tools.bare_top("Counter")
    with st.container(key="counter"):
        if here is None:
            _topics(library, query.get("flow", "")[:60])
        elif here.step:
            _question(library, here)
        else:
            _answer(library, here)


def _at(address: Address | None) -> dict[str, str]:
    return {"counter": "1"} | (address.query() if address else {})


def _topics(library: Library, missing: str) -> None:
    if missing:
        st.warning(frame.plain(f'There is no topic named "{missing}" here. Pick one below.'))
    frame.heading(TITLE, "counter", line="Counter mode · keys pick")
    _say(GREETING)
    class_tools.topics(library, "counter", lambda flow: _at(Address(flow)))
    with st.container(key="actions", horizontal=True):
        frame.button("Leave counter mode", "counter|.leave", {}, quiet=True)


def _question(library: Library, here: Walk) -> None:
    step, where = here.step, f"counter|{here.key}"
    assert step is not None
    _heading(here, step.ask)
    _say(step.aloud or step.ask)
    if step.look:
        st.caption(f"Where to look: {frame.markdown(step.look)}")
    address = here.address()
    with st.container(key="choices"):
        for number, choice in enumerate(step.choices, 1):
            target = walk.picked(library, here, choice.id, address)
            frame.button(
                frame.plain(choice.say),
                f"{where}|{choice.id}",
                _at(target),
                shortcut=class_tools.digit(number),
            )
    with st.container(key="actions", horizontal=True):
        none = walk.picked(library, here, NONE, address)
        _quiet("None of these", f"{where}|{NONE}", _at(none), class_tools.NONE_KEY)
        _ways_back(here, where)


def _heading(here: Walk, text: str) -> None:
    class_tools.lost(here)
    said = [here.flow.title, *(pick.says for pick in here.picks)]
    frame.heading(text, f"counter|{here.key}", line=" → ".join(said))


def _answer(library: Library, here: Walk) -> None:
    assert here.entry is not None
    where = f"counter|{here.key}"
    _heading(here, here.entry.title)
    _say(_spoken(here.entry.short))
    text = email(library, here.entry, class_tools.learners_link(here))
    subject = f"{library.court.system}: {here.entry.title}"
    mail = f"mailto:?subject={quote(subject)}&body={quote(_crlf(text))}"
    class_tools.hands(
        [
            {"label": "Copy as e-mail", "does": "copy", "text": text, "key": "y",
             "done": "Copied.", "failed": "The browser did not allow it. Copy the text below."},
            {"label": "Open in e-mail", "does": "mail", "text": mail, "key": "e"},
        ],
        "mail",
    )  # fmt: skip
    with st.container(key="actions", horizontal=True):
        _ways_back(here, where)
    if here.entry.caution:
        answer.caution(here.entry.caution)
    if here.entry.rest:
        st.markdown(frame.markdown(here.entry.rest))
    answer.whom_to_ask(library, here.entry)
    answer.source(library, here.entry)
    with st.expander("The e-mail"):
        st.code(text, language=None, wrap_lines=True)


def _ways_back(here: Walk, where: str) -> None:
    back = walk.back(here, here.address())
    _quiet("Back", f"{where}|.back", _at(back), class_tools.BACK)
    _quiet("Next call", f"{where}|.over", _at(None), class_tools.TOPICS)


def _quiet(label: str, key: str, params: dict[str, str], shortcut: str) -> None:
    frame.button(label, key, params, quiet=True, shortcut=shortcut)


def _say(words: str) -> None:
    st.html(f'<p class="say-this"><b>Say this</b> “{html.escape(words)}”</p>')


_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")


def _spoken(markdown: str) -> str:
    return _LINK.sub(r"\1", markdown.replace("**", "").replace("`", ""))


def _crlf(text: str) -> str:
    """Line ends as the `mailto:` scheme wants them (RFC 6068, section 5)."""
    return text.replace("\n", "\r\n")


def email(library: Library, entry: Entry, link: str) -> str:
    """The answer as plain text with its source, ready to send."""
    court, caution = library.court, entry.caution
    parts = [f"{entry.title}", _spoken(entry.short), _spoken(entry.rest)]
    if caution:
        parts.append(f"May have changed: {caution.says} Check: {caution.check}")
    people = helpers(library, entry)
    parts += [f"{one.lead}: {_reach(one.contact)}" for one in people if one.lead != STUCK]
    parts.append(f"{cited(entry)} {court.web}".strip())
    if not class_tools.only_here(link):
        parts.append(f"Step by step: {link}")
    parts.append(f"{court.notice} {court.name}")
    return "\n\n".join(filter(None, parts)) + "\n"


def _reach(contact: Contact) -> str:
    known = [part for part in (contact.email, contact.phone, contact.hours, contact.web) if part]
    return " ".join(filter(None, (f"{contact.name}.", ", ".join(known) or contact.find)))
