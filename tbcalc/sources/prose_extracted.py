"""Readings of an article as extract tells them: areas by name, links by ordinal."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

from tbcalc.figures.extracted import Extracted
from tbcalc.sources.area_text import area_name
from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.sources.prose_doubts import doubts
from tbcalc.sources.prose_reading import Reading

_TOLD_BASES: Final = ("yoy", "mom")


def extracted(text: str, readings: Sequence[Reading]) -> tuple[Extracted, ...]:
    """Return the figures of ``text`` as plain facts, in their order."""
    breaks = [at for at, sign in enumerate(text) if sign == "\n"]
    return tuple(_extracted(text, reading, breaks) for reading in readings)


def spoken_name(code: str) -> str:
    """Return what prose calls an area in English, empty for none."""
    return (_spoken().get(code) or area_name(code)) if code else ""


@cache
def _spoken() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon_rows("prose_names.txt")}


def _extracted(text: str, reading: Reading, breaks: list[int]) -> Extracted:
    found, sort = reading.found, reading.sort
    is_amount = reading.kind in ("amount", "count", "rate")
    sign = _sign(reading)
    return Extracted(
        reading.kind, found.start, found.end, text[found.start : found.end],
        abs(sort.nominal) if is_amount else sort.nominal,
        currency=reading.currency,
        qualifier=found.figure.qualifier,
        qualifier_text=text[found.qualifier_start : found.qualifier_end],
        qualifier_start=found.qualifier_start, qualifier_end=found.qualifier_end,
        flow=reading.flow,
        period=str(reading.period) if reading.period else "",
        reporter=spoken_name(reading.reporter), partner=spoken_name(reading.partner),
        basis=reading.basis if reading.basis in _TOLD_BASES else "",
        basis_ext=_basis_ext(reading),
        basis_implied=reading.basis_implied and reading.kind == "growth",
        same_as=reading.same_as, of=reading.of, role=sort.role, sign=sign,
        forecast=sort.forecast, scope=reading.subject.scope if reading.flow else "",
        unit=found.figure.unit if reading.kind == "count" else "",
        range_with=found.range_with,
        currency_implied=bool(reading.currency) and reading.currency != found.figure.unit,
        is_word=found.is_spelled,
        line=bisect_left(breaks, found.start) + 1, doubts=doubts(reading),
    )  # fmt: skip


def _sign(reading: Reading) -> int:
    """Return 1 for a surplus or a rise, -1 for a deficit or a fall, 0 for a level."""
    if reading.sort.role:
        return -1 if reading.sort.nominal < 0 else 1
    is_balance = reading.kind == "amount" and reading.flow == "balance"
    return reading.subject.sign if is_balance else 0


def _basis_ext(reading: Reading) -> str:
    if reading.basis in _TOLD_BASES or reading.kind != "growth":
        return ""
    return reading.basis or (f"vs {reading.against}" if reading.against else "")
