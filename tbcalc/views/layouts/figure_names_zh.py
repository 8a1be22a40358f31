"""What a figure is about, in Chinese: when, whose, with whom, of what, then which flow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tbcalc.figures.area import WORLD
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.observation import Key, Observation
from tbcalc.views.period_names import period_words
from tbcalc.views.terms import scope_words, term

_LOCALE: Final = "zh_CN"
_FLOWS: Final = {EXPORTS: "出口", IMPORTS: "进口", TOTAL: "进出口总额", BALANCE: "贸易差额"}
_TOWARDS: Final = {EXPORTS: "对", IMPORTS: "自"}
_GROWTHS: Final = {"mom": "环比增速", "qoq": "比上季度增速", "cagr": "年均增速"}


def chinese_key(key: Key, names: Callable[[str], str], beside: Key | None = None) -> str:
    """Return what a key is about; beside another key only where they differ, and the flow."""
    told = ""
    if beside is None or beside.period != key.period:
        told += period_words(key.period, _LOCALE)
    if beside is None or beside.reporter != key.reporter:
        told += names(key.reporter)
    if key.partner != WORLD and (beside is None or beside.partner != key.partner):
        told += _TOWARDS.get(key.flow, "与") + names(key.partner)
    return told + _scope(key, beside) + _flow(key, beside)


def _scope(key: Key, beside: Key | None) -> str:
    if beside is not None and beside.scope != key.scope:
        return scope_words(key.scope, _LOCALE)
    is_said = beside is None and key.scope not in ("", "goods", "other")
    return scope_words(key.scope, _LOCALE) if is_said else ""


def _flow(key: Key, beside: Key | None) -> str:
    is_said = key.product and (beside is None or beside.product != key.product)
    product = term(key.product, _LOCALE) if is_said else ""
    return product + (_FLOWS.get(key.flow) or term(key.flow, _LOCALE))


def chinese_figure(
    observation: Observation, names: Callable[[str], str], beside: Key | None = None
) -> str:
    """Return what a figure is: a level, or the growth, share or change of one."""
    key = observation.key
    about = chinese_key(key, names, beside)
    match observation.aspect:
        case "growth":
            return about + _GROWTHS.get(observation.basis, "同比增速")
        case "share":
            return _share(observation, about, names, beside)
        case "change":
            return f"{about}增减额"
        case "coverage_ratio":
            return f"{about}覆盖率"
        case _:
            return about


def _share(
    observation: Observation, about: str, names: Callable[[str], str], beside: Key | None
) -> str:
    key, whole = observation.key, observation.whole
    if whole is None:
        return "比重" if beside == key else f"{about}比重"
    of = chinese_key(whole.key(key), names, key)
    every = "全部" if whole.key(key).flow == key.flow else ""
    return f"占{every}{of}比重" if beside == key else f"{about}占{every}{of}比重"
