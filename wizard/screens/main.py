"""The script of every visit: the pages, or one sentence when there is no content to serve."""

import logging

import streamlit as st

from wizard.problems import ContentError
from wizard.screens import frame

page = st.navigation(frame.pages(), position="hidden")
try:
    frame.library()
except (ContentError, OSError) as error:
    # Folder names are for the log of those who run it, not for visitors.
    logging.getLogger(__name__).warning("No content to serve: %s", error)
    st.error("The wizard has no content to show right now. Please come back later.")
    st.stop()
st.session_state["page"] = page.url_path or "home"
page.run()
