"""Write a dataset in the long table form: CSV with one figure a row, and its sources."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Final

from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import is_flow
from tbcalc.figures.observation import Observation, Whole
from tbcalc.figures.source import Source
from tbcalc.sources.dataset_fields import UNSAID
from tbcalc.sources.table_reader import COLUMNS, SOURCE_COLUMNS
from tbcalc.sources.table_remark import all_partners_or_products
from tbcalc.sources.table_subject import GROWTH, OTHER, SHARE

_ALL: Final = "all"
_WHOLE: Final = ("reporter", "partner", "scope", "product", "flow", "period")
_CHANGES: Final = ("growth", "change")


def write_table(dataset: Dataset) -> str:
    """Return the figures as CSV, one a row, under the column names of the long table form."""
    return _csv(COLUMNS, map(_figure_row, dataset.observations))


def write_sources(dataset: Dataset) -> str:
    """Return the sources as CSV, to stand as sources.csv beside the figures."""
    return _csv(SOURCE_COLUMNS, map(_source_row, dataset.sources.values()))


def _csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    buffer = StringIO()
    writer = csv.DictWriter(buffer, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def _figure_row(o: Observation) -> dict[str, str]:
    flow, product = _subject(o)
    figure, treatment = o.figure, o.key.treatment
    return {
        "figure_id": o.id, "source_id": o.source, "reporter": o.key.reporter,
        "partner": o.key.partner, "scope": o.key.scope, "product": product, "flow": flow,
        "period": str(o.key.period), "kind": _kind(o), "printed": figure.text,
        "nominal": f"{figure.value:f}", "qualifier": figure.qualifier,
        "currency": figure.unit if figure.kind == "amount" else o.currency,
        "basis": _basis(o), "pair_of": o.pair_of, "of": o.of, "remark": _remark(o),
        "against": str(o.against or ""), "status": o.status, "variant": o.variant,
        "valuation": treatment.valuation, "adjustment": treatment.adjustment,
        "prices": treatment.prices, "accounts": treatment.accounts,
    }  # fmt: skip


def _source_row(source: Source) -> dict[str, str]:
    return {
        "source_id": source.id, "publisher": source.publisher, "title": source.title,
        "date": source.published, "url": source.url, "lang": source.language,
        "note": source.note,
    }  # fmt: skip


def _subject(o: Observation) -> tuple[str, str]:
    """Return the columns flow and product."""
    key = o.key
    measured = f"{key.flow}, {key.product}" if key.product else key.flow
    match o.aspect:
        case "share":
            return SHARE, key.product or _ALL
        case "change":
            return OTHER, f"change in {measured}"
        case "coverage_ratio":
            return OTHER, f"coverage ratio of {measured}"
        case "rate":
            return OTHER, "exchange rate {} per {}".format(*o.figure.unit.split("/"))
    prefix = GROWTH if o.aspect == "growth" else ""
    if is_flow(key.flow):
        return prefix + key.flow, key.product or _ALL
    return prefix + OTHER, measured


def _kind(o: Observation) -> str:
    if o.aspect in ("growth", "share", "rate"):
        return o.aspect
    return "count" if o.figure.kind == "count" else "level"


def _basis(o: Observation) -> str:
    if o.aspect not in _CHANGES or o.against is not None:
        return o.basis
    return o.basis or UNSAID


def _remark(o: Observation) -> str:
    """Return what has no column of its own, in phrases parted by semicolons."""
    told = [f"numerator: {o.key.flow}"] if o.aspect == "share" else []
    if o.whole is not None and o.whole != all_partners_or_products(o.key.partner, o.key.product):
        told.append(_whole_words(o.whole))
    return "; ".join([*told, *filter(None, (o.where, o.note))])


def _whole_words(whole: Whole) -> str:
    said = {name: getattr(whole, name) for name in _WHOLE}
    told = (f"{name} {said[name] or _ALL}" for name in _WHOLE if said[name] not in ("", None))
    return f"whole: {', '.join(told) or _ALL}"
