"""Maps, outlines and tables of walks: what they say; no label breaks out of its format."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.toys import WIFI, answer, flow, loaded, step, swapped
from wizard.core.model import Library
from wizard.core.wording import clean
from wizard.export import map_formats
from wizard.export.flow_map import Picture, picture
from wizard.export.map_outline import outline
from wizard.export.map_svg import svg, width, wrapped

SVG = "{http://www.w3.org/2000/svg}"
NASTY = r'a "q" [b] {c} (d) | e; #35; \n \ <b>&amp;</b> `x` %% --> 😀 style x:#f; $y$ 日本'


@pytest.fixture
def toys(tmp_path: Path) -> Library:
    return loaded(tmp_path, {"faq/add-paper.md": answer("Add paper", reviewed="2026-11-22")})


def wifi(library: Library, *trail: str) -> Picture:
    return picture(library, library.flows["wifi"], trail)


def nasty(folder: Path) -> Picture:
    says = NASTY.replace("\\", "\\\\").replace('"', '\\"')
    files = {
        "flows/wifi.yaml": swapped(WIFI, "say: It is red", f'say: "{says}"'),
        "faq/restart.md": answer(f'"{says}"'),
    }
    return wifi(loaded(folder, files))


def texts(drawn: str) -> list[str]:
    found = ElementTree.fromstring(drawn).iter(f"{SVG}text")
    return ["".join(text.itertext()) for text in found]


def test_the_outline_says_all_that_the_flow_holds(toys: Library) -> None:
    assert (
        outline(wifi(toys, "dark"))
        == """\
The wifi is gone
No page opens.
Every question also offers "None of these". It leads to: Ask a person, Not reviewed yet: \
Not covered.

Question 1. What does the lamp show?
Not sure? It is on the front of the box.

  1.1 It is dark
      → Question 2   [picked]

    Question 2. Is the plug in the wall?

      2.1 It is in the wall
          → Not reviewed yet: Restart the box

      2.2 It is loose
          → Not reviewed yet: Push the plug in

  1.2 It is green
      → Goes on in: The printer is stuck

  1.3 It is red
      → Not reviewed yet: Restart the box
