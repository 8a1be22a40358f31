"""How the numbers of a row are known: who prints them, or what they are reckoned from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from tbcalc.core.balance_rows import BalanceRow
from tbcalc.core.bulletin import Move
from tbcalc.core.growth_rows import GrowthRow
from tbcalc.core.prints import Prints, print_of
from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.flow import BALANCE, EXPORTS, FLOWS, IMPORTS, TOTAL
from tbcalc.figures.observation import Observation
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.source import Source
from tbcalc.views.catalog import page_quotes, say
from tbcalc.views.document import How, Line, Span, line
from tbcalc.views.layouts.report_look import ReportLook
from tbcalc.views.numerals import numeral, numeral_text
from tbcalc.views.period_names import period_label
from tbcalc.views.terms import term

_RECKONED: Final[Mapping[tuple[str, ...], tuple[tuple[str, str, tuple[str, str]], ...]]] = {
    (EXPORTS, IMPORTS): (
        (TOTAL, "{0} + {1}", (EXPORTS, IMPORTS)), (BALANCE, "{0} - {1}", (EXPORTS, IMPORTS)),
    ),
    (EXPORTS, TOTAL): (
        (IMPORTS, "{0} - {1}", (TOTAL, EXPORTS)), (BALANCE, "{0} - {1}", (EXPORTS, IMPORTS)),
    ),
    (IMPORTS, TOTAL): (
        (EXPORTS, "{0} - {1}", (TOTAL, IMPORTS)), (BALANCE, "{0} - {1}", (EXPORTS, IMPORTS)),
    ),
    (EXPORTS, BALANCE): (
        (IMPORTS, "{0} - {1}", (EXPORTS, BALANCE)), (TOTAL, "{0} + {1}", (EXPORTS, IMPORTS)),
    ),
    (IMPORTS, BALANCE): (
        (EXPORTS, "{0} + {1}", (IMPORTS, BALANCE)), (TOTAL, "{0} + {1}", (EXPORTS, IMPORTS)),
    ),
    (TOTAL, BALANCE): (
        (EXPORTS, "({0} + {1}) / 2", (TOTAL, BALANCE)), (IMPORTS, "{0} - {1}", (TOTAL, EXPORTS)),
    ),
}  # fmt: skip
"""By roots, which flows follow and how, each from those before it."""

SHARE: Final = "balance share"
COVERAGE: Final = "coverage ratio"
_RATIOS: Final = (
    (SHARE, "{0} / {1}", (BALANCE, TOTAL)), (COVERAGE, "{0} / {1}", (EXPORTS, IMPORTS)),
)  # fmt: skip
_SIGNS: Final = {"-": "−", "*": "×"}


@noun
class Printed:
    """The printed levels and growths of a dataset, by what they are of."""

    levels: Prints
    growths: Prints


def flow_hows(row: BalanceRow, printed: Printed, look: ReportLook) -> dict[str, How]:
    """Return how each flow of a row and each of its ratios is known, and its printed growths."""
    hows: dict[str, How] = {}
    for flow in row.roots or FLOWS:
        amount = row.flows.get(flow)
        if amount is not None:
            by = print_of(row, flow, amount, printed.levels)
            hows[flow] = _printed(_name(flow, row.period, look), amount, by, look)
    for what, formula, of in (*_RECKONED.get(row.roots, ()), *_RATIOS):
        quantity = _quantity(row, what)
        if quantity is not None and all(each in hows for each in of):
            name, words = _name(what, row.period, look), [term(each, look.locale) for each in of]
            roots = [hows[each] for each in of]
            hows[what] = _reckoned(name, quantity, formula, roots, words, look)
    hows.update(_other_prints(row, printed, look))
    return hows


def move_hows(
    move: Move, now: Mapping[str, How], then: Mapping[str, How], look: ReportLook
) -> dict[str, How]:
    """Return how the changes of exports, imports and balance are known, from both years' levels."""
    told = (
        (EXPORTS, move.exports, say("change of exports", look.locale)),
        (IMPORTS, move.imports, say("change of imports, counted against the balance", look.locale)),
        (BALANCE, move.difference, say("change of the balance", look.locale)),
    )
    return {
        f"move.{flow}": _change(flow, quantity, name, now[flow], then[flow], look)
        for flow, quantity, name in told
        if flow in now and flow in then
    }


def _change(flow: str, quantity: Quantity, name: str, now: How, then: How, look: ReportLook) -> How:
    of = [then, now] if flow == IMPORTS else [now, then]
    return _reckoned(name, quantity, "{0} - {1}", of, [_short(each, look) for each in of], look)


def row_how(row: BalanceRow, label: str, printed: Printed, look: ReportLook) -> How | None:
    """Return who prints which numbers of a row; the others are reckoned from them."""
    by_source: dict[str, list[Span]] = {}
    first = None
    for flow in (*row.roots, *(f for f in row.reported if f not in row.roots)):
        quantity = row.flows[flow] if flow in row.roots else row.reported[flow]
        by = print_of(row, flow, quantity, printed.levels)
        if by is not None:
            first = first or quantity
            told = by_source.setdefault(by.source, [])
            told += [Span(", ")] * bool(told)
            told += [Span(term(flow, look.locale)), Span(" "), quoted(by.figure.text, look.locale)]
    if first is None:
        return None
    lines = ((*told, Span(". "), *source_spans(one, look)) for one, told in by_source.items())
    return How(_whole(label, look), first, tuple(lines))


def _quantity(row: BalanceRow, what: str) -> Quantity | None:
    if what == SHARE:
        return row.balance_share
    return row.coverage_ratio if what == COVERAGE else row.flows.get(what)


