"""YAML as libyaml's events, and its syntax errors told in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

import yaml

from tbcalc.errors import DatasetSyntaxError
from tbcalc.sources.dataset_page import Page

Event: TypeAlias = Any
"""An event of yaml; its stubs know neither that each has a mark nor which have a value."""

ALIAS: Final[Any] = yaml.AliasEvent
DOCUMENT: Final[Any] = yaml.DocumentStartEvent
MAPPING: Final[Any] = yaml.MappingStartEvent
MAPPING_END: Final[Any] = yaml.MappingEndEvent
SCALAR: Final[Any] = yaml.ScalarEvent
SEQUENCE: Final[Any] = yaml.SequenceStartEvent
SEQUENCE_END: Final[Any] = yaml.SequenceEndEvent
STREAM: Final[Any] = yaml.StreamStartEvent
STREAM_END: Final[Any] = yaml.StreamEndEvent
"""The kinds of events."""

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

NO_YAML: Final = (yaml.YAMLError, UnicodeEncodeError)
"""What reading events raises where the text is no YAML."""

_PROBLEMS: Final = (
    (
        ("tab", "'\\t'"),
        "a tab stands where YAML takes spaces only.",
        "Replace the tab by spaces.",
    ),
    (
        ("mapping values are not allowed",),
        "this colon begins a value in the middle of another.",
        'Put the text that holds the colon in quotes: title: "Explainer: why".',
    ),
    (
        ("unexpected end of stream", "document separator"),
        "a quote is opened here and never closed.",
        "Close the quote.",
    ),
    (
        ("expected ',' or '}'", "expected ',' or ']'"),
        "the bracket opened here is not closed, or a comma within it is missing.",
        "Close the bracket, or set the comma between the fields.",
    ),
    (
        ("could not find expected ':'",),
        "a colon is missing after the name of a field.",
        "Write the field as name: value.",
    ),
    (
        ("cannot start any token",),
        "a value cannot begin with this sign.",
        "Put the value in quotes.",
    ),
    (
        ("maximum nesting depth",),
        "brackets or indentation are nested too deeply.",
        "A dataset is a few levels deep.",
    ),
    (
        ("did not find expected key", "did not find expected '-' indicator", "<block end>"),
        "this line does not line up with the fields or the list it belongs to.",
        "Indent the fields of one mapping, and the dashes of one list, by equally many spaces.",
    ),
)
"""Part of what the parser says -> what that means to a person, and what to do about it."""


def events_of(text: str) -> Iterator[Event]:
    """Return an iterator over the events of ``text``.

    It raises one of NO_YAML at the point from which on the text is no YAML.
    """
    # Without a frame of Python for each event: there are a dozen for every figure.
    return iter(_LOADER(text).get_event, None)


def syntax_fault(page: Page, text: str, error: Exception) -> DatasetSyntaxError:
    """Return what one of NO_YAML says, in plain words and with its place."""
    if isinstance(error, yaml.MarkedYAMLError):
        return _marked_fault(page, error)
    return _unreadable_character(page, text)


def _marked_fault(page: Page, error: yaml.MarkedYAMLError) -> DatasetSyntaxError:
    problem = error.problem or "it cannot be read"
    reason, remedy = f"it is no YAML: {problem}.", "Correct this line, or the one before."
    for signs, told, mending in _PROBLEMS:
        if any(sign in problem for sign in signs):
            reason, remedy = told, mending
            break
    mark = error.problem_mark
    if mark is not None and page.line(mark.line)[mark.column : mark.column + 1] == "\t":
        _, reason, remedy = _PROBLEMS[0]
    elif error.context_mark and ("quote" in reason or "bracket" in reason):
        mark = error.context_mark
    fault = DatasetSyntaxError(reason, remedy=remedy)
    if mark is None:
        return DatasetSyntaxError(reason, remedy=remedy, place=page.path)
    return page.placed(fault, mark.line, mark.column, 1)


def _unreadable_character(page: Page, text: str) -> DatasetSyntaxError:
    found = _UNPRINTABLE.search(text)
    sign = f"U+{ord(found[0]):04X}" if found else "a character"
    fault = DatasetSyntaxError(
        f"{sign} is no character of a text file.", remedy="Remove it, or save the file as text."
    )
    line, column = page.position(found.start() if found else 0)
    return page.placed(fault, line, column, 1)
