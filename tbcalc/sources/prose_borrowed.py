"""Money of numbers that print none: exports were 1.96 trillion and imports 3.46 trillion yuan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.figure_search import Found
from tbcalc.sources.prose_sentences import sentence_spans

_BIG: Final = late_pattern(r"[\d.,]*\d[ -]?(?:billion|trillion|bn|tn|bln|trn|tln|lakh crore|crore)")
_MIDDLING: Final = late_pattern(r"[\d.,]*\d[ -]?(?:million|mn|mln|m)")
_MOVES: Final = (
    r"were|was|is|are|rose|fell|went|came|stood|and|or|but|while|as|which|who|that|that's|with|in|"
    r"from|to|for|on|at|by|a|an|the|this|last|over|during|versus|against|than|up|down|more|less|"
    r"set|reached|recorded|posted|logged|seen|of that|of this|of which|of them|of it|"
    r"higher|lower|above|below|respectively|through|until|since|before|after|when|where|it|its|"
    r"into|compared|alone|thanks|despite|amid|had|has|have|would|will|so|ahead|each|altogether|"
    r"following|largely|mainly|mostly|registered|a year|worth of"
)
_ENDS: Final = late_pattern(
    rf"\s*(?:$|[,.;:()\[\]\n—–-]|(?:{_MOVES})\b|(?:of )?(?:exports|imports)\b|of (?:\d|goods|"
    r"january|february|march|april|may|june|july|august|september|october|november|december))",
    re.IGNORECASE,
)
"""What may follow a number of money; a noun, which says what is counted, may not."""
_DOLLARS: Final = late_pattern(r"\bdollars? terms\b|\bin (?:u\.?s\.? )?dollars\b", re.IGNORECASE)
_NEAR: Final = 40


def with_borrowed_money(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the figures, the big bare numbers among them in the currency of their sentence.

    It is the currency told last before, else told first behind.
    """
    told = list(found)
    if not any(_is_bare(text, each) for each in told):
        return told
    at = 0
    for start, end in sentence_spans(text):
        while at < len(told) and told[at].start < start:
            at += 1
        last = at
        while last < len(told) and told[last].start < end:
            last += 1
        _lend(text, told, at, last)
        at = last
    return told


def _lend(text: str, told: list[Found], first: int, last: int) -> None:
    """Give the bare numbers from ``first`` to ``last`` the money beside them."""
    money = next((f for f in told[first:last] if f.figure.kind == "amount"), None)
    for i in range(first, last):
        each = told[i]
        if each.figure.kind == "amount":
            money = each
        elif money is not None and _is_bare(text, each) and _is_as_big(text, each, money):
            is_dollars = _DOLLARS.search(text, max(0, each.start - _NEAR), each.start)
            unit = "USD" if is_dollars else money.figure.unit
            told[i] = replaced(
                each, figure=replaced(each.figure, kind="amount", unit=unit),
                currencies=() if is_dollars else money.currencies,
            )  # fmt: skip


def _is_bare(text: str, found: Found) -> bool:
    """Tell whether a figure is a big number that counts nothing named."""
    if found.figure.kind not in ("number", "count") or found.is_spelled:
        return False
    printed = text[found.start : found.end].lower()
    is_big = _BIG.fullmatch(printed) or _MIDDLING.fullmatch(printed)
    return bool(is_big) and _ENDS.match(text, found.end) is not None


def _is_as_big(text: str, found: Found, money: Found) -> bool:
    """Tell whether a number may be money beside an amount: millions beside millions alone."""
    if _BIG.fullmatch(text[found.start : found.end].lower()):
        return True
    return "m" in text[money.start : money.end].lower()
