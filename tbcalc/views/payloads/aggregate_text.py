"""Groups of an aggregate as JSON text, written at once: there may be millions of them.

The text is that which ``as_json`` makes of the quantities; numbers that are not of the usual kind
go that way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from tbcalc.core.aggregate_rows import Amounts, amount_quantity, percent_text, ratio_quantity
from tbcalc.figures.quantity import Quantity
from tbcalc.views import as_json
from tbcalc.views.numbers import ceiling_of, floor_of, is_nearly_whole, nearest_of, number_json
from tbcalc.views.numerals import numeral_text

NUMBERS: Final = (
    "exports", "imports", "total", "balance", "balance_share", "coverage_ratio",
)  # fmt: skip
"""The fields of a row that are numbers or null."""
_SHOWN: Final = 6
"""Digits that people are shown of what is long enough for a word."""
_LONGEST: Final = 28
"""Characters of a number that is surely written whole."""
_USUAL: Final = 15
"""Powers of ten within which a ratio of 17 digits has a point, and no exponent."""
_LINE: Final = ("{", ", ", "}")
_INDENTED: Final = ("{{\n{0}  ", ",\n{0}  ", "\n{0}}}")
_ROW_INDENT: Final = "    "


class RowText:
    """What writes the groups of one answer, keyed by ``names``, in ``unit``."""

    def __init__(self, names: Sequence[str], unit: str, *, is_indented: bool) -> None:
        inner = _ROW_INDENT + "  "
        self._begin, self._next, self._end = (
            (each.format(_ROW_INDENT) for each in _INDENTED) if is_indented else _LINE
        )
        marks = [each.format(inner) for each in _INDENTED] if is_indented else list(_LINE)
        self._names = [f"{as_json.encoded(name)}: " for name in names]
        self._unit = unit
        self._words = _words(unit)
        self._money = _number_text(marks, unit)
        self._ratio = _number_text(marks, "1")

    def __call__(self, keys: Sequence[str], amounts: Amounts) -> str:
        """Return a group: its keys, then its numbers, null where nothing is known."""
        fields = [name + _string(key) for name, key in zip(self._names, keys, strict=True)]
        exports, imports, total, balance, share, coverage = amounts
        money = self._of_money
        fields += (
            f'"exports": {money(exports)}', f'"imports": {money(imports)}',
            f'"total": {money(total)}', f'"balance": {money(balance)}',
            f'"balance_share": {self._of_ratio(share, balance, total)}',
            f'"coverage_ratio": {self._of_ratio(coverage, exports, imports)}',
        )  # fmt: skip
        return self._begin + self._next.join(fields) + self._end

    def _of_money(self, value: Decimal | None) -> str:
        if value is None:
            return "null"
        digits = f"{value:f}"
        if "." in digits:
            digits = digits.rstrip("0").rstrip(".")
        if len(digits) > _LONGEST:
            return self._written(self._money, amount_quantity(value, self._unit))
        return self._money(digits, digits, digits, self._as_read(digits, value))

    def _as_read(self, digits: str, value: Decimal) -> str:
        """Return a number as people read it: six digits and a word from a million on."""
        if digits[0] == "-":
            return f"-{self._as_read(digits[1:], -value)}"
        whole, point, fraction = digits.partition(".") if "." in digits else (digits, "", "")
        length = len(whole)
        if length <= _SHOWN:
            return f"{int(whole):,}{point}{fraction}{self._words[0]}"
        shown, rest = whole[:_SHOWN], whole[_SHOWN:]
        if rest[0] >= "5":
            if shown[-1] in "13579" or point or rest.rstrip("0") != "5":
                shown = str(int(shown) + 1)
        elif rest[0] == "0" and not point and not rest.strip("0"):
            shown = shown.rstrip("0")
        units = (length - 1) % 3 + 1
        words = self._words.get(length - units)
        if words is None or len(shown) > _SHOWN:  # beyond trillions, or up to the next word
            return as_json.encoded(numeral_text(amount_quantity(value, self._unit)))[1:-1]
        if len(shown) <= units:
            return shown.ljust(units, "0") + words
        return f"{shown[:units]}.{shown[units:]}{words}"

    def _of_ratio(self, value: Decimal | None, above: Decimal | None, below: Decimal | None) -> str:
        if value is None:
            return "null"
        if is_nearly_whole(value) or not -_USUAL < value.adjusted() < _USUAL:  # it may end, for one
            return self._written(self._ratio, ratio_quantity(above, below))
        low = floor_of(value)
        ends = _text(low), _text(ceiling_of(value))
        nearest = ends[0] if nearest_of(value) == low else ends[1]
        return self._ratio(nearest, *ends, percent_text(value))

    def _written(self, number: Callable[[str, str, str, str], str], told: Quantity | None) -> str:
        """Return a number of any kind, by way of its quantity."""
        payload = number_json(told)
        if payload is None:
            return "null"
        value, ends, text = (payload[field] for field in ("value", "likely", "text"))
        assert isinstance(ends, list)
        low, high = map(as_json.encoded, ends)
        return number(as_json.encoded(value), low, high, as_json.encoded(text)[1:-1])


def _number_text(marks: Sequence[str], unit: str) -> Callable[[str, str, str, str], str]:
    """Return what writes a number whose likely bounds are all that is possible."""
    begin, then, end = marks
    bounds = f'{then}"likely": ['
    possible = f']{then}"possible": ['
    tail = f']{then}"unit": {as_json.encoded(unit)}{then}"text": "'

    def written(value: str, low: str, high: str, text: str) -> str:
        pair = f"{low}, {high}"
        return f'{begin}"value": {value}{bounds}{pair}{possible}{pair}{tail}{text}"{end}'

    return written


def _words(unit: str) -> dict[int, str]:
    """Return what stands behind a number by the power of ten that is not written out."""
    told = {}
    for power in (0, 6, 9, 12):
        quantity = amount_quantity(Decimal(10) ** power, unit)
        told[power] = as_json.encoded(numeral_text(quantity).removeprefix("1"))[1:-1]
    return told


def _text(ratio: Decimal) -> str:
    return f"{ratio:f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=1 << 14)
def _string(key: str) -> str:
    return as_json.encoded(key)
