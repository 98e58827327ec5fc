"""The script of every visit: the pages, or one sentence when there is no content to serve."""

import streamlit as st

from wizard.screens.parts import frame, staff, staff_door

page = st.navigation(frame.pages(), position="hidden")
frame.begin()  # or the one sentence, whatever the page
st.session_state["page"] = page.url_path or "home"
role = staff_door.FOR.get(page.url_path)
if role is None or staff.may(role):
    page.run()
else:
    staff_door.draw(page.url_path)
