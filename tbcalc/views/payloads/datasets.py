"""Datasets as JSON has them: what is there, and figures with all that is said of them."""

from __future__ import annotations

from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Key, Observation, Whole
from tbcalc.figures.relation import Greater, Parts, Relation
from tbcalc.figures.source import Source

SCHEMA = "tbcalc.datasets/1"


def dataset_payload(dataset: Dataset) -> dict[str, object]:
    """Return sources, figures and relations under one schema."""
    return {
        "schema": SCHEMA,
        "sources": [source_payload(source) for source in dataset.sources.values()],
        "figures": [figure_payload(observation) for observation in dataset.observations],
        "relations": [relation_payload(relation) for relation in dataset.relations],
    }


def figure_payload(observation: Observation) -> dict[str, object]:
    """Return one figure: what it is about, its number, and what the source says of it."""
    o = observation
    return {
        "id": o.id,
        "source": o.source,
        **_key(o.key),
        "aspect": o.aspect,
        "figure": o.figure.quantity,
        "kind": o.figure.kind,
        "qualifier": o.figure.qualifier,
        "assumed": o.figure.assumed,
        "basis": o.basis,
        "against": _text(o.against),
        "currency": o.currency,
        "of": o.of,
        "pair_of": o.pair_of,
        "whole": None if o.whole is None else _whole(o.whole),
        "status": o.status,
        "variant": o.variant,
        "where": o.where,
        "note": o.note,
        "path": o.path,
        "line": o.line,
    }


def source_payload(source: Source) -> dict[str, object]:
    """Return a source with what is known of it."""
    return {
        "id": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "published": source.published,
        "url": source.url,
        "language": source.language,
        "note": source.note,
    }


def relation_payload(relation: Relation) -> dict[str, object]:
    """Return what a source says in words."""
    place = {"source": relation.source, "path": relation.path, "line": relation.line}
    if isinstance(relation, Greater):
        return {"greater": _key(relation.greater), "than": _key(relation.than), **place}
    if isinstance(relation, Parts):
        parts = [_key(part) for part in relation.parts]
        whole = {"of": _key(relation.whole), "exhaustive": relation.exhaustive}
        return {"parts": parts, **whole, **place}
    return {"record": _key(relation.key), **place}


def _key(key: Key) -> dict[str, object]:
    treatment = key.treatment
    return {
        "reporter": key.reporter,
        "partner": key.partner,
        "scope": key.scope,
        "product": key.product,
        "flow": key.flow,
        "period": str(key.period),
        "valuation": treatment.valuation,
        "adjustment": treatment.adjustment,
        "prices": treatment.prices,
        "accounts": treatment.accounts,
    }


def _whole(whole: Whole) -> dict[str, object]:
    said = {
        "reporter": whole.reporter or None,
        "partner": whole.partner or None,
        "scope": whole.scope or None,
        "product": whole.product,
        "flow": whole.flow or None,
        "period": _text(whole.period) or None,
    }
    return {name: word for name, word in said.items() if word is not None}


def _text(period: object) -> str:
    return "" if period is None else str(period)
