"""Pages of the server's own that stay in memory: for a minute, up to a size, without words."""

from __future__ import annotations

import gc
import gzip

import pytest

from wizard.web import shell, visitor_pages
from wizard.web.kept_pages import Kept

SITE = "https://help.example.org/"
SECRET = "zebrafishes"


def keeper(most: int = 10) -> tuple[Kept[str], list[str]]:
    """A keeper of short pages, and what it has made so far."""
    return Kept(most, len), []


def test_a_page_is_made_once_while_what_it_is_made_of_stays() -> None:
    pages, made = keeper()

    def make(text: str) -> str:
        made.append(text)
        return text

    for of in ("noon", "noon", "one past"):
        assert pages.page(of, "key", lambda of=of: make(of)) == of  # type: ignore[misc]
    assert made == ["noon", "one past"]


def test_pages_never_grow_larger_than_they_may() -> None:
    pages, _ = keeper(10)
    for number in range(20):
        assert pages.page("now", number, lambda: "four") == "four"
        assert sum(map(len, pages._pages.values())) <= 10
    assert pages.page("now", "large", lambda: "x" * 11) == "x" * 11
    assert "large" not in pages._pages


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/find", {"q": SECRET}),
        ("/", {"q": SECRET}),
        ("/", {"flow": "fees", "q": SECRET}),
        ("/answers", {"match": SECRET}),
    ],
)
def test_what_a_visitor_typed_does_not_stay_in_memory(path: str, query: dict[str, str]) -> None:
    page = visitor_pages.packed(path, query, SITE)

    assert page
    assert SECRET in gzip.decompress(page).decode()
    del page
    stores = (visitor_pages._SENT, visitor_pages._TEXTS)
    assert [key for store in stores for key in store._pages if SECRET in repr(key)] == []
    texts = [page.main for page in visitor_pages._TEXTS._pages.values()]
    sent = [gzip.decompress(page).decode() for page in visitor_pages._SENT._pages.values()]
    assert [text for text in texts + sent if SECRET in text] == []
    holding = (each for each in gc.get_objects() if type(each) is shell.Written)
    assert not any(SECRET in written.main for written in holding)


def test_a_question_is_kept_as_it_is_sent_and_a_very_long_address_is_not() -> None:
    def kept(**query: str) -> bool:
        """Whether two askers get the same bytes; a minute may end between the first two."""
        pages = [visitor_pages.packed("/", query, SITE) for _ in range(3)]
        return pages[0] is pages[1] or pages[1] is pages[2]

    assert kept(flow="fees")
    assert not kept(flow="fees", trail="a" * visitor_pages.LONGEST_KEPT)
