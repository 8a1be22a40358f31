"""Digits with their separators: which comma or point parts decimals, which groups thousands."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final, Literal, cast

from tbcalc.exact.noun import noun
from tbcalc.sources.lexicon import lexicon_rows

MOST_DIGITS: Final = 24
"""Significant digits a printed number may have; more are refused, since nobody prints them."""

Convention = Literal["point", "comma", "mixed", ""]
"""What parts the decimals in a language: a point, a comma, either, or it is not known."""


@noun
class Digits:
    """A number without its separators: ``digits`` as Decimal takes them, ``places`` decimals.

    ``other`` is the second natural reading of ambiguous separators, empty when there is one
    only; then ``digits`` is the one whose separator groups. ``indian`` tells lakh grouping;
    ``loose`` that one sign both groups and, the last time, parts the decimals, as in no language:
    593,011,6.
    """

    digits: str
    places: int
    other: str = ""
    separator: str = ""
    indian: bool = False
    loose: bool = False


def convention(languages: tuple[str, ...], locale: str = "") -> Convention:
    """Return what parts the decimals in all of ``languages``; "" when they differ or are unknown.

    Spanish is printed both ways; a ``locale`` such as es_MX or es_ES settles it.
    """
    own = locale.lower().replace("-", "_")
    rules = _conventions()
    if own[:2] in languages and own in rules:
        return "mixed" if own == "es" else rules[own]
    if languages == ("es",):
        return "mixed"
    said = {rules.get(language, "") for language in languages}
    return said.pop() if len(said) == 1 else ""


@cache
def _conventions() -> dict[str, Convention]:
    rules: dict[str, Convention] = {}
    for rule, locales in lexicon_rows("number_locales.txt"):
        rules.update(dict.fromkeys(locales.split(), cast("Convention", rule)))
    return rules


def read_digits(text: str) -> Digits | None:
    """Return the number that ``text`` spells in plain digits and separators, None if none."""
    text = text.replace("·", ".") if "·" in text and "." not in text else text
    if not text.isascii():
        return None
    if "e" in text or "E" in text:
        return _scientific(text.lower())
    loose = text.replace("'", " ")
    if " " in loose:
        return _spaced(loose)
    commas, points = text.count(","), text.count(".")
    if not commas and not points:
        return Digits(text, 0)
    if commas and points:
        return _both(text)
    separator = "," if commas else "."
    return _once(text, separator) if commas + points == 1 else _grouped(text, separator)


def _scientific(text: str) -> Digits:
    """Read 6.2e12, whose last digit stands for a tenth of ten to the twelfth."""
    mantissa, _, power = text.partition("e")
    places = len(mantissa.partition(".")[2]) - int(power)
    return Digits(text if places else f"{int(Decimal(text))}", places)


def _spaced(text: str) -> Digits | None:
    """Read 1 189 123,4 and 1'189.5: the only comma or point there parts decimals."""
    whole, comma, decimals = text.replace(",", ".").partition(".")
    if "." in decimals or " " in decimals or not _groups_of_three(whole.split(" ")):
        return None
    joined = whole.replace(" ", "")
    return Digits(f"{joined}.{decimals}", len(decimals)) if comma else Digits(joined, 0)


def _both(text: str) -> Digits | None:
    decimal = "," if text.rindex(",") > text.rindex(".") else "."
    whole, _, decimals = text.rpartition(decimal)
    if decimal in whole:
        return None
    grouped = _grouped(whole, "." if decimal == "," else ",")
    if grouped is None or grouped.loose:
        return None
    return Digits(f"{grouped.digits}.{decimals}", len(decimals), indian=grouped.indian)


def _grouped(text: str, separator: str) -> Digits | None:
    """Read a number whose separators, all alike, group thousands or lakhs."""
    groups = text.split(separator)
    joined = "".join(groups)
    if _groups_of_three(groups):
        return Digits(joined, 0)
    pairs = groups[1:-1]
    if len(groups[-1]) < 3 and pairs and _groups_of_three(groups[:-1]):
        decimals = groups[-1]
        return Digits(f"{joined[: -len(decimals)]}.{decimals}", len(decimals), loose=True)
    lakhs = separator == "," and len(groups[0]) in (1, 2) and len(groups[-1]) == 3
    if lakhs and pairs and all(len(pair) == 2 for pair in pairs):
        return Digits(joined, 0, indian=True)
    return None


def _once(text: str, separator: str) -> Digits:
    whole, _, decimals = text.partition(separator)
    as_decimal = Digits(f"{whole or '0'}.{decimals}", len(decimals))
    if len(decimals) != 3 or not 1 <= len(whole) <= 3 or whole.startswith("0"):
        return as_decimal
    return Digits(whole + decimals, 0, as_decimal.digits, separator)


def _groups_of_three(groups: list[str]) -> bool:
    return (
        1 <= len(groups[0]) <= 3
        and groups[0][0] != "0"
        and all(len(group) == 3 for group in groups[1:])
    )
