"""YAML events as fields, checked against the shapes of the format while they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from tbcalc.errors import DatasetSyntaxError, DuplicateKeyError, UnknownFieldError
from tbcalc.exact.noun import noun
from tbcalc.sources.dataset_fields import Field, Shape, meant
from tbcalc.sources.dataset_page import Mark, Page, Scalar, quoted
from tbcalc.sources.yaml_events import (
    ALIAS,
    DOCUMENT,
    MAPPING,
    MAPPING_END,
    SCALAR,
    SEQUENCE,
    SEQUENCE_END,
    STREAM,
    STREAM_END,
    Event,
)

_OPENING: Final = (MAPPING, SEQUENCE)
_WHAT: Final = {MAPPING: "a mapping", SEQUENCE: "a list"}
_CLOSING: Final = (MAPPING_END, SEQUENCE_END)


@noun
class Record:
    """A mapping: its fields, each held once, and where it begins.

    A field whose value is empty, or was told as a fault, is None. What a record ``is_faulty``
    for is not told as missing from it.
    """

    fields: dict[str, Node | None]
    start_mark: Mark
    is_faulty: bool = False


@noun
class Items:
    """A list, and where it begins."""

    nodes: list[Node]
    start_mark: Mark


Node = Scalar | Record | Items


class Nodes:
    """Reads nodes off a stream of events; what the shapes do not know is told and left out."""

    def __init__(self, page: Page, events: Iterator[Event]) -> None:
        self._page = page
        self._events = events
        self._anchors: set[str] = set()

    def start(self) -> Event | None:
        """Return the event that begins the document, None when there is no document."""
        for event in self._events:
            if not isinstance(event, (STREAM, DOCUMENT)):
                return None if isinstance(event, STREAM_END) else event
        return None

    def end(self) -> None:
        """Read past the end of the document, and tell a second one."""
        for event in self._events:
            if isinstance(event, DOCUMENT):
                fault = DatasetSyntaxError(
                    "a second document begins here.",
                    remedy="Keep one dataset in a file: merge the two, or move this to its own.",
                )
                return self._page.tell(fault, event.start_mark, 3)
        return None

    def names(self, shape: Shape) -> Iterator[tuple[Scalar, Field]]:
        """Yield the names of the mapping whose start has been read, up to its end.

        The caller reads the value of each, with ``value`` or ``items``, before the next.
        """
        seen: dict[str, Mark] = {}
        for name in self._events:
            if isinstance(name, MAPPING_END):
                return
            field = self._known(name, shape, seen)
            if field is None:
                self._skip(name)
                self._skip(next(self._events))
            else:
                seen[name.value] = name.start_mark
                yield name, field

    def items(self, name: Scalar, field: Field) -> Iterator[Node]:
        """Yield the items of the list that comes next, one by one; an empty value has none."""
        start = next(self._events)
        if _is_empty(start):
            return
        if not isinstance(start, SEQUENCE):
            self._misplaced(name.value, start, Field(text=False, many=True))
            return
        self._refuse_decoration(start)
        for event in self._events:
            if isinstance(event, SEQUENCE_END):
                return
            node = self._node(name.value, event, Field(field.text, field.shape))
            if node is not None:
                yield node

    def value(self, name: Scalar, field: Field) -> Node | None:
        """Return the value that comes next, None when it is empty or has been told as a fault."""
        event = next(self._events)
        if not field.text and _is_empty(event):
            return None
        return self._node(name.value, event, field)

    def skip_value(self) -> None:
        """Read past the value that comes next."""
        self._skip(next(self._events))

    def _node(self, name: str, event: Event, field: Field) -> Node | None:
        self._refuse_decoration(event)
        if isinstance(event, SCALAR) and field.text:
            scalar: Scalar = event
            return scalar
        if isinstance(event, MAPPING) and field.shape is not None:
            return self._record(event, field.shape)
        if isinstance(event, SEQUENCE) and field.many:
            return self._list(name, event, field)
        if not isinstance(event, ALIAS):
            self._misplaced(name, event, field)
        return None

    def _list(self, name: str, start: Event, field: Field) -> Items:
        single = Field(field.text, field.shape)
        nodes: list[Node] = []
        for event in self._events:
            if isinstance(event, SEQUENCE_END):
                break
            node = self._node(name, event, single)
            if node is not None:
                nodes.append(node)
        return Items(nodes, start.start_mark)

    def _record(self, start: Event, shape: Shape) -> Record:
        # The inner loop of every dataset: plain scalars go the short way.
        fields: dict[str, Node | None] = {}
        known = shape.fields
        events = self._events
        is_faulty = False
        for name in events:
            kind = type(name)
            if kind is MAPPING_END:
                break
            field = known.get(name.value) if kind is SCALAR else None
            if field is None or name.value in fields:
                field = self._known(name, shape, fields)
                if field is None:
                    is_faulty = True
                    self._skip(name)
                    self._skip(next(events))
                    continue
            event = next(events)
            if type(event) is SCALAR and field.text and not (event.anchor or event.tag):
                fields[name.value] = event
            else:
                empty = not field.text and _is_empty(event)
                node = None if empty else self._node(name.value, event, field)
                fields[name.value] = node
                is_faulty = is_faulty or node is None
        return Record(fields, start.start_mark, is_faulty)

    def _known(self, name: Event, shape: Shape, seen: Mapping[str, object]) -> Field | None:
        """Return the field of that name, None when it is unknown, there already or no name."""
        if not isinstance(name, SCALAR):
            if not isinstance(name, ALIAS):
                fault = DatasetSyntaxError(
                    f"the name of a field of {shape.what} is one word, not a list or a mapping.",
                    remedy="Write the field as name: value.",
                )
                self._page.tell(fault, name.start_mark)
            return None
        field = shape.fields.get(name.value, shape.names)
        if field is None:
            self._page.tell_scalar(unknown_field(name.value, shape), name)
        elif name.value in seen:
            self._page.tell_scalar(_duplicate(name.value, shape, seen[name.value]), name)
            return None
        return field

    def _misplaced(self, name: str, event: Event, field: Field) -> None:
        """Tell that ``name`` does not take what stands there, and skip it."""
        found = _WHAT.get(type(event), "a text")
        fault = DatasetSyntaxError(f"{name} takes {field}, not {found}.")
        self._page.tell(fault, event.start_mark)
        self._skip(event)

    def _skip(self, event: Event) -> None:
        """Read past all of what ``event`` begins."""
        depth = 0
        while True:
            depth += isinstance(event, _OPENING)
            depth -= isinstance(event, _CLOSING)
            if depth <= 0:
                return
            event = next(self._events)

    def _refuse_decoration(self, event: Event) -> None:
        """Tell an anchor or an alias, once for each name, and a tag."""
        anchor = event.anchor
        if anchor and anchor not in self._anchors:
            self._anchors.add(anchor)
            fault = DatasetSyntaxError(
                "anchors and aliases are not read.",
                remedy="Write the value out; what figures share belongs in defaults.",
            )
            self._page.tell(fault, event.start_mark, len(anchor) + 1)
        if getattr(event, "tag", None):
            fault = DatasetSyntaxError(
                "tags are not read: every value is kept as printed.", remedy="Remove the tag."
            )
            self._page.tell(fault, event.start_mark)


def unknown_field(name: str, shape: Shape) -> UnknownFieldError:
    """Return the fault that ``shape`` has no field ``name``, with what was probably meant."""
    if name == "<<":
        return UnknownFieldError(
            "merge keys are not read.", remedy="What figures share belongs in defaults."
        )
    if name[:1].isdigit():
        return UnknownFieldError(
            f"a comma ends a value within brackets, so {quoted(name)} is read as a field.",
            remedy='Put a value with a comma in quotes: value: "38,812.1 yuan".',
        )
    near = meant(name, shape.fields)
    known = ", ".join(shape.fields)
    return UnknownFieldError(
        f"{shape.what} has no field {quoted(name)}.",
        remedy=f"Write {near}." if near else f"Known are {known}.",
        candidates=(near,) if near else tuple(shape.fields),
    )


def _duplicate(name: str, shape: Shape, first: object) -> DuplicateKeyError:
    mark = getattr(first, "start_mark", first)
    line = getattr(mark, "line", None)
    before = "" if line is None else f", first on line {line + 1}"
    return DuplicateKeyError(
        f"{quoted(name)} is given twice in {shape.what}{before}.", remedy="Keep one of the two."
    )


def _is_empty(event: Event) -> bool:
    return isinstance(event, SCALAR) and not (event.value or event.style)
