"""The take-away edition as a file: whole, valid, self-contained, readable as plain text."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from justhtml import JustHTML

from tests.toys import COURT, WIFI, answer, loaded, swapped, write
from wizard.__main__ import main
from wizard.content.library import HOME, load
from wizard.core.model import Library
from wizard.export.one_file import edition
from wizard.presenters.contacts import web_address
from wizard.presenters.markdown import prose

Out = pytest.CaptureFixture[str]
LARGEST = 700_000
"""Bytes: small enough to mail, and to open on an old telephone."""


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load(HOME)


@pytest.fixture(scope="module")
def page(shipped: Library) -> str:
    return edition(shipped)


@pytest.fixture(scope="module")
def soup(page: str) -> BeautifulSoup:
    return BeautifulSoup(page, "html.parser")


def section(text: str, id: str) -> str:
    found = BeautifulSoup(text, "html.parser").find(id=id)
    assert found is not None
    return " ".join(found.get_text(" ").split())


def test_it_is_valid_html(page: str) -> None:
    assert JustHTML(page, strict=True).errors == []


def test_every_id_is_there_once_and_every_link_leads_to_one(soup: BeautifulSoup) -> None:
    ids = [str(tag["id"]) for tag in soup.find_all(id=True)]
    links = {str(a["href"])[1:] for a in soup.find_all("a") if str(a["href"]).startswith("#")}

    assert len(ids) == len(set(ids))
    assert links - set(ids) == set()


def test_it_holds_every_step_choice_answer_and_term(shipped: Library, soup: BeautifulSoup) -> None:
    ids = {str(tag["id"]) for tag in soup.find_all("section")}
    text = " ".join(soup.get_text(" ").split())

    steps = {f"{flow.id}/{step}" for flow in shipped.flows.values() for step in flow.steps}
    assert ids == {"start", "answers", "words", *steps} | {
        f"answer:{id}" for id in shipped.entries
    }
    says = [
        choice.say
        for flow in shipped.flows.values()
        for step in flow.steps.values()
        for choice in step.choices
    ]
    words = [term.means for term in shipped.glossary.terms.values()]
    assert [said for said in (*says, *words) if " ".join(said.split()) not in text] == []


def test_it_asks_nothing_of_the_network_and_runs_no_script(soup: BeautifulSoup) -> None:
    assert soup.find_all(["script", "link", "img", "iframe", "object", "form", "base"]) == []
    assert [
        tag for tag in soup.find_all(True) if {"src", "style", "srcset"} & set(tag.attrs)
    ] == []
    assert "url(" not in str(soup.style)
    assert "@import" not in str(soup.style)
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert policy is not None
    assert "default-src 'none'" in str(policy["content"])


def test_it_is_small_and_the_same_each_time(shipped: Library, page: str) -> None:
    assert len(page.encode()) < LARGEST
    assert edition(shipped) == page


def test_trainers_notes_stay_at_home(shipped: Library, soup: BeautifulSoup) -> None:
    text = " ".join(soup.get_text(" ").split())
    notes = [
        " ".join(step.note.split())
        for flow in shipped.flows.values()
        for step in flow.steps.values()
        if step.note
    ]

    assert notes
    assert [note for note in notes if note in text] == []


def test_a_text_browser_shows_the_whole_guide(shipped: Library, page: str, tmp_path: Path) -> None:
    (tmp_path / "guide.html").write_text(page, encoding="utf-8")
    command = ["lynx", "-dump", "-nolist", "-width=1000", "-display_charset=utf-8"]
    done = subprocess.run(
        [*command, "-force_html", "guide.html"], cwd=tmp_path, capture_output=True, check=True
    )
    shown = " ".join(done.stdout.decode().split())
    asks = [step.ask for flow in shipped.flows.values() for step in flow.steps.values()]
    titles = [entry.title for entry in shipped.entries.values()]

    assert [text for text in (*asks, *titles) if " ".join(text.split()) not in shown] == []
    assert "(see 1.2)" in shown


def test_each_choice_names_the_number_it_leads_to(tmp_path: Path) -> None:
    text = section(edition(loaded(tmp_path)), "wifi/lamp")

    assert text.startswith("2.1 The wifi is gone · at most 2 questions to go What does")
    assert "It is dark (see 2.2)" in text
    assert "It is green (see 1.1, The printer is stuck)" in text
    assert "It is red (see A3, Restart the box)" in text
    assert "Not sure? Where to look It is on the front of the box." in text
    assert "None of these (see A4)" in text


def test_an_answer_puts_the_caution_beside_its_step_and_ends_with_its_source(
    tmp_path: Path,
) -> None:
    more = {
        "caution": "{noted: 2026-11-22, says: You push it., step: 1}",
        "source": '{page: The toy page, question: "Help?", number: 7}',
        "see_also": "[push-plug]",
        "reviewed": "2026-11-21",
        "official": "Turn it *off*.",
    }
    library = loaded(tmp_path, {"faq/restart.md": answer("Restart the box", **more)})
    text = section(edition(library), "answer:restart")

    assert re.search(
        r"Do it\. Now\. You push it\. \(Noted November 22, 2026\.\) "
        r"Who can help The desk Can fix this On the toy court's page\. "
        r"The court's own words Turn it off \. See also Push the plug in \(see A\d\) ",
        text,
    )
    assert (
        "Source: The toy page, question 7, “Help?” "
        "Last compared with the page on November 21, 2026. The court's own page controls."
    ) in text
    assert "What does the lamp show? (see 2.1) It is red (Red means that the box is" in text


def test_a_known_contact_is_shown_with_where_it_was_seen(tmp_path: Path) -> None:
    known = "    phone: 555-0100\n    email: desk@toy.example\n    seen: the toy page\n"
    court = swapped(COURT, "    name: The desk\n", f"    name: The desk\n{known}")
    page = edition(loaded(tmp_path, {"faq/court.yaml": court}))

    assert '<a class="tel" href="tel:5550100">555-0100</a>' in page
    assert '<a class="mail" href="mailto:desk@toy.example">desk@toy.example</a>' in page
    assert "Seen on the toy page. Check with the court." in section(page, "answer:restart")


def test_another_courts_edition_holds_no_trace_of_ours(tmp_path: Path) -> None:
    page = edition(loaded(tmp_path)).lower()

    assert [word for word in ("mass", "uscourts", "pacer") if word in page] == []


def test_markup_in_content_shows_as_its_letters(tmp_path: Path) -> None:
    bad = '<script>alert(1)</script> & "x" 😀'
    files = {
        "flows/wifi.yaml": swapped(WIFI, "It is red", bad.replace('"', "'")),
        "faq/restart.md": answer(body=f"{bad}\n\n![x](http://toy.example/x.png)\n"),
    }
    page = edition(loaded(tmp_path, files))

    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in page
    assert JustHTML(page, strict=True).errors == []


def test_headings_in_an_answer_start_below_its_title_and_skip_none() -> None:
    assert re.findall(r"<h\d>", prose("# a\n\n### b\n\n# c\n")) == ["<h3>", "<h4>", "<h3>"]


@pytest.mark.parametrize(
    ("typed", "leads"),
    [
        ("ecf.toy.example/x", "https://ecf.toy.example/x"),
        ("http://toy.example", "http://toy.example"),
        ("javascript:alert(1).x", ""),
        ("see our site.", ""),
        ("", ""),
    ],
)
def test_only_a_web_address_becomes_a_link(typed: str, leads: str) -> None:
    assert web_address(typed) == leads


def test_an_edition_of_nothing_still_says_whom_to_ask(tmp_path: Path) -> None:
    files = {"flows/wifi.yaml": None, "flows/paper.yaml": None}
    page = edition(loaded(tmp_path, files))

    assert "None of these? Not covered (see A4)" in section(page, "start")
    assert JustHTML(page, strict=True).errors == []


def test_export_writes_the_file_and_says_what_is_in_it(tmp_path: Path, capsys: Out) -> None:
    out = tmp_path / "guide.html"
    argv = ["--content", str(write(tmp_path)), "export", str(out)]

    assert main(argv) == 0
    assert re.fullmatch(
        rf"Wrote {re.escape(str(out))}: 2 flows, 3 questions, 4 answers, \d+ kB\.\n",
        capsys.readouterr().out,
    )
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_export_names_what_it_leaves_out_and_is_exit_1(tmp_path: Path, capsys: Out) -> None:
    broken = swapped(WIFI, "go: plug", "go: nowhere")
    content = str(write(tmp_path, {"flows/wifi.yaml": broken}))

    assert main(["--content", content, "export", str(tmp_path / "out.html")]) == 1
    assert "Left out because of errors: flows/wifi." in capsys.readouterr().err


def test_export_to_a_place_that_cannot_be_written_is_exit_2(tmp_path: Path, capsys: Out) -> None:
    assert main(["--content", str(write(tmp_path)), "export", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
