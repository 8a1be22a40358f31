"""Printed figures beside the record: the table of all, and in words what each comparison says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tbcalc.core.against import STANDINGS, Compared, Difference, Standing
from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import catalogue_of, message, say, say_count
from tbcalc.views.document import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Line,
    Meaning,
    Notes,
    Paragraph,
    Span,
    Table,
    line,
    note,
)
from tbcalc.views.layouts.figure_names import figure_words, key_words
from tbcalc.views.layouts.finding_words import Telling, amount
from tbcalc.views.layouts.words import source_notes
from tbcalc.views.terms import scope_words, term

_WORDS: Final[dict[Standing, str]] = {
    "contradicted": message("contradicted by the record"), "strained": message("strained"),
    "revised": message("may be revised since"), "supported": message("as the record has it"),
    "unknown": message("the record does not tell"),
}  # fmt: skip
_MEANINGS: Final[dict[Standing, Meaning]] = {
    "contradicted": "wrong",
    "strained": "doubtful",
    "supported": "sound",
}
_SAID: Final = {
    "valuation": message("valued {claimed}; the record values {recorded}"),
    "vintage": message("printed {claimed}; the record is of {recorded}"),
    "coverage": message("it is of {claimed}; the record is of {recorded}"),
    "currency": message("printed in {claimed}; the record is in {recorded}"),
    "conversion": message("{claimed} of the source; the record's is {recorded}"),
    "mirror": message("it is of {claimed}; the record has what the partner reports: {recorded}"),
}
_UNSAID: Final = {
    ("valuation", "claimed"): message("the record values {recorded}"),
    ("vintage", "claimed"): message("the record is of {recorded}"),
    ("vintage", "recorded"): message("the record does not say its date"),
}
"""What is said where one of the two does not say it."""
_FIELDS: Final = {
    "period": message("a different period"), "flow": message("a different flow"),
    "partner": message("a different partner"), "product": message("a different product"),
    "scope": message("a different scope"), "reporter": message("a different reporter"),
}  # fmt: skip
_COLUMNS: Final = (message("figure"), message("printed"), message("record"), message("verdict"))
_KINDS: Final = (message("a conversion"), message("a figure of its own"), message("not said"))


def against_blocks(
    compared: Sequence[Compared], telling: Telling, record: Telling
) -> Iterator[Block]:
    """Yield the comparison of all figures with the record, the worst first."""
    locale = telling.style.locale
    yield Heading(line(say("Against the record", locale)), 2)
    told = [c for standing in STANDINGS for c in compared if c.standing == standing]
    yield Paragraph(line(counts(compared, locale)))
    known = [c for c in told if c.standing != "unknown" or c.official or c.nearest]
    if known:
        titles = [say(column, locale) for column in _COLUMNS]
        sides: tuple[Align, ...] = ("left", "right", "right", "left")
        columns = tuple(map(Column, titles, sides))
        yield Table(columns, tuple(_row(each, telling) for each in known))
        notes = tuple(each for c in known for each in _notes(c, telling))
        if notes:
            yield Notes(notes)
    sources = dict.fromkeys(o.source for c in known if c.known for o in c.known.figures)
    if sources:
        yield source_notes(sources, record.sources, locale)


def counts(compared: Sequence[Compared], locale: str = "en") -> str:
    """Return how many figures were held against the record, and how they stand."""
    if not compared:
        return say("no figure of trade to hold against the record.", locale)
    told = [
        say("{number} {standing}", locale, number=number, standing=say(_WORDS[standing], locale))
        for standing in STANDINGS
        if (number := sum(c.standing == standing for c in compared))
    ]
    return say_count(
        "{number} figure of trade: {standings}.", "{number} figures of trade: {standings}.",
        len(compared), locale, standings=say(", ", locale).join(told),
    )  # fmt: skip


def against_message(compared: Compared, telling: Telling) -> str:
    """Return what a comparison says, in one sentence or two."""
    locale = telling.style.locale
    what = figure_words(compared.claim, telling.names, locale=locale)
    printed = compared.claim.figure.text
    if compared.official is None:
        said = say("the record does not tell {what} (printed {printed})", locale,
                   what=what, printed=printed)  # fmt: skip
    else:
        said = say("{what}: printed {printed}, the record has {official}", locale, what=what,
                   printed=printed, official=_amount(compared.official, telling))  # fmt: skip
        if compared.standing != "supported":
            standing = say(_WORDS[compared.standing], locale)
            said = say("{said}: {standing}", locale, said=said, standing=standing)
    parts = [said, *(difference_words(d, locale) for d in compared.differences)]
    if compared.slip:
        parts.append(slip_words(compared.slip, locale))
    if compared.nearest is not None:
        parts.append(nearest_words(compared, telling))
    return say("; ", locale).join(parts) + say(".", locale)


def difference_words(difference: Difference, locale: str = "en") -> str:
    """Return in what claim and record are not of one kind."""
    matter = difference.matter
    template = _SAID[matter]
    for side in ("claimed", "recorded"):
        if getattr(difference, side) == "not said":
            template = _UNSAID.get((matter, side), template)
    return say(
        template, locale, claimed=_value(difference.claimed, matter, locale),
        recorded=_value(difference.recorded, matter, locale),
    )  # fmt: skip


def _value(told: str, matter: str, locale: str) -> str:
    """Return what a difference says of one side, in words of the locale."""
    if matter == "coverage":
        return scope_words(told, locale) if catalogue_of(locale) else told
    if matter == "conversion" or told == "not said":
        return say(told, locale)
    unit, mark, rates = told.partition(", at ")
    if mark:
        low, _, high = rates.partition(" to ")
        return say("{unit}, at {low} to {high}", locale, unit=unit, low=low, high=high)
    return " ".join(term(word, locale) for word in told.split(" "))


def slip_words(power: int, locale: str = "en") -> str:
    """Return by how many times a print is too large or too small."""
    times = f"{10 ** abs(power):,}"
    if power > 0:
        return say("the print is {times} times too large: a scale word may have slipped",
                   locale, times=times)  # fmt: skip
    return say("the print is {times} times too small: a scale word may have slipped",
               locale, times=times)  # fmt: skip


def nearest_words(compared: Compared, telling: Telling) -> str:
    """Return what of the record is as the claim prints it, where its own key is not."""
    nearest, locale = compared.nearest, telling.style.locale
    if nearest is None:
        return ""
    what = key_words(nearest.known.key, telling.names, locale=locale)
    differs = say(" and ", locale).join(say(_FIELDS[name], locale) for name in nearest.differs)
    told = _amount(nearest.known.quantity, telling)
    return say("{amount} is {what} ({differs})", locale, amount=told, what=what, differs=differs)


def _row(compared: Compared, telling: Telling) -> tuple[Cell, ...]:
    locale = telling.style.locale
    official = "" if compared.official is None else _amount(compared.official, telling)
    meaning = _MEANINGS.get(compared.standing, "plain")
    what = figure_words(compared.claim, telling.names, locale=locale)
    return (
        line(what, note(f" [{compared.claim.id}]")),
        line(compared.claim.figure.text),
        line(official),
        line(Span(say(_WORDS[compared.standing], locale), meaning)),
    )


def _notes(compared: Compared, telling: Telling) -> Iterator[Line]:
    locale = telling.style.locale
    said = [difference_words(d, locale) for d in compared.differences if d.matter != "vintage"]
    if compared.standing not in ("supported", "unknown"):
        said += [difference_words(d, locale) for d in compared.differences if d.matter == "vintage"]
    if compared.slip:
        said.append(slip_words(compared.slip, locale))
    if compared.nearest is not None:
        said.append(nearest_words(compared, telling))
    if said:
        yield line(note(f"[{compared.claim.id}] "), say("; ", locale).join(said))


def _amount(quantity: Quantity, telling: Telling) -> str:
    return amount(quantity, telling.style)
