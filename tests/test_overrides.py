"""What a court changes of its base: part of a flow or an answer, and what it hides."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.toys import BASE_COURT, EXTENDING, OVER, answer, lines, loaded
from wizard.core import graph
from wizard.core.model import Library

TALL = answer(
    "Push it",
    "Push it.\n\n1. Now.\n\n## It is stuck {#stuck}\n\nPull.\n\n## It is hot {#hot}\n\nWait.\n",
    see_also="[restart]",
)


def laid_over(folder: Path, files: Mapping[str, str | None] | None = None) -> Library:
    return loaded(folder, {**OVER, **(files or {})})


def hiding(*names: str) -> dict[str, str | None]:
    return {"faq/court.yaml": f"hide: [{', '.join(names)}]\n{EXTENDING}"}


def found(library: Library) -> list[str]:
    return [f"{p.place}: {p.check}" for p in library.problems if p.level != "warning"]


def test_a_flow_changes_only_what_it_writes(tmp_path: Path) -> None:
    court = """\
extends: fuse
title: The fuse of this court
steps:
  box:
    look: In the hall.
  color:
    choices:
      gray: {say: It is gray, entry: add-paper}
      red: {say: It is red, go: depth, before: blue}
  depth:
    ask: How deep is it?
    choices:
      deep: {say: Deep, entry: restart}
      flat: {say: Flat, entry: push-plug}
