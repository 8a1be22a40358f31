"""What a figure is about, in Chinese: when, whose, with whom, of what, then which flow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.figures.area import WORLD
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.observation import Key, Observation
from tbcalc.views.catalog import SIMPLIFIED, TRADITIONAL, catalogue_of
from tbcalc.views.period_names import period_words
from tbcalc.views.terms import scope_words, term

Names = Callable[[str], str]
"""From an area's code to its name."""


@noun
class _Words:
    """The words that are put together here, in one way of writing Chinese."""

    locale: str
    flows: Mapping[str, str]
    towards: Mapping[str, str]
    between: str
    growths: Mapping[str, str]
    growth: str
    change: str
    coverage: str


_WORDS: Final = {
    SIMPLIFIED: _Words(
        SIMPLIFIED,
        {EXPORTS: "出口", IMPORTS: "进口", TOTAL: "进出口总额", BALANCE: "贸易差额"},
        {EXPORTS: "对", IMPORTS: "自"}, "与",
        {"mom": "环比增速", "qoq": "比上季度增速", "cagr": "年均增速"}, "同比增速",
        "增减额", "覆盖率",
    ),
    TRADITIONAL: _Words(
        TRADITIONAL,
        {EXPORTS: "出口", IMPORTS: "進口", TOTAL: "進出口總額", BALANCE: "貿易差額"},
        {EXPORTS: "對", IMPORTS: "自"}, "與",
        {"mom": "月增率", "qoq": "季增率", "cagr": "年均成長率"}, "年增率",
        "增減額", "覆蓋率",
    ),
}  # fmt: skip


def chinese_key(
    key: Key, names: Names, beside: Key | None = None, *, locale: str = SIMPLIFIED
) -> str:
    """Return what a key is about; beside another key only where they differ, and the flow."""
    return _key(key, names, beside, _WORDS[catalogue_of(locale)])


def _key(key: Key, names: Names, beside: Key | None, words: _Words) -> str:
    told = ""
    if beside is None or beside.period != key.period:
        told += period_words(key.period, words.locale)
    if beside is None or beside.reporter != key.reporter:
        told += names(key.reporter)
    if key.partner != WORLD and (beside is None or beside.partner != key.partner):
        told += words.towards.get(key.flow, words.between) + names(key.partner)
    return told + _scope(key, beside, words) + _flow(key, beside, words)


def _scope(key: Key, beside: Key | None, words: _Words) -> str:
    if beside is not None and beside.scope != key.scope:
        return scope_words(key.scope, words.locale)
    is_said = beside is None and key.scope not in ("", "goods", "other")
    return scope_words(key.scope, words.locale) if is_said else ""


def _flow(key: Key, beside: Key | None, words: _Words) -> str:
    is_said = key.product and (beside is None or beside.product != key.product)
    product = term(key.product, words.locale) if is_said else ""
    return product + (words.flows.get(key.flow) or term(key.flow, words.locale))


def chinese_figure(
    observation: Observation, names: Names, beside: Key | None = None, *, locale: str = SIMPLIFIED
) -> str:
    """Return what a figure is: a level, or the growth, share or change of one."""
    words = _WORDS[catalogue_of(locale)]
    key = observation.key
    about = _key(key, names, beside, words)
    match observation.aspect:
        case "growth":
            return about + words.growths.get(observation.basis, words.growth)
        case "share":
            return _share(observation, about, names, beside, words)
        case "change":
            return about + words.change
        case "coverage_ratio":
            return about + words.coverage
        case _:
            return about


def _share(
    observation: Observation, about: str, names: Names, beside: Key | None, words: _Words
) -> str:
    key, whole = observation.key, observation.whole
    if whole is None:
        return "比重" if beside == key else f"{about}比重"
    of = _key(whole.key(key), names, key, words)
    every = "全部" if whole.key(key).flow == key.flow else ""
    return f"占{every}{of}比重" if beside == key else f"{about}占{every}{of}比重"
