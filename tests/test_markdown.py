"""Editors' Markdown: one tokenizer decides what shows, what may be a link and what is read out."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.presenters.markdown import items, prose, spoken

TAGS = {
    "p",
    "a",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "br",
    "hr",
    "em",
    "strong",
    "code",
    "pre",
}
TAGS |= {"blockquote", "table", "thead", "tbody", "tr", "th", "td"}
PIECES = [
    *"abcXYZ123 \n*_`[]()<>!#|-+=~$:\\{}&;\"'/.",
    *("\n\n", "    ", "1. ", "- ", "> ", "## ", "```", ":::", "---\n", "\n| a | b |\n|---|---|\n"),
    *("](http://e.example)", "](javascript:x)", "](data:text/html,x)", "![", "<b onclick=x>"),
    *("<script>", "https://e.example", "[Note]: see", ":red[", "$x$", "{c=d}"),
    *("mailto:a@b.example", "](tel:6175550100)", "](HTTPS://e.example)", "](//e.example)"),
    *("](relative)", "<http://e.example>"),
]  # fmt: skip


class _Page(HTMLParser):
    """What a browser would make of a text: its tags, where its links lead, its words."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.words += " ".join(value or "" for _, value in attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_shows_all_its_letters_and_links_only_to_web_mail_and_phone(text: str) -> None:
    page = _Page(prose(text))
    assert page.tags <= TAGS
    assert page.attributes <= {"href", "title", "start", "style"}
    for link in page.links:
        assert link.lower().startswith(("http://", "https://", "mailto:", "tel:")), link
    assert not _letters(text) - _letters(page.words)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_what_is_read_out_has_no_word_that_the_page_does_not_show(text: str) -> None:
    assert not _letters(spoken(text)) - _letters(_Page(prose(text)).words)


def _letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text.lower() if letter.isascii() and letter.isalpha())


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        (r"\![x](http://e.example)", '!<a href="http://e.example">x</a>'),
        ("![x](http://e.example)", '!<a href="http://e.example">x</a>'),
        (r"\$5 and \$10", "$5 and $10"),
        ("$5 and $10", "$5 and $10"),
        (r"\:red[x] :red[y]", ":red[x] :red[y]"),
        (r"`\$HOME`", r"<code>\$HOME</code>"),
        ("a:b{c=d}", "a:b{c=d}"),
        (":::note", ":::note"),
        ("[x](data:text/html,y)", "[x](data:text/html,y)"),
        ("[x](javascript:y)", "[x](javascript:y)"),
        ("[Note]: see below", "[Note]: see below"),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
    ],
)
def test_what_looks_like_an_instruction_shows_as_it_was_typed(text: str, shows: str) -> None:
    assert prose(text).strip() == f"<p>{shows}</p>"


def test_markdown_is_read_out_without_marks_and_with_its_numbers() -> None:
    steps = "3. One\n   more\n4. Two\n   - a\n   - b\n\n"
    text = f"**Log in** [here](https://e.example).\n\n{steps}> Wait."
    assert spoken(text) == "Log in here.\n\n3. One\nmore\n4. Two\n   - a\n   - b\n\nWait."


def test_a_table_is_read_out_row_by_row() -> None:
    assert spoken("| a | b |\n|---|---|\n| 1 | 2 |") == "a | b\n1 | 2"


def test_the_steps_are_the_numbered_items_by_their_first_line() -> None:
    assert items("Do:\n\n1. **Open** it\n   now\n2. Close\n   - no step\n\nDone.") == (
        "Open it",
        "Close",
    )


def test_a_text_too_long_to_lay_out_is_read_out_as_it_was_typed() -> None:
    assert spoken("*a*" * 10_000) == "*a*" * 10_000
