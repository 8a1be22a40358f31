"""What a figure is about, in words: at length, or as far as it differs from another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tbcalc.figures.area import WORLD
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.observation import Key, Observation
from tbcalc.views.catalog import is_chinese
from tbcalc.views.layouts.figure_names_zh import chinese_figure, chinese_key
from tbcalc.views.period_names import period_words

AreaNames = Callable[[str], str]
"""From an area's code to its name."""

_FLOWS: Final = {TOTAL: "total trade", BALANCE: "trade balance"}
_TOWARDS: Final = {EXPORTS: "to", IMPORTS: "from"}
_BASES: Final = {"mom": " on the month before", "qoq": " on the quarter before"}


def key_words(key: Key, names: AreaNames, beside: Key | None = None, *, locale: str = "en") -> str:
    """Return what a key is about; beside another key only where they differ, and the flow."""
    if is_chinese(locale):
        return chinese_key(key, names, beside, locale=locale)
    what = _FLOWS.get(key.flow, key.flow.replace("-", " "))
    if key.product and (beside is None or beside.product != key.product):
        what = f"{what} ({key.product})"
    if key.scope not in ("", "goods", "other") and (beside is None or beside.scope != key.scope):
        what = f"{what} in {key.scope.replace('+', ' and ')}"
    elif beside is not None and beside.scope != key.scope:
        what = f"{what} in goods"
    if key.partner != WORLD and (beside is None or beside.partner != key.partner):
        what = f"{what} {_TOWARDS.get(key.flow, 'with')} {names(key.partner)}"
    if beside is None or beside.reporter != key.reporter:
        what = f"{_possessive(names(key.reporter))} {what}"
    if beside is None or beside.period != key.period:
        what = f"{what} in {period_words(key.period)}"
    return what


def figure_words(
    observation: Observation, names: AreaNames, beside: Key | None = None, *, locale: str = "en"
) -> str:
    """Return what a figure is: a level, or the growth, share or change of one."""
    if is_chinese(locale):
        return chinese_figure(observation, names, beside, locale=locale)
    key = observation.key
    about = key_words(key, names, beside)
    match observation.aspect:
        case "growth":
            basis = _BASES.get(observation.basis, "")
            average = "average yearly " if observation.basis == "cagr" else ""
            return f"{average}growth of {about}{basis}"
        case "share":
            return _share_words(observation, about, names, beside)
        case "change":
            return f"change of {about}"
        case "coverage_ratio":
            return f"coverage ratio of {about}"
        case _:
            return about


def _share_words(observation: Observation, about: str, names: AreaNames, beside: Key | None) -> str:
    key, whole = observation.key, observation.whole
    of = "" if whole is None else f" in {key_words(whole.key(key), names, key)}"
    if whole is not None and whole.key(key).flow == key.flow:
        of = of.replace(" in ", " in all ", 1)
    return f"share{of}" if beside == key else f"share of {about}{of}"


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"
