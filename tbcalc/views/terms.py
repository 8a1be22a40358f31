"""Words of the data - flows, scopes, products, measures, things counted - in another language."""

from __future__ import annotations

from typing import Final

from tbcalc.views.catalog import message, say

WORDS: Final = (
    message("exports"), message("imports"), message("total"), message("balance"),
    message("surplus"), message("deficit"),
    message("goods"), message("services"), message("goods and services"),
    message("goods+services"), message("other"),
    message("level"), message("growth"), message("share"), message("change"),
    message("coverage ratio"), message("rate"), message("count"), message("amount"),
    message("percent"), message("conversion"), message("part"), message("whole"),
    message("base"), message("points"), message("number"),
    message("year"), message("partner"), message("reporter"), message("period"),
    message("private enterprises"), message("private-enterprises"), message("general trade"),
    message("mechanical and electrical"), message("oil"), message("non-oil"),
    message("crude oil"), message("processing trade"), message("state-owned enterprises"),
    message("foreign-invested enterprises"), message("travel"), message("agricultural"),
    message("automobiles"), message("knowledge-intensive services"),
    message("cross-border e-commerce"), message("domestic sector"), message("FDI sector"),
    message("semiconductors"), message("bonded logistics"), message("energy"),
    message("engineering goods"), message("gold"), message("by rail"),
    message("smart and high-end equipment"), message("autos"), message("automotive parts"),
    message("consumer electronics and home appliances"), message("apparel and consumer goods"),
    message("food and agricultural products"), message("new three"), message("metal ores"),
    message("electronic goods"), message("pharmaceuticals"), message("iron ore"),
    message("medical devices and medical care"), message("telecommunications equipment"),
    message("tires"), message("watches"), message("petroleum"), message("garlic"),
    message("apples"), message("manufacturing"), message("high-tech manufacturing"),
    message("vegetables"), message("labor-intensive products"), message("metals"),
    message("through comprehensive foreign trade service firms"),
    message("ciie-intended-transactions"), message("ciie"), message("exchange-rate"),
    message("actual-use-of-foreign-capital"), message("enterprises-with-trade-record"),
    message("employment-supported-by-trade"), message("total-employment"),
    message("foreign-trade-entities"), message("foreign-capital-in-actual-use"), message("gdp"),
    message("years-of-export-growth"), message("ciie-cumulative-intended-transactions"),
    message("ciie-sessions"), message("major-trading-partner-of"),
    message("tax-paid-abroad-by-outbound-investment"),
    message("private-enterprises-with-trade-record"),
    message("ciie-intended-transactions-cumulative"), message("customs-declarations-processed"),
    message("ciie-intended-transactions-1st-to-4th"),
    message("ciie-intended-transactions-1st-to-7th"),
    message("american-food-and-agriculture-pavilion-deals"),
    message("people"), message("entities"), message("enterprises"), message("years"),
    message("sessions"), message("countries"), message("jobs"), message("companies"),
)  # fmt: skip
"""Words that the catalogues translate; a word of the data that is not among them stays."""


def term(word: str, locale: str = "en") -> str:
    """Return a word of the data in the language of the locale, itself where that has none.

    >>> term("exports"), term("exports", "zh_CN"), term("new-thing", "zh_CN")
    ('exports', '出口', 'new-thing')
    """
    return say(word, locale) if word else ""


def scope_words(scope: str, locale: str = "en") -> str:
    """Return what trade is in; goods where nothing is said."""
    return term(scope.replace("+", " and ") or "goods", locale)
