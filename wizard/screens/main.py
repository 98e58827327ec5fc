"""The script of every visit: the pages, and one sentence when the content folder cannot be used."""

import streamlit as st

from wizard.problems import ContentError
from wizard.screens import frame

page = st.navigation(frame.pages(), position="hidden")
try:
    frame.library()
except (ContentError, OSError) as error:
    st.error(f"The wizard cannot start: {error}")
    st.stop()
page.run()
