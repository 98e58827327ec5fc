"""One answer on the screen: short answer, caution, steps, who can fix it, related, source."""

from __future__ import annotations

import streamlit as st

from wizard.core.model import Caution, Contact, Entry, Library
from wizard.presenters.contacts import STUCK, cited, day, helpers
from wizard.screens.parts import frame


def draw(library: Library, entry: Entry) -> None:
    """The answer itself: short answer first, the caution before the steps, then who can fix it."""
    st.markdown(frame.markdown(entry.short))
    if entry.caution:
        caution(entry.caution)
    if entry.rest:
        st.markdown(frame.markdown(entry.rest))
    whom_to_ask(library, entry)
    if entry.official:
        with st.expander("The court's own words"):
            st.markdown(frame.markdown(entry.official))


def see_also(library: Library, entry: Entry) -> None:
    """Links to the related answers."""
    named = dict.fromkeys(id for id in entry.see_also if id != entry.id)
    related = [library.entries[id] for id in named if id in library.entries]
    if not related:
        return
    frame.section("See also")
    for other in related:
        key = f"see|{entry.id}|{other.id}"
        frame.link("answers", frame.plain(other.title), key, {"entry": other.id}, quiet=True)


def source(library: Library, entry: Entry) -> None:
    """Which page, which question there, when it was last compared."""
    line = cited(entry)
    if entry.reviewed:
        line += f" Last compared with the page on {day(entry.reviewed)}."
    if library.court.web:
        line += f" The page: {library.court.web}."
    st.caption(frame.plain(f"{line} The court's own page controls."))


def caution(caution: Caution) -> None:
    """What may have changed, since when it is known, and where to check."""
    with st.container(key="caution"):
        st.warning(
            f"**May have changed** (noted {day(caution.noted)}). {frame.plain(caution.says)} "
            f"**Check:** {frame.plain(caution.check)}"
        )


def whom_to_ask(library: Library, entry: Entry) -> None:
    """Who can fix it, further contacts, and who helps when someone is still stuck."""
    people = helpers(library, entry)
    owner = next((person for person in people if person.lead != STUCK), None)
    others = [person.contact for person in people if person.lead == STUCK]
    if not people:
        return
    with st.container(border=True, key="owner", gap="xsmall"):
        if owner:
            st.markdown(f"**{owner.lead}: {_contact(owner.contact)}")
        if others:
            rows = "\n".join(f"- **{_contact(other)}" for other in others)
            st.markdown(f"**{STUCK}**\n\n{rows}" if owner else rows)


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
