"""Mistakes in names: owners, contacts, terms, related entries, the court's own settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from wizard.checks.registry import check
from wizard.checks.targets import MOST, advising
from wizard.core.ids import COURT, GLOSSARY
from wizard.core.model import Entry, Library, Step
from wizard.core.problems import Place, Problem, nearest, shown
from wizard.core.renamed import earlier


@check("unknown-owner")
def unknown_owner(library: Library) -> Iterator[Problem]:
    """An entry's owner or contact is not one of the contacts in `faq/court.yaml`.

    Bad (faq/restart.md):
        owner: dask
    Good:
        owner: desk
    """
    known = library.court.contacts
    if COURT in library.left_out:
        return
    advice = advising(known)
    strange: dict[str, list[Place]] = {}
    for entry in library.entries.values():
        named = [("owner", entry.owner), *(("contacts", contact) for contact in entry.contacts)]
        for key, name in named:
            if name and name not in known and len(strange) < MOST:
                strange.setdefault(name, []).append(entry.at(key))
    for name, places in strange.items():
        others = len({place.file for place in places}) - 1
        names = "1 more file names" if others == 1 else f"{others} more files name"
        more = f" {names} it." if others else ""
        yield Problem(
            min(places),
            f'"{shown(name)}" is not a contact in faq/court.yaml.{more}',
            advice(name),
            "flaw",
        )


@check("unknown-term")
def unknown_term(library: Library) -> Iterator[Problem]:
    """A step or an entry asks to explain a term that is not in `faq/glossary.yaml`.

    Bad (flows/paper.yaml):
        terms: [routers]
    Good:
        terms: [router]
    """
    if GLOSSARY in library.left_out:
        return
    advice = advising(library.glossary.terms)
    nouns: list[Step | Entry] = [step for _, step in library.steps()]
    for noun in (*nouns, *library.entries.values()):
        strange = (term for term in noun.terms if term not in library.glossary.terms)
        for term in islice(strange, MOST):
            yield Problem(
                noun.at("terms"),
                f'"{shown(term)}" is not a term in faq/glossary.yaml.',
                advice(term),
                "flaw",
            )


def _unknown_entries(
    library: Library,
    place: Place,
    names: Iterable[str],
    advice: Callable[[str], str],
) -> Iterator[Problem]:
    broken = {file.id for file in library.left_out if file.folder == "faq"}
    strange = (name for name in names if name not in library.entries and name not in broken)
    for name in islice(strange, MOST):
        yield Problem(
            place,
            f'"{shown(name)}" is not an entry in faq/.',
            advice(name),
            "flaw",
        )


@check("unknown-see-also")
def unknown_see_also(library: Library) -> Iterator[Problem]:
    """An entry's `see_also` names an entry that does not exist.

    Bad (faq/restart.md):
        see_also: [ad-paper]
    Good:
        see_also: [add-paper]
    """
    advice = advising(library.entries, earlier(library.entries.values()))
    hidden = library.layers.hidden
    for entry in library.entries.values():
        place = entry.at("see_also")
        names = [n for n in entry.see_also if not place.folder or f"faq/{n}" not in hidden]
        yield from _unknown_entries(library, place, names, advice)


@check("unknown-none-of-these")
def unknown_none_of_these(library: Library) -> Iterator[Problem]:
    """`none_of_these` in `faq/court.yaml` is not an entry, so "None of these" leads nowhere.

    Bad (faq/court.yaml):
        none_of_these: nobody-nose
    Good:
        none_of_these: nobody-knows
    """
    court = library.court
    if court.none_of_these:
        names = [court.none_of_these]
        advice = advising(library.entries, earlier(library.entries.values()))
        yield from _unknown_entries(library, court.at("none_of_these"), names, advice)


@check("unknown-still-stuck")
def unknown_still_stuck(library: Library) -> Iterator[Problem]:
    """`still_stuck` in `faq/court.yaml` has to name one of its contacts.

    Bad (faq/court.yaml):
        still_stuck: disk
    Good:
        still_stuck: desk
    """
    court = library.court
    if court.still_stuck and court.still_stuck not in court.contacts:
        yield Problem(
            court.at("still_stuck"),
            f'"{shown(court.still_stuck)}" is not a contact in this file.',
            nearest(court.still_stuck, court.contacts),
            "flaw",
        )


@check("same-number")
def same_number(library: Library) -> Iterator[Problem]:
    """Two entries claim the same question number of the same page.

    Bad (faq/restart.md):
        source: {page: The toy page, number: 8}
    Good:
        source: {page: The toy page, number: 7}
    """
    seen: dict[tuple[str, int], str] = {}
    for entry in library.entries.values():
        source = entry.source
        twin = (
            seen.setdefault((source.page, source.number), entry.id) if source.number else entry.id
        )
        if twin != entry.id:
            yield Problem(
                entry.at("source"),
                f'The entry "{twin}" already has number {source.number} of this page.',
                "Count again on the page.",
                "flaw",
            )


@check("same-name")
def same_name(library: Library) -> Iterator[Problem]:
    """A flow and an entry have the same id; it works, but people mix them up.

    Bad: flows/restart.yaml
    Good: flows/paper.yaml
    """
    for flow in library.flows.values():
        if flow.id in library.entries:
            yield Problem(
                flow.place,
                f'There is a flow and an entry named "{flow.id}".',
                "Give one of them another name.",
                "warning",
            )
