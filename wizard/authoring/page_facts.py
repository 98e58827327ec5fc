"""What a page is called and where it stands, as the page itself tells."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin

from bs4 import BeautifulSoup
from bs4.element import Tag

from wizard.authoring.furniture import zone
from wizard.authoring.page_lines import words_of
from wizard.authoring.saved_page import web_address

LONGEST_NAME = 200


def address_of(soup: BeautifulSoup, saved: str) -> str:
    """The page's own address: its canonical link, og:url, or where it was saved from."""
    links = [tag.get("href") for tag in soup.find_all("link", rel="canonical")]
    metas = [tag.get("content") for tag in soup.find_all("meta", property="og:url")]
    for found in (*links, *metas):
        base = saved or _base(soup)
        try:
            address = web_address(urljoin(base, str(found or "").strip()))
        except ValueError:
            continue
        if found and address:
            return urldefrag(address)[0]
    return urldefrag(saved)[0]


def base_of(soup: BeautifulSoup, saved: str) -> str:
    """What the page's relative links are relative to; "" if it does not tell."""
    page = saved or address_of(soup, saved)
    try:
        return web_address(urljoin(page, _base(soup))) or page
    except ValueError:
        return page


def _base(soup: BeautifulSoup) -> str:
    tag = soup.find("base", href=True)
    return str(tag["href"]).strip() if isinstance(tag, Tag) else ""


def name_of(soup: BeautifulSoup, questions: set[str]) -> str:
    """The page's heading, or else its title; "" if it has neither."""
    title = words_of(list(soup.title.find_all(string=True))) if soup.title else ""
    heads = [(tag, words_of(list(tag.find_all(string=True)))) for tag in soup.find_all("h1")]
    heads = [(tag, text) for tag, text in heads if text and text not in questions]
    own = [text for tag, text in heads if not any(map(zone, tag.parents))]
    named = [text for _, text in heads if text in title]
    text = next(iter([*own, *named]), "") or title or (heads[0][1] if heads else "")
    if not text and soup.body and soup.body.get("class") == ["text"]:
        first = soup.body.find("p")
        lines = [*first.stripped_strings] if isinstance(first, Tag) else []
        openings = (" ".join(lines), *lines[:1])
        fits = (one for one in openings if len(one.split()) <= 15 and one not in questions)
        text = next(fits, "")
    return text[:LONGEST_NAME].strip()