def growth_hows(
    row: GrowthRow, now: Mapping[str, How], then: Mapping[str, How], look: ReportLook
) -> dict[str, How]:
    """Return how each implied growth is known, from the levels of both years."""
    period = row.balance.period
    return {
        f"implied.{flow}": _reckoned(
            say("implied growth of {what}, {when}", look.locale, what=term(flow, look.locale),
                when=period_label(period, look.locale)),
            growth, "{0} / {1} - 1", [now[flow], then[flow]],
            [_short(now[flow], look), _short(then[flow], look)], look,
        )
        for flow, growth in row.implied.items()
        if flow in now and flow in then
    }  # fmt: skip


def base_how(row: GrowthRow, flow: str, printed: Printed, look: ReportLook) -> How | None:
    """Return how the level of the year before is known, None where it is not."""
    quantity = row.printed_base.get(flow)
    if quantity is None:
        return None
    before = replaced(row.balance, period=row.balance.period.shift_years(-1))
    by = print_of(before, flow, quantity, printed.levels)
    return _printed(_name(flow, before.period, look), quantity, by, look)


def implied_base_how(
    row: GrowthRow, flow: str, now: Mapping[str, How], look: ReportLook
) -> How | None:
    """Return how the base is known that level and printed growth imply, None where it is not."""
    quantity, level, growth = row.base.get(flow), now.get(flow), now.get(f"growth.{flow}")
    if quantity is None or level is None or growth is None:
        return None
    name = say("implied base, {when}", look.locale,
               when=period_label(row.balance.period.shift_years(-1), look.locale))  # fmt: skip
    if row.base_rate is not None:  # it was converted at the rate of its own year
        return How(_whole(name, look), quantity, (bounds_line(quantity, look),))
    words = [_short(level, look), _short(growth, look)]
    return _reckoned(name, quantity, "{0} / (1 + {1})", [level, growth], words, look)


def _other_prints(row: BalanceRow, printed: Printed, look: ReportLook) -> Iterator[tuple[str, How]]:
    """Find who prints the growths of a row, and the flows that it reckons from others."""
    for flow, growth in row.growth.items():
        by = print_of(row, flow, growth, printed.growths)
        name = say("growth of {what}, {when}", look.locale, what=term(flow, look.locale),
                   when=period_label(row.period, look.locale))  # fmt: skip
        yield f"growth.{flow}", _printed(name, growth, by, look)
    for flow, amount in row.reported.items():
        if flow not in row.roots:
            by = print_of(row, flow, amount, printed.levels)
            name = say("{what} as printed, {when}", look.locale, what=term(flow, look.locale),
                       when=period_label(row.period, look.locale))  # fmt: skip
            yield f"reported.{flow}", _printed(name, amount, by, look)


def _name(what: str, period: Period, look: ReportLook) -> str:
    return say("{what}, {when}", look.locale, what=term(what, look.locale),
               when=period_label(period, look.locale))  # fmt: skip


def _printed(name: str, quantity: Quantity, by: Observation | None, look: ReportLook) -> How:
    if by is None:
        told = say("It follows from other figures together; tbcalc explain tells how.", look.locale)
        return How(_whole(name, look), quantity, (line(told), bounds_line(quantity, look)))
    return How(_whole(name, look), quantity, (print_line(by, look), bounds_line(quantity, look)))


def print_line(by: Observation, look: ReportLook) -> Line:
    """Return how a figure is printed, by whom and when."""
    before, _, after = say("Printed as {print}.", look.locale).partition("{print}")
    text = quoted(by.figure.text, look.locale)
    return line(before, text, f"{after} ", *source_spans(by.source, look))


def quoted(text: str, locale: str = "en") -> Span:
    """Return what is printed, between quotation marks."""
    before, after = page_quotes(locale)
    return Span(f"{before}{text}{after}", "quote")


def source_spans(name: str, look: ReportLook) -> Line:
    """Return who published a source and when, and its id."""
    source = look.sources.get(name, Source(name))
    who = ", ".join(part for part in (source.publisher, source.published) if part)
    return line(Span(f"{who} " if who else "", "source"), Span(f"[{name}]", "note"))


def _reckoned(
    name: str, quantity: Quantity, formula: str, of: list[How], words: list[str], look: ReportLook
) -> How:
    numbers = [numeral_text(each.quantity, look.style) for each in of]
    told = say("Reckoned: {formula} = {numbers}.", look.locale,
               formula=_filled(formula, words), numbers=_filled(formula, numbers))  # fmt: skip
    lines = (line(told), bounds_line(quantity, look))
    return How(_whole(name, look), quantity, lines, formula, tuple(of))


def _whole(name: str, look: ReportLook) -> str:
    """Return the name of a number, behind that of the part it is of where there are several."""
    return say("{part}: {what}", look.locale, part=look.part, what=name) if look.part else name


def _short(how: How, look: ReportLook) -> str:
    return how.name.removeprefix(_whole("", look))


def _filled(formula: str, words: list[str]) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in formula).format(*words)


def bounds_line(quantity: Quantity, look: ReportLook) -> Line:
    """Return the likely bounds of a number, and those by the widest reading where they differ."""
    told = numeral(quantity, look.style)
    if not told.bounds:
        return ()
    likely = replaced(told, sign="", number="")
    if quantity.possible == quantity.likely:
        return line(Span(say("Likely {likely}.", look.locale, likely=likely), "bounds"))
    widest = numeral(quantity, look.style, bounds=quantity.possible)
    words = say("Likely {likely}; by the widest reading {possible}.", look.locale,
                likely=likely, possible=replaced(widest, sign="", number=""))  # fmt: skip
    return line(Span(words, "bounds"))
