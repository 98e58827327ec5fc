"""A library with very many wrong names: each is reported, and reading about them stays quick."""

from __future__ import annotations

from pathlib import Path

from tests.toys import answer, flow, lines, loaded, step
from wizard.checks.targets import MOST

FLOWS = 30


def test_every_wrong_name_is_reported_and_the_first_get_the_nearest(tmp_path: Path) -> None:
    wrong = step("one", **{f"c{n}": f"entry rastart-{n}" for n in range(8)})
    found = lines(loaded(tmp_path, {f"flows/f{n}.yaml": flow(wrong) for n in range(FLOWS)}))

    astray = [line for line in found if line.endswith("(no-such-entry)")]
    assert len(astray) == 8 * FLOWS
    assert sum('Did you mean "restart"?' in line for line in astray) == MOST
    assert 'Did you mean "restart"?' in astray[0]


def test_a_name_wrong_in_every_entry_is_advised_on_a_hundred_times(tmp_path: Path) -> None:
    entries = {f"faq/e{n}.md": answer(see_also="[restrat]", draft="yes") for n in range(120)}
    found = lines(loaded(tmp_path, entries))

    astray = [line for line in found if line.endswith("(unknown-see-also)")]
    assert len(astray) == 120
    assert sum("Did you mean" in line for line in astray) == MOST
