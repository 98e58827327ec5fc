"""One answer on the screen: short answer, caution, steps, who can fix it, related, source."""

from __future__ import annotations

from datetime import date

import streamlit as st

from wizard.model import Caution, Contact, Entry, Library
from wizard.screens import frame


def draw(library: Library, entry: Entry) -> None:
    """The answer itself: short answer first, the caution before the steps, then who can fix it."""
    st.markdown(frame.markdown(entry.short))
    if entry.caution:
        _caution(entry.caution)
    if entry.rest:
        st.markdown(frame.markdown(entry.rest))
    whom_to_ask(library, entry)
    if entry.official:
        with st.expander("The court's own words"):
            st.markdown(frame.markdown(entry.official))


def see_also(library: Library, entry: Entry) -> None:
    """Links to the related answers."""
    related = [library.entries[id] for id in entry.see_also if id in library.entries]
    if not related:
        return
    st.header("See also", anchor=False)
    for other in related:
        st.page_link(
            "answers.py", label=frame.plain(other.title), query_params={"entry": other.id}
        )


def source(library: Library, entry: Entry) -> None:
    """Which page, which question there, when it was last compared."""
    parts = [f"Source: {entry.source.page}"]
    if entry.source.question:
        number = f"question {entry.source.number}, " if entry.source.number else ""
        parts.append(f'{number}"{entry.source.question}"')
    line = ", ".join(parts) + "."
    if entry.reviewed:
        line += f" Last compared with the page on {day(entry.reviewed)}."
    if library.court.web:
        line += f" The page: {library.court.web}."
    st.caption(frame.plain(f"{line} The court's own page controls."))


def day(when: date) -> str:
    """A date as people write it: 22 November 2026."""
    return f"{when.day} {when:%B %Y}"


def _caution(caution: Caution) -> None:
    with st.container(key="caution"):
        st.warning(
            f"**May have changed** (noted {day(caution.noted)}). {frame.plain(caution.says)} "
            f"**Check:** {frame.plain(caution.check)}"
        )


def whom_to_ask(library: Library, entry: Entry) -> None:
    """Who can fix it, further contacts, and who helps when someone is still stuck."""
    people = library.court.contacts
    owner = people.get(entry.owner)
    others = [people[id] for id in entry.contacts if id in people and id != entry.owner]
    stuck = people.get(library.court.still_stuck)
    if stuck and stuck not in (owner, *others):
        others.append(stuck)
    if not owner and not others:
        return
    with st.container(border=True, key="owner", gap="xsmall"):
        if owner:
            lead = "Whom to ask" if entry.referral else "Who can fix this"
            st.markdown(f"**{lead}: {_contact(owner)}")
        if others:
            rows = "\n".join(f"- **{_contact(other)}" for other in others)
            st.markdown(f"**Still stuck?**\n\n{rows}" if owner else rows)


def _contact(contact: Contact) -> str:
    """Name, what they do, how to reach them; a bold opened before the name closes after it."""
    parts = [f"{frame.plain(contact.name)}.**", frame.plain(contact.does)]
    reach = (contact.email, contact.phone, contact.hours, contact.web)
    known = ", ".join(frame.plain(part) for part in reach if part)
    if known:
        seen = f" (seen at {frame.plain(contact.seen)}; check this on the court's site)"
        parts.append(known + (seen if contact.seen else ""))
    else:
        parts.append(frame.plain(contact.find))
    return " ".join(filter(None, parts))
