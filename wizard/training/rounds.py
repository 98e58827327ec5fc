"""Rounds of practice cases, drawn by a seed: the address tells which cases and what was picked.

A link alone gives a whole class the same round; nothing is stored anywhere.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wizard.core.ids import may_be_id
from wizard.core.model import LONGEST_TRAIL, Flow, Library, Scenario
from wizard.core.renamed import first_id, flow_today
from wizard.core.walk import walk

CASES, MOST_CASES = 5, 50
"""How many cases a round has where the link does not say, and at most (an address holds them)."""
PASS = 80
"""The pass mark in percent where the link does not say: what courts ask in their own quizzes."""
_NUMBER = re.compile(r"[0-9]{1,6}")
_PLAIN = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Case:
    """One scenario of a flow; `number` counts from 1 in the order of the file.

    `told`: flow and scenario by the ids that they had first, without the place, which an edit
    elsewhere in the file moves.
    """

    flow: Flow
    number: int
    scenario: Scenario
    told: str


@dataclass(frozen=True, slots=True)
class Round:
    """A round as a link describes it. `flow` is empty for all flows.

    `at`: the case on the screen, counted from 1; one more than there are cases is the result.
    `trails`: for each case a flow id and the choice ids picked so far; `guesses`: for each puzzle
    the number of the pick that was called wrong, 0 for none yet. `said`: a sentence for each
    part of the link that could not be used.
    """

    seed: str
    cases: tuple[Case, ...]
    pass_mark: int = PASS
    flow: str = ""
    at: int = 1
    trails: tuple[tuple[str, ...], ...] = ()
    guesses: tuple[int, ...] = ()
    said: tuple[str, ...] = ()
    mark: str = ""
    """Four letters that change when the cases do, so that old picks never meet new cases."""

    @property
    def over(self) -> bool:
        return self.at > len(self.cases)

    def setup(self) -> dict[str, str]:
        """The link that starts this round: what a trainer gives to the class."""
        pairs = {
            "seed": self.seed,
            "cases": str(len(self.cases)),
            "pass": str(self.pass_mark),
            "flow": self.flow,
        }
        return {key: value for key, value in pairs.items() if value}

    def query(self) -> dict[str, str]:
        """The link to this very moment of the round."""
        trails = "~".join(".".join(trail) for trail in self.trails).rstrip("~")
        guesses = ".".join(map(str, self.guesses))
        begun = {"at": str(self.at), "trails": trails, "guesses": guesses, "set": self.mark}
        return self.setup() | {key: value for key, value in begun.items() if value}

    def trail(self, number: int) -> tuple[str, ...]:
        """What was picked in a case, its flow first."""
        return self.trails[number - 1] if number <= len(self.trails) else ()

    def guess(self, number: int) -> int:
        return self.guesses[number - 1] if number <= len(self.guesses) else 0

    def walked(self, trail: Sequence[str]) -> Round:
        """The round after a pick in the case on the screen."""
        padded = [*self.trails, *[()] * (self.at - len(self.trails))]
        padded[self.at - 1] = tuple(trail)
        return replace(self, trails=tuple(padded))

    def guessed(self, guess: int) -> Round:
        """The round after a guess in the puzzle on the screen."""
        padded = [*self.guesses, *[0] * (self.at - len(self.guesses))]
        padded[self.at - 1] = guess
        return replace(self, guesses=tuple(padded))

    def moved(self, at: int) -> Round:
        return replace(self, at=at)

    def again(self, seed: str = "") -> dict[str, str]:
        """The link of a retake: the same cases, or another draw with another seed."""
        return self.setup() | {"seed": seed or self.seed}


def told(case: Case) -> str:
    """The case in words, as picks rest on it."""
    return case.told


def _mark(cases: Iterable[Case], told: Callable[[Case], str]) -> str:
    return scrambled("\n".join(map(told, cases)))[:4]


def all_cases(library: Library, flow: str = "") -> tuple[Case, ...]:
    """Every scenario, of one flow or of all, whose right trail still ends where it says."""
    flows = [library.flows[flow]] if flow in library.flows else library.flows.values()
    return tuple(
        Case(each, number, scenario, told)
        for each in flows
        for number, scenario in enumerate(each.scenarios, 1)
        if (told := _told(library, each, scenario))
    )


def _told(library: Library, flow: Flow, scenario: Scenario) -> str:
    """What a case is by its first ids; "" where the right trail does not end where it says."""
    here = walk(library, flow.id, scenario.trail)
    if not (here and here.entry and here.entry.id == scenario.entry and not here.cut):
        return ""
    chosen = ((pick.step.choice(pick.choice), pick.choice) for pick in here.picks)
    trail = tuple(first_id(choice) if choice else id for choice, id in chosen)
    return f"{first_id(flow)} {Scenario(scenario.case, trail, first_id(here.entry))}"


def drawn_cases(library: Library, flow: str, seed: str) -> tuple[Case, ...]:
    """All cases of a topic, of all topics where it is empty, in the order of the seed."""
    return shuffled(all_cases(library, flow), seed)


def shuffled(cases: Iterable[Case], seed: str) -> tuple[Case, ...]:
    """The cases in the order of the seed.

    Each case has its own place by its own words, so a case that an editor adds or takes away
    leaves the order of the others as it was.
    """
    return tuple(
        sorted(cases, key=lambda c: scrambled(f"{seed}\n{first_id(c.flow)}\n{c.scenario.case}"))
    )


def next_seed(seed: str) -> str:
    """The seed of a retake with other cases; the same for everyone who comes from this one."""
    return scrambled(f"next\n{seed}")[:4]


def read_seed(text: str) -> str:
    """A seed as it may stand in an address; empty if nothing of the text can."""
    return "-".join(_PLAIN.findall(text[:200].lower()))[:40].strip("-")


def read_round(
    library: Library,
    query: Mapping[str, str],
    draw: Callable[[Library, str, str], tuple[Case, ...]] = drawn_cases,
    told: Callable[[Case], str] = told,
) -> Round:
    """The round in an address. Whatever cannot be used gets a sentence and a usable value.

    `draw`: the cases of a topic in the order of a seed; `told`: all of a case that picks rest on.
    """
    said: list[str] = []
    flow = _flow(library, query.get("flow", ""), said)
    seed = read_seed(query.get("seed", ""))
    cases = draw(library, flow, seed)
    cases = cases[: _count(query.get("cases", ""), len(cases), said)]
    pass_mark = _within(query.get("pass", ""), PASS, 0, 100, "pass mark", said)
    mark = _mark(cases, told)
    bare = Round(seed, cases, pass_mark, flow, said=tuple(said), mark=mark)
    return _progress(bare, query)


def _flow(library: Library, id: str, said: list[str]) -> str:
    id = flow_today(library, id)
    if id and id not in library.flows:
        said.append(
            f'There is no topic named "{id[:60]}" here, so the cases come from all topics.'
        )
        return ""
    return id


def _count(text: str, there: int, said: list[str]) -> int:
    most = min(there, MOST_CASES)
    if not _NUMBER.fullmatch(text) or not int(text):
        if text:
            said.append(f'"{text[:20]}" is not a number of cases, so this round has {CASES}.')
        return min(CASES, most)
    if int(text) > most:
        said.append(f"The link asks for {int(text)} cases; a round here has at most {most}.")
    return min(int(text), most)


def _within(text: str, default: int, least: int, most: int, noun: str, said: list[str]) -> int:
    if _NUMBER.fullmatch(text) and least <= int(text) <= most:
        return int(text)
    if text:
        said.append(f'"{text[:20]}" is not a {noun}, so {default} is used.')
    return default


def _progress(bare: Round, query: Mapping[str, str]) -> Round:
    said, most = list(bare.said), len(bare.cases)
    at = _within(query.get("at", ""), 1, 1, most + 1, "case of this round", said)
    if "set" in query and query["set"] != bare.mark:
        said.append("The cases have changed since this link was made, so the round starts anew.")
        return replace(bare, said=tuple(said))
    trails = tuple(_ids(part) for part in query.get("trails", "").split("~")[:most])
    guesses = [
        int(part) if _NUMBER.fullmatch(part) else 0
        for part in query.get("guesses", "").split(".")[:most]
    ]
    return replace(
        bare,
        at=at,
        trails=trails if any(trails) else (),
        guesses=tuple(guesses) if any(guesses) else (),
        said=tuple(said),
    )


def _ids(text: str) -> tuple[str, ...]:
    parts = text.split(".", LONGEST_TRAIL)[:LONGEST_TRAIL]
    return tuple(part for part in parts if may_be_id(part))


def scrambled(text: str) -> str:
    """Letters that look random and are the same for the same text, on every machine."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
