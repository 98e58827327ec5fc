"""Many editors at once: random edits of many files never serve less than before."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.desk import BROKEN, JAMMED, Desk
from tests.toys import (
    BASE,
    COURT,
    EXTENDING,
    GLOSSARY,
    GOOD,
    LAID,
    PAPER,
    WIFI,
    answer,
    swapped,
    write,
)
from wizard.content.folder import Files
from wizard.content.layers import laid
from wizard.content.library import joined
from wizard.content.publishing import moved


def _texts() -> Iterator[tuple[str, str | None]]:
    """Files with what editors make of them, good and bad."""
    for file, good in GOOD.items():
        yield from ((file, good), (file, BROKEN), (file, None), (file, good.replace(":", "", 1)))
    yield "flows/paper.yaml", JAMMED
    yield "flows/paper.yaml", swapped(PAPER, "entry: add-paper", "flow: wifi")
    yield "flows/paper.yaml", swapped(PAPER, "entry: add-paper", "entry: new")
    yield "flows/wifi.yaml", swapped(WIFI, "flow: paper", "flow: new")
    yield "flows/wifi.yaml", swapped(WIFI, "flow: paper", "entry: new")
    yield "flows/wifi.yaml", swapped(WIFI, "go: plug", "go: plag")
    yield "flows/new.yaml", swapped(PAPER, "entry: add-paper", "flow: paper")
    yield "flows/new.yaml", swapped(PAPER, "entry: add-paper", "entry: new")
    yield from (("flows/new.yaml", None), ("flows/paper.yml", PAPER), ("flows/paper.yml", None))
    yield from (("faq/new.md", answer("New")), ("faq/new.md", "---\n"), ("faq/new.md", None))
    yield "faq/new.md", answer("New", draft="yes")
    yield "faq/court.yaml", swapped(COURT, "nobody-knows", "new")
    yield "faq/glossary.yaml", swapped(GLOSSARY, "word:", "wrd:")
    for file, good in BASE.items():
        yield from ((file, good), (file, BROKEN), (file, None))
    yield from (("faq/court.yaml", text) for text in (EXTENDING, f"extends: bass\n{COURT}"))
    yield "faq/court.yaml", f"hide: [fuse, push-plug]\n{EXTENDING}"
    yield from (("flows/fuse.yaml", f"extends: fuse\n{t}: X\n") for t in ("title", "start"))
    yield "faq/push-plug.md", "---\nextends: push-plug\ntitle: Push\n---\n"
    yield "faq/push-plug.md", answer(draft="yes")


EDITS = tuple(_texts())


class Editors(RuleBasedStateMachine):
    """Editors of a court and of its base do anything; the program is restarted now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.desk = Desk(self.home, LAID)
        self.served = dict(self.desk.keeper._published.texts)

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    @rule(edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=4))
    def edit(self, edits: list[tuple[str, str | None]]) -> None:
        for file, text in edits:
            self.desk.save(file, text)

    @rule(
        file=st.sampled_from(sorted({**GOOD, **BASE})),
        name=st.sampled_from(["new.yaml", "new.md", "x.yml"]),
    )
    def rename(self, file: str, name: str) -> None:
        path = self.desk.folder / file
        if path.exists():
            path.rename(path.with_name(name))

    @rule()
    def mend(self) -> None:
        write(self.desk.folder, LAID)

    @rule()
    def restart(self) -> None:
        self.desk.start()

    @invariant()
    def each_file_is_served_as_it_was_or_as_it_is(self) -> None:
        library, kept = self.desk.now(), self.desk.keeper
        newest, now = laid(self.desk.folder, (), self.served).texts, kept._published.texts
        assert library.left_out == frozenset(), "nothing that is served has an error"
        assert library.nothing_fits.id in library.entries
        assert library.flows
        held = {held.file for held in kept.held}
        for file in newest.keys() | now.keys() | self.served.keys():
            same = newest.get(file) == now.get(file)
            assert same == (file not in held), f"{file} is named if and only if it is held back"
            assert same or now.get(file) == self.served.get(file), file
        assert all(held.why for held in kept.held)
        for file in held:
            alone = joined(Files(moved(now, newest, [file])))
            assert alone.left_out or not alone.flows or alone.nothing_fits.id not in alone.entries
        for file in self.served.keys() - now.keys():
            assert file not in newest, "only what an editor deleted is gone"
        self.served = dict(now)


Editors.TestCase.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
TestEditors = Editors.TestCase
