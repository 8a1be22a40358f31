"""Datasets as they were read, figures and bounds included, in a form that loads at once.

The bundled collections travel in this form beside their YAML, because reading YAML and wordings
takes longer than a command may take to start. The first line holds the digest of the files it was
made from; where that does not hold any more, the files are read. scripts/prepare_datasets writes
it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final
from zlib import crc32

from tbcalc.exact.interval import Interval
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.figure import Figure
from tbcalc.figures.observation import PLAIN, Key, Observation, Treatment, Whole
from tbcalc.figures.period import Period
from tbcalc.figures.relation import Greater, Parts, Record, Relation
from tbcalc.figures.source import Source

_FORM: Final = "tbcalc-prepared/1"
_RELATIONS: Final[dict[str, type[Relation]]] = {
    kind.__name__: kind for kind in (Greater, Parts, Record)
}


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """Return what tells the files, by name and contents, from others."""
    code = 0
    for name, contents in files:
        code = crc32(contents, crc32(name.encode("utf-8"), code))
    return f"{code:08x}"


def write_prepared(dataset: Dataset, code: str) -> str:
    """Return the dataset as text for read_prepared; ``code`` is the digest of its files."""
    keys: dict[Key, int] = {}
    rows = [
        *(["Source", *_cells(source, keys)] for source in dataset.sources.values()),
        *(["Observation", *_cells(observation, keys)] for observation in dataset.observations),
        *([type(told).__name__, *_cells(told, keys)] for told in dataset.relations),
    ]
    listed = [["Key", *_cells(key, {})] for key in keys]
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in listed + rows)
    return f"{_FORM} {code}\n[" + ",\n".join(lines) + "]\n"


def read_prepared(text: str, code: str, *, folder: str) -> Dataset | None:
    """Return the dataset, its paths below ``folder``; None when it is of other files."""
    head, _, body = text.partition("\n")
    if head != f"{_FORM} {code}":
        return None
    keys: list[Key] = []
    sources: dict[str, Source] = {}
    observations: list[Observation] = []
    relations: list[Relation] = []
    for kind, *cells in json.loads(body):
        if kind == "Key":
            keys.append(_key(cells))
        elif kind == "Observation":
            observations.append(_observation(cells, keys, folder))
        elif kind == "Source":
            sources[cells[0]] = Source(*cells)
        else:
            relations.append(_relation(kind, cells, keys, folder))
    return Dataset(tuple(observations), sources, tuple(relations))


def _cells(noun: Any, keys: dict[Key, int]) -> list[Any]:
    """Return the fields of a noun, keys within it by their number in ``keys``."""
    return [_cell(getattr(noun, name), keys) for name in type(noun).__match_args__]


def _cell(value: Any, keys: dict[Key, int]) -> Any:
    if isinstance(value, Key):
        return keys.setdefault(value, len(keys))
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [_cell(one, keys) for one in value]
    if hasattr(value, "__match_args__"):
        return _cells(value, keys)
    return value


def _key(cells: list[Any]) -> Key:
    *words, period, treatment = cells
    own = Treatment(*treatment)
    return Key(*[*words, _period(period), PLAIN if own == PLAIN else own])


def _observation(cells: list[Any], keys: list[Key], folder: str) -> Observation:
    (own, source, key, aspect, figure, basis, currency, of, pair_of, whole, against, *remarks) = (
        cells
    )
    status, variant, where, note, path, line = remarks
    return Observation(
        own, source, keys[key], aspect, _figure(figure), basis, currency, of, pair_of,
        _whole(whole), _optional(against), status, variant, where, note, folder + path, line,
    )  # fmt: skip


def _whole(cells: list[Any] | None) -> Whole | None:
    return None if cells is None else Whole(*[*cells[:-1], _optional(cells[-1])])


def _figure(cells: list[Any]) -> Figure:
    text, kind, value, likely, possible, unit, qualifier, last_place, rough_place, assumed = cells
    return Figure(
        text, kind, Decimal(value), _interval(likely), _interval(possible), unit, qualifier,
        Decimal(last_place), Decimal(rough_place), tuple(assumed),
    )  # fmt: skip


def _interval(ends: list[str]) -> Interval:
    return Interval(Decimal(ends[0]), Decimal(ends[1]))


def _period(days: list[list[int]]) -> Period:
    (a, b, c), (d, e, f) = days
    return Period((a, b, c), (d, e, f))


def _optional(days: list[list[int]] | None) -> Period | None:
    return None if days is None else _period(days)


def _relation(kind: str, cells: list[Any], keys: list[Key], folder: str) -> Relation:
    source, *told, path, line = cells
    own = [_known(one, keys) for one in told]
    return _RELATIONS[kind](*[source, *own, folder + path, line])


def _known(value: Any, keys: list[Key]) -> Any:
    """Return the key or keys that numbers stand for; a yes or no is itself."""
    if isinstance(value, bool):
        return value
    return tuple(keys[number] for number in value) if isinstance(value, list) else keys[value]
