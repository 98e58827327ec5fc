"""Which way a hit opens: the situation that the words name, and none that nobody named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.toys import answer, loaded
from wizard import search

PARTS = "Try it.\n\n## The lamp is dark {#dark}\n\nPush.\n\n## The lamp is red {#red}\n\nWait.\n"
FLOW = """\
title: The printer is broken
about: It does nothing.
group: Getting on
start: lamp
steps:
  lamp:
    ask: What does the printer lamp show?
    choices:
      dark: {say: It is dark, entry: broken-printer, part: dark}
      red: {say: It is red, entry: broken-printer, part: red}
      unsure: {say: I looked and still cannot tell, entry: broken-printer}
"""


@pytest.mark.parametrize(
    ("typed", "picked"),
    [("broken printer", "unsure"), ("broken printer, red", "red"), ("printer dark", "dark")],
)
def test_a_hit_opens_at_a_situation_only_where_words_name_it(
    tmp_path: Path, typed: str, picked: str
) -> None:
    library = loaded(
        tmp_path,
        {
            "flows/broken.yaml": FLOW,
            "faq/broken-printer.md": answer(title="My printer is broken", body=PARTS),
        },
    )
    best = search.find(library, typed).hits[0]
    assert (best.entry, best.flow, best.trail) == ("broken-printer", "broken", (picked,))
