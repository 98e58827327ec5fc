"""How much of each saved page arrives: `python -m tests.import_pages.measuring [tune|aside]`."""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from wizard.authoring.faq_import import FaqPage, FaqQuestion, read_page
from wizard.authoring.saved_page import read_saved

HERE = Path(__file__).parent
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass
class Measure:
    """Counts over all pages, and a line for each thing that went wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def share(self, part: str, whole: str = "questions") -> float:
        return self.counts[part] / self.counts[whole]

    def note(self, good: bool, name: str, said: str) -> None:
        self.counts[name] += good
        if not good:
            self.wrong.append(said)


def pages(kind: str = "") -> list[tuple[Path, dict[str, Any]]]:
    """Each saved page with what it holds; `kind` is "tune" or "aside"."""
    found = []
    for path in sorted(HERE.glob("*.expected.yaml")):
        expected = yaml.safe_load(path.read_text("utf-8"))
        stem = path.name.removesuffix(".expected.yaml")
        page = next(p for p in HERE.glob(f"{stem}.*") if p.suffix != ".yaml")
        if not kind or expected["kind"] == kind:
            found.append((page, expected))
    return found


def measure(kind: str = "") -> Measure:
    total = Measure()
    for path, expected in pages(kind):
        page = read_page(read_saved(path.read_bytes()))
        _compare(path.name, page, expected, total)
    return total


def _compare(file: str, page: FaqPage, expected: dict[str, Any], total: Measure) -> None:
    total.note(page.name == expected["name"], "names", f"{file}: name {page.name}")
    total.note(page.address == expected.get("web", ""), "webs", f"{file}: {page.address}")
    total.counts["pages"] += 1
    left: dict[str, list[FaqQuestion]] = {}
    for one in page.questions:
        left.setdefault(one.question, []).append(one)
    for question in expected["questions"]:
        total.counts["questions"] += 1
        total.counts["links"] += len(question.get("links", ()))
        found = left.get(question["title"])
        total.note(bool(found), "titles", f"{file}: lost {question['title']}")
        if found:
            _answer(file, found.pop(0), question, total)
    for ones in left.values():
        for one in ones:
            total.note(False, "", f"{file}: false draft {one.question}")
            total.counts["false"] += 1
    said = " ".join(text for _, text in page.skipped)
    for part in expected.get("skipped", ()):
        total.counts["parts"] += 1
        total.note(part in said, "listed", f"{file}: not listed {part}")


def _answer(file: str, one: FaqQuestion, question: dict[str, Any], total: Measure) -> None:
    soup = BeautifulSoup(_MARKDOWN.render(one.answer), "lxml")
    where = f"{file}: {question['title']}"
    words = _words(soup.get_text(" "))
    total.note(words == _words(question["words"]), "exact", f"{where}: words {' '.join(words)}")
    total.note(one.topic == question.get("topic", ""), "topics", f"{where}: topic {one.topic}")
    items = len(soup.find_all("li"))
    total.note(items == question.get("items", 0), "lists", f"{where}: {items} list items")
    targets = [str(link["href"]) for link in soup.find_all("a")]
    for link in question.get("links", ()):
        total.note(link in targets, "kept links", f"{where}: no link to {link} in {targets}")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def main(kind: str = "") -> None:
    total = measure(kind)
    print("\n".join(total.wrong))
    print(", ".join(f"{name} {count}" for name, count in total.counts.items() if name))
    print(f"own title {total.share('titles'):.1%}, all words {total.share('exact'):.1%}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
