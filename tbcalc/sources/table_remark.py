"""The column remark of the long table form: its settled phrases, and what is left as a note."""

from __future__ import annotations

import re
from typing import Final

from tbcalc.errors import PeriodSyntaxError, UnknownAreaError
from tbcalc.exact.noun import noun
from tbcalc.figures.area import WORLD
from tbcalc.figures.observation import Whole
from tbcalc.figures.period import Period
from tbcalc.sources.area_text import read_area

_VARIANT = re.compile(r"\[([^\]]*)\]\s*;?\s*")
_NUMERATOR = re.compile(r"numerator: ([a-z][\w-]*)")
_WHOLE = re.compile(r"whole: (.+)")
_WHOLE_PART = re.compile(r"(reporter|partner|scope|product|flow|period) (.+)")
_WHOLE_NEXT = re.compile(r", (?=(?:reporter|partner|scope|product|flow|period) )")
_ALL: Final = "all"
_AGAINST = re.compile(r"(?:compared (?:to|with)|over|\d{4} over) (?:the )?([^ ]*\d[^ ]*)")
_SHARE = re.compile(r"share of (?:the )?(.+)")
_PATTERNS: Final = {
    "numerator": _NUMERATOR, "against": _AGAINST, "share_of": _SHARE, "whole": _WHOLE,
}  # fmt: skip
_FLOW_WORDS: Final = {"total": "", "trade": "", "exports": "exports", "imports": "imports"}

_TREATMENTS: Final = {
    "seasonally adjusted": ("adjustment", "sa"),
    "seasonally and working-day adjusted": ("adjustment", "sa"),
    "unadjusted": ("adjustment", "nsa"),
    "bop basis": ("accounts", "bop"),
    "balance-of-payments basis": ("accounts", "bop"),
    "customs basis": ("accounts", "customs"),
    "in real terms": ("prices", "constant"),
    "real": ("prices", "constant"),
    "constant prices": ("prices", "constant"),
    "current prices": ("prices", "current"),
    "fob": ("valuation", "FOB"),
    "cif": ("valuation", "CIF"),
    "forecast": ("status", "forecast"),
    "revised": ("status", "revised"),
    "preliminary": ("status", "provisional"),
    "provisional": ("status", "provisional"),
    "quarter on quarter": ("basis", "qoq"),
}
"""Phrases with a field of their own."""
_SAID_ELSEWHERE: Final = re.compile(
    r"(?:[\w ]+ terms|usd|growth)|called a (?:deficit|surplus) in the text|printed as a deficit"
    r"|growth of the (?:deficit|balance)'s magnitude|magnitude of the deficit|table in .+"
)
"""Phrases that the sign, the currency or the flow of the row say as well."""


@noun
class Remark:
    """What a remark says: fields by name (status, basis, adjustment ...), and the rest as a note.

    ``numerator`` is the flow a share is of, ``share_of`` what it is a share of, in words, and
    ``whole`` the same as the table's writer puts it; ``against`` is the base of a growth.
    """

    fields: dict[str, str]
    variant: str = ""
    numerator: str = ""
    share_of: str = ""
    whole: str = ""
    against: str = ""
    note: str = ""


def read_remark(text: str) -> Remark:
    """Return what a remark says; phrases are parted by semicolons, a variant stands in brackets."""
    opened = _VARIANT.match(text)
    fields: dict[str, str] = {}
    variant = ""
    if opened and not _is_field(opened[1], fields) and not _SAID_ELSEWHERE.fullmatch(opened[1]):
        variant = opened[1]
    said = {"numerator": "", "share_of": "", "whole": "", "against": ""}
    phrases = re.split(r";\s*", text[opened.end() :] if opened else text)
    rest = [p for p in phrases if not (_is_field(p, fields) or _is_said(p, said))]
    return Remark(fields, variant, **said, note="; ".join(rest))


def whole_of(words: str, reporter: str, partner: str) -> Whole | None:
    """Return the denominator that words such as "China's total" name, None where none known.

    A share of the reporter's own total is one of its trade with all partners.
    """
    owner, apostrophe, rest = words.rpartition("'s ")
    thing = rest.split(" ")
    flow = _FLOW_WORDS.get(thing[-1])
    if flow is None:
        return None
    if apostrophe:
        area = _area(owner)
        return Whole(reporter=area) if area and area != reporter else None
    area = _area(" ".join(thing[:-1]))
    return Whole(partner=area) if area and area not in (reporter, partner) else None


def written_whole(words: str) -> Whole | None:
    """Return the denominator that words such as "reporter CN, product all" name, None for others.

    >>> written_whole("flow gdp")
    Whole(reporter='', partner='', scope='', product=None, flow='gdp', period=None)
    """
    if words == _ALL:
        return Whole()
    parts = [_WHOLE_PART.fullmatch(part) for part in _WHOLE_NEXT.split(words)]
    said = {part[1]: part[2] for part in parts if part is not None}
    period = said.pop("period", None)
    if None in parts or len(said) + (period is not None) < len(parts):
        return None
    if said.get("product") == _ALL:
        said["product"] = ""
    try:
        return Whole(**said, period=None if period is None else Period.parse(period))
    except PeriodSyntaxError:
        return None


def all_partners_or_products(partner: str, product: str) -> Whole | None:
    """Return the whole that a share is of where nothing is said; None where that is open."""
    if (partner != WORLD) == bool(product):
        return None
    return Whole(product="") if product else Whole(partner=WORLD)


def _is_field(phrase: str, fields: dict[str, str]) -> bool:
    known = _TREATMENTS.get(phrase.strip().lower())
    if known is not None:
        fields[known[0]] = known[1]
    return known is not None


def _is_said(phrase: str, said: dict[str, str]) -> bool:
    if _SAID_ELSEWHERE.fullmatch(phrase) or not phrase:
        return True
    for name, pattern in _PATTERNS.items():
        match = pattern.fullmatch(phrase)
        if match and (name != "whole" or written_whole(match[1]) is not None):
            said[name] = match[1]
            return True
    return False


def _area(words: str) -> str:
    """Return the code of an area, empty where the words are of none: "the province"."""
    try:
        return read_area(words)
    except UnknownAreaError:
        return ""
