"""The page at `/counted`: what is counted, and the newest events as they are stored."""

from __future__ import annotations

import html

import streamlit as st

from wizard.journal.faults import in_one_sentence, is_fault
from wizard.journal.recorder import recorder
from wizard.presenters import what_is_counted
from wizard.presenters.what_is_counted import Page
from wizard.screens.parts import frame


def draw() -> None:
    """What the page says, laid out."""
    page = _page()
    frame.top(page.title)
    frame.heading(page.title, "counted", below=_paragraphs(page.lead, page.kept))
    if page.never:
        frame.section("What is never kept")
        st.html(_list(page.never))
        frame.section("What one event holds")
        st.html(_table(page.fields))
    if page.rows:
        frame.section("The newest events, as they are stored")
        st.html(_list(page.events, ordered=True))
    if page.note:
        st.info(frame.plain(page.note))
    frame.bottom()


def _page() -> Page:
    journal = recorder()
    health = journal.health()
    try:
        newest = [] if health.error else journal.last(what_is_counted.NEWEST)
    except Exception as error:
        if not is_fault(error):
            raise
        return what_is_counted.page([], in_one_sentence(error), journal.days, on=True)
    return what_is_counted.page(newest, health.error, journal.days, on=journal.on)


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{html.escape(text)}</p>" for text in texts if text)


def _list(texts: tuple[str, ...], *, ordered: bool = False) -> str:
    items = "".join(f"<li>{html.escape(text)}</li>" for text in texts)
    return f'<ol class="events">{items}</ol>' if ordered else f"<ul>{items}</ul>"


def _table(rows: tuple[tuple[str, str], ...]) -> str:
    cells = "".join(
        f'<tr><th scope="row">{html.escape(name)}</th><td>{html.escape(means)}</td></tr>'
        for name, means in rows
    )
    return f'<table class="fields">{cells}</table>'


if __name__ == "__main__":
    draw()
