"""All answers on paper: the page, the file, and the way to it."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from tests.toys import answer, write
from tests.visiting import html, visited
from wizard.__main__ import main
from wizard.content.library import load
from wizard.export.one_file import answers
from wizard.web import printing, visitor_pages

BODY = "Do [that](answer:add-paper) or [this](step:wifi/plug).\n\n## At noon {#noon}\n\nWait.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WIZARD_CONTENT", str(tmp_path))
    monkeypatch.setenv("WIZARD_STATE", str(tmp_path / "state"))
    return write(tmp_path, {"faq/restart.md": answer("Restart the box", BODY)})


def test_it_holds_every_answer_with_all_situations_and_no_question(folder: Path) -> None:
    library = load(folder)
    page = answers(library)
    for entry in library.entries.values():
        assert f">{entry.title}</h2>" in page
    assert "At noon" in page
    assert '<a href="#answer:add-paper">that</a> or this.' in page
    assert library.flows["wifi"].steps["plug"].ask not in page
    assert "<script" not in page


def test_all_its_links_lead_to_places_that_it_has(folder: Path) -> None:
    page = answers(load(folder))
    ids = set(re.findall(r' id="([^"]*)"', page))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= ids


@pytest.mark.parametrize("accepts", ["gzip", "identity"])
def test_the_server_sends_it_as_one_document(folder: Path, accepts: str) -> None:
    app = Starlette(routes=[printing.route(answers)])

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://toy") as client:
            return await client.get("/print/answers", headers={"accept-encoding": accepts})

    said = asyncio.run(ask())
    assert said.text == answers(load(folder))
    assert said.headers["content-type"] == "text/html; charset=utf-8"
    assert said.headers.get("content-encoding") == (accepts if accepts == "gzip" else None)


def test_the_list_of_all_answers_leads_to_it_in_the_app_and_on_the_server_s_page(
    folder: Path,
) -> None:
    link = '<a class="quiet" data-plain href="./print/answers">Print all answers</a>'
    assert link in str(visitor_pages.written("/answers", {}, "http://toy/"))
    assert link in " ".join(html(visited("answers")))


def test_the_command_writes_the_same(folder: Path) -> None:
    out = folder / "answers.html"
    assert main(["--content", str(folder), "export", str(out), "--answers"]) == 0
    assert out.read_text("utf-8") == answers(load(folder))


def test_the_style_shows_every_answer_at_once_and_begins_on_the_first_sheet(folder: Path) -> None:
    page = answers(load(folder))
    assert '<main class="all">' in page
    hides = [rule for rule in page.split("\n") if "section:not(" in rule and "none" in rule]
    assert all(rule.lstrip().startswith("main:not(.all") for rule in hides if "main" in rule)
    assert '<section id="answers" tabindex="-1" aria-labelledby="t-answers">' in page
