"""Observations as entries of the dataset format, those that one entry can say together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from tbcalc.figures.area import WORLD
from tbcalc.figures.flow import is_flow
from tbcalc.figures.observation import Key, Observation, Treatment, Whole
from tbcalc.figures.period import Period
from tbcalc.figures.relation import Greater, Parts, Relation
from tbcalc.sources.dataset_entry import RATE_MEASURE
from tbcalc.sources.dataset_fields import KEY_FIELDS, UNSAID
from tbcalc.sources.dataset_figures import suffix
from tbcalc.sources.dataset_keys import GOODS
from tbcalc.sources.dataset_words import ALL_PRODUCTS
from tbcalc.sources.printed_units import PrintedUnits
from tbcalc.sources.yaml_text import Value, Word

Fields = dict[str, Value]
Base = Mapping[str, str]

_FIELD: Final = {"coverage_ratio": "coverage"}
_ORDER: Final = ("level", "growth", "change", "share", "coverage_ratio", "rate")
_OFTEN: Final = ("growth", "change")
_UNTOLD: Final = {"partner": WORLD, "scope": GOODS}
"""What a key is about where nothing says it."""

_TREATMENT: Final = KEY_FIELDS[KEY_FIELDS.index("valuation") :]


def key_texts(key: Key) -> dict[str, str]:
    """Return all that a key says, by the names of the fields; the flow aside."""
    return {
        "reporter": key.reporter, "partner": key.partner, "scope": key.scope,
        "product": key.product, "period": _period_text(key.period), **_treated(key.treatment),
    }  # fmt: skip


@lru_cache(maxsize=4096)
def _period_text(period: Period) -> str:
    return str(period)


@lru_cache(maxsize=64)
def _treated(treatment: Treatment) -> dict[str, str]:
    return {name: getattr(treatment, name) for name in _TREATMENT}


def key_fields(key: Key, base: Base, *, measure: str = "") -> Fields:
    """Return the fields that say ``key`` where ``base`` says the rest."""
    fields: Fields = {}
    if key.flow != measure:
        fields["flow" if is_flow(key.flow) else "measure"] = key.flow
    for name, text in key_texts(key).items():
        if text != base.get(name, _UNTOLD.get(name, "")):
            fields[name] = text or ALL_PRODUCTS
    return fields


def entry_groups(
    observations: Iterable[Observation], units: PrintedUnits
) -> Iterator[list[Observation]]:
    """Yield the observations, in their order, in runs that one entry says."""
    group: list[Observation] = []
    for observation in observations:
        if group and _joins(group, observation, units):
            group.append(observation)
            continue
        if group:
            yield group
        group = [observation]
    if group:
        yield group


def entry_fields(group: list[Observation], base: Base, own_id: str, units: PrintedUnits) -> Fields:
    """Return the fields of the entry that says ``group``, whose id unsaid is ``own_id``."""
    first = group[0]
    measure = RATE_MEASURE if first.aspect == "rate" else ""
    fields: Fields = {} if first.id == own_id else {"id": first.id}
    if first.source != base.get("source"):
        fields["source"] = first.source
    fields |= key_fields(first.key, base, measure=measure)
    fields |= _level_fields(group, units) if first.aspect == "level" else _lone_fields(first, units)
    for name in ("status", "variant", "where", "note"):
        if getattr(first, name) != base.get(name, ""):
            fields[name] = getattr(first, name)
    return fields


def relation_fields(relation: Relation, base: Base) -> Fields:
    """Return the fields of the entry that says ``relation``."""
    fields: Fields = {}
    if relation.source != base.get("source"):
        fields["source"] = relation.source
    if isinstance(relation, Greater):
        fields["greater"] = key_fields(relation.greater, base)
        fields["than"] = key_fields(relation.than, base)
    elif isinstance(relation, Parts):
        fields["parts"] = [key_fields(part, base) for part in relation.parts]
        fields["of"] = key_fields(relation.whole, base)
        fields["exhaustive"] = Word("yes" if relation.exhaustive else "no")
    else:
        fields["record"] = key_fields(relation.key, base)
    return fields


def _joins(group: list[Observation], new: Observation, units: PrintedUnits) -> bool:
    """Tell whether ``new`` can be said by the entry that begins with ``group``."""
    first, last = group[0], group[-1]
    if first.aspect != "level" or _shared(first) != _shared(new):
        return False
    if _ORDER.index(new.aspect) < _ORDER.index(last.aspect):
        return False
    count = sum(o.aspect == new.aspect for o in group) - (new.aspect == "level")
    name = "also" if new.aspect == "level" else _FIELD.get(new.aspect, new.aspect)
    if new.id != first.id + suffix(name, count) or (count and new.aspect in _ORDER[3:]):
        return False
    if new.aspect in ("level", "change") and not _fits_unit(first, new, units):
        return False
    return _follows(first, new)


def _follows(first: Observation, new: Observation) -> bool:
    """Tell whether what ``new`` says of itself is what an entry beginning with ``first`` says."""
    if new.aspect == "level":
        return new.pair_of == first.id and not new.of
    if new.aspect == "rate":
        return not new.of
    takes_default = new.currency == _growth_currency(first) if new.aspect == "growth" else True
    if new.aspect in _OFTEN:
        return new.of == first.id and (takes_default or bool(new.currency))
    return new.of == first.id and not new.currency


def _shared(observation: Observation) -> tuple[object, ...]:
    o = observation
    return (o.source, o.key, o.status, o.variant, o.where, o.note)


def _fits_unit(first: Observation, new: Observation, units: PrintedUnits) -> bool:
    return units.unit(first) == units.unit(new) or not units.is_bare(new)


def _growth_currency(level: Observation) -> str:
    return level.figure.unit if level.figure.kind == "amount" else ""


def _level_fields(group: list[Observation], units: PrintedUnits) -> Fields:
    first = group[0]
    fields: Fields = {"value": first.figure.text}
    if unit := units.unit(first):
        fields["unit"] = unit
    if also := [o.figure.text for o in group[1:] if o.aspect == "level"]:
        fields["also"] = also[0] if len(also) == 1 else also
    if first.pair_of:
        fields["pair_of"] = first.pair_of
    for aspect in _OFTEN:
        default = _growth_currency(first) if aspect == "growth" else ""
        changes = [_change(o, default) for o in group if o.aspect == aspect]
        if changes:
            fields[aspect] = changes[0] if len(changes) == 1 else changes
    for other in group:
        if other.aspect in _ORDER[3:]:
            fields[_FIELD.get(other.aspect, other.aspect)] = other.figure.text
        if other.aspect == "share":
            fields["of" if other.whole else "whole"] = _whole(other.whole)
    return fields


def _change(observation: Observation, currency: str) -> Value:
    said = _change_fields(observation)
    if observation.currency != currency:
        said["currency"] = observation.currency
    return {"value": observation.figure.text, **said} if said else observation.figure.text


def _change_fields(observation: Observation) -> Fields:
    """Return what a growth says of its basis where that is not the usual one."""
    fields: Fields = {}
    if observation.basis != ("" if observation.against else "yoy"):
        fields["basis"] = observation.basis or UNSAID
    if observation.against:
        fields["against"] = str(observation.against)
    return fields


def _lone_fields(observation: Observation, units: PrintedUnits) -> Fields:
    """Return the fields of a figure that stands without its level."""
    aspect = observation.aspect
    fields: Fields = {_FIELD.get(aspect, aspect): observation.figure.text}
    if aspect in _OFTEN:
        fields |= _change_fields(observation)
    if aspect == "change" and (unit := units.unit(observation)):
        fields["unit"] = unit
    if observation.currency:
        fields["currency"] = observation.currency
    if aspect == "share" and observation.whole and not observation.of:
        return {**fields, "of": _whole(observation.whole)}
    if observation.of:
        fields["of"] = observation.of
    if aspect == "share":
        fields["whole"] = _whole(observation.whole)
    return fields


def _whole(whole: Whole | None) -> Value:
    if whole is None:
        return UNSAID
    fields: Fields = {
        name: word for name in ("reporter", "partner", "scope") if (word := getattr(whole, name))
    }
    if whole.product is not None:
        fields["product"] = whole.product or ALL_PRODUCTS
    if whole.flow:
        fields["flow" if is_flow(whole.flow) else "measure"] = whole.flow
    if whole.period:
        fields["period"] = str(whole.period)
    return fields
