"""The search on the command line: its JSON with and without the verdict."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.toys import COURT, write
from wizard.__main__ import main


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> list[object]:
    assert main(["search", *words]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_json_is_a_list_of_hits(capsys: pytest.CaptureFixture[str]) -> None:
    (hits,) = printed(capsys, "--format", "json", "--limit", "2", "I forgot to pay the fee")
    assert isinstance(hits, list)
    assert [list(hit) for hit in hits] == [["entry", "score", "flow", "trail", "why"]] * 2


def test_with_its_verdict_it_is_an_object(capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, "--format", "json", "--verdict", "I forgot to pay the fee")[0]
    assert isinstance(found, dict)
    assert found["verdict"] == "answers"
    assert found["hits"][0]["entry"] == "fee-not-paid"


def test_from_standard_input_each_line_gets_its_object(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("banana bread\n\nphone number\n"))
    found = printed(capsys, "--stdin", "--verdict")
    verdicts = [row["verdict"] for row in found if isinstance(row, dict)]
    assert verdicts == ["nothing", "nothing", "referral"]


def test_from_standard_input_without_a_verdict_each_line_gets_its_list(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("I forgot to pay the fee\n\n"))
    found, empty = printed(capsys, "--stdin", "--limit", "1")
    assert isinstance(found, list)
    assert [hit["entry"] for hit in found] == ["fee-not-paid"]
    assert empty == []


@pytest.mark.parametrize("words", [[], ["--stdin", "fee"]])
def test_words_and_standard_input_exclude_each_other(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", *words]) == 2
    assert capsys.readouterr().err == (
        "wizard: Give the words to search for, or --stdin, not both.\n"
    )


def test_text_says_the_verdict_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "passport photo"]) == 0
    assert capsys.readouterr().out.startswith("nothing: No close match\n")


def test_text_names_topics_and_people_as_the_page_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    court = COURT.replace("    find: On", "    phone: 555-0100\n    find: On")
    content = str(write(tmp_path, {"faq/court.yaml": court}))
    assert main(["--content", content, "search", "the wifi is gone"]) == 0
    assert capsys.readouterr().out.startswith(
        "answers: Is it one of these?\n    The wifi is gone\n          /?flow=wifi"
    )
    assert main(["--content", content, "search", "phone number"]) == 0
    assert "    The desk. 555-0100.\n" in capsys.readouterr().out
