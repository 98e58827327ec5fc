"""A saved FAQ page, HTML or text, as draft entries: the page's exact words, nothing of our own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from wizard.checks.drafts import PLACEHOLDER
from wizard.content.yaml_nodes import HIDDEN
from wizard.core.problems import ContentError

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = ("p", "div", "li", "ul", "ol", "td", "th", "dd", "dt", "section", "article", "details")
QUESTION = re.compile(
    r"\?(?:\s|$)|^(?:how|what|where|when|why|who|which|can|may|must|do|does|is|are|i)\b", re.I
)
LONGEST_QUESTION = 400
"""Characters. The longest question title seen on a real court's page has 300."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a page with its answer, word for word; paragraphs apart by blank lines."""

    question: str
    answer: str


def read_page(text: str) -> list[Asked]:
    """The questions and answers of a saved page, in its order. Raises `ContentError` if none."""
    found = (
        _from_html(text)
        if re.search(r"<\s*(?:html|body|p|div|dl|h[1-6]|details|table)\b", text, re.I)
        else _from_text(text)
    )
    if not found:
        raise ContentError("No questions with answers were found on this page.")
    return found


def entries(asked: Iterable[Asked], page: str, owner: str, topic: str) -> dict[str, str]:
    """File name → text of a draft entry for each question."""
    files: dict[str, str] = {}
    for number, one in enumerate(asked, 1):
        files[f"{_free_name(one.question, files)}.md"] = _entry(one, number, page, owner, topic)
    return files


def _entry(one: Asked, number: int, page: str, owner: str, topic: str) -> str:
    official = "\n".join(f"  {line}".rstrip() for line in one.answer.splitlines())
    return (
        f"---\ntitle: {_quoted(one.question)}\ntopic: {_quoted(topic)}\nowner: {owner}\n"
        f"draft: yes\nsource:\n  page: {_quoted(page)}\n  question: {_quoted(one.question)}\n"
        f"  number: {number}\nofficial: |-\n{official}\n---\n"
        f"{PLACEHOLDER} the answer in one or two plain sentences. The court's words stand above.\n"
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_SMALL = re.compile(
    r"a|an|and|are|as|at|be|can|do|does|for|from|get|have|how|i|if|in|is|it|may|me|my|not|of|on"
    r"|or|our|so|the|them|then|there|they|this|to|us|was|we|what|when|where|who|why|will|with"
    r"|you|your"
)


def _free_name(question: str, taken: Iterable[str]) -> str:
    plain = unicodedata.normalize("NFKD", question).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    telling = [word for word in words if not _SMALL.fullmatch(word)] or words or ["question"]
    name = "-".join(telling[:5])[:50].strip("-")
    names = {name} | {f"{name}-{n}" for n in range(2, 1000)}
    free = names - {file.removesuffix(".md") for file in taken} - {"none", "court", "glossary"}
    return min(free, key=lambda one: (len(one), one))


def _from_text(text: str) -> list[Asked]:
    """Text: a question, its answer below it or after a blank line, then the next question."""
    found: list[Asked] = []
    question, answer = "", list[str]()
    for block in [*_blocks(text), "The end?"]:
        first, _, rest = block.partition("\n")
        if _asks(first) if rest else ("?" in first and bool(answer or not question)):
            found += _pair(question, "\n\n".join(_less_footer(answer)))
            question, answer = first, [rest] if rest else []
        elif question:
            answer.append(block)
    return found


def _less_footer(blocks: list[str]) -> list[str]:
    """Without what closes a page: short lines after the answer that are no sentences."""
    while len(blocks) > 1 and len(blocks[-1].split()) < 15 and blocks[-1][-1] not in '.!?:;")':
        blocks = blocks[:-1]
    return blocks


def _blocks(text: str) -> list[str]:
    lines = "\n".join(" ".join(line.split()) for line in HIDDEN.sub("", text).splitlines())
    return [block.strip() for block in re.split(r"\n{2,}", lines) if block.strip()]


def _asks(line: str) -> bool:
    return len(line) <= LONGEST_QUESTION and bool(QUESTION.search(line))


def _from_html(text: str) -> list[Asked]:
    soup = BeautifulSoup(text, "html.parser")
    for junk in soup(["script", "style", "nav", "header", "footer", "template", "noscript"]):
        junk.decompose()
    shapes = (_details, _definitions, _rows, _headings)
    best = max((list(shape(soup)) for shape in shapes), key=len)
    return best or _from_text(_words(soup))


def _details(soup: BeautifulSoup) -> Iterator[Asked]:
    for box in soup("details"):
        summary = box.find("summary")
        if isinstance(summary, Tag):
            question = _line(summary)
            summary.extract()
            yield from _pair(question, _words(box))
            box.insert(0, summary)


def _definitions(soup: BeautifulSoup) -> Iterator[Asked]:
    for term in soup("dt"):
        parts = []
        for after in term.find_next_siblings():
            if after.name == "dt":
                break
            parts.append(_words(after))
        yield from _pair(_line(term), "\n\n".join(parts))


def _rows(soup: BeautifulSoup) -> Iterator[Asked]:
    """Tables: question and answer side by side, or one above the other."""
    for table in soup("table"):
        waiting = ""
        for row in table("tr"):
            cells = [cell for cell in row(["td", "th"]) if _words(cell)]
            if len(cells) >= 2 and _asks(_line(cells[-2])):
                yield from _pair(_line(cells[-2]), _words(cells[-1]))
            elif len(cells) == 1 and waiting:
                yield from _pair(waiting, _words(cells[0]))
                waiting = ""
            elif len(cells) == 1 and _asks(_line(cells[0])):
                waiting = _line(cells[0])


def _headings(soup: BeautifulSoup) -> Iterator[Asked]:
    """Headings or buttons that ask; whatever follows up to the next one is the answer."""
    asking = [tag for tag in soup([*HEADINGS, "button"]) if _asks(_line(tag))]
    if not asking:
        asking = [t for t in soup(["p", "strong", "b", "a"]) if _line(t).endswith("?")]
    marks = {id(tag) for tag in [*asking, *soup(list(HEADINGS))]}
    for tag in asking:
        parts: list[str] = []
        for after in tag.next_elements:
            if isinstance(after, Tag) and id(after) in marks and after is not tag:
                break
            if isinstance(after, NavigableString) and tag not in after.parents:
                gap = "\n\n" if after.parent and after.parent.name in BLOCKS and not parts else ""
                parts.append(f"{gap}{after}")
            elif isinstance(after, Tag) and after.name in BLOCKS:
                parts.append("\n\n")
        yield from _pair(_line(tag), "\n\n".join(_blocks("".join(parts))))


def _pair(question: str, answer: str) -> Iterator[Asked]:
    if question and answer.strip():
        yield Asked(question, answer.strip())


def _line(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def _words(tag: Tag) -> str:
    """The text of an element, with a blank line between its blocks."""
    parts: list[str] = []
    for child in tag.descendants:
        if isinstance(child, NavigableString):
            parts.append(str(child).replace("\n", " "))
        elif isinstance(child, Tag) and child.name in (*BLOCKS, *HEADINGS, "br"):
            parts.append("\n\n")
    return "\n\n".join(_blocks("".join(parts)))
