"""Datasets laid out: what the collections hold, and their figures with source and line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from tbcalc.exact.noun import noun
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Observation
from tbcalc.figures.relation import Greater, Parts, Relation
from tbcalc.figures.source import Source
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


def holdings_document(held: Sequence[Holding]) -> Document:
    """Return a row for each, with how many figures of how many sources, and of which years."""
    columns = (
        Column("dataset"), Column("files", "right"), Column("figures", "right"),
        Column("sources", "right"), Column("years"),
    )  # fmt: skip
    return document(Table(columns, tuple(map(_holding_row, held))))


def figures_document(dataset: Dataset) -> Document:
    """Return the figures of each source: what each is about, its print, and its line."""
    rows: dict[tuple[str, str], list[tuple[Cell, ...]]] = {}
    for observation in dataset.observations:
        rows.setdefault((observation.source, observation.path), []).append(_row(observation))
    for relation in dataset.relations:
        rows.setdefault((relation.source, relation.path), []).append(_relation_row(relation))
    columns = (Column("figure"), Column("printed"), Column("line", "right"))
    blocks: list[Block] = []
    for (source, path), told in rows.items():
        blocks.append(_heading(dataset.sources.get(source, Source(source)), path))
        blocks.append(Table(columns, tuple(told)))
    return document(*blocks)


def validity_document(figures: int, sources: int) -> Document:
    """Return the one line that says that there is no fault."""
    told = f"{_counted(figures, 'figure')} of {_counted(sources, 'source')}, no fault."
    return document(Paragraph(line(told)))


def about(observation: Observation) -> str:
    """Return what a figure is about, in words: CN total 2017-Q1, growth mom."""
    o = observation
    told = [_ASPECTS.get(o.aspect, o.aspect), "" if o.basis == "yoy" else o.basis]
    told += [f"against {o.against}" if o.against else "", o.status, o.variant]
    if o.aspect == "growth" and o.currency and not o.of:
        told.append(f"in {o.currency}")
    words = " ".join(word for word in told if word)
    return f"{o.key}, {words}" if words else str(o.key)


def _heading(source: Source, path: str) -> Heading:
    """Return the source's id, who published it and when, and the last two names of its path."""
    short = "/".join(path.replace("\\", "/").split("/")[-2:])
    told = ", ".join(part for part in (source.publisher, source.published, short) if part)
    return Heading(line(Span(source.id, "source"), Span(f"  {told}" if told else "", "note")), 2)


def _holding_row(held: Holding) -> tuple[Cell, ...]:
    years = held.first if held.first == held.last else f"{held.first} to {held.last}"
    is_collection = held.kind == "collection"
    return (
        line(Span(held.name, "emphasis" if is_collection else "key")),
        line(Span(str(held.files) if is_collection else "", "number")),
        line(Span(str(held.figures), "number")),
        line(Span(str(len(held.sources)), "number")),
        line(years),
    )


def _row(observation: Observation) -> tuple[Cell, ...]:
    return (
        line(Span(about(observation), "key")),
        line(Span(observation.figure.text, "quote")),
        _line_cell(observation.line),
    )


def _relation_row(relation: Relation) -> tuple[Cell, ...]:
    return (
        line(Span(_said(relation), "key")),
        line(Span("in words", "note")),
        _line_cell(relation.line),
    )


def _line_cell(number: int) -> Line:
    return line(Span(str(number) if number else "", "number"))


def _said(relation: Relation) -> str:
    """Return what a source says, in words."""
    if isinstance(relation, Greater):
        return f"{relation.greater} is more than {relation.than}"
    if isinstance(relation, Parts):
        parts = " + ".join(map(str, relation.parts))
        return f"{parts} {'make' if relation.exhaustive else 'are part of'} {relation.whole}"
    return f"{relation.key} is a record"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
