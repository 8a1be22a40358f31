"""YAML text of mappings, lists and strings: on one line where it is short, else a block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from textwrap import wrap
from typing import Final, TypeAlias

WIDTH: Final = 100
"""Columns of a line at most, where its words allow."""

_OPENING: Final = frozenset("-?:,[]{}#&*!|>'\"%@`=<~")
_WITHIN: Final = re.compile(r"[,\[\]{}]|:(?= |$)| #")
_TYPED: Final = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n"))
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}

Value: TypeAlias = str | Mapping[str, "Value"] | Sequence["Value"]


class Word(str):
    """A yes or no that is meant as one, so that it needs no quotes."""

    __slots__ = ()


def scalar_text(text: str) -> str:
    """Return ``text`` as a YAML scalar that any YAML reader takes as this text.

    >>> scalar_text("25.45 trillion yuan"), scalar_text("Explainer: why")
    ('25.45 trillion yuan', '"Explainer: why"')
    """
    return str(text) if isinstance(text, Word) else _scalar(text)


@lru_cache(maxsize=8192)
def _scalar(text: str) -> str:
    return text if _is_plain(text) else '"' + "".join(map(_escaped, text)) + '"'


def flow_text(value: Value) -> str:
    """Return a value on one line."""
    if isinstance(value, str):
        return scalar_text(value)
    if isinstance(value, Mapping):
        fields = (f"{scalar_text(name)}: {flow_text(field)}" for name, field in value.items())
        return "{" + ", ".join(fields) + "}"
    return "[" + ", ".join(map(flow_text, value)) + "]"


def field_lines(name: str, value: Value, indent: str, *, block: bool = False) -> Iterator[str]:
    """Yield the lines of one field of a mapping; ``block`` sets its value on lines of its own."""
    head = f"{indent}{scalar_text(name)}:"
    if len(line := f"{head} {flow_text(value)}") <= WIDTH and not (block and value):
        yield line
    elif isinstance(value, str):
        yield from _text_lines(head, value, indent + "  ")
    elif isinstance(value, Mapping):
        yield head
        for inner, field in value.items():
            yield from field_lines(inner, field, indent + "  ")
    else:
        yield head
        for item in value:
            yield from item_lines(item, indent + "  ")


def item_lines(value: Value, indent: str) -> Iterator[str]:
    """Yield the lines of one item of a list."""
    line = f"{indent}- {flow_text(value)}"
    if len(line) <= WIDTH or not isinstance(value, Mapping):
        yield line
        return
    dash = indent + "- "
    for name, field in value.items():
        for text in field_lines(name, field, indent + "  "):
            yield dash + text[len(dash) :] if dash else text
            dash = ""


def _text_lines(head: str, text: str, indent: str) -> Iterator[str]:
    """Yield a long text folded over lines, where folding gives back the same text."""
    lines = wrap(text, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    if not text.isprintable() or " ".join(lines) != text or " " not in text:
        yield f"{head} {scalar_text(text)}"
        return
    yield f"{head} >-"
    for line in lines:
        yield indent + line


def _is_plain(text: str) -> bool:
    if not text.isprintable() or text != text.strip() or text.lower() in _TYPED:
        return False
    is_signed = text[:1] == "-" and text[1:2].isalnum()
    begins_well = is_signed or (text != "" and text[0] not in _OPENING)
    return begins_well and _WITHIN.search(text) is None


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
