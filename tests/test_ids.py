"""Ids: one rule for steps, choices, parts, files and addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.toys import answer, lines, loaded
from wizard.core.address import Address, read_address
from wizard.core.ids import LONGEST_ID, may_be_id, unfit

GOOD_IDS = ("a", "7", "cant-log-in", "x" * LONGEST_ID)
BAD_IDS = ("", "A", "a--b", "-a", "a-", "a.b", "a_b", "é", "a\n", "x" * (LONGEST_ID + 1))


@pytest.mark.parametrize("id", GOOD_IDS)
def test_an_id_may_be_given_and_stands_in_addresses(id: str) -> None:
    assert (may_be_id(id), unfit(id)) == (True, "")
    assert read_address({"flow": "f", "trail": "c", "asked": id}).asked


@pytest.mark.parametrize("id", BAD_IDS)
def test_what_cannot_be_an_id_is_refused_everywhere(id: str) -> None:
    assert (may_be_id(id), bool(unfit(id))) == (False, True)
    asked = read_address({"flow": "f", "trail": "c", "asked": id}).asked
    assert id not in [spot.id for spot in asked]


def test_none_stands_in_addresses_and_is_given_to_nothing() -> None:
    assert may_be_id("none")
    assert unfit("none") == "cannot be an id"
    assert Address("f", ("none",)).query()["trail"] == "none"


@pytest.mark.parametrize("id", ["none", "x" * (LONGEST_ID + 1), "Dark"])
def test_a_part_can_have_no_other_ids_than_a_step(tmp_path: Path, id: str) -> None:
    body = f"Do it.\n\n## The lamp is dark {{#{id}}}\n\nPush the plug.\n"
    found = lines(loaded(tmp_path, {"faq/restart.md": answer(body=body)}))
    assert any("cannot be the id of a part" in line and "(twin-part)" in line for line in found)


@pytest.mark.parametrize("file", ["flows/none.yaml", "faq/none.md"])
def test_a_file_can_have_no_other_ids_than_a_step(tmp_path: Path, file: str) -> None:
    found = lines(loaded(tmp_path, {file: "title: No\n"}))
    assert any(line.startswith(f'{file}:1:1: "none" cannot be an id.') for line in found)
