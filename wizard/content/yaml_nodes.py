"""YAML text as nodes that know their place: under `reading`, safe against hostile files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from wizard.content.yaml_causes import cause
from wizard.core.problems import Place, Problem, mistake, shown

DEEPEST = 12
"""Content nests six levels; anything past this is not content."""
LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b"
    r"\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufe00-\ufe0d\ufeff\uffa0"
    r"\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Control and text-direction characters and all that show nothing (Unicode's list of ignorable
ones, DerivedCoreProperties.txt, and a blank letter); joiners of emoji and scripts may stay."""
JOINERS = "\u200c\u200d\ufe0e\ufe0f"
"""What may stand between letters, but shows nothing alone."""


@dataclass(slots=True)
class Scalar:
    text: str
    place: Place


@dataclass(slots=True)
class Sequence:
    place: Place
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    place: Place
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)
    key: Scalar | None = None


Node = Scalar | Sequence | Mapping


class Unreadable(Exception):  # noqa: N818 - it carries a problem of the content, no fault of ours
    """The text cannot become nodes; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def compose(file: str, text: str, first_line: int = 1) -> Node | None:
    """The one document of `text` as nodes, None if it is empty. Raises `Unreadable`.

    Reads the event stream without recursion and stops at the first thing content never needs, so
    neither aliases that multiply nor deep nesting cost more than the bytes read so far.
    """
    hidden = hidden_in(file, text, first_line)
    if hidden:
        raise Unreadable(hidden)
    try:
        return _Composer(file, first_line).run(text)
    except yaml.MarkedYAMLError as error:
        raise Unreadable(_not_yaml(file, text, error, first_line)) from None
    except yaml.reader.ReaderError as error:
        place = _place_at(file, text, min(int(error.position), len(text)), first_line)
        raise Unreadable(bad_yaml(place, str(error.reason))) from None
    except yaml.YAMLError as error:
        raise Unreadable(bad_yaml(Place(file, first_line), str(error))) from None


def hidden_in(file: str, text: str, first_line: int = 1) -> Problem | None:
    """The first invisible character of a text as a problem, if it has one."""
    hidden = HIDDEN.search(text)
    return hidden and hidden_character(_place_at(file, text, hidden.start(), first_line))


def _not_yaml(file: str, text: str, error: yaml.MarkedYAMLError, first_line: int) -> Problem:
    said = str(error.problem or error.context or "")
    # What is never closed is noticed at the end of the file; the place to mend is where it opens.
    open_still = "end of stream" in said and error.context_mark
    mark = error.context_mark if open_still else error.problem_mark or error.context_mark
    if mark is None:
        return bad_yaml(Place(file, first_line), said)
    place = Place(file, mark.line + first_line, mark.column + 1)
    lines = text.split("\n")
    line = "".join(lines[mark.line : mark.line + 1])
    if line[mark.column : mark.column + 1] == "\t":
        return bad_yaml(place, "a Tab stands where only spaces may stand")
    likely = None if open_still else cause(lines, mark.line)
    if likely is None:
        return bad_yaml(place, said)
    number, column, sentence, advice = likely
    return bad_yaml(Place(file, number + first_line, column + 1), sentence, advice)


class _Composer:
    def __init__(self, file: str, first_line: int) -> None:
        self.file, self.first_line = file, first_line
        self.stack: list[Sequence | Mapping] = []
        self.root: Node | None = None

    def run(self, text: str) -> Node | None:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.NodeEvent):
                self._refuse(event)
            if isinstance(event, yaml.ScalarEvent):
                self._add(self._scalar(event))
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()
            elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
                raise Unreadable(two_documents(self._place(event)))
        return self.root

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        assert mark is not None  # both loaders mark every event
        return Place(self.file, mark.line + self.first_line, mark.column + 1)

    def _refuse(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            raise Unreadable(anchor_or_alias(self._place(event), event.anchor))
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            raise Unreadable(yaml_tag(self._place(event), str(tag)))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        place = self._place(event)
        if HIDDEN.search(event.value):  # written as an escape, like "\u202e"
            raise Unreadable(hidden_character(place))
        return Scalar(event.value, place)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        place = self._place(event)
        if len(self.stack) >= DEEPEST:
            raise Unreadable(nested_too_deep(place))
        start = isinstance(event, yaml.SequenceStartEvent)
        node: Sequence | Mapping = Sequence(place) if start else Mapping(place)
        self._add(node)
        self.stack.append(node)

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif parent.key is not None:
            parent.pairs.append((parent.key, node))
            parent.key = None
        elif isinstance(node, Scalar):
            parent.key = node
        else:
            raise Unreadable(key_is_not_text(node.place))


def _place_at(file: str, text: str, offset: int, first_line: int) -> Place:
    before = text[:offset]
    return Place(file, before.count("\n") + first_line, offset - (before.rfind("\n") + 1) + 1)


_ADVICE = (
    ("Tab", "Use spaces, not the Tab key, at the start of a line."),
    ("cannot start any token", 'Put the text in double quotes: "…".'),
    ("mapping values are not allowed", 'If the text has ": " in it, put it in double quotes.'),
    ("expected key", "Compare how far this line and the one above are indented."),
    ("block end", "Compare how far this line and the one above are indented."),
    ("block mapping", "Compare how far this line and the one above are indented."),
    ("expected ':'", "Check the line above: a key needs a colon and a space after it."),
    ("end of stream", "A quote or bracket that opens here is never closed."),
    ("control characters", "Delete the character; it cannot be seen on screen."),
    ("not allowed", "Delete the character; it cannot be seen on screen."),
)


@mistake("bad-yaml")
def bad_yaml(place: Place, said: str, advice: str = "") -> Problem:
    """The file cannot be read as YAML.

    The usual causes: a Tab at the start of a line, a text with ": " or a leading quote that is not
    in double quotes, or a line that is indented differently from its neighbours.

    Bad (flows/paper.yaml):
        title: Stuck: the printer
    Good:
        title: The printer is stuck
    """
    if advice:
        return Problem(place, f"This cannot be read as YAML. {said}", advice)
    advice = next(
        (a for mark, a in _ADVICE if mark in said), "Look at this line and the one above."
    )
    return Problem(place, f"This cannot be read as YAML: {said.rstrip('.')}.", advice)


@mistake("two-documents")
def two_documents(place: Place) -> Problem:
    """A line `---` starts a second YAML document; a content file holds one.

    Bad (flows/paper.yaml):
        title: The printer is stuck
        ---
    Good:
        title: The printer is stuck
    """
    return Problem(place, 'A second document starts at this "---".', "Delete that line.")


@mistake("anchor-or-alias")
def anchor_or_alias(place: Place, name: str) -> Problem:
    """YAML anchors (`&name`) and aliases (`*name`) are not used in content.

    They hide what is repeated and can multiply without end. Write the text out.

    Bad (flows/paper.yaml):
        say: &red It is red
    Good:
        say: It is red
    """
    return Problem(
        place,
        f'The anchor or alias "{shown(name)}" is not used in content.',
        "Write the text out, or put it in double quotes if it starts with & or *.",
    )


@mistake("yaml-tag")
def yaml_tag(place: Place, tag: str) -> Problem:
    """YAML tags (`!something`) are not used in content; all values are plain text.

    Bad (flows/paper.yaml):
        say: !!str It is red
    Good:
        say: It is red
    """
    return Problem(
        place,
        f'The YAML tag "{shown(tag)}" is not used in content.',
        "Delete it, or put the text in double quotes if it starts with !.",
    )


@mistake("nested-too-deep")
def nested_too_deep(place: Place) -> Problem:
    """Lists or mappings stand inside each other deeper than any content file needs.

    Bad (flows/paper.yaml):
        about: [[[[[[[[[[[[[Nothing comes out.]]]]]]]]]]]]]
    Good:
        about: Nothing comes out.
    """
    return Problem(
        place,
        f"Lists or mappings nest more than {DEEPEST} deep here.",
        "Look for brackets that are never closed.",
    )


@mistake("key-is-not-text")
def key_is_not_text(place: Place) -> Problem:
    """A key is a list or a mapping; keys are plain words.

    Bad (flows/paper.yaml):
        [about]: Nothing comes out.
    Good:
        about: Nothing comes out.
    """
    return Problem(place, "A key here is not a plain word.", "Delete the brackets.")


@mistake("hidden-character")
def hidden_character(place: Place) -> Problem:
    """An invisible character that can make a text look different from what it is.

    Control, zero-width and text-direction characters often come with text pasted from the web.

    Bad (flows/paper.yaml):
        say: "It is \\u202ered"
    Good:
        say: It is red
    """
    return Problem(
        place,
        "An invisible character stands here.",
        "Delete it and type the text again by hand.",
    )
