"""The questions that a page states for search engines: schema.org FAQPage data in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup

MOST = 2000
_DEEPEST = 30


def stated_questions(soup: BeautifulSoup) -> dict[str, str]:
    """Question → its answer as HTML, from every block of JSON-LD on the page."""
    found: dict[str, str] = {}
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.get_text(), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _questions(data, 0):
            name, answer = _text(node.get("name")), _answer(node)
            if name and len(found) < MOST:
                found.setdefault(name, answer)
    return found


def _questions(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for one in node:
            yield from _questions(one, depth + 1)
    elif isinstance(node, dict):
        kind = node.get("@type")
        if "Question" in (kind if isinstance(kind, list) else [kind]):
            yield node
        else:
            for value in node.values():
                yield from _questions(value, depth + 1)


def _answer(node: dict[str, Any]) -> str:
    answer = node.get("acceptedAnswer") or node.get("suggestedAnswer") or ""
    if isinstance(answer, list):
        answer = answer[0] if answer else ""
    return _text(answer.get("text") if isinstance(answer, dict) else answer)


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
