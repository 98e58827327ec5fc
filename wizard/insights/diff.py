"""What an edit changes, said in walks: which links end elsewhere, which answers nobody reaches."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import NamedTuple

from wizard.core import graph
from wizard.core.address import Address, as_link
from wizard.core.graph import Spot
from wizard.core.model import Entry, Flow, Library
from wizard.core.problems import ContentError, Placed
from wizard.core.version import UNSEEN, bare
from wizard.core.walk import Walk, step_at, walk
from wizard.insights.renames import Renamed, by_new_ids, renames

Item = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of change: a sentence for people, and for programs how often and where."""

    kind: str
    sentence: str
    count: int
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What lies between two libraries; `before` and `after` count the walks of each."""

    before: int
    after: int
    changes: tuple[Change, ...]

    @property
    def same(self) -> bool:
        return not self.changes


class _Link(NamedTuple):
    """An old walk, played again in the new library; `now` is None if its flow is gone."""

    flow: Flow
    trail: tuple[str, ...]
    spots: tuple[Spot, ...]
    was: str
    now: Walk | None

    @property
    def address(self) -> str:
        return as_link("", Address(self.flow.id, self.trail).query())


def compare(old: Library, new: Library) -> Comparison:
    """Play every walk of the old library in the new one, and put the nouns side by side.

    Raises `ContentError` if one of them has more than `graph.MOST_WALKS` walks.
    """
    for library in (old, new):
        if (count := graph.count_of_ways(library)) > graph.MOST_WALKS:
            raise ContentError(f"There are {count:,} walks, too many to compare one by one.")
    renamed = tuple(renames(old, new))
    old = by_new_ids(old, new)
    links = [_Link(*way, walk(new, way[0].id, way[1])) for way in _ways(old)]
    known = {(link.flow.id, link.trail) for link in links}
    walks = [(flow.id, trail, spots) for flow, trail, spots, _ in _ways(new)]
    passing = Counter(spot for _, _, spots in walks for spot in spots)
    fresh = [(flow, trail) for flow, trail, _ in walks if (flow, trail) not in known]
    changes = (
        *_left_out(old, new),
        *_renamed(renamed),
        *_links(old, new, links),
        *_new_walks(new, fresh),
        *_none_of_these(old, new),
        *_reach(old, new),
        *_flows(old, new),
        *_questions(old, new, passing),
        *_answers(old, new, Counter(link.was for link in links)),
        *_settings(old, new),
    )
    return Comparison(len(links), len(walks), changes)


def _ways(library: Library) -> Iterator[tuple[Flow, tuple[str, ...], tuple[Spot, ...], str]]:
    for flow in library.flows.values():
        for way, end in graph.ways(library, graph.start(flow)):
            yield flow, tuple(c.id for _, c in way), tuple(spot for spot, _ in way), end


def _left_out(old: Library, new: Library) -> Iterator[Change]:
    """Files that were served and now have an error; the walks below are those without them."""
    for file in sorted(new.left_out - old.left_out):
        said = f"{file} is now left out because of errors."
        yield Change("left-out", said, 1, ({"file": str(file)},))


def _renamed(found: tuple[Renamed, ...]) -> Iterator[Change]:
    """Other ids; what follows speaks of everything by the new ones."""
    for was, now in found:
        said = f'"{was}" is called "{now}" now; older links still lead there.'
        yield Change("renamed", said, 1, ({"was": was, "now": now},))


def _links(old: Library, new: Library, links: list[_Link]) -> Iterator[Change]:
    """What becomes of the old walks, which are links that people have kept."""
    total = len(links)
    kinds: dict[str, list[_Link]] = defaultdict(list)
    for link in links:
        kinds[_fate(link)].append(link)
    if moved := kinds["moved"]:
        said = f"{_of(len(moved), total)} now {_verb(len(moved), 'end')} at another answer."
        yield Change("other-answer", said, len(moved), tuple(_moved(old, new, moved)))
    if shorter := kinds["stops"]:
        said = f"{_counted(len(shorter), 'old link')} {_verb(len(shorter), 'stop')} early."
        yield Change("stops-early", said, len(shorter), tuple(_stopped(new, shorter)))
    if longer := kinds["asks"]:
        said = f"{_of(len(longer), total)} now {_verb(len(longer), 'ask')} more before an answer."
        items = ({"link": link.address, "asks": _now(new, link)} for link in longer)
        yield Change("asks-more", said, len(longer), tuple(items))


def _fate(link: _Link) -> str:
    """`lost` first: a trail that no longer fits stops early even if it stands at an answer."""
    if link.now is None or link.now.cut:
        return "stops"
    if link.now.entry is None:
        return "asks"
    return "same" if link.now.entry.id == link.was else "moved"


def _moved(old: Library, new: Library, links: list[_Link]) -> Iterator[Item]:
    for link in links:
        yield {"link": link.address, "was": _title(old, link.was), "now": _now(new, link)}


def _stopped(new: Library, links: list[_Link]) -> Iterator[Item]:
    for link in links:
        lost = ".".join(link.now.cut if link.now else link.trail)
        yield {"link": link.address, "at": _now(new, link), "lost": lost}


def _now(new: Library, link: _Link) -> str:
    if link.now is None:
        return f'no flow "{link.flow.id}"'
    if link.now.entry:
        return _title(new, link.now.entry.id)
    return f'the question "{step_at(new, link.now.spot).ask}"'


def _new_walks(new: Library, fresh: list[tuple[str, tuple[str, ...]]]) -> Iterator[Change]:
    if not fresh:
        return
    said = f"{_counted(len(fresh), 'walk')} {'is' if len(fresh) == 1 else 'are'} new."
    items = ({"link": as_link("", Address(flow, trail).query())} for flow, trail in fresh)
    yield Change("new-walk", said, len(fresh), tuple(items))


def _none_of_these(old: Library, new: Library) -> Iterator[Change]:
    was, now = old.nothing_fits, new.nothing_fits
    if was.id != now.id:
        item = {"was": was.title, "now": now.title}
        yield Change("none-of-these", '"None of these" ends at another answer.', 1, (item,))


def _reach(old: Library, new: Library) -> Iterator[Change]:
    """The answers that some walk ended at before and none does now, and the other way round."""
    before, after = _reached(old), _reached(new)
    for kind, library, ids, said in (
        ("out-of-reach", old, before - after, "can no longer be reached"),
        ("in-reach", new, after - before, "can now be reached"),
    ):
        if ids:
            items = tuple({"entry": id, "title": _title(library, id)} for id in sorted(ids))
            yield Change(kind, f"{_counted(len(ids), 'answer')} {said}.", len(ids), items)


def _reached(library: Library) -> set[str]:
    starts = map(graph.start, library.flows.values())
    ends = {spot.id for spot in graph.reached(library.graph, starts) if not spot.flow}
    return ends | {library.nothing_fits.id}


def _flows(old: Library, new: Library) -> Iterator[Change]:
    for kind, flows, said in (
        ("flow-gone", [f for id, f in old.flows.items() if id not in new.flows], "gone"),
        ("flow-new", [f for id, f in new.flows.items() if id not in old.flows], "new"),
    ):
        for flow in flows:
            sentence = f'The flow "{flow.id}" ({flow.title}) is {said}.'
            yield Change(kind, sentence, 1, ({"flow": flow.id},))
    for id, now in new.flows.items():
        was = old.flows.get(id)
        if was and (parts := _differing(was, now, but=("steps",))):
            sentence = f'The flow "{id}" has changed ({_listed(parts)}).'
            yield Change("flow-changed", sentence, 1, ({"flow": id, "keys": _listed(parts)},))


def _questions(old: Library, new: Library, passing: Counter[Spot]) -> Iterator[Change]:
    """Steps by flow and id: gone, new, or worded anew; with the walks of today that ask them."""
    for id, flow in new.flows.items():
        before = old.flows[id].steps if id in old.flows else {}
        for gone in before.keys() - flow.steps.keys():
            said = f'The question "{gone}" of {id} is gone.'
            yield Change("question-gone", said, 1, ({"flow": id, "step": gone},))
        for name, step in flow.steps.items():
            walks = passing[Spot(id, name)]
            item = {"flow": id, "step": name}
            if name in before:
                parts = _step_parts(before[name], step)
                said = f'The question "{name}" of {id} has new words'
                if parts:
                    named = {**item, "keys": _listed(parts)}
                    sentence = f"{said} ({_listed(parts)}) on {_counted(walks, 'walk')}."
                    yield Change("question-words", sentence, walks, (named,))
            elif id in old.flows:
                sentence = f'The question "{name}" of {id} is new, on {_counted(walks, "walk")}.'
                yield Change("question-new", sentence, walks, (item,))


def _step_parts(was: Placed, now: Placed) -> list[str]:
    """What differs in the words of a step; where its choices lead is told by the walks."""
    parts = _differing(was, now, but=("choices",))
    before = {choice.id: choice for choice in getattr(was, "choices", ())}
    after = {choice.id: choice for choice in getattr(now, "choices", ())}
    parts += [f'no choice "{id}"' for id in before if id not in after]
    for id, choice in after.items():
        if id not in before:
            parts.append(f'new choice "{id}"')
        elif _differing(before[id], choice, but=("go", "flow", "entry")):
            parts.append(f'choice "{id}"')
    shared = [id for id in before if id in after]
    if shared != [id for id in after if id in before]:
        parts.append("order of the choices")
    return parts


def _answers(old: Library, new: Library, ending: Counter[str]) -> Iterator[Change]:
    for kind, ids, said in (
        ("answer-gone", old.entries.keys() - new.entries.keys(), "is gone"),
        ("answer-new", new.entries.keys() - old.entries.keys(), "is new"),
    ):
        for id in sorted(ids):
            title = _title(old if kind == "answer-gone" else new, id)
            yield Change(kind, f'The answer "{title}" {said}.', 1, ({"entry": id},))
    for id, now in new.entries.items():
        was = old.entries.get(id)
        if was and (parts := _differing(was, now)):
            walks = _counted(ending[id], "walk")
            sentence = f'The answer "{now.title}" has new words ({_listed(parts)}) on {walks}.'
            item = {"entry": id, "keys": _listed(parts)}
            yield Change("answer-words", sentence, ending[id], (item,))


def _settings(old: Library, new: Library) -> Iterator[Change]:
    for file, was, now in (
        ("faq/court.yaml", bare(old.court), bare(new.court)),
        ("faq/glossary.yaml", bare(old.glossary), bare(new.glossary)),
    ):
        if was != now:
            yield Change("settings", f"{file} has changed.", 1, ({"file": str(file)},))


def _differing(was: Placed, now: Placed, but: Iterable[str] = ()) -> list[str]:
    """The keys whose values differ, in the order of the model."""
    skipped = {*but, *UNSEEN}
    names = [field.name for field in fields(was) if field.name not in skipped]
    return [name for name in names if bare(getattr(was, name)) != bare(getattr(now, name))]


def _title(library: Library, id: str) -> str:
    found: Entry | None = library.entries.get(id)
    return found.title if found else library.nothing_fits.title


def _listed(parts: list[str]) -> str:
    return ", ".join(parts)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _of(count: int, total: int) -> str:
    return f"{count} of {_counted(total, 'walk')}"


def _verb(count: int, verb: str) -> str:
    return f"{verb}s" if count == 1 else verb
