"""Trees that turn in circles, lead nowhere, or are far too big."""

from __future__ import annotations

from tests.hostile import Case, Files, bad_flow, flow_text
from tests.toys import COURT, PAPER, answer, flow, step, swapped


def ring(length: int) -> Files:
    """A flow whose steps turn in a circle."""
    steps = (
        step(f"s{n}", on=f"go s{(n + 1) % length}", off="entry restart") for n in range(length)
    )
    return flow_text(flow("".join(steps), start="s0"))


def ring_of_flows(length: int) -> Files:
    """Flows of one step each that turn in a circle."""
    return {
        f"flows/bad-{n}.yaml": flow(
            step("one", on=f"flow bad-{(n + 1) % length}", off="entry restart")
        )
        for n in range(length)
    }


def wide(target: str, count: int) -> Files:
    """A step with very many choices."""
    return flow_text(flow(step("one", **{f"c{n}": target for n in range(count)})))


def tall(count: int) -> Files:
    """A flow of very many questions in a row."""
    steps = [step(f"s{n}", on=f"go s{n + 1}", off="entry restart") for n in range(count)]
    return flow_text(flow("".join([*steps, step(f"s{count}", a="entry restart")]), start="s0"))


def scenario(trail: str, entry: str = "add-paper") -> Files:
    text = f"scenarios: [{{case: A clerk., trail: [{trail}], entry: {entry}}}]"
    return bad_flow("scenarios: []", text)


CASES: dict[str, Case] = {
    **{f"loop of {n}": ring(n) for n in range(1, 9)},
    **{f"loop of {n} flows": ring_of_flows(n) for n in range(1, 9)},
    "loop into the middle": flow_text(
        flow(
            step("one", a="go two", b="entry restart")
            + step("two", a="go three", b="entry restart")
            + step("three", a="go two", b="entry restart")
        )
    ),
    "two loops that share a step": flow_text(
        flow(
            step("one", a="go two", b="go three")
            + step("two", a="go one", b="entry restart")
            + step("three", a="go one", b="entry restart")
        )
    ),
    "loop that nothing leads to": flow_text(
        flow(
            step("one", a="entry restart", b="entry restart")
            + step("two", a="go three", b="entry restart")
            + step("three", a="go two", b="entry restart")
        )
    ),
    "every choice leads back to its own question": flow_text(
        flow(step("one", a="go one", b="go one"))
    ),
    "ten thousand choices": wide("entry restart", 10_000),
    "ten thousand choices that lead nowhere": wide("go nowhere", 10_000),
    "ten thousand choices to entries that are not there": wide("entry restrat", 10_000),
    "three thousand questions in a row": tall(3000),
    "sixty-five questions in a row": tall(64),
    "thousand scenarios that end elsewhere": bad_flow(
        "scenarios: []",
        "scenarios:\n" + "  - {case: x, trail: [paper], entry: add-paper}\n" * 1000,
    ),
    "thousand see_also that are not there": {
        "faq/restart.md": answer(see_also="[" + ", ".join(f"e{n}" for n in range(1000)) + "]")
    },
    "start that is not there": bad_flow("start: tray", "start: tary"),
    "start in another flow": bad_flow("start: tray", "start: lamp"),
    "start of a megabyte": bad_flow("start: tray", "start: " + "t" * 1_000_000),
    "target of half a megabyte": bad_flow("entry: add-paper", "go: " + "t" * 500_000),
    "target in another flow": bad_flow("entry: add-paper", "go: lamp"),
    "target with the folder's name": bad_flow("entry: add-paper", "entry: faq/add-paper"),
    "target with the file's ending": bad_flow("entry: add-paper", "entry: add-paper.md"),
    "target is a flow but named as an entry": bad_flow("entry: add-paper", "entry: wifi"),
    "target is the court": bad_flow("entry: add-paper", "entry: court"),
    "target climbs out": bad_flow("entry: add-paper", "entry: ../../etc/passwd"),
    "flow leads into itself": bad_flow("entry: add-paper", "flow: bad"),
    "three ways at once": bad_flow(
        "entry: add-paper", "entry: add-paper\n        go: tray\n        flow: wifi"
    ),
    "no way at all": bad_flow("        entry: add-paper\n", ""),
    "step without choices": bad_flow("scenarios: []", "  more:\n    ask: More?\n    choices: {}"),
    "step with one choice": flow_text(flow(step("one", a="entry restart"))),
    "choices that say the same but for case and spaces": bad_flow(
        "say: Paper", 'say: " NOTHING  "'
    ),
    "scenario with an empty trail": scenario(""),
    "scenario that goes on after the end": scenario("nothing, nothing"),
    "scenario with a choice that is not there": scenario("noting"),
    "scenario with an entry that is not there": scenario("nothing", "add-papers"),
    "scenario that picks none of these": scenario("none", "add-paper"),
    "scenario with a trail of ten thousand": scenario(", ".join(["nothing"] * 10_000)),
    "flow and entry of one name": {
        "flows/restart.yaml": PAPER,
    },
    "two entries with one number": {
        "faq/restart.md": answer(source="{page: P, number: 1}"),
        "faq/push-plug.md": answer(source="{page: P, number: 1}"),
    },
    "nothing fits is not there": {"faq/court.yaml": swapped(COURT, "nobody-knows", "nobody")},
    "nothing fits is broken": {"faq/nobody-knows.md": "no front matter\n"},
    "nothing fits is a flow": {"faq/court.yaml": swapped(COURT, "nobody-knows", "wifi")},
    "no walk may ask a question": {"faq/court.yaml": swapped(COURT, '"4"', '"0"')},
    "fine: a flow that leads into another": bad_flow("entry: add-paper", "flow: wifi"),
    "fine: nothing fits as a choice": bad_flow("entry: add-paper", "entry: nobody-knows"),
    "fine: a scenario that picks none of these": scenario("none", "nobody-knows"),
    "fine: nine choices": flow_text(
        flow(step("one", **{f"c{n}": "entry restart" for n in range(9)}))
    ),
}
