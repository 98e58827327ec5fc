"""The script of every visit: the pages, or one sentence when there is no content to serve."""

import streamlit as st

from wizard.problems import ContentError
from wizard.screens import frame

page = st.navigation(frame.pages(), position="hidden")
try:
    frame.library()
except (ContentError, OSError) as error:
    st.error(f"The wizard cannot start: {error}")
    st.stop()
st.session_state["page"] = page.url_path or "home"
page.run()
