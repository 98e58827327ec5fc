"""The packages: every one pinned, every one with its reason in the docs."""

from __future__ import annotations

import re

from wizard.content.library import HOME

LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`[^`\n]+`")
LINE = re.compile(r"([\w.-]+)==[\w.]+(; .+)?")


def _required(file: str) -> set[str]:
    lines = (HOME / file).read_text("utf-8").splitlines()
    named = [line for line in lines if line and not line.startswith(("#", "-r "))]
    matches = [LINE.fullmatch(line) for line in named]
    assert all(matches), f"{file} has a line without a pinned version"
    return {match[1] for match in matches if match}


def _explained() -> tuple[set[str], set[str]]:
    """The packages in the docs: what the wizard runs on, what only the tests need."""
    docs = (HOME / "docs" / "architecture.md").read_text("utf-8")
    section = docs.partition("\n## Packages\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (?!package|---)(.+?) \| .+ \|$", section, re.MULTILINE)
    tests = [row.removeprefix("tests only: ") for row in rows if row.startswith("tests only: ")]
    runs = [row for row in rows if not row.startswith("tests only: ")]
    return set(", ".join(runs).split(", ")), set(", ".join(tests).split(", "))


def test_every_package_is_pinned_and_has_its_reason_in_the_docs() -> None:
    runs, tests = _explained()

    assert runs == _required("requirements.txt")
    assert tests == _required("tests/requirements.txt")


def test_readme_fits_two_screens_and_every_link_of_the_docs_leads_somewhere() -> None:
    pages = [HOME / "README.md", HOME / "CONTRIBUTING.md", *(HOME / "docs").rglob("*.md")]
    texts = {page: CODE.sub("", page.read_text("utf-8")) for page in pages}
    links = [(page, link) for page, text in texts.items() for link in LINK.findall(text)]

    assert len(pages[0].read_text("utf-8").splitlines()) < 90
    assert len(links) > 10
    assert [
        f"{page.name}: {link}"
        for page, link in links
        if not link.startswith(("http", "answer:", "step:"))
        and not (page.parent / link.split("#")[0]).exists()
    ] == []
