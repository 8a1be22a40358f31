"""The names of units of measure as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.exact.unit import Unit
from tbcalc.sources.lexicon import lexicon_rows

_LONGEST: Final = 40


@noun
class NamedUnit:
    """A unit and what its name left open: "tons read as metric tonnes"."""

    unit: Unit
    assumed: str = ""


def unit_definitions() -> Mapping[str, str]:
    """Return each unit's name with what it is: "[mass]", "1000 * kilogram"."""
    return _definitions()


def find_unit(text: str) -> NamedUnit | None:
    """Return the unit that a name stands for, as written or else in small letters; None if none.

    >>> find_unit("barrels").unit, find_unit("Mt").unit, find_unit("parsec")
    (Unit(factors=(('barrel', 1),)), Unit(factors=(('megatonne', 1),)), None)
    """
    name = " ".join(text.split())
    if len(name) > _LONGEST:
        return None
    found = _names().get(name) or _names().get(name.lower())
    if found is None:
        return None
    plain, assumed = found
    said = f"{name} read as {plain}, 1,000 kilograms" if assumed else ""
    return NamedUnit(Unit(((plain, 1),)), said)


def unit_names() -> tuple[str, ...]:
    """Return every name that is known, sorted."""
    return tuple(sorted(_names()))


@cache
def _definitions() -> Mapping[str, str]:
    return {name: definition for name, definition, _ in lexicon_rows("units.txt")}


@cache
def _names() -> Mapping[str, tuple[str, bool]]:
    names: dict[str, tuple[str, bool]] = {}
    for name, _, others in lexicon_rows("units.txt"):
        for alias in (name.replace("_", " "), name, *others.split("|")):
            names.setdefault(alias.rstrip("?"), (name, alias.endswith("?")))
    return names
