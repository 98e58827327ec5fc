"""Saved pages: every question under its own title with its words, whatever the page is made of."""

from __future__ import annotations

import pytest

from tests.import_pages.measuring import HERE, measure, pages
from tests.import_pages.reading import asked, html
from wizard.authoring.faq_import import read_page
from wizard.authoring.saved_page import read_saved

PAGE_TEXT = """\
Help

Common questions

Where is my parcel?
It is on its way. Ask the driver at - or wait.

My parcel is wet. What do I do?

Dry it.

Then keep it.

How do I send one back
Write to us.

The Parcel Office

[ Home | Map ]
"""
PARCELS = [
    ("Where is my parcel?", "It is on its way."),
    ("What if it is wet?", "Dry it. Then keep it."),
    ("May I send it back?", "Yes."),
]


def each(pattern: str) -> str:
    return "".join(pattern.format(q=question, a=text) for question, text in PARCELS)


def test_every_question_of_the_saved_pages_comes_under_its_own_title_with_its_words() -> None:
    total = measure()
    assert total.wrong == []
    assert len(pages()) >= 25
    assert {path.suffix for path, _ in pages()} == {".html", ".htm", ".mhtml", ".mht", ".txt"}


def test_a_text_page_gives_its_questions_and_the_exact_words_of_its_answers() -> None:
    assert asked(PAGE_TEXT) == [
        ("Where is my parcel?", "It is on its way. Ask the driver at - or wait."),
        ("My parcel is wet. What do I do?", "Dry it.\n\nThen keep it."),
        ("How do I send one back", "Write to us."),
    ]


SHAPES = {
    "definition list": f"<dl>{each('<dt>{q}</dt><dd><p>{a}</p></dd>')}</dl>",
    "headings": each("<h3>{q}</h3><p>{a}</p>"),
    "headings with links": each("<h2><a href='#x'>{q}</a></h2><div>{a}</div>"),
    "details": each("<details><summary>{q}</summary><p>{a}</p></details>"),
    "accordion": each("<div><button>{q}</button><div class='panel'><p>{a}</p></div></div>"),
    "table": "<table><tr><th>Question</th><th>Answer</th></tr>"
    + each("<tr><td>{q}</td><td>{a}</td></tr>")
    + "</table>",
    "rows": f"<table>{each('<tr><td>{q}</td></tr><tr><td>{a}</td></tr>')}</table>",
    "bold": each("<p><b>{q}</b></p><p>{a}</p>"),
    "one run of words": each("<p>Q: {q} A: {a}</p>"),
    "labels in bold": each("<p><b>Question:</b> {q}<br><b>Answer:</b> {a}</p>"),
    "label headings": "".join(
        f"<h4>Question {n}</h4><p><b>{q}</b></p><p>{a}</p>" for n, (q, a) in enumerate(PARCELS, 1)
    ),
    "list": f"<ul>{each('<li>{q}<br>{a}</li>')}</ul>",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_an_html_page_of_any_usual_shape_gives_its_questions(shape: str) -> None:
    page = html(
        f"<nav><a>Home?</a></nav><h1>Parcels</h1><p>Welcome.</p>{SHAPES[shape]}"
        "<footer>Bye</footer>",
        "<style>p {color: red}</style>",
    )
    assert asked(page) == PARCELS


def test_nothing_is_lost_without_a_word() -> None:
    for path, _ in pages():
        saved = read_saved(path.read_bytes())
        if path.suffix == ".txt":
            found = read_page(saved)
            told = " ".join([found.name, *(part for _, part in found.skipped)])
            told += " ".join(f"{a.topic} {a.question} {a.answer}" for a in found.questions)
            lost = {word.strip("*-.,:\ufeff") for word in saved.text.split()}
            lost = {word for word in lost if word not in told and word.isalpha()}
            assert lost <= {"Q", "A", "Question", "Answer"}, path


def test_the_pages_lie_beside_what_they_hold() -> None:
    assert {path.suffix for path in HERE.iterdir()} >= {".yaml", ".html"}