"""
    library = laid_over(tmp_path, {"flows/fuse.yaml": court})
    flow = library.flows["fuse"]

    assert lines(library) == []
    assert (flow.title, flow.about) == ("The fuse of this court", "No light.")
    assert list(flow.steps) == ["box", "color", "depth"]
    assert (flow.steps["box"].ask, flow.steps["box"].look) == (
        "Can you see the box?",
        "In the hall.",
    )
    assert [c.id for c in flow.steps["color"].choices] == ["gray", "red", "blue"]
    assert [s.case for s in flow.scenarios] == ["A box that is blue."], (
        "the other is not true here"
    )
    ends = [(way[-1][1].id, end) for way, end in graph.ways(library, graph.start(flow))]
    assert ends == [
        ("gray", "add-paper"),
        ("deep", "restart"),
        ("flat", "push-plug"),
        ("blue", "restart"),
        ("unsure", "push-plug"),
    ], "in the order of the choices, whichever file they stand in"


def test_an_answer_changes_keys_and_parts(tmp_path: Path) -> None:
    court = (
        "---\nextends: push-plug\nsee_also: [add-paper]\n---\n\nPush it hard.\n\n"
        "## It is hot {#hot}\n\nCool it.\n\n## It is wet {#wet}\n\nDry **it.\n"
    )
    library = laid_over(tmp_path, {"faq/push-plug.md": court, "base/faq/push-plug.md": TALL})
    entry = library.entries["push-plug"]

    assert entry.title == "Push it"
    assert entry.see_also == ("add-paper",)
    assert entry.everyone == "Push it hard."
    assert [(part.id, part.text) for part in entry.parts] == [
        ("stuck", "Pull."),
        ("hot", "Cool it."),
        ("wet", "Dry **it."),
    ]
    assert [f"{p.place} {p.check}" for p in library.problems] == [
        "faq/push-plug.md:8:1 idle-part",
        "faq/push-plug.md:12:1 idle-part",
        "faq/push-plug.md:14:1 broken-markdown",
    ]


def test_a_link_that_leads_nowhere_is_told_where_it_stands(tmp_path: Path) -> None:
    base = answer(body="Go [there](answer:fuze) and [on](answer:extra).\n\n## Hot {#hot}\n\nX.\n")
    court = "---\nextends: push-plug\n---\n## Hot {#hot}\n\nGo [up](answer:extra).\n"
    files = {"base/faq/push-plug.md": base, "faq/push-plug.md": court, **hiding("extra")}
    library = laid_over(tmp_path, {**files, "base/faq/extra.md": answer("Extra")})

    assert [str(p.place) for p in library.problems if p.check == "lost-link"] == [
        "base/faq/push-plug.md:7:12",
        "faq/push-plug.md:6:9",
    ], "the base may lead to what this court hides"


def test_an_answer_without_a_text_of_its_own_has_the_bases(tmp_path: Path) -> None:
    court = "---\nextends: push-plug\ntitle: Push it here\n---\n"
    library = laid_over(
        tmp_path, {"faq/push-plug.md": court, "base/faq/push-plug.md": answer(body="A <b>\n")}
    )

    assert library.entries["push-plug"].title == "Push it here"
    assert library.entries["push-plug"].body == "A <b>"
    assert lines(library)[0].startswith("base/faq/push-plug.md:7:3: The text has HTML")


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        (
            "flows/fues.yaml",
            "extends: fues\ntitle: X\n",
            'flows/fues.yaml:1:10: No base has a file "flows/fues.yaml" that this one could '
            'change. Rename it like the base\'s file, or take "extends" out and write all of it. '
            "(extends-nothing)",
        ),
        (
            "faq/push-plug.md",
            "---\nextends: plug\n---\n",
            'faq/push-plug.md:2:10: This file is named "push-plug", but it extends "plug". Write '
            '"extends: push-plug", or rename the file. (extends-nothing)',
        ),
        (
            "flows/fuse.yaml",
            "extends: fuse\nsteps: {bix: {look: There.}}\n",
            'flows/fuse.yaml:2:9: The base has no "bix" here that this could change. Did you mean '
            '"box"? Or write all of it, if it is new. (overrides-nothing)',
        ),
        (
            "flows/fuse.yaml",
            "extends: fuse\nsteps: {color: {choices: {red: {say: R, entry: push-plug, "
            "before: bleu}}}}\n",
            'flows/fuse.yaml:2:67: There is no choice "bleu" here for this one to stand before. '
            'Did you mean "blue"? (before-nothing)',
        ),
        (
            "faq/court.yaml",
            f"{EXTENDING}  shap: {{say: Hello.}}\n",
            'faq/court.yaml:11:3: The base has no "shap" here that this could change. Did you '
            'mean "shop"? Or write all of it, if it is new. (overrides-nothing)',
        ),
    ],
)
def test_what_a_court_changes_has_to_be_there(
    tmp_path: Path, file: str, text: str, expected: str
) -> None:
    assert lines(laid_over(tmp_path, {file: text})) == [expected]


def test_a_part_of_a_base_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    files = {"base/flows/fuse.yaml": "title: [\n", "flows/fuse.yaml": "extends: fuse\ntitle: X\n"}

    assert found(laid_over(tmp_path, files)) == ["base/flows/fuse.yaml:2:1: bad-yaml"]


@pytest.mark.parametrize(
    ("names", "gone"),
    [
        (["fuse"], "flow"),
        (["flows/fuse"], "flow"),
        (["fuse/color/blue"], "choice"),
        (["fuse/color", "fuse/box/seen"], "step"),
    ],
)
def test_a_court_hides_what_it_does_not_want(tmp_path: Path, names: list[str], gone: str) -> None:
    library = laid_over(tmp_path, hiding(*names))
    flow = library.flows.get("fuse")

    assert [p for p in found(library) if "few-choices" not in p] == []
    assert (flow is None) == (gone == "flow")
    if flow:
        assert ("color" in flow.steps) == (gone != "step")
        assert all(s.entry != "restart" for s in flow.scenarios)


def test_an_answer_of_the_base_can_be_hidden(tmp_path: Path) -> None:
    wifi = {"flows/fuse.yaml": None, "base/faq/extra.md": answer("Extra"), **hiding("extra")}
    library = laid_over(tmp_path, wifi)

    assert lines(library) == []
    assert "extra" not in library.entries


def test_a_choice_to_what_is_hidden_ends_at_the_referral_and_is_told_at_the_line(
    tmp_path: Path,
) -> None:
    library = laid_over(tmp_path, hiding("push-plug", "fuse/color"))

    assert lines(library) == [
        'faq/court.yaml:1:8: "push-plug" is hidden, but the choice "unsure" at '
        "base/flows/fuse.yaml:11:15 and 1 more leads there, so visitors are told that the FAQ "
        "has no answer. Hide that choice too, or replace it. (hidden-but-used)",
        'faq/court.yaml:1:19: "fuse/color" is hidden, but the choice "seen" at '
        "base/flows/fuse.yaml:10:13 leads there, so visitors are told that the FAQ has no answer. "
        "Hide that choice too, or replace it. (hidden-but-used)",
    ]
    assert graph.follow(library, graph.Spot("fuse", "box"), "unsure") == ("", "nobody-knows")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("fues", 'there is no such thing. Did you mean "fuse"?'),
        ("fuse/bix", 'there is no such thing. Did you mean "fuse/box"?'),
        (
            "fuse/color/bleu",
            'there is no such thing. Did you mean "fuse/color/blue"?',
        ),
        ("restart", "it is your own. Take it out of your own file."),
        ("fuse/box", "its flow starts there. Hide the flow, or change its start."),
        ("extra", '"None of these" leads there. Name another in none_of_these.'),
    ],
)
def test_what_cannot_be_hidden_is_told_and_stays(tmp_path: Path, name: str, said: str) -> None:
    court = hiding(name)["faq/court.yaml"] or ""
    files = {
        "faq/court.yaml": court.replace("nobody-knows", "extra") if name == "extra" else court,
        "base/faq/extra.md": answer("Extra", referral="yes") if name == "extra" else None,
        "faq/nobody-knows.md": None if name == "extra" else answer("No", referral="yes"),
    }
    library = laid_over(tmp_path, files)

    assert lines(library)[0] == (
        f'faq/court.yaml:1:8: "{name}" cannot be hidden: {said} (cannot-hide)'
    )
    assert library.layers.hidden == {}


def test_a_court_may_have_in_its_own_words_what_its_base_hides_of_another(tmp_path: Path) -> None:
    files = {
        "base/faq/court.yaml": f"extends: ../deep\nhide: [extra, more, gone]\n{BASE_COURT}",
        "deep/faq/extra.md": answer("Extra"),
        "deep/faq/more.md": answer("More"),
        "faq/extra.md": answer("Our extra"),
        "flows/fuse.yaml": "extends: fuse\nsteps: {color: {choices: {gray: "
        "{say: Gray, entry: extra}}}}\n",
    }
    library = laid_over(tmp_path, files)

    assert lines(library) == []
    assert library.entries["extra"].title == "Our extra"
    assert "more" not in library.entries


def test_see_also_of_the_base_may_name_what_is_hidden(tmp_path: Path) -> None:
    files = {
        "base/faq/extra.md": answer("Extra"),
        "base/faq/push-plug.md": answer(see_also="[extra]"),
        **hiding("extra"),
    }

    assert lines(laid_over(tmp_path, files)) == []


def test_a_contact_that_says_what_the_base_says_replaces_nothing(tmp_path: Path) -> None:
    text = EXTENDING.replace("The desk", "The toy desk").replace(
        "On the toy court's page", "On the wall"
    )
    library = laid_over(tmp_path, {"faq/court.yaml": text})

    assert [over.place.file for over in library.layers.overrides] == ["faq/restart.md"]


def test_in_place_of_a_courts_draft_visitors_see_the_bases_answer(tmp_path: Path) -> None:
    draft = answer("Not ready", draft="yes")
    library = laid_over(tmp_path, {"faq/push-plug.md": draft, "faq/restart.md": draft})

    assert library.entries["push-plug"].title == "Push the plug, all courts say"
    assert lines(library)[0] == (
        "faq/push-plug.md:6:8: warning: The answer is a draft, and visitors see "
        "base/faq/push-plug.md in its place. When it is ready, take the key out. (draft)"
    )
