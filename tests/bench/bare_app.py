"""The measure of comparison: the same screens in the fewest lines, with Streamlit's defaults."""

import streamlit as st

# As many choices and words as the walk of the wizard that the benchmarks click through.
PAGES = {
    "What do you need help with?": [f"A topic that you can pick, number {n}" for n in range(10)],
    "What do you want to do about a fee?": [f"The answer with the number {n}" for n in range(4)],
    "Which of these happened to the fee?": [f"The answer with the number {n}" for n in range(4)],
}
TEXT = "Read the red text and the page heading before you pick, it is on the top of the page."

asked = list(PAGES)
number = st.session_state.setdefault("number", 0)
question = asked[number]


def go(to: int) -> None:
    st.session_state["number"] = to % len(asked)


st.caption("Help with e-filing")
st.button("All answers")
st.caption(f"Question {number} of at most 3")
st.title(question)
if number:
    st.markdown(f"You said: **{asked[number - 1]}**")
    st.button("Change", on_click=go, args=(number - 1,))
    with st.expander("Not sure? Where to look"):
        st.markdown(TEXT)
else:
    st.markdown(TEXT)
    st.text_input("Or say what happened, in your own words")
for choice in PAGES[question]:
    st.button(choice, key=f"{number}|{choice}", on_click=go, args=(number + 1,))
if number:
    st.button("None of these", on_click=go, args=(number + 1,))
    st.button("Back", on_click=go, args=(number - 1,))
    st.button("Start over", on_click=go, args=(0,))
st.caption(TEXT)
