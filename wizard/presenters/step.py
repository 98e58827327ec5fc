"""What a question's page says: what was picked so far, the question, the choices, the ways out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wizard.core import walk
from wizard.core.address import Address
from wizard.core.model import NONE, Library, Term
from wizard.core.terms import appearing
from wizard.core.walk import Walk
from wizard.presenters import keys
from wizard.presenters.answer import warned_of, warnings
from wizard.presenters.links import Link, to

SAID = "You said:"
ASSUMED = "We assumed:"
CHANGE = "Change"
LOOK = "Not sure? Where to look"
BACK = "Back"
OVER = "Start over"
NEW = "This question is new since your link was made. Your other answers are kept."
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Said:
    """One answer on the trail: its mark, the question, the words picked, the way to change it."""

    mark: str
    asked: str
    says: str
    because: str
    change: Link


@dataclass(frozen=True, slots=True)
class StepPage:
    """One question. `at`: changes exactly when the question does; `look` is Markdown.

    The last of `choices` is "None of these". `cut_short`: a sentence where the address goes on in
    a way that no longer fits.
    """

    heading: str
    line: str
    at: str
    cut_short: str
    picks: tuple[Said, ...]
    warnings: tuple[str, ...]
    look: str
    aloud: str
    choices: tuple[Link, ...]
    back: Link
    over: Link
    terms: tuple[Term, ...]


def step_page(
    library: Library, here: Walk, address: Address, carried: Mapping[str, str] = NOTHING
) -> StepPage:
    """The page of the question at the end of a trail."""
    step = here.step
    assert step is not None
    says = [(c.id, c.say, keys.pick(n)) for n, c in enumerate(step.choices, 1)]
    says.append((NONE, walk.NONE_SAYS, keys.NONE))
    return StepPage(
        heading=step.ask,
        line=f"{here.flow.title} · Question {here.number} of at most {here.most}",
        at=f"{here.key}|{'.'.join(here.cut)}",
        cut_short=cut_short(here),
        picks=picks(here, address, carried),
        warnings=warnings(library, warned_of(here)),
        look=step.look,
        aloud=step.aloud or step.ask,
        choices=tuple(
            to(say, f"{here.key}|{id}", walk.picked(library, here, id, address), carried, key)
            for id, say, key in says
        ),
        back=back(here, address, carried),
        over=over(here, carried),
        terms=appearing(library, step.text, earlier(here)),
    )


def picks(here: Walk, address: Address, carried: Mapping[str, str]) -> tuple[Said, ...]:
    """Each earlier answer, with a Change that keeps what still fits."""
    return tuple(
        Said(
            mark=ASSUMED if index < address.assumed else SAID,
            asked=pick.step.ask,
            says=pick.says,
            because=pick.because,
            change=to(
                CHANGE, f"change|{here.key}|{index}", walk.changed(here, index, address), carried
            ),
        )
        for index, pick in enumerate(here.picks)
    )


def cut_short(here: Walk) -> str:
    """One sentence where the address goes on in a way that no longer fits, or waits its turn."""
    if not here.cut:
        return NEW if here.waiting else ""
    shown = ".".join(here.cut)[:60]
    return (
        f'Part of this link ("{shown}") no longer fits what is here. '
        "We stopped at the last question that does."
    )


def back(here: Walk, address: Address, carried: Mapping[str, str]) -> Link:
    """One question back; from the first one to the start page."""
    before = walk.back(here, address)
    # A choice id has no dot in it, so no choice can have the id of these links.
    kept = carried if before else _kept(carried)
    return to(BACK, f"{here.key}|.back", before, kept, keys.BACK)


def over(here: Walk, carried: Mapping[str, str]) -> Link:
    """Back to the start page, with nothing but counter mode and its desk kept."""
    return to(OVER, f"{here.key}|.over", None, _kept(carried), keys.TOPICS)


def _kept(carried: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in carried.items() if key in ("counter", "desk")}


def earlier(here: Walk) -> str:
    """The words of all questions already answered on this walk."""
    return " ".join(pick.step.text for pick in here.picks)
