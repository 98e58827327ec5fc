"""Results without a live class: learners hand over their link, trainers add the links up."""

from __future__ import annotations

import html
from datetime import date

import segno
import streamlit as st

from wizard.core.model import Library
from wizard.presenters import added_results
from wizard.screens.parts import class_tools, frame, hands
from wizard.screens.parts.hands import Hand
from wizard.training.rounds import Round


def hand_over(of: Round) -> None:
    """The learner's result as a link to copy, and as a code for the trainer's phone."""
    link = class_tools.link("practice", of.query())
    copy: Hand = {"label": added_results.COPY, "does": "copy", "text": link}
    hands.hands([copy], "result-link")
    with st.expander(added_results.CODE):
        try:
            drawn = segno.make(link, error="l", micro=False).svg_data_uri(scale=4, border=3)
        except segno.DataOverflowError:
            st.markdown("This link is too long for a code. Copy it instead.")
            return
        st.html(f'<img class="qr" src="{html.escape(drawn)}" alt="QR code of this result">')


def add_up(library: Library) -> None:
    """A box for links, and what they come to."""
    frame.section(added_results.TITLE)
    st.markdown(added_results.LEAD)
    with st.form("added-results"):
        text = st.text_area(added_results.LABEL, key="results-pasted", height=120)
        st.form_submit_button(added_results.ADD, key="results-add")
    if not text.strip():
        return
    today = date.today().isoformat()
    found = added_results.added_up(library, text, today)
    st.markdown(frame.plain(found.said))
    if not found.html:
        return
    st.html(found.html)
    save: Hand = {
        "label": "Save as CSV",
        "does": "save",
        # Excel takes it for UTF-8 only with this mark in front.
        "text": "\ufeff" + found.csv,
        "file": f"results-{today}.csv",
        "type": "text/csv;charset=utf-8",
    }
    hands.hands([save], "results-hands")
