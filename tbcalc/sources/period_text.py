"""Read periods: canonical codes, and the words of English and Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tbcalc.errors import PeriodSyntaxError
from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.period import Day, Period
from tbcalc.sources.period_phrase import PeriodPhrase, needs, resolve

FIRST_IDEOGRAPH: Final = "\u2e80"
_LETTER: Final = late_pattern("[a-z]")
LONGEST: Final = 200
"""More characters than any name of a period has."""

_REMEDY = "Write 2024, 2024-H1, 2017-Q1, 2024-05 or 2025-01/2025-11, or in words: May 2024."

_IN_FULL = "Write the period in full: 2016, 2017-Q1 or, for a fiscal year, 2022-04/2023-03."


def read_period(text: str, *, today: Day | None = None, reporter: str = "") -> Period:
    """Return the period that a code or words name.

    Words such as "last year" or "the first quarter" need ``today``; fiscal years ("FY2023") need
    ``reporter``, the code of the area whose they are.

    Raises PeriodSyntaxError.

    >>> str(read_period("first 11 months of 2025")), str(read_period("2024年上半年"))
    ('2025-01/2025-11', '2024-H1')
    """
    try:
        return Period.parse(text.strip())
    except PeriodSyntaxError as error:
        no_code = error
    found = _phrase_of(text)
    if found is None:
        raise no_code
    period = resolve(found, today, reporter=reporter)
    if period is None:
        raise _error(f'"{text}" leaves open {needs(found)}.', text, remedy=_IN_FULL)
    if not (period.first[0] >= 1 and period.last[0] <= 9999):
        raise _error(f'"{text}" lies outside the years 1 to 9999.', text)
    return period


def find_periods(text: str) -> Iterator[tuple[int, int, PeriodPhrase]]:
    """Yield what running text says about periods, as start, end and phrase, in order of place.

    A month's name counts only where it begins with a capital: "may" and "march" are verbs.
    """
    from tbcalc.sources.period_forms import folded, places
    from tbcalc.sources.period_grammar import phrase_at

    plain = folded(text)
    done = 0
    for place in places(_script(plain)).finditer(plain):
        start = place.start()
        if start < done or (text[start] == "m" and plain.startswith(("may", "mar"), start)):
            continue
        found = phrase_at(plain, start)
        if found is not None:
            phrase, done = found
            yield start, done, phrase


def _script(folded: str) -> str:
    """Return which script words about a period can be in: one that the text has letters of."""
    if folded.isascii() or max(folded) < FIRST_IDEOGRAPH:
        return "latin"
    return "mixed" if _LETTER.search(folded) else "han"


def _phrase_of(text: str) -> PeriodPhrase | None:
    """Return the phrase that the whole of ``text`` is, None where its beginning is none."""
    from tbcalc.sources.period_forms import folded
    from tbcalc.sources.period_grammar import LEAD, TAIL, phrase_at

    if len(text) > LONGEST:
        raise _error("a period is named in fewer words", text[:LONGEST])
    plain = folded(text)
    lead = LEAD.match(plain)
    found = phrase_at(plain, 0) or (phrase_at(plain, lead.end()) if lead else None)
    if found is None:
        return None
    phrase, end = found
    if TAIL.match(plain, end) is None:
        raise _error(f'"{text[:end].strip()}" is a period, but not what follows it.', text, end)
    return phrase


def _error(reason: str, text: str, start: int = 0, *, remedy: str = _REMEDY) -> PeriodSyntaxError:
    return PeriodSyntaxError(reason, text=text, span=(start, len(text)), remedy=remedy)
