"""The options that surplus, share and growth have in common, as one question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Final, TypeVar, cast

import click

from tbcalc.cli.data import data_option
from tbcalc.cli.naming import LOCALE_HELP, checked_locale
from tbcalc.cli.rate_options import currency_named
from tbcalc.core.query import By, Query
from tbcalc.errors import PeriodSyntaxError, UsageError
from tbcalc.exact.noun import noun
from tbcalc.figures.area import WORLD
from tbcalc.figures.period import Period
from tbcalc.views.numerals import SCALES, Style

SCOPES: Final = ("goods", "services", "goods+services")

Command = TypeVar("Command", bound=Callable[..., Any])


@noun
class Asked:
    """What the options ask: which trade, in which currency (empty: as printed), written how."""

    query: Query
    currency: str
    style: Style
    data: tuple[str, ...]


def trade_options(command: Command) -> Command:
    """Add the options of a question on trade, passed as one ``asked: Asked`` argument."""
    return _with_options(command, _OPTIONS)


def key_options(command: Command) -> Command:
    """Add those of them that name one subject and period, passed in the same way."""
    return _with_options(command, tuple(each for each in _OPTIONS if each[0] not in _OF_SERIES))


def subject_options(command: Command) -> Command:
    """Add those of them that name a subject, without periods, passed in the same way."""
    left_out = (*_OF_SERIES, "year", "period")
    return _with_options(command, tuple(each for each in _OPTIONS if each[0] not in left_out))


def _with_options(command: Command, options: Sequence[tuple[str, Mapping[str, Any]]]) -> Command:
    names = ["data", *(name for name, _ in options)]

    @wraps(command)
    def with_question(*arguments: Any, **given: Any) -> Any:
        words = {name: given.pop(name) for name in names}
        return command(*arguments, asked=_asked(**words), **given)

    wanted = cast("Command", data_option(with_question))
    for name, settings in reversed(options):
        flag = "--in" if name == "currency" else f"--{name}"
        wanted = click.option(flag, name, **settings)(wanted)
    return wanted


_OF_SERIES: Final = ("by", "currency")
_OPTIONS: Final[tuple[tuple[str, Mapping[str, Any]], ...]] = (
    ("year", {"multiple": True, "metavar": "YEAR", "help": "The year, 2024; repeatable."}),
    ("period", {"multiple": True, "metavar": "PERIOD",
                "help": "Or a period: 2024-H1, 2025-01/2025-11, in words; repeatable."}),
    ("reporter", {"metavar": "AREA", "help": "Whose trade: CN, CN-SD, China; else everybody's."}),
    ("partner", {"metavar": "AREA", "help": "With whom; else with the world."}),
    ("scope", {"type": click.Choice(SCOPES), "help": "Of what; else of all there is."}),
    ("product", {"metavar": "NAME", "help": "A product named in the data; else all products."}),
    ("by", {"type": click.Choice(["year", "partner", "reporter", "product"]),
            "help": "A series."}),
    ("currency", {"metavar": "CUR", "help": "Amounts in CUR, at the mean rate of the period."}),
    ("scale", {"type": click.Choice(list(SCALES)), "help": "The scale of amounts."}),
    ("locale", {"metavar": "LOCALE", "help": LOCALE_HELP, "callback": checked_locale}),
)  # fmt: skip


def _asked(
    *,
    year: Sequence[str] = (),
    period: Sequence[str] = (),
    data: tuple[str, ...],
    by: By | None = None,
    currency: str | None = None,
    **words: str | None,
) -> Asked:
    periods = (*map(_year, year), *map(period_of, period))
    unit = currency_named(currency or "")
    query = Query(
        _area(words["reporter"]), _area(words["partner"]) or WORLD, words["scope"] or "",
        words["product"] or "", periods, by or ("" if periods else "year"), unit,
    )  # fmt: skip
    return Asked(query, unit, Style(words["locale"] or "en", words["scale"] or ""), data)


def _year(words: str) -> Period:
    period = period_of(words)
    if not period.is_year:
        raise UsageError(
            "this is no year.", text=words, span=(0, len(words)),
            remedy="Give other periods with --period.",
        )  # fmt: skip
    return period


def period_of(words: str) -> Period:
    """Return the period that a code or words name.

    Raises PeriodSyntaxError.
    """
    try:
        return Period.parse(words)
    except PeriodSyntaxError:
        from tbcalc.cli.clock import today
        from tbcalc.sources.period_text import read_period

        return read_period(words, today=today())


def _area(words: str | None) -> str:
    if not words:
        return ""
    from tbcalc.sources.area_text import read_area

    return read_area(words)
