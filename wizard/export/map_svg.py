"""A flow as an SVG map: question boxes, their choices on arrows below them, endings at the right.

The tree grows downwards in rows, so that it reads like an outline, needs no layout program, and
prints on an upright page. A question is drawn once; other arrows to it name its number.
"""

from __future__ import annotations

import unicodedata
from xml.sax.saxutils import escape, quoteattr

from wizard.core.leads import ASK, GOES_ON, UNREVIEWED
from wizard.core.wording import one_line
from wizard.export.flow_map import (
    NONE_OF_THESE,
    Arrow,
    DrawnStep,
    Picture,
    Target,
)

WIDTH, EDGE = 960, 16
ENDING = 560
"""Where the boxes of the endings start, in px from the left."""
INDENT, DEEPEST = 30, 8
SIZE, LINE = 15, 19
"""Size of the letters and distance of the lines in px."""

# Each colour stands twice: programs that do not know light-dark() keep the first.
STYLE = """
.flow-map { color-scheme: light dark; font: 15px system-ui, "Segoe UI", Arial, sans-serif; }
.flow-map text { fill: #0b1220; fill: light-dark(#0b1220, #eef2f8); }
.flow-map .paper { fill: #ffffff; fill: light-dark(#ffffff, #0f1620); }
.flow-map .box { fill: #f2f5fa; fill: light-dark(#f2f5fa, #1a2433);
  stroke: #0b1220; stroke: light-dark(#0b1220, #eef2f8); stroke-width: 1.5; }
.flow-map .answer { fill: #ffffff; fill: light-dark(#ffffff, #0f1620);
  stroke: #1a56a8; stroke: light-dark(#1a56a8, #8ab8ff); }
.flow-map .referral { fill: #fff7e0; fill: light-dark(#fff7e0, #2c2410);
  stroke: #7a5200; stroke: light-dark(#7a5200, #f0c860); stroke-dasharray: 6 3; }
.flow-map .line { fill: none;
  stroke: #5b687c; stroke: light-dark(#5b687c, #9aa8bd); stroke-width: 1.5; }
.flow-map .tip { fill: #5b687c; fill: light-dark(#5b687c, #9aa8bd); }
.flow-map .lit.line { stroke: #1a56a8; stroke: light-dark(#1a56a8, #8ab8ff); stroke-width: 5; }
.flow-map .lit.tip { fill: #1a56a8; fill: light-dark(#1a56a8, #8ab8ff); }
.flow-map .lit.box { stroke: #1a56a8; stroke: light-dark(#1a56a8, #8ab8ff); stroke-width: 4.5; }
.flow-map .strong, .flow-map text.lit { font-weight: 700; }
.flow-map .title { font-size: 21px; font-weight: 700; }
.flow-map .mark { font-size: 12.5px; font-weight: 700; }
.flow-map a { cursor: pointer; text-decoration: none; }
.flow-map a:hover text { text-decoration: underline; }
.flow-map a:focus { outline: none; }
.flow-map a:focus-visible .box {
  stroke: #1a56a8; stroke: light-dark(#1a56a8, #8ab8ff); stroke-width: 6; }
"""


def svg(drawn: Picture, *, titled: bool = True) -> str:
    """The whole picture as one `<svg>` element, to save as a file or to set into a page."""
    sheet = _Sheet()
    _head(sheet, drawn if titled else None)
    trunks: list[tuple[int, float]] = []
    for depth, item in drawn.rows():
        if isinstance(item, DrawnStep):
            del trunks[depth:]
            trunks.append((_left(depth), _question(sheet, item, _left(depth))))
        else:
            _arrow(sheet, item, *trunks[depth])
    _foot(sheet, drawn)
    return _frame(drawn, sheet)


class _Sheet:
    """What is drawn so far, and how far down. Thick lines lie over thin ones, boxes over both."""

    def __init__(self) -> None:
        self.y: float = EDGE
        self.thin: list[str] = []
        self.thick: list[str] = []
        self.boxes: list[str] = []

    def line(self, path: str, lit: bool) -> None:
        kind = "line lit" if lit else "line"
        (self.thick if lit else self.thin).append(f'<path class="{kind}" d="{path}"/>')

    def tip(self, x: float, y: float, lit: bool, down: bool = False) -> None:
        reach = 9 if lit else 7
        ends = ((-reach, -reach), (reach, -reach)) if down else ((-reach, -reach), (-reach, reach))
        points = " ".join(f"{x + dx:g},{y + dy * 0.75:g}" for dx, dy in ((0, 0), *ends))
        if down:
            points = " ".join(f"{x + dx * 0.75:g},{y + dy:g}" for dx, dy in ((0, 0), *ends))
        self.thick.append(f'<polygon class="tip{" lit" if lit else ""}" points="{points}"/>')

    def text(self, x: float, y: float, lines: list[str], kind: str = "") -> None:
        self.boxes.append(_text(x, y, lines, kind))


