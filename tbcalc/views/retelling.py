"""What the floors below say in English, said again in the reader's language.

The core and the sources tell in words what they assumed and which identity they used; a view
finds the template that such words are made of, and fills its translation with their parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tbcalc.errors import PeriodSyntaxError
from tbcalc.figures.period import Period
from tbcalc.views.catalog import catalogue_of, message, say
from tbcalc.views.period_names import period_label

TEMPLATES: Final = (
    message("total = exports + imports"),
    message("balance = exports - imports"),
    message("growth of a total lies between those of its parts"),
    message("level = base x (1 + growth)"),
    message("growth of a working day's average x working days = growth"),
    message("part = share x whole"),
    message("exports = coverage ratio x imports"),
    message("a part is at most the whole"),
    message("goods + services = goods and services"),
    message("the parts of a period add up to it"),
    message("a part of a period is at most the whole"),
    message("one rate converts all figures of a period in an article"),
    message("the same figure in two currencies: their rate was a rate of that time"),
    message("growth in one currency x growth of the rate = growth in the other"),
    message("one exceeds the other, as the source says"),
    message("a record exceeds all before it"),
    message("disjoint parts add up to at most the whole"),
    message("the parts add up to the whole"),
    message("one figure printed twice"),
    message("one figure in two sources"),
    message("change = level - base"),
    message("change in points = rate now - rate then"),
    message("ECB reference rates"),
    message("ECB reference rates, mean of {when} ({number} days)"),
    message("ECB reference rates, mean of {when} (1 day)"),
    message("ECB reference rates, mean of {when} ({number} days), crossed through the euro"),
    message("ECB reference rates, mean of {when} (1 day), crossed through the euro"),
    message("ECB reference rates, {when}"),
    message("Federal Reserve H.10 averages, mean of {when} ({number} months)"),
    message("Federal Reserve H.10 averages, mean of {when} (1 month)"),
    message("the same currency"),
    message("always"),
    message("given"),
    message("no rate is published on {day}: that of {other} is used"),
    message("no date is given: the mean of {when} is used, the last month known"),
    message("the day's rate of {day} is not bundled: the mean of {when} is used"),
    message("{when} is no run of whole months: the mean of {other} is used"),
    message("{when} is known for {known} only: the mean of that is used"),
    message("{currency} has a rate on {days} of the {whole} days of {when}"),
    message("the rate {value} is read as {quote} per {base}"),
    message("the last separator in {text} read as the decimal one"),
    message("{text} read as English prints it"),
    message("{sign} read as {code}"),
    message("no number can be that: the figures exclude one another"),
    message("from the growth printed for {one} and {other}"),
    message("no word tells which way it went"),
    message("what it is against is not said"),
    message("the flow is that of an earlier sentence"),
    message("whose trade it is is not said"),
    message("the period is not said"),
    message("the sign may mean several currencies"),
    message("{when} is compared with {other}, which comes after it"),
    message("growth of {what}"),
    message("share of {what}"),
)  # fmt: skip
"""Templates of what the floors below say; each is still said there, which a test holds."""

_PROSE: Final = frozenset((
    "also", "asked", "declare", "ends", "field", "found", "given", "known", "meant", "missing",
    "needs", "on", "others", "periods", "product", "sort", "source", "spans", "subject", "taken",
    "wanted", "what",
))  # fmt: skip
"""The places of an error that prose fills; the others hold what is the user's, or to be typed."""
_RUN: Final = message("{first} to {last}")
LONGEST: Final = 1000
"""Characters of a text that is said again; a longer one stays as it is."""


def said_again(text: str, locale: str = "en", templates: Iterable[str] = TEMPLATES) -> str:
    """Return words of a floor below in the language of the locale; what is not known stays.

    ``templates`` are tried in turn.

    >>> said_again("¥ read as CNY", "zh_CN")
    '¥按CNY理解'
    """
    if not text or not catalogue_of(locale) or len(text) > LONGEST:
        return text
    told = say(text, locale)
    if told != text:
        return told
    if "; " in text and templates is TEMPLATES:
        return "；".join(said_again(part, locale) for part in text.split("; "))
    for template in templates:
        values = _values(template, text) if "{" in template else None
        if values is not None:
            own = templates is TEMPLATES
            parts = {
                name: _value(each, locale, templates) if own or name in _PROSE else each
                for name, each in values.items()
            }
            return say(template, locale, **parts)
    return _part(text, locale)


def _value(words: str, locale: str, templates: Iterable[str]) -> str:
    """Return what fills a place: a part, or where errors are told what a template makes."""
    told = _part(words, locale)
    if templates is TEMPLATES or told != words or " " not in words:
        return told
    for between, sign in ((", ", "、"), (" and ", "和")):
        parts = words.split(between)
        listed = [said_again(part, locale, templates) for part in parts]
        if len(parts) > 1 and not set(listed) & set(parts):
            return sign.join(listed)
    return said_again(words, locale, templates)


def _part(words: str, locale: str) -> str:
    """Return a part of such words; the code of a period is told as the locale names it."""
    if not words[:4].isdigit():
        return say(words, locale)
    try:
        ends = [period_label(Period.parse(end), locale) for end in words.split(" to ")]
    except PeriodSyntaxError:
        return words
    return say(_RUN, locale, first=ends[0], last=ends[-1]) if len(ends) == 2 else ends[0]


def _values(template: str, text: str) -> dict[str, str] | None:
    """Return what fills the places of a template so that it makes the text, None for nothing.

    Each place takes as little as it can, in one pass from left to right.
    """
    first, *rest = template.split("{")
    if not text.startswith(first):
        return None
    found, at = dict[str, str](), len(first)
    for place, piece in enumerate(rest, 1):
        name, _, literal = piece.partition("}")
        if place == len(rest):
            end = len(text) - len(literal)
            end = end if text.endswith(literal) else -1
        else:
            end = text.find(literal, at)
        if end <= at:
            return None
        found[name], at = text[at:end], end + len(literal)
    return found
