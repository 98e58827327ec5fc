"""A page as a tree of elements, tidied: Word's lists are lists, hidden addresses can be read."""

from __future__ import annotations

import re
from itertools import pairwise

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from wizard.authoring.furniture import classes
from wizard.authoring.saved_page import SavedPage
from wizard.core.problems import ContentError

MOST_ELEMENTS = 100_000
DEEPEST = 500
"""Elements inside each other. Old pages that never close <font> reach some dozens."""

UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
    r"\ue000-\uf8ff]"
)
"""Characters that show nothing, and those of icon fonts."""

_BULLET = re.compile(r"(\s*)[-*•·▪◦‣●○–—]\s+")
_STARTS = re.compile(
    r"(?:\(?\d{1,3}[.):]|#\d|[A-Za-z][.)]|(?:Q|A|Question|Answer)\b\s*#?\d*\s*[.:)-])\s*\S", re.I
)


def tree(page: SavedPage) -> BeautifulSoup:
    """The elements of a page of HTML or of plain text. Raises `ContentError` if too large."""
    text = UNSEEN.sub("", page.text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " "))
    if not page.markup:
        return _of_text(text)
    if text.count("<") > MOST_ELEMENTS:
        raise ContentError(f"This page has over {MOST_ELEMENTS:,} tags. Is it the right file?")
    soup = BeautifulSoup(text, "lxml")
    if _depth(soup) > DEEPEST:
        raise ContentError(f"This page nests its elements over {DEEPEST} deep. Is it damaged?")
    _read_hidden_addresses(soup)
    _make_word_lists(soup)
    _break_before_replies(soup)
    return soup


def _break_before_replies(soup: BeautifulSoup) -> None:
    """ "Q: May I? A: You may." in one run of words becomes two lines."""
    reply = re.compile(r"(?<=[?.!])\s+(?=(?:A|Ans|Answer)\s*:\s)")
    for said in soup.find_all(string=re.compile(r"^\s*Q(?:uestion)?\b[^\n]*\bA(?:ns|nswer)?\s*:")):
        first, *rest = reply.split(str(said), maxsplit=1)
        if rest:
            said.replace_with(first, soup.new_tag("br"), rest[0])


def _depth(soup: BeautifulSoup) -> int:
    deepest = 0
    waiting: list[tuple[Tag, int]] = [(soup, 0)]
    while waiting:
        tag, depth = waiting.pop()
        deepest = max(deepest, depth)
        if depth <= DEEPEST:
            waiting += [(child, depth + 1) for child in tag.contents if isinstance(child, Tag)]
    return deepest


def _read_hidden_addresses(soup: BeautifulSoup) -> None:
    """E-mail addresses that Cloudflare hides: hexadecimal, each byte xor the first one."""
    for tag in soup.find_all(_hides_address):
        code = bytes.fromhex(str(tag["data-cfemail"]))
        address = "".join(chr(byte ^ code[0]) for byte in code[1:])
        tag.string = address
        link = tag if tag.name == "a" else tag.find_parent("a")
        if link:
            link["href"] = f"mailto:{address}"


def _hides_address(tag: Tag) -> bool:
    return bool(re.fullmatch(r"(?:[0-9a-f]{2}){2,100}", str(tag.get("data-cfemail", "")), re.I))


def _make_word_lists(soup: BeautifulSoup) -> None:
    """Word saves a list as paragraphs of the class MsoListParagraph with a level and a marker."""
    open_lists: list[Tag] = []
    last: Tag | None = None
    for item in soup.find_all(_word_item):
        before = item.find_previous_sibling()
        if not open_lists or before is not last or last is None:
            open_lists = []
        level = int(re.findall(r"level(\d)", str(item.get("style")))[0])
        marker = item.find(style=re.compile("mso-list:\\s*ignore", re.I))
        said = marker.get_text().strip() if isinstance(marker, Tag) else ""
        if isinstance(marker, Tag):
            marker.decompose()
        open_lists = open_lists[:level]
        while len(open_lists) < level:
            new = soup.new_tag("ol" if re.match(r"\(?[\da-zA-Z]{1,3}[.)]", said) else "ul")
            if open_lists:
                inside = open_lists[-1].find_all("li", recursive=False)
                (inside[-1] if inside else open_lists[-1]).append(new)
            else:
                item.insert_before(new)
            open_lists.append(new)
        item.name, item.attrs = "li", {}
        open_lists[-1].append(item.extract())
        last = open_lists[0]


def _word_item(tag: Tag) -> bool:
    return bool(
        tag.name == "p"
        and any(name.startswith("MsoList") for name in classes(tag))
        and re.search(r"mso-list:[^;]*level\d", str(tag.get("style", "")))
    )


def _of_text(text: str) -> BeautifulSoup:
    """Plain text: blocks between blank lines are paragraphs, runs of bullets are lists."""
    soup = BeautifulSoup("<html><body class='text'></body></html>", "lxml")
    body = soup.body or soup
    for block in re.split(r"\n[ \t]*\n\s*?(?=\S|[ \t]+\S|\n|\Z)", _unwrapped(text)):
        if block.strip():
            _add_block(soup, body, block)
    return soup


def _add_block(soup: BeautifulSoup, body: Tag, block: str) -> None:
    box: Tag | None = None
    was_indented = False
    for line in block.strip("\n").split("\n"):
        bullet = _BULLET.match(line)
        kind = "ul" if bullet else "p"
        indented = line.startswith(("  ", "\t"))
        if re.fullmatch(r"\W*", line):
            continue
        if box is None or box.name != kind or indented != was_indented:
            box = soup.new_tag(kind, attrs={"class": "indented"} if indented else {})
            body.append(box)
            was_indented = indented
        elif kind == "p":
            box.append(soup.new_tag("br"))
        if bullet:
            item = soup.new_tag("li")
            item.string = line[bullet.end() :].strip()
            box.append(item)
        else:
            box.append(NavigableString(" ".join(line.split())))


def _unwrapped(text: str) -> str:
    """Text whose lines were broken at a margin, with each paragraph on one line again."""
    lines = [line.rstrip().expandtabs(4) for line in text.split("\n")]
    broken = sum(1 for before, line in pairwise(lines) if before and line.lstrip()[:1].islower())
    if broken < max(2, sum(map(bool, lines)) // 10):
        return "\n".join(lines)
    margin = max(map(len, lines))
    joined = [lines[0]]
    for before, line in pairwise(lines):
        word = line.split(maxsplit=1)[0] if line.strip() else ""
        full = len(before) + 1 + len(word) > margin or word[:1].islower()
        if before.strip() and word and full and not (_BULLET.match(line) or _starts(line)):
            joined[-1] += " " + line.strip()
        else:
            joined.append(line)
    return "\n".join(joined)


def _starts(line: str) -> bool:
    return bool(_STARTS.match(line.strip()))
