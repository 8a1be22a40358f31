"""Datasets laid out: what the collections hold, and their figures with source and line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from tbcalc.exact.noun import noun
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Observation
from tbcalc.figures.relation import Greater, Parts, Relation
from tbcalc.figures.source import Source
from tbcalc.views.catalog import message, say, say_count
from tbcalc.views.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Line,
    Paragraph,
    Span,
    Table,
    document,
    line,
)

_ASPECTS = {"coverage_ratio": "coverage ratio", "rate": "", "level": ""}
_MARKS = (
    message("mom"), message("qoq"), message("cagr"), message("provisional"), message("revised"),
    message("forecast"),
)  # fmt: skip
"""Words of the format that are told in the reader's language; others stay."""


@noun
class Holding:
    """What a file, or a collection of files, holds."""

    name: str
    kind: Literal["collection", "file"]
    files: int
    figures: int
    sources: tuple[str, ...]
    first: str
    last: str


def holding(
    name: str, kind: Literal["collection", "file"], files: int, dataset: Dataset
) -> Holding:
    """Return what ``dataset`` holds; ``first`` and ``last`` are the years its figures are of."""
    periods = [observation.key.period for observation in dataset.observations]
    first = min((period.first[0] for period in periods), default=None)
    last = max((period.last[0] for period in periods), default=None)
    return Holding(
        name, kind, files, len(dataset.observations), tuple(dataset.sources),
        "" if first is None else f"{first:04d}", "" if last is None else f"{last:04d}",
    )  # fmt: skip


def holding_payload(held: Holding) -> dict[str, object]:
    """Return what is held as JSON and CSV have it."""
    return {name: getattr(held, name) for name in type(held).__match_args__}


def holdings_document(held: Sequence[Holding], locale: str = "en") -> Document:
    """Return a row for each, with how many figures of how many sources, and of which years."""
    columns = (
        Column(say("dataset", locale)), Column(say("files", locale), "right"),
        Column(say("figures", locale), "right"), Column(say("sources", locale), "right"),
        Column(say("years", locale)),
    )  # fmt: skip
    return document(Table(columns, tuple(_holding_row(each, locale) for each in held)))


def figures_document(dataset: Dataset, locale: str = "en") -> Document:
    """Return the figures of each source: what each is about, its print, and its line."""
    rows: dict[tuple[str, str], list[tuple[Cell, ...]]] = {}
    for observation in dataset.observations:
        rows.setdefault((observation.source, observation.path), []).append(
            _row(observation, locale)
        )
    for relation in dataset.relations:
        rows.setdefault((relation.source, relation.path), []).append(
            _relation_row(relation, locale)
        )
    columns = (
        Column(say("figure", locale)), Column(say("printed", locale)),
        Column(say("line", locale), "right"),
    )  # fmt: skip
    blocks: list[Block] = []
    for (source, path), cells in rows.items():
        blocks.append(_heading(dataset.sources.get(source, Source(source)), path))
        blocks.append(Table(columns, tuple(cells)))
    return document(*blocks)


def validity_document(figures: int, sources: int, locale: str = "en") -> Document:
    """Return the one line that says that there is no fault."""
    told = say(
        "{figures} of {sources}, no fault.",
        locale,
        figures=say_count("{number} figure", "{number} figures", figures, locale),
        sources=say_count("{number} source", "{number} sources", sources, locale),
    )
    return document(Paragraph(line(told)))


def about(observation: Observation, locale: str = "en") -> str:
    """Return what a figure is about, in words: CN total 2017-Q1, growth mom."""
    o = observation
    told = [_ASPECTS.get(o.aspect, o.aspect), "" if o.basis == "yoy" else o.basis]
    told = [say(word, locale) for word in told if word]
    if o.against:
        told.append(say("against {when}", locale, when=o.against))
    told += [say(word, locale) for word in (o.status, o.variant) if word]
    if o.aspect == "growth" and o.currency and not o.of:
        told.append(say("in {currency}", locale, currency=o.currency))
    words = " ".join(told)
    return f"{o.key}, {words}" if words else str(o.key)


def _heading(source: Source, path: str) -> Heading:
    """Return the source's id, who published it and when, and the last two names of its path."""
    short = "/".join(path.replace("\\", "/").split("/")[-2:])
    told = ", ".join(part for part in (source.publisher, source.published, short) if part)
    return Heading(line(Span(source.id, "source"), Span(f"  {told}" if told else "", "note")), 2)


def _holding_row(held: Holding, locale: str) -> tuple[Cell, ...]:
    years = held.first
    if held.first != held.last:
        years = say("{first} to {last}", locale, first=held.first, last=held.last)
    is_collection = held.kind == "collection"
    return (
        line(Span(held.name, "emphasis" if is_collection else "key")),
        line(Span(str(held.files), "number")),
        line(Span(str(held.figures), "number")),
        line(Span(str(len(held.sources)), "number")),
        line(years),
    )


def _row(observation: Observation, locale: str) -> tuple[Cell, ...]:
    return (
        line(Span(about(observation, locale), "key")),
        line(Span(observation.figure.text, "quote")),
        _line_cell(observation.line),
    )


def _relation_row(relation: Relation, locale: str) -> tuple[Cell, ...]:
    return (
        line(Span(_said(relation, locale), "key")),
        line(Span(say("in words", locale), "note")),
        _line_cell(relation.line),
    )


def _line_cell(number: int) -> Line:
    return line(Span(str(number) if number else "", "number"))


def _said(relation: Relation, locale: str) -> str:
    """Return what a source says, in words."""
    if isinstance(relation, Greater):
        return say("{one} is more than {other}", locale, one=relation.greater, other=relation.than)
    if isinstance(relation, Parts):
        words = {"parts": " + ".join(map(str, relation.parts)), "whole": relation.whole}
        if relation.exhaustive:
            return say("{parts} make {whole}", locale, **words)
        return say("{parts} are part of {whole}", locale, **words)
    return say("{key} is a record", locale, key=relation.key)
