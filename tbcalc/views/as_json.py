"""JSON, in the schemas of docs/reference/json.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from tbcalc.figures.quantity import Quantity
from tbcalc.views.numbers import decimal_text, interval_json, number_json

__all__ = [
    "Encoded",
    "encoded",
    "interval_json",
    "number_json",
    "render",
    "render_lines",
    "render_pieces",
]

_UNSEEN = (0x061C, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
"""Characters that separate, join or turn the direction of text, and are not seen."""
_ESCAPES = {code: f"\\u{code:04x}" for code in (*range(0x20), *range(0x7F, 0xA0), *_UNSEEN)}
_ESCAPES |= {
    0x22: '\\"',
    0x5C: "\\\\",
    0x08: "\\b",
    0x0A: "\\n",
    0x0C: "\\f",
    0x0D: "\\r",
    9: "\\t",
}


class Encoded(str):
    """JSON already: what many lines have in common is encoded once."""

    __slots__ = ()


def render(payload: object) -> str:
    """Return the payload as indented JSON, short lists on one line; ends in a newline."""
    return _indented(payload, "") + "\n"


def render_pieces(
    fields: Mapping[str, object], name: str, items: Iterable[object]
) -> Iterator[str]:
    """Yield ``render({**fields, name: [*items]})`` item by item, without ever holding them all.

    The items are mappings.
    """
    head = "".join(
        f"  {_string(key)}: {_indented(value, '  ')},\n" for key, value in fields.items()
    )
    yield f"{{\n{head}  {_string(name)}: ["
    count = 0
    for count, item in enumerate(items, 1):
        yield (",\n    " if count > 1 else "\n    ") + _indented(item, "    ")
    yield ("\n  ]" if count else "]") + "\n}\n"


def render_lines(payloads: Iterable[object]) -> str:
    """Return one line of JSON per payload."""
    return "".join(f"{encoded(payload)}\n" for payload in payloads)


def encoded(payload: object) -> str:
    """Return the payload as JSON on one line.

    >>> encoded({"unit": "CNY", "likely": [Decimal("7.05E+12"), None]})
    '{"unit": "CNY", "likely": [7050000000000, null]}'
    """
    match payload:
        case str():
            return payload if isinstance(payload, Encoded) else _string(payload)
        case Decimal():
            return decimal_text(payload) if payload.is_finite() else "null"
        case list() | tuple():
            return f"[{', '.join([encoded(item) for item in payload])}]"
        case Quantity():
            return encoded(number_json(payload))
        case dict() | Mapping():  # a dict is known at once, another mapping after a search
            items = [_field(key) + encoded(value) for key, value in payload.items()]
            return f"{{{', '.join(items)}}}"
        case _:
            return _scalar(payload)


@lru_cache(maxsize=512)
def _field(key: object) -> str:
    """Return the name of a field with its colon; records of one kind share theirs."""
    return f"{_string(str(key))}: "


def _scalar(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case _:
            raise TypeError(f"{type(value).__name__} has no JSON form")


def _indented(payload: object, indent: str) -> str:
    if isinstance(payload, Quantity):
        payload = number_json(payload)
    inner = indent + "  "
    if isinstance(payload, Mapping) and payload:
        items = (
            f"{inner}{_string(str(key))}: {_indented(value, inner)}"
            for key, value in payload.items()
        )
        return "{\n" + ",\n".join(items) + f"\n{indent}}}"
    if isinstance(payload, list | tuple) and any(_is_nested(item) for item in payload):
        items = (inner + _indented(item, inner) for item in payload)
        return "[\n" + ",\n".join(items) + f"\n{indent}]"
    return encoded(payload)


def _is_nested(item: object) -> bool:
    return isinstance(item, Mapping | Quantity) or (isinstance(item, str) and len(item) > 40)


def _string(text: str) -> str:
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return '"' + "".join(map(_lone_surrogate, text.translate(_ESCAPES))) + '"'


def _lone_surrogate(character: str) -> str:
    return f"\\u{ord(character):04x}" if "\ud800" <= character <= "\udfff" else character
