"""Extracted: a figure of an article with all that was read of it, as extract tells it."""

from __future__ import annotations

from decimal import Decimal

from tbcalc.exact.noun import noun


@noun
class Extracted:
    """A figure in a text; what is not told is empty, or None where it is a number.

    ``start`` and ``end`` are offsets of characters. ``nominal`` is in base units, a fraction for
    percentages; falls are negative, amounts as printed. ``same_as``, ``of`` and ``range_with`` are
    ordinals of other figures of the text. ``basis`` is yoy or mom, ``basis_ext`` in words what
    else a growth is against. ``doubts`` say what is not sure of it.
    """

    kind: str
    start: int
    end: int
    text: str
    nominal: Decimal
    currency: str = ""
    qualifier: str = "exact"
    qualifier_text: str = ""
    qualifier_start: int = 0
    qualifier_end: int = 0
    flow: str = ""
    period: str = ""
    reporter: str = ""
    partner: str = ""
    basis: str = ""
    basis_ext: str = ""
    basis_implied: bool = False
    same_as: int | None = None
    of: int | None = None
    role: str = ""
    sign: int = 0
    forecast: bool = False
    scope: str = ""
    unit: str = ""
    range_with: int | None = None
    currency_implied: bool = False
    is_word: bool = False
    line: int = 0
    doubts: tuple[str, ...] = ()


@noun
class Contradiction:
    """Figures of one text, by their ordinals, that cannot all be true, and why in words."""

    type: str
    indices: tuple[int, ...]
    message: str = ""
