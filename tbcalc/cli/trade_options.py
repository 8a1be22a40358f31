"""The options that surplus, share and growth have in common, as one question."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar, cast

import click

from tbcalc.cli.data import data_option
from tbcalc.core.query import Query
from tbcalc.errors import PeriodSyntaxError, UsageError
from tbcalc.exact.noun import noun, replaced
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
    """Add the options and pass them as one ``asked: Asked`` argument."""

    @wraps(command)
    def with_question(*arguments: Any, **options: Any) -> Any:
        words = {name: options.pop(name) for name in _NAMES}
        return command(*arguments, asked=_asked(**words), **options)

    wanted = cast("Command", data_option(with_question))
    for option in reversed(_OPTIONS):
        wanted = option(wanted)
    return wanted


_NAMES: Final = (
    "year", "period", "reporter", "partner", "scope", "product", "by", "currency", "scale",
    "locale", "data",
)  # fmt: skip
_OPTIONS: Final = (
    click.option("--year", multiple=True, metavar="YEAR", help="The year, 2024; repeatable."),
    click.option(
        "--period", multiple=True, metavar="PERIOD",
        help='A period: 2024-H1, 2025-01/2025-11, "first quarter of 2017"; repeatable.',
    ),
    click.option("--reporter", default="", metavar="AREA", help="Whose trade: CN, CN-SD, China."),
    click.option("--partner", default="", metavar="AREA", help="With whom; else with the world."),
    click.option("--scope", type=click.Choice(SCOPES), help="Of what."),
    click.option("--product", default="", metavar="NAME", help="A product of the data, else all."),
    click.option(
        "--by", type=click.Choice(["year", "partner", "reporter"]),
        help="A series, instead of one figure.",
    ),
    click.option(
        "--in", "currency", default="", metavar="CUR",
        help="Amounts in another currency, at the mean rate of the period.",
    ),
    click.option("--scale", type=click.Choice(list(SCALES)), help="Scale of amounts."),
    click.option("--locale", default="", metavar="LOCALE", help="How numbers are written: en, de."),
)  # fmt: skip


def _asked(**words: Any) -> Asked:
    periods = tuple(_period(text) for text in (*words["year"], *words["period"]))
    for text, period in zip(words["year"], periods, strict=False):
        if not period.is_year:
            raise UsageError(
                f'"{text}" is no year.', text=text, remedy="Give other periods with --period."
            )
    query = Query(
        _area(words["reporter"]), _area(words["partner"]) or WORLD, words["scope"] or "",
        words["product"], periods, words["by"] or ("" if periods else "year"),
    )  # fmt: skip
    currency = _currency(words["currency"])
    style = Style(words["locale"] or "en", words["scale"] or "")
    return Asked(replaced(query, currency=currency), currency, style, words["data"])


def _period(words: str) -> Period:
    try:
        return Period.parse(words)
    except PeriodSyntaxError:
        from tbcalc.cli.clock import today
        from tbcalc.sources.period_text import read_period

        return read_period(words, today=today())


def _area(words: str) -> str:
    if not words:
        return ""
    from tbcalc.sources.area_text import read_area

    return read_area(words)


def _currency(words: str) -> str:
    if not words:
        return ""
    from tbcalc.sources.currency_text import read_currency

    return read_currency(words)
