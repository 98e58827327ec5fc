"""Pages kept while they are true: those of one library and one minute, up to so many bytes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Page = TypeVar("Page")


class Kept(Generic[Page]):
    """Each page is made once. Where they grow larger than `most`, it begins anew.

    `size`: the bytes of a page, or near enough; keys count for nothing, so they have to be short.
    """

    def __init__(self, most: int, size: Callable[[Page], int]) -> None:
        self._most, self._size = most, size
        self._of: object = None
        self._pages: dict[Hashable, Page] = {}
        self._room = most
        self._one_by_one = threading.Lock()

    def page(self, of: object, key: Hashable, make: Callable[[], Page]) -> Page:
        """The page of a key; `of`: what all pages kept with it are true of."""
        with self._one_by_one:
            if self._of != of:
                self._of, self._pages, self._room = of, {}, self._most
            found = self._pages.get(key)
        if found is None:
            found = make()
            with self._one_by_one:
                if self._of == of:
                    self._keep(key, found)
        return found

    def _keep(self, key: Hashable, page: Page) -> None:
        size = self._size(page)
        if size > self._room:
            self._pages, self._room = {}, self._most
        if size <= self._room and key not in self._pages:
            self._pages[key] = page
            self._room -= size
