"""The script of every visit: the pages, or one sentence when there is no content to serve."""

import streamlit as st

from wizard.screens.parts import frame

page = st.navigation(frame.pages(), position="hidden")
frame.begin()  # or the one sentence, whatever the page
st.session_state["page"] = page.url_path or "home"
page.run()
