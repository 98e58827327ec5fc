"""The page at `/trainers`: what there is for a class, set up for a topic, with its links."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from wizard.core.model import Library
from wizard.core.renamed import flow_today
from wizard.export.handouts import Wanted, paper
from wizard.presenters import trainers
from wizard.presenters.trainers import Box
from wizard.screens.parts import added_results, class_tools, frame, hands, stage
from wizard.screens.parts.hands import Hand
from wizard.training import rounds


def draw() -> None:
    """Each tool with a sentence or two, what there is to choose, and where it opens."""
    library = frame.library()
    frame.top(trainers.TITLE)
    class_tools.dress()
    frame.heading(trainers.TITLE, "trainers")
    st.markdown(trainers.LEAD)
    flow = _topic(library)
    _present(flow)
    params = _rounds(library, flow)
    added_results.add_up(library)
    _papers(library, flow, params)
    _counter()
    frame.bottom()


def _topic(library: Library) -> str:
    flows = trainers.topics(library)
    asked = flow_today(library, frame.query().get("flow", ""))
    if asked not in flows:
        st.warning(frame.plain(trainers.no_topic(asked)))
        asked = ""
    # The address leads, also after Back; the box keeps its key, and so the focus.
    if st.session_state.get("topic-asked") != asked:
        st.session_state["topic"] = st.session_state["topic-asked"] = asked
    chosen: str = st.selectbox(
        trainers.TOPIC, list(flows), format_func=flows.__getitem__, key="topic",
        on_change=_remember,
    )  # fmt: skip
    return chosen


def _remember() -> None:
    chosen = st.session_state["topic-asked"] = st.session_state["topic"]
    if chosen:
        st.query_params["flow"] = chosen
    else:
        st.query_params.pop("flow", None)


def _present(flow: str) -> None:
    frame.section(trainers.PRESENT_TITLE)
    st.markdown(trainers.PRESENT)
    _open("present.py", trainers.OPEN_PRESENT, {"flow": flow} if flow else {})


def _rounds(library: Library, flow: str) -> dict[str, str]:
    """The round that is set; empty where there are no cases."""
    frame.section(trainers.ROUNDS_TITLE)
    st.markdown(trainers.ROUNDS)
    there = len(rounds.all_cases(library, flow))
    if not there:
        st.info(trainers.NO_CASES)
        return {}
    params = _settings(there) | ({"flow": flow} if flow else {})
    practice, puzzle = (class_tools.link(page, params) for page in ("practice", "puzzle"))
    with st.container(key="rounds", horizontal=True):
        _open("practice.py", trainers.OPEN_PRACTICE, params)
        _open("puzzle.py", trainers.OPEN_PUZZLE, params)
    copies = [(trainers.COPY_PRACTICE, practice), (trainers.COPY_PUZZLE, puzzle)]
    hands.hands([_copy(label, link) for label, link in copies], "copy-links")
    if class_tools.only_here(practice):
        st.info(trainers.ONLY_HERE)
        return params
    with st.expander(trainers.CODES):
        for column, link in zip(st.columns(2, gap="medium"), (practice, puzzle), strict=True):
            with column:
                stage.join(link)
    return params


def _copy(label: str, link: str) -> Hand:
    return {
        "label": label, "does": "copy", "text": link,
        "done": trainers.COPIED, "failed": trainers.NOT_COPIED,
    }  # fmt: skip


def _settings(there: int) -> dict[str, str]:
    # Streamlit drops bound keys from the address as the page changes, so they are named apart from
    # those of the link.
    cases_box, mark_box = trainers.boxes(there)
    left, middle, right = st.columns(3, gap="small")
    with left:
        cases = _number(cases_box, "class-cases")
    with middle:
        mark = _number(mark_box, "class-pass")
    with right:
        word = st.text_input(
            trainers.WORD,
            date.today().isoformat(),
            max_chars=40,
            key="class-word",
            bind="query-params",
        )
    for key in ("class-cases", "class-pass"):
        if said := st.session_state.get(f"{key}-said"):
            st.info(frame.plain(said))
    seed = rounds.read_seed(word) or date.today().isoformat()
    return {"seed": seed, "cases": str(cases), "pass": str(mark)}


def _number(box: Box, key: str) -> int:
    """A box for a whole number that the address holds; one that cannot be gets a sentence.

    Neither bound nor limited by Streamlit: it fails at an address with `inf` in it, and a number
    past a limit would go red without a word while the link keeps the old one.
    """
    typed = frame.query().get(key, "")
    fits = frame.query().number(key, box.least, box.most)
    asked = box.usual if fits is None else fits
    if st.session_state.get(f"{key}-asked") != (typed, box):
        st.session_state[key], st.session_state[f"{key}-asked"] = asked, (typed, box)
        wrong = bool(typed) and fits is None
        st.session_state[f"{key}-said"] = box.corrected(typed[:20], asked) if wrong else ""

    def remember() -> None:
        chosen = int(st.session_state[key] if st.session_state[key] is not None else box.usual)
        used = st.session_state[key] = box.fitted(chosen)
        said = "" if used == chosen else box.corrected(str(chosen), used)
        st.session_state[f"{key}-said"] = said
        if used == box.usual:
            st.query_params.pop(key, None)
        else:
            st.query_params[key] = str(used)
        st.session_state[f"{key}-asked"] = ("" if used == box.usual else str(used), box)

    return int(st.number_input(box.label, step=box.step, key=key, on_change=remember))


def _papers(library: Library, flow: str, of: Mapping[str, str]) -> None:
    frame.section(trainers.PAPERS_TITLE)
    st.markdown(trainers.PAPERS)
    if not frame.query().flag("papers"):
        frame.button(trainers.MAKE, "papers", st.query_params.to_dict() | {"papers": "1"})
        return
    name, site = flow or "all", class_tools.site()
    printed = "" if class_tools.only_here(site) else site  # no QR code that leads nowhere
    wanted = Wanted(flow, printed, of.get("seed", ""), int(of.get("cases", "0")))
    items: list[Hand] = [
        {"label": label, "does": "save", "text": paper(library, kind, wanted),
         "file": f"{name}-{kind}.html", "type": "text/html;charset=utf-8"}
        for kind, label in trainers.PAPER_NAMES.items()
    ]  # fmt: skip
    hands.hands(items, "papers-hands")


def _counter() -> None:
    frame.section(trainers.COUNTER_TITLE)
    st.markdown(trainers.COUNTER)
    _open("home.py", trainers.OPEN_COUNTER, {"counter": "1"})


def _open(page: str, label: str, params: Mapping[str, str]) -> None:
    st.page_link(page, label=label, query_params=dict(params))


if __name__ == "__main__":
    draw()