def _text(x: float, y: float, lines: list[str], kind: str = "") -> str:
    style = f' class="{kind}"' if kind else ""
    # A blank ends every line but the last, so that a copied or spoken text keeps its words apart.
    spans = " ".join(
        f'<tspan x="{x:g}" y="{y + number * LINE:g}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f"<text{style}>{spans}</text>"


def _left(depth: int) -> int:
    return EDGE + INDENT * min(depth, DEEPEST)


def _head(sheet: _Sheet, drawn: Picture | None) -> None:
    for line in wrapped(drawn.title, (WIDTH - 2 * EDGE) * SIZE / 22) if drawn else ():
        sheet.y += 24
        sheet.text(EDGE, sheet.y, [line], "title")
    sheet.y += 14


def _question(sheet: _Sheet, question: DrawnStep, x: int) -> float:
    """Draw the box; the height at which its trunk starts."""
    lines = wrapped(question.ask, (WIDTH - EDGE - x - 64) * 0.94)
    height = len(lines) * LINE + 20
    kind = "box lit" if question.lit else "box"
    parts = [
        _rect(kind.split(), x, sheet.y, WIDTH - EDGE - x, height, 0),
        _text(x + 12, sheet.y + 25, [str(question.number)], "strong"),
        _text(x + 44, sheet.y + 25, lines, "strong"),
    ]
    name = f"Question {question.number}. {question.ask}"
    sheet.boxes.append(_linked("".join(parts), question.address, name))
    sheet.y += height
    bottom = sheet.y
    sheet.y += 6
    return bottom


def _arrow(sheet: _Sheet, arrow: Arrow, x: int, top: float) -> None:
    trunk, label = x + 16, x + 38
    room = (WIDTH - EDGE if arrow.opens else ENDING - 44) - label
    lines = wrapped(arrow.says, room * (0.92 if arrow.picked else 1))
    box = [] if arrow.opens else _box_lines(arrow.target)
    height = max(len(lines) * LINE + 8, len(box) * LINE + 14 if box else 0)
    middle = sheet.y + height / 2 + 2
    sheet.line(f"M{trunk} {top:g}V{middle:g}H{label - 6}", arrow.picked)
    first = middle - (len(lines) - 1) * LINE / 2 + 5
    sheet.text(label, first, lines, "lit" if arrow.picked else "")
    if arrow.opens:
        sheet.y += height + 18
        start = middle + len(lines) * LINE / 2
        sheet.line(f"M{label + 8} {start:g}V{sheet.y - 6:g}", arrow.picked)
        sheet.tip(label + 8, sheet.y, arrow.picked, down=True)
        return
    after = label + max(map(width, lines)) * (1.08 if arrow.picked else 1) + 8
    sheet.line(f"M{after:g} {middle:g}H{ENDING - 7}", arrow.picked)
    sheet.tip(ENDING, middle, arrow.picked)
    _ending(sheet, arrow, box, middle)
    sheet.y += height + 8


def _box_lines(target: Target) -> list[str]:
    if target.kind == "question":
        return [f"Question {target.number}"]
    marks = [f"{', '.join(target.marks)}:"] if target.marks else []
    return marks + wrapped(target.title, WIDTH - EDGE - ENDING - 40)


def _ending(sheet: _Sheet, arrow: Arrow, lines: list[str], middle: float) -> None:
    target, height = arrow.target, len(lines) * LINE + 12
    y, x = middle - height / 2, ENDING
    parts = [_shape(target, x, y, WIDTH - EDGE - x, height, arrow.picked)]
    marks = lines[:1] if target.marks else []
    if marks:
        parts.append(_text(x + 20, y + 19, marks, "mark"))
    parts.append(_text(x + 20, y + 20 + LINE * len(marks), lines[len(marks) :]))
    sheet.boxes.append(_linked("".join(parts), arrow.address, target.label))


def _shape(target: Target, x: float, y: float, wide: float, high: float, lit: bool) -> str:
    """The outline that tells the kind of a target without its colour."""
    kinds = ["box", *(["lit"] if lit else [])]
    if target.kind == "question":
        return _rect(kinds, x, y, wide, high, 0)
    if target.kind == "flow":
        points = (0, 0), (wide - 14, 0), (wide, high / 2), (wide - 14, high), (0, high)
        return _polygon(kinds, x, y, points)
    kinds.append("referral" if target.referral else "answer")
    if target.referral:
        cut = 9
        corners = (cut, 0), (wide - cut, 0), (wide, high / 2), (wide - cut, high), (cut, high)
        shape = _polygon(kinds, x, y, (*corners, (0, high / 2)))
    else:
        shape = _rect(kinds, x, y, wide, high, 12)
    if target.reviewed:
        return shape
    return shape + _rect([kinds[0], kinds[-1]], x + 12, y + 4, wide - 24, high - 8, 6)


def _rect(kinds: list[str], x: float, y: float, wide: float, high: float, round: int) -> str:
    place = f'x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}"'
    return f'<rect class="{" ".join(kinds)}" {place} rx="{round}"/>'


def _polygon(kinds: list[str], x: float, y: float, points: tuple[tuple[float, float], ...]) -> str:
    places = " ".join(f"{x + dx:g},{y + dy:g}" for dx, dy in points)
    return f'<polygon class="{" ".join(kinds)}" points="{places}"/>'


def _linked(drawing: str, address: str, name: str) -> str:
    if not address:
        return drawing
    return f"<a href={quoteattr(address)} aria-label={quoteattr(name)}>{drawing}</a>"


def _foot(sheet: _Sheet, drawn: Picture) -> None:
    sheet.y += 12
    said = f"{NONE_OF_THESE} {drawn.none.label}."
    lines = wrapped(said, WIDTH - 2 * EDGE)
    sheet.text(EDGE, sheet.y + 14, lines)
    sheet.y += len(lines) * LINE + 16
    samples = (
        (Target("question", "", ""), "Question", 110),
        (Target("answer", "", ""), "Answer", 100),
        (Target("answer", "", "", referral=True), ASK, 140),
        (Target("answer", "", "", reviewed=False), UNREVIEWED, 190),
        (Target("flow", "", ""), f"{GOES_ON} another topic", 220),
    )
    x = float(EDGE)
    for target, says, wide in samples:
        sheet.boxes.append(_shape(target, x, sheet.y, wide, 32, False))
        sheet.text(x + 20, sheet.y + 21, [says])
        x += wide + 10
    sheet.line(f"M{x + 4:g} {sheet.y + 16:g}H{x + 34:g}", True)
    sheet.text(x + 42, sheet.y + 21, ["The trail"])
    sheet.y += 32 + EDGE


def _frame(drawn: Picture, sheet: _Sheet) -> str:
    height = round(sheet.y)
    id = f"map-{drawn.flow.id}"
    endings = len(
        {a.target for q in drawn.questions for a in q.arrows if a.target.kind == "answer"}
    )
    desc = (
        f"{one_line(drawn.flow.about)} Questions: {len(drawn.questions)}. "
        f"Different answers: {endings}. The outline says the same as text."
    )
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="flow-map" width="{WIDTH}" '
            f'height="{height}" viewBox="0 0 {WIDTH} {height}" role="group" '
            f'aria-labelledby="{id}-title {id}-desc">',
            f'<title id="{id}-title">{escape(drawn.title)}</title>',
            f'<desc id="{id}-desc">{escape(desc.strip())}</desc>',
            f"<style>{STYLE}</style>",
            f'<rect class="paper" width="{WIDTH}" height="{height}"/>',
            *sheet.thin,
            *sheet.thick,
            *sheet.boxes,
            "</svg>\n",
        )
    )


def wrapped(text: str, room: float) -> list[str]:
    """The text in lines no wider than `room` px; a word that is wider still is cut."""
    lines = [""]
    for word in text.split():
        for part in _pieces(word, room):
            longer = f"{lines[-1]} {part}".strip()
            if lines[-1] and width(longer) > room:
                lines.append(part)
            else:
                lines[-1] = longer
    return lines


def _pieces(word: str, room: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def width(text: str) -> float:
    """An upper guess of a text's width in px, in any common sans-serif."""
    return sum(map(_letter_width, text)) * SIZE


def _letter_width(letter: str) -> float:
    if letter in "iljtfrI.,;:'|!()[] -’‘":
        return 0.41
    if letter in "mwMW@%—…→":
        return 1.0
    if unicodedata.east_asian_width(letter) in "WF" or ord(letter) > 0x2FFF:
        return 1.35
    return 0.72 if letter.isupper() else 0.62
