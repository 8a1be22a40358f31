"""The words around a number: qualifier, direction, balance; nothing unknown is passed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from tbcalc.exact.noun import replaced
from tbcalc.figures.figure import Qualifier
from tbcalc.sources.figure_items import Item
from tbcalc.sources.figure_reading import Wording

_BEFORE: Final = (
    "open", "qualifier", "sign", "direction", "balance", "level", "filler", "link", "article",
)  # fmt: skip
_BEHIND: Final = ("behind", "direction", "balance", "filler", "link", "level")
_PUNCTUATION: Final = frozenset("()[],.:;'\"-!…/&，、。")


def word_before(wording: Wording, items: Sequence[Item], at: int) -> Wording | None:
    """Return the wording with a word in front of the number, None for a word that has no place.

    A name may stand before a balance: EU surplus.
    """
    item = items[at]
    named = item.kind == "word" and not item.senses and item.text[0].isupper()
    if named and at + 1 < len(items) and "balance" in items[at + 1]:
        return wording
    if wording.direction and {"qualifier", "level"} <= item.senses.keys():
        return replaced(wording, level=True)  # grew to 5, not: grew by up to 5
    return _with(wording, item, _BEFORE)


def word_behind(wording: Wording, item: Item) -> Wording | None:
    """Return the wording with a word behind the number, None for a word that has no place."""
    if "level" in item and not {"behind", "direction"} & item.senses.keys():
        return wording if "filler" in item or item.kind == "ideograph" else None
    return _with(wording, item, _BEHIND)


def _with(wording: Wording, item: Item, categories: tuple[str, ...]) -> Wording | None:
    for category in categories:
        if category in item:
            return _said(wording, category, item.sense(category))
    return wording if item.text in _PUNCTUATION else None


def _said(wording: Wording, category: str, meaning: str) -> Wording | None:
    match category:
        case "qualifier" | "behind":
            return _qualified(wording, meaning)
        case "direction":
            return _moved(wording, meaning)
        case "balance":
            other = wording.balance not in ("", meaning)
            return None if other else replaced(wording, balance=meaning)
        case "sign":
            return replaced(wording, negative=wording.negative or meaning == "-")
        case "level":
            return replaced(wording, level=True)
        case _:
            return wording


def _moved(wording: Wording, meaning: str) -> Wording | None:
    """Add a direction: the first names the growth or decline, a second one how that moved."""
    if "/" in meaning or wording.movement not in ("", meaning):
        return None
    if wording.direction:
        return replaced(wording, movement=meaning)
    return replaced(wording, direction=meaning, level=False)


def _qualified(wording: Wording, meaning: str) -> Wording | None:
    """Add a qualifier: an about beside another one says no more than that one."""
    known = wording.qualifier
    if "/" in meaning:  # languages that fit equally well differ: the vaguer one says less
        meaning = "about" if "about" in meaning.split("/") else known
    if known in ("exact", "about"):
        return replaced(wording, qualifier=cast("Qualifier", meaning))
    return wording if meaning in ("about", known) else None