"""
    )


def test_a_question_that_two_choices_lead_to_is_drawn_once(tmp_path: Path) -> None:
    steps = step("one", a="go two", b="go two") + step("two", c="entry restart", d="entry restart")
    library = loaded(tmp_path, {"flows/wifi.yaml": flow(steps)})
    said = outline(wifi(library))

    assert said.count("Question 2. What about two?") == 1
    assert "1.2 It is b\n      → Question 2: What about two?" in said
    assert texts(svg(wifi(library))).count("What about two?") == 1


def test_every_form_labels_each_arrow_and_names_each_ending(toys: Library) -> None:
    drawn = wifi(toys)
    says = ["It is dark", "It is green", "It is red", "It is in the wall", "It is loose"]
    ends = ["Restart the box", "Push the plug in", "The printer is stuck"]
    forms = [
        map_formats.mermaid(drawn),
        map_formats.dot(drawn),
        map_formats.as_json(drawn),
        svg(drawn),
    ]

    for form in [*forms, outline(drawn)]:
        assert [word for word in (*says, *ends) if word not in form] == []


@pytest.mark.parametrize("form", [map_formats.mermaid, map_formats.dot, svg, outline])
def test_none_of_these_is_stated_once(toys: Library, form: object) -> None:
    assert callable(form)
    assert (
        form(wifi(toys))
        .replace("&quot;", '"')
        .replace("#34;", '"')
        .replace("\\", "")
        .count('Every question also offers "None of these"')
        == 1
    )


def test_the_trail_is_thicker_in_mermaid_dot_and_svg(toys: Library) -> None:
    plain, lit = wifi(toys), wifi(toys, "dark", "loose")

    assert map_formats.mermaid(lit).count("==>") == 2
    assert "==>" not in map_formats.mermaid(plain)
    # Two questions, two arrows and the ending.
    assert map_formats.dot(lit).count("penwidth=4") == 5
    assert "penwidth" not in map_formats.dot(plain)
    assert svg(lit).count('class="line lit"') - svg(plain).count('class="line lit"') == 4
    picked = [c for q in json.loads(map_formats.as_json(lit))["questions"] for c in q["choices"]]
    assert [choice["id"] for choice in picked if choice["picked"]] == ["dark", "loose"]


def test_referrals_and_unreviewed_answers_differ_in_shape_and_in_words(tmp_path: Path) -> None:
    files = {
        "faq/restart.md": answer("Restart", reviewed="2026-11-22"),
        "faq/push-plug.md": answer("Ask the desk", referral="yes", reviewed="2026-11-22"),
    }
    drawn = wifi(loaded(tmp_path / "a", files))
    unread = wifi(loaded(tmp_path / "b"))

    assert '(["Restart"]):::answer' in map_formats.mermaid(drawn)
    assert '{{"Ask a person#58; Ask the desk"}}:::referral' in map_formats.mermaid(drawn)
    assert '[["Not reviewed yet#58; Restart the box"]]' in map_formats.mermaid(unread)
    assert 'shape=hexagon, style="filled,dashed", peripheries=1' in map_formats.dot(drawn)
    assert "peripheries=2" in map_formats.dot(unread)
    assert "peripheries=2" not in map_formats.dot(drawn)
    assert '<polygon class="box referral"' in svg(drawn)
    assert "Ask a person:" in texts(svg(drawn))
    assert "Not reviewed yet:" in texts(svg(unread))


def test_each_step_links_to_the_first_walk_that_comes_to_it(toys: Library) -> None:
    drawn = picture(toys, toys.flows["wifi"], site="https://help.example/")

    assert drawn.questions[1].address == "https://help.example/?flow=wifi&trail=dark"
    assert 'href="https://help.example/?flow=wifi&amp;trail=dark"' in svg(drawn)
    assert 'href "https://help.example/?flow=wifi&trail=dark"' in map_formats.mermaid(drawn)
    assert 'URL="https://help.example/?flow=wifi&trail=dark"' in map_formats.dot(drawn)


def test_the_svg_has_a_name_a_description_and_links_with_names(toys: Library) -> None:
    root = ElementTree.fromstring(svg(wifi(toys)))

    assert root.findtext(f"{SVG}title") == "The wifi is gone"
    assert (root.findtext(f"{SVG}desc") or "").startswith("No page opens. Questions: 2.")
    assert [link.get("aria-label") for link in root.iter(f"{SVG}a")][:2] == [
        "Question 1. What does the lamp show?",
        "Question 2. Is the plug in the wall?",
    ]


def test_no_label_breaks_out_of_mermaid(tmp_path: Path) -> None:
    label = map_formats.mermaid_text(NASTY)

    assert re.sub(r"#(\d+);", lambda match: chr(int(match[1])), label) == NASTY
    assert not re.search(r'["\[\]{}|<>`%\\$:]', label)
    assert f'|"{label}"|' in map_formats.mermaid(nasty(tmp_path))


@pytest.mark.parametrize("start", ["1. a", "- a", "2) a"])
def test_mermaid_does_not_take_a_label_for_a_list(start: str) -> None:
    assert not re.match(r"\d*[-.)]", map_formats.mermaid_text(start))


@given(st.text())
def test_a_dot_label_reads_back_as_it_was(text: str) -> None:
    quoted = map_formats.dot_text(text)

    assert not re.search(r'(?<!\\)(?:\\\\)*"', quoted)
    undone = re.sub(r'\\(["\\n])', lambda m: "\n" if m[1] == "n" else m[1], quoted)
    assert undone == text


def test_no_label_breaks_out_of_json_or_svg(tmp_path: Path) -> None:
    drawn = nasty(tmp_path)
    choices = json.loads(map_formats.as_json(drawn))["questions"][0]["choices"]

    assert choices[2]["say"] == NASTY
    assert choices[2]["to"]["title"] == NASTY
    spoken = " ".join(texts(svg(drawn)))
    assert " ".join(spoken.split()).count(" ".join(NASTY.split())) == 3


@given(st.text())
def test_a_cleaned_text_can_stand_in_xml(text: str) -> None:
    escaped = clean(text).replace("&", "&amp;").replace("<", "&lt;")
    assert ElementTree.fromstring(f"<x>{escaped}</x>").tag == "x"


@given(st.text(), st.integers(60, 600))
def test_wrapped_lines_keep_every_letter_and_fit(text: str, room: int) -> None:
    lines = wrapped(text, room)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert [line for line in lines if width(line) > room] == []


def test_a_step_that_no_choice_leads_to_is_drawn_without_a_link(tmp_path: Path) -> None:
    steps = step("one", a="entry restart", b="entry push-plug")
    steps += step("lost", c="entry restart", d="entry push-plug")
    library = loaded(tmp_path, {"flows/wifi.yaml": flow(steps)})
    drawn = picture(library, library.flows["wifi"])

    assert [(q.step.id, bool(q.address)) for q in drawn.questions] == [
        ("one", True),
        ("lost", False),
    ]
    assert "(No choice leads to this question.)" in outline(drawn)
