"""The measure of comparison: the wizard's widgets in the fewest lines, all settings default."""

import streamlit as st

# As many choices and words as on the walk of the wizard that the benchmarks click through.
ABOUT = "What it is about, in one line"
GROUPS = {"Getting in": 3, "Filing": 5, "People": 1, "New here": 1}
QUESTIONS = ("What do you want to do about a fee?", "Which of these happened to the fee?")
CHOICES = [f"The answer with the number {number}" for number in range(4)]
TEXT = "Read the red text and the page heading before you pick, it is on the top of the page."


def go(number: int) -> None:
    st.session_state["number"] = number


def start() -> None:
    st.title("What do you need help with?")
    st.markdown(TEXT)
    st.text_input("Or say what happened, in your own words")
    for group, size in GROUPS.items():
        st.header(group)
        columns = st.columns(2)
        for topic in range(size):
            label = f"**A topic of {group}, number {topic}**  \n{ABOUT}"
            columns[topic % 2].button(label, on_click=go, args=(1,))


def ask(number: int) -> None:
    st.caption(f"Fees · Question {number} of at most 2")
    if number == 2:
        st.button(f"You said: **{CHOICES[0]}** *Change*", on_click=go, args=(1,))
    st.title(QUESTIONS[number - 1])
    with st.expander("Not sure? Where to look"):
        st.markdown(TEXT)
    with st.container():
        for choice in CHOICES:
            st.button(choice, key=f"{number}|{choice}", on_click=go, args=(2,))
    with st.container(horizontal=True):
        st.button("None of these", on_click=go, args=(0,))
        st.button("Back", on_click=go, args=(number - 1,))
        st.button("Start over", on_click=go, args=(0,))
    st.caption(f"Words on this page  \n**NEF**: {TEXT}")


now = st.session_state.setdefault("number", 0)
with st.container(horizontal=True):
    st.button("CM/ECF help", on_click=go, args=(0,))
    st.button("All answers")
if now:
    ask(now)
else:
    start()
with st.container():
    st.caption(TEXT)
