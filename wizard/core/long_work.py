"""Work that takes long for one visitor: a piece at a time, its last results kept for all."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_TURN = threading.RLock()


def kept(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Remember the last `most` results of a function, and let only one such function work at once.

    However many visitors ask for papers and drafts, no more than one of them takes time from those
    who walk; what is remembered is handed out without waiting. All arguments must be hashable.
    """

    def decorate(work: Callable[P, R]) -> Callable[P, R]:
        results: OrderedDict[Hashable, R] = OrderedDict()

        def asked(*args: P.args, **options: P.kwargs) -> R:
            key = (args, tuple(sorted(options.items())))
            try:
                return results[key]
            except KeyError:
                pass
            with _TURN:
                if key in results:  # someone before us in the line wanted the same
                    return results[key]
                result = results[key] = work(*args, **options)
                while len(results) > most:
                    results.popitem(last=False)
                return result

        return asked

    return decorate
