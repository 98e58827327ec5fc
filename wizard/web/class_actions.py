"""What a button of the trainer's means: one happening, or nothing where it does not fit now."""

from __future__ import annotations

from wizard.core.address import Query
from wizard.presenters import class_now
from wizard.presenters.class_screen import Screen
from wizard.training.live import Happening, Moved, Revealed, TaskSet, Way, WaySet
from wizard.training.rounds import MOST_CASES, all_cases, read_round, read_seed


def meant(screen: Screen, said: Query) -> Happening | None:
    """What a button means now; None where it does not fit any more."""
    now, library = screen.now, screen.library
    match said.get("does"):
        case "begin":
            return Moved(now.start.query(), now.at)
        case "home":
            return Moved({}, now.at)
        case "back" if now.at:
            return Moved(class_now.before(library, now.address).query(), now.at)
        case "go" if now.at:
            target = class_now.after(library, now.address, said.get("choice", ""))
            return Moved(target.query(), now.at) if target else None
        case "reveal":
            return Revealed(now.at)
        case "way":
            return WaySet(Way.FOLLOW if said.get("way") == "follow" else Way.VOTE)
        case "alone":
            return _alone(screen, said.number("number", 1, MOST_CASES) or 0)
        case "round":
            return _round(screen, said)
    return None


def _alone(screen: Screen, number: int) -> TaskSet | None:
    """A free walk from the question of now, or one case of its topic."""
    now, flow = screen.now, screen.now.place.flow
    if not number:
        return TaskSet(now.place.query(), since=len(now.tasks))
    there = {case.number for case in all_cases(screen.library, flow)} if flow else set()
    return TaskSet(flow=flow, number=number, since=len(now.tasks)) if number in there else None


def _round(screen: Screen, said: Query) -> TaskSet | None:
    """A round of cases, drawn by the word of the class."""
    seed = read_seed(said.text("seed")) or screen.when.date().isoformat()
    asked = {"seed": seed, "cases": said.text("cases"), "flow": said.text("topic")}
    of = read_round(screen.library, {name: value for name, value in asked.items() if value})
    if not of.cases:
        return None
    since = len(screen.now.tasks)
    return TaskSet({}, of.flow, 0, seed, len(of.cases), of.mark, since)
