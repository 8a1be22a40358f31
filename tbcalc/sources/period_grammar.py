"""What the words at one place of a text say about a period: a part, its year, or both."""

from __future__ import annotations

from typing import Final

from tbcalc.errors import PeriodSyntaxError
from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.period import Period
from tbcalc.sources.period_forms import Form, form_at
from tbcalc.sources.period_part import FULL, part_of
from tbcalc.sources.period_phrase import PeriodPhrase
from tbcalc.sources.period_whole import whole_phrase
from tbcalc.sources.period_year import latest, phrase_of

Found = tuple[PeriodPhrase, int]
"""A phrase, and where its words end."""

LEAD: Final = late_pattern(r" {0,9}(?:(?:in|for|during|over|from|within|the) ){0,3}")
"""What may stand before a period that is given alone."""
TAIL: Final = late_pattern(r" ?(?:period|期间|期間|月份|'s)?[ .]{0,9}$")
"""What may stand after it."""

_POINT = r"\d{4}(?:-(?:q[1-4]|h[12]|\d\d(?:-\d\d)?)|/(?:0[1-9]|1[0-2])(?!\d)(?:/\d\d)?)"
_CODE = late_pattern(rf"({_POINT})(?:/({_POINT}))?(?![\d/-])")
_YEAR_AFTER = late_pattern(
    r"(?: period| half)?(?: ?, ?| )?(?:of |in |into |for |during |from )?(?:the )?(?:years? )?'?"
)
_PART_AFTER = late_pattern(r"(?:'s)?,? ?的?(?:the )?")
_TO = late_pattern(r" ?(?:-{1,2}|至|到|/|to|through|until|till) ?(?:the )?")


def phrase_at(text: str, start: int) -> Found | None:
    """Return what the words of a folded text say from ``start`` on, None where they say nothing."""
    whole = form_at("whole", text, start)
    if whole is not None and ends_well(text, whole.end):
        phrase = whole_phrase(whole)
        return None if phrase is None else (phrase, whole.end)
    found = _point_at(text, start)
    coded = _code_at(text, start)
    if coded is not None and (found is None or coded[1] >= found[1]):
        return coded
    return None if found is None else _run_at(text, *found)


def ends_well(text: str, end: int) -> bool:
    """Tell whether words that end at ``end`` are whole words there, and digits whole numbers."""
    after = text[end : end + 2]
    if not after or not text[end - 1].isascii() or not text[end - 1].isalnum():
        return True
    if after[0].isascii() and after[0].isalnum():
        return False
    is_digit = text[end - 1].isdigit()
    return not (is_digit and (after[0] == "%" or (after[0] in ".," and after[1:].isdigit())))


def _code_at(text: str, start: int) -> Found | None:
    match = _CODE.match(text, start)
    if match is None or not ends_well(text, match.end()):
        return None
    points = [point.replace("/", "-").upper() for point in match.groups() if point]
    try:
        return PeriodPhrase("fixed", Period.parse("/".join(points))), match.end()
    except PeriodSyntaxError:
        return None


def _point_at(text: str, start: int) -> Found | None:
    part = form_at("part", text, start)
    if part is not None and (ends_well(text, part.end) or text.startswith("fy", part.end)):
        found = _with_year(text, part)
        if found is not None:
            return found
    year = _year_at(text, start)
    return None if year is None else _with_part(text, year)


def _year_at(text: str, start: int) -> Form | None:
    year = form_at("year", text, start)
    if year is None or not ends_well(text, year.end):
        return None
    if year.kind == "bare-year" and "\u3400" <= text[year.end : year.end + 1] <= "\u9fff":
        return None
    return year


def _with_year(text: str, form: Form) -> Found | None:
    part = part_of(form)
    if part is None:
        return None
    glue = _YEAR_AFTER.match(text, form.end)
    year = None if glue is None else _year_at(text, glue.end())
    phrase = None if year is None else phrase_of(part, year)
    if year is not None and phrase is not None:
        return phrase, year.end
    alone = latest(part)
    return None if alone is None else (alone, form.end)


def _with_part(text: str, year: Form) -> Found | None:
    glue = _PART_AFTER.match(text, year.end)
    form = None if glue is None else form_at("part", text, glue.end())
    if form is not None and ends_well(text, form.end):
        part = part_of(form)
        phrase = None if part is None else phrase_of(part, year)
        if phrase is not None:
            return phrase, form.end
    alone = None if year.kind == "the-year" else phrase_of(FULL, year)
    return None if alone is None else (alone, year.end)


def _run_at(text: str, first: PeriodPhrase, end: int) -> Found:
    """Return the run from ``first`` to the point joined to it, ``first`` where there is none."""
    to = _TO.match(text, end)
    last = None if to is None else _point_at(text, to.end())
    if last is None or first.run is None or last[0].run is None or first.anchor != last[0].anchor:
        return first, end
    if first.anchor not in ("fixed", "relative") or first.fiscal or last[0].fiscal:
        return first, end
    start = first.run.shift_years(first.shift - last[0].shift).first
    if last[0].run.last < start:
        return first, end
    return replaced(last[0], run=Period(start, last[0].run.last)), last[1]
