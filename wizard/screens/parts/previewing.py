"""The wizard with a draft in it: the same pages, for editors alone, and nothing is counted."""

from __future__ import annotations

import html
from datetime import date

import streamlit as st

from wizard.authoring.drafts import Drafts
from wizard.authoring.preview import tried
from wizard.content.keeper import keeper
from wizard.content.saved import state_folder
from wizard.core.model import Library
from wizard.screens.parts import staff

PARAMETER = "preview"
AS_SERVED = "served"
"""Stands for a draft's id where there is no draft: what visitors see, without counting."""
GONE = "This draft is not kept any more."
HELD = "An error holds this draft back, so there is nothing to see yet. Mend it first."


def drafts() -> Drafts:
    """The drafts of the content that is served."""
    return Drafts(keeper().folder, state_folder())


def under_way() -> str:
    """The id of the draft that this visit shows; "" on all other visits."""
    return str(st.session_state.get(PARAMETER, ""))


def along() -> dict[str, str]:
    """What every address of such a visit carries, so that a reload shows the draft again."""
    draft = under_way()
    return {PARAMETER: draft} if draft else {}


def library(served: Library) -> Library:
    """The library of this run: the one with the draft where the address asks for it.

    A visit that has begun so goes on so; what is for editors is asked at each run.
    """
    id = st.query_params.get(PARAMETER, under_way())[:20]
    if not id or not staff.may(staff.EDITOR):
        st.session_state.pop(PARAMETER, None)
        return served
    st.session_state[PARAMETER] = id
    if id == AS_SERVED:
        return served
    draft = drafts().find(id)
    shown = tried(keeper(), draft.file, draft.text, date.today()).library if draft else None
    if shown is None:
        st.info(HELD if draft else GONE)
        return st.stop()
    return shown


def banner() -> None:
    """What this is, on top of the page."""
    id = under_way()
    if id == AS_SERVED:
        st.html('<p class="previewing">What visitors see now. Nothing is counted here.</p>')
    elif id:
        draft = drafts().find(id)
        named = html.escape(draft.file if draft else "")
        st.html(f'<p class="previewing">Preview with a draft of {named}. Not for visitors.</p>')
