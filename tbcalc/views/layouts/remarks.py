"""What is worth knowing of an article's figures though nothing is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

from tbcalc.core.converted_pairs import SpotPair, exchanged
from tbcalc.core.rate_fit import RateCandidate
from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import joined, quoted, say
from tbcalc.views.numerals import Style, numeral
from tbcalc.views.period_names import period_words


def remark(pair: SpotPair, style: Style) -> str:
    """Return in words at which rate a pair was converted, and what its period's would give."""
    return joined(tuple(_sentences(pair, style)), style.locale)


def _sentences(pair: SpotPair, style: Style) -> Iterator[str]:
    locale = style.locale
    amount, conversion = pair.amount.figure, pair.conversion.figure
    yield say(
        "{conversion} is {amount} at the rate of {day}, about the day of print ({spot}), not at "
        "the mean of {period} ({mean}), which would make it {meant}.", locale,
        conversion=quoted(conversion.text, locale), amount=quoted(amount.text, locale),
        day=str(pair.spot.on), spot=_rate(pair.spot),
        period=period_words(pair.mean.on, locale), mean=_rate(pair.mean),
        meant=_converted(amount.quantity, pair, pair.mean, style),
    )  # fmt: skip
    if pair.whole is not None:
        exports, imports = (part.figure.text for part in pair.parts)
        yield say(
            "Exports and imports as printed, {exports} and {imports}, add up to {whole}: {meant} "
            "at that mean, {spot} at the rate used.", locale,
            exports=quoted(exports, locale), imports=quoted(imports, locale),
            whole=str(numeral(pair.whole, style)),
            meant=_converted(pair.whole, pair, pair.mean, style),
            spot=_converted(pair.whole, pair, pair.spot, style),
        )  # fmt: skip


def _converted(amount: Quantity, pair: SpotPair, rate: RateCandidate, style: Style) -> str:
    return str(numeral(exchanged(amount, rate, pair.conversion.figure.unit), style))


def _rate(candidate: RateCandidate) -> str:
    return f"{candidate.rate:.4f}"
