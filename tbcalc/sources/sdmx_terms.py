"""What the dimensions and codes of SDMX data on trade mean, whoever publishes them.

Sources: the data structures of the IMF (DOT, IMTS), Eurostat (Comext, ext_lt) and the OECD.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from tbcalc.errors import PeriodSyntaxError
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.period import Period, month_run

REPORTERS: Final = (
    "REPORTER", "REPORTER_COUNTRY", "REF_AREA", "REPORTING_AREA", "REPORTING_COUNTRY", "GEO",
    "COUNTRY", "LOCATION", "DECLARANT",
)  # fmt: skip
PARTNERS: Final = (
    "COUNTERPART_AREA", "COUNTERPART_COUNTRY", "PARTNER", "PARTNER_COUNTRY", "VIS_A_VIS_AREA",
    "VIS_A_VIS",
)  # fmt: skip
FLOWS: Final = (
    "FLOW", "TRADE_FLOW", "FLOW_CODE", "INDIC_ET", "STK_FLOW", "INDICATOR", "MEASURE", "SUBJECT",
    "TRANSACTION", "ACCOUNTING_ENTRY", "INDICATORS",
)  # fmt: skip
PRODUCTS: Final = ("PRODUCT", "SITC06", "SITC", "HS", "CN8", "COMMODITY", "CPA", "PRODUCT_CODE")
UNITS: Final = ("UNIT_MEASURE", "UNIT", "CURRENCY", "CURRENCY_DENOM", "INDICATORS", "INDICATOR",
                "INDIC_ET", "MEASURE")  # fmt: skip
MULTIPLIERS: Final = ("UNIT_MULT", "UNIT_MULTIPLIER")
"""Not SCALE, by which the IMF says how it shows a value: what it gives is not divided by it."""
ADJUSTMENTS: Final = ("ADJUSTMENT", "S_ADJ", "SEASONAL_ADJUST", "SEASONAL_ADJUSTMENT")
PERIODS: Final = ("TIME_PERIOD", "TIME")
VALUES: Final = ("OBS_VALUE", "VALUE")
STATUSES: Final = ("OBS_STATUS", "OBS_FLAG")
KNOWN: Final = frozenset((*REPORTERS, *PARTNERS, *FLOWS, *PRODUCTS, *PERIODS, *VALUES))

_FLOW_TOKENS: Final = {
    **dict.fromkeys(("X", "EX", "EXP", "EXPORT", "EXPORTS", "TXG", "XG", "EXPO"), EXPORTS),
    **dict.fromkeys(("M", "IM", "IMP", "IMPORT", "IMPORTS", "TMG", "MG", "IMPO"), IMPORTS),
    **dict.fromkeys(("BAL", "BALANCE", "TBG", "TB", "TRADE_BALANCE", "NETTRADE"), BALANCE),
    **dict.fromkeys(("TOTAL_TRADE", "XM"), TOTAL),
}
_COMEXT: Final = {"1": IMPORTS, "2": EXPORTS}
_CURRENCIES: Final = {
    **{code: code for code in ("USD", "EUR", "CNY", "GBP", "JPY")},
    "EURO": "EUR", "EUROS": "EUR", "US_DOLLARS": "USD", "DOLLARS": "USD", "MEUR": "EUR",
}  # fmt: skip
_NO_AMOUNT: Final = frozenset(
    ("IX", "INDEX", "PC", "PCT", "PT", "SHARE", "GR", "RT", "IVU", "IVOL", "IVAL", "UVI", "VOL",
     "QUANTITY", "KG", "TONNES", "PCH", "GROWTH", "GY", "GOV", "INX", "RATIO")
)  # fmt: skip
_TOKEN: Final = re.compile(r"[A-Za-z0-9]+")
_POWERS: Final = {
    "0": "", "3": "thousand ", "6": "million ", "9": "billion ", "12": "trillion ",
    "UNITS": "", "THOUSANDS": "thousand ", "MILLIONS": "million ", "BILLIONS": "billion ",
    "MILLION": "million ", "BILLION": "billion ", "UNIT": "", "1": "", "1000": "thousand ",
    "1000000": "million ", "TRILLIONS": "trillion ",
}  # fmt: skip
_GROUP: Final = re.compile(r"(?:G|GX|TX)\d{1,4}")
"""Codes that the IMF and Eurostat give to groups: G001 is the world, GX170 a part of it."""
_QUARTER: Final = re.compile(r"(\d{4})-?Q([1-4])")
_HALF: Final = re.compile(r"(\d{4})-?[HSB]([12])")
_MONTH: Final = re.compile(r"(\d{4})-?M?(\d{2})")
_ANNUAL: Final = re.compile(r"(\d{4})(?:-A1|A)?")


def dimension(row: Mapping[str, str], names: tuple[str, ...]) -> str:
    """Return the first of the dimensions ``names`` that a row has, empty when it has none."""
    return next((row[name] for name in names if row.get(name)), "")


def flow_of(row: Mapping[str, str]) -> str:
    """Return the flow that the codes of a row tell; empty where they tell none or several.

    >>> flow_of({"INDICATOR": "TXG_FOB_USD"}), flow_of({"FLOW": "1"}), flow_of({"MEASURE": "GDP"})
    ('exports', 'imports', '')
    """
    for name in FLOWS:
        code = row.get(name, "")
        if name == "FLOW" and code in _COMEXT:
            return _COMEXT[code]
        found = {_FLOW_TOKENS[token] for token in _tokens(code) if token in _FLOW_TOKENS}
        if len(found) == 1:
            return found.pop()
    return ""


def valuation_of(row: Mapping[str, str]) -> str:
    """Return FOB or CIF where a code says so."""
    tokens = {token for name in FLOWS for token in _tokens(row.get(name, ""))}
    said = [word for word in ("FOB", "CIF") if word in tokens]
    return said[0] if len(said) == 1 else ""


def unit_of(row: Mapping[str, str]) -> str:
    """Return the unit of the values, million USD; empty where the codes do not say a currency.

    >>> unit_of({"UNIT_MEASURE": "USD", "UNIT_MULT": "6"}), unit_of({"INDIC_ET": "MIO_EXP_VAL"})
    ('million USD', 'million EUR')
    """
    tokens = [token for name in UNITS for token in _tokens(row.get(name, ""))]
    if _NO_AMOUNT.intersection(tokens):
        return ""
    currency = next((_CURRENCIES[token] for token in tokens if token in _CURRENCIES), "")
    is_comext = bool(row.get("INDIC_ET")) and "VAL" in tokens
    currency = currency or next((t for t in _measured(row) if len(t) == 3 and t.isalpha()), "")
    currency = currency or ("EUR" if is_comext else "")
    if not currency:
        return ""
    told = dimension(row, MULTIPLIERS).upper()
    if told and told not in _POWERS:
        return ""
    in_millions = {"MIO", "MEUR", "MILLION", "MLN"}.intersection(tokens)
    scale = _POWERS[told] if told else ("million " if in_millions else "")
    return f"{scale}{currency}"


def is_group(code: str) -> bool:
    """Tell whether a code is one of those for groups of areas."""
    return _GROUP.fullmatch(code) is not None


def is_amount(row: Mapping[str, str]) -> bool:
    """Tell whether no code of a row says that it is an index, a share, a growth or a quantity."""
    tokens = {token for name in (*UNITS, *FLOWS) for token in _tokens(row.get(name, ""))}
    return not _NO_AMOUNT & tokens


def period_of(text: str) -> Period:
    """Return the period of SDMX: 2024, 2024-Q1, 2024-03, 2024-M03, 2024-S1, a day.

    Raises PeriodSyntaxError.
    """
    if match := _QUARTER.fullmatch(text):
        return Period.parse(f"{match[1]}-Q{match[2]}")
    if match := _HALF.fullmatch(text):
        return Period.parse(f"{match[1]}-H{match[2]}")
    if match := _ANNUAL.fullmatch(text):
        return Period.parse(match[1])
    if match := _MONTH.fullmatch(text):
        month = int(match[2])
        if not 1 <= month <= 12:
            raise PeriodSyntaxError(f'"{text[:20]}" is no period.', text=text)
        start = int(match[1]) * 12 + month - 1
        return month_run(start, start)
    return Period.parse(text)


def adjustment_of(row: Mapping[str, str]) -> str:
    """Return sa or nsa where a dimension says so."""
    code = dimension(row, ADJUSTMENTS).upper()
    if code in ("Y", "SA", "SCA", "S", "YS", "SWDA"):
        return "sa"
    return "nsa" if code in ("N", "NSA", "NA") else ""


def _measured(row: Mapping[str, str]) -> list[str]:
    from tbcalc.errors import TbcalcError
    from tbcalc.sources.currency_text import read_currency

    found = []
    for name in ("UNIT_MEASURE", "CURRENCY", "CURRENCY_DENOM", "UNIT"):
        code = row.get(name, "")
        if len(code) == 3 and code.isalpha() and code.isupper():
            try:
                found.append(read_currency(code))
            except TbcalcError:
                continue
    return found


def _tokens(code: str) -> list[str]:
    return [token.upper() for token in _TOKEN.findall(code[:200])]
