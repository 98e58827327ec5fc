"""Saved FAQ pages become draft entries, and what is not taken is listed."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest
import yaml

from tests.import_pages.reading import ADDRESS, asked, html, read
from tests.toys import TODAY, answer, write
from wizard.__main__ import main
from wizard.authoring.draft_entries import short_name
from wizard.authoring.faq_import import read_page
from wizard.authoring.saved_page import decoded, read_saved
from wizard.content.library import load
from wizard.core.problems import ContentError


def command(*words: object) -> int:
    return main([str(word) for word in words])


def test_lists_tables_and_links_arrive_as_markdown() -> None:
    page = html(
        "<h2>What is it?</h2><p>See <a href='a b.pdf'>the form</a>, <a href='javascript:x()'>this"
        "</a> or <a href='mailto:a@b.example'>a@b.example</a>:</p>"
        "<ol><li>One<ul><li>inner</li></ul></li><li><b>Two</b></li></ol>"
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2_3</td></tr></table>"
        "<h2>Who?</h2><p>*You* &lt;b&gt;</p>",
    )
    found = read(page, ADDRESS)
    assert found.questions[0].answer == (
        "See [the form](https://parcels.example/help/ab.pdf), this or"
        " [a@b.example](mailto:a@b.example):\n\n1. One\n   - inner\n2. **Two**\n\n"
        "| A | B |\n| --- | --- |\n| 1 | 2_3 |"
    )
    assert found.questions[1].answer == "\\*You\\* \\<b>"
    assert ("links whose address is not known", "this → javascript:x()") in found.skipped


def test_a_page_tells_its_name_and_address_in_several_ways() -> None:
    body = "<h1>Parcels</h1><h2>Why?</h2><p>So.</p>"
    heads = {
        f'<link rel="canonical" href="{ADDRESS}">': ADDRESS,
        f'<meta property="og:url" content="{ADDRESS}">': ADDRESS,
        f"<!-- saved from url=(0037){ADDRESS} -->": ADDRESS,
        "": "",
        '<link rel="canonical" href="javascript:alert(1)">': "",
    }
    for head, address in heads.items():
        found = read_page(read_saved(html(body, head).encode()))
        assert (found.name, found.address) == ("Parcels", address)
    assert (
        read(html("<h2>Why?</h2><p>So.</p>", "<title>Parcel help</title>")).name == "Parcel help"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_encoding_is_read(encoding: str) -> None:
    text = "<p>Why – “so”?</p><p>Because it’s the rule of the court and of nobody else.</p>"
    assert decoded(text.encode(encoding)).removeprefix("\ufeff") == text


def test_windows_letters_are_read_with_and_without_a_declaration() -> None:
    for head in (b"", b"<meta charset=iso-8859-1>", b"<meta charset=utf-8>", b"<meta charset=no>"):
        assert decoded(head + b"it\x92s \x96 caf\xe9").endswith("it’s – café")


def test_a_hidden_e_mail_address_can_be_read() -> None:
    code = "20" + "".join(f"{ord(letter) ^ 0x20:02x}" for letter in "a@b.example")
    link = (
        f'<a href="/cdn-cgi/l/email-protection" data-cfemail="{code}">[email&#160;protected]</a>'
    )
    page = html(f"<h2>Who?</h2><p>Write to {link}.</p><h2>Why?</h2><p>So.</p>")
    assert asked(page)[0] == ("Who?", "Write to [a@b.example](mailto:a@b.example).")


def test_data_for_search_engines_fills_what_the_page_does_not_show() -> None:
    data = (
        '{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Why?",'
        ' "acceptedAnswer": {"text": "<p>So <b>there</b>.</p>"}}]}'
    )
    script = f'<script type="application/ld+json">{data}</script>'
    assert asked(html("<h1>FAQ</h1>", script))[0] == ("Why?", "So **there**.")
    assert asked(html("<h2>Why?</h2><p>Shown.</p>", script))[0] == ("Why?", "Shown.")
    broken = '<script type="application/ld+json">{</script>' + script.replace("{", "[" * 9000)
    assert asked(html("<h2>Why?</h2><p>Shown.</p>", broken)) == [("Why?", "Shown.")]


def test_ids_are_short_words_of_the_question_and_unique(tmp_path: Path) -> None:
    assert short_name("How do I pay my filing fee?") == "pay-filing-fee"
    assert short_name("What is CM/ECF?") == "what-is"
    assert short_name("Où est l'hôtel?") == "ou-est-lhotel"
    assert short_name("???") == "question"
    page = tmp_path / "page.html"
    page.write_text(html("<h2>Why pay?</h2><p>So.</p>" * 1500))
    assert command("--content", tmp_path, "import-faq", page) == 0
    names = sorted(path.stem for path in (tmp_path / "faq").iterdir())
    assert len(names) == 1500
    assert {"pay", "pay-2", "pay-1500"} <= set(names)


def test_an_import_starts_a_folder_and_its_drafts_pass_the_reader(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages_in = tmp_path / "saved"
    (pages_in / "a_files").mkdir(parents=True)
    (pages_in / "a_files" / "frame.html").write_text(html("<h2>Not me?</h2><p>No.</p>"))
    (pages_in / "a.html").write_text(html("<h1>FAQ</h1><h2>Why?</h2><p>So.</p>"))
    (pages_in / "b.txt").write_text("FAQ\n\nWho \x07\u202eis it?\nYou.\n\nWhere is it?\nHere.\n")
    content = tmp_path / "court"
    report = tmp_path / "report.md"
    order = ["--content", content, "import-faq", pages_in, "--report", report]
    assert command(*order) == 0
    assert "3 questions found, 3 draft entries written" in capsys.readouterr().out
    assert "# FAQ" in report.read_text()
    write(content, {})
    problems = load(content).problems
    assert not [p for p in problems if p.check in ("same-number", "hidden-character")]
    assert command(*order) == 2
    assert capsys.readouterr().err.count("already there") == 3


def test_the_same_question_of_another_page_gets_an_id_of_its_own(tmp_path: Path) -> None:
    for name in ("One", "Two"):
        page = tmp_path / f"{name}.html"
        page.write_text(html(f"<h1>{name}</h1><h2>Why pay?</h2><p>So {name}.</p>"))
        assert command("--content", tmp_path, "import-faq", page) == 0
    assert {path.name for path in (tmp_path / "faq").iterdir()} == {"pay.md", "pay-2.md"}


def test_pages_of_one_name_count_on(tmp_path: Path) -> None:
    write(tmp_path, {})
    for name, question in (("a", "Why pay?"), ("b", "Who pays?")):
        page = tmp_path / f"{name}.html"
        page.write_text(html(f"<h1>FAQ</h1><h2>{question}</h2><p>So.</p>"))
        assert command("--content", tmp_path, "import-faq", page) == 0
    assert "number: 2" in (tmp_path / "faq" / "pays.md").read_text()


def test_two_pages_of_one_name_in_one_call_share_no_number(tmp_path: Path) -> None:
    write(tmp_path, {})
    for name in ("a", "b"):
        (tmp_path / f"{name}.html").write_text(html("<h1>FAQ</h1><h2>Why pay?</h2><p>So.</p>"))
    assert (
        command("--content", tmp_path, "import-faq", tmp_path / "a.html", tmp_path / "b.html") == 0
    )
    assert "same-number" not in {p.check for p in load(tmp_path).problems}


def test_a_letter_on_a_line_of_an_answer_is_kept() -> None:
    assert asked(html("<h2>Which forms?</h2><p>a<br>b</p>")) == [("Which forms?", "a\\\nb")]


def test_what_was_not_taken_and_empty_answers_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        html(
            "<nav>Menu of all</nav><h2>Why pay?</h2><h2>Who pays?</h2><p>You.<p><a href=#>Back to"
            " top</a><p>Was this page helpful?<h2>Contact us</h2><p>By mail."
        )
    )
    assert command("import-faq", page, "--out", tmp_path / "faq") == 0
    said = capsys.readouterr().out
    assert 'without an answer: "Why pay?"' in said
    for part in ("menu: Menu of all", "Back to top", "Was this page helpful?", "Contact us / By"):
        assert part in said
    assert 'official: ""' in (tmp_path / "faq" / "pay.md").read_text()
    front = yaml.safe_load((tmp_path / "faq" / "pays.md").read_text().split("---\n")[1])
    assert front["official"] == "You."


def test_the_address_of_a_page_may_be_given(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(html("<h2>Why?</h2><p>See <a href=x.pdf>it</a>.</p>"))
    order = ["import-faq", page, "--out", tmp_path / "faq", "--address"]
    assert command(*order, "no address") == 2
    assert command(*order, ADDRESS) == 0
    text = next((tmp_path / "faq").iterdir()).read_text()
    assert "[it](https://parcels.example/help/x.pdf)" in text


def test_a_page_without_questions_gets_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.html").write_bytes(b"<p>\xff\xfe</p>")
    (tmp_path / "empty").mkdir()
    for name in ("page.html", "gone.html", "empty"):
        assert command("import-faq", tmp_path / name) == 2
    assert capsys.readouterr().err.count("\n") == 3
    assert list(tmp_path.glob("faq")) == []


def test_imported_words_are_not_served_before_someone_compared_them(tmp_path: Path) -> None:
    write(tmp_path, {"faq/restart.md": answer(official="Turn it off.", reviewed="")})
    library = load(tmp_path, TODAY)
    assert "restart" not in library.entries
    assert "official-not-compared" in {p.check for p in library.problems}


HOSTILE = {
    "deep": "<div>" * 60_000 + "Why?",
    "unclosed": "<font><p>Why?<p>So." * 2_000,
    "never closed": "<p>Why?" * 20_000,
    "elements": "<p>Why?" * 130_000,
    "questions": "<h2>Why?</h2><p>So.</p>" * 2_500,
    "text": "Why?\nSo.\n\n" * 2_000,
    "one word": "why? " * 100_000,
    "brackets": "<" * 500_000,
    "links": "<p><a href=#a>Why?</a>" * 10_000 + "<p id=a>So.",
    "lists": "<h2>Why?</h2><p>So.<h2>Who?</h2>" + "<ul><li>x" * 200,
    "spaces": "<p>Why?" + " " * 500_000 + "<p>Q:" + " " * 500_000 + "x",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_page_gets_questions_or_a_sentence(case: str) -> None:
    with contextlib.suppress(ContentError):
        assert read(html(HOSTILE[case])).questions is not None


GROWING = {
    "headings": "<h2>Why?</h2><p>So <a href=#x>it</a>.</p>",
    "labels": "<p><b>Q: Why?</b><br>A: So.</p>",
    "contents": "<p><a href=#a>Why?</a>",
    "rows": "<table><tr><td>Why?<td>So.</table>",
    "breaks": "Why?<br>So.<br>",
    "emphasis": "<b>x</b> ",
}


@pytest.mark.parametrize("case", GROWING)
def test_four_times_the_page_takes_about_four_times_the_work(case: str) -> None:
    def seconds(count: int) -> float:
        text = html(f"<h2>Who?</h2>{GROWING[case] * count}<p id=a>So.")
        begun = time.process_time()
        read(text)
        return time.process_time() - begun

    seconds(10)
    assert seconds(1600) < 9 * seconds(400) + 0.3
