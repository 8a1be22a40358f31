"""An article's figures as a document: a row per figure, then what contradicts itself."""

from __future__ import annotations

from collections.abc import Sequence

from tbcalc.figures.extracted import Contradiction, Extracted
from tbcalc.views.document import (
    Block,
    Column,
    Document,
    Heading,
    Line,
    Notes,
    Paragraph,
    Span,
    Table,
    document,
    line,
)
from tbcalc.views.layouts.tables import compact

_COLUMNS = ("", "figure", "kind", "flow", "period", "reporter", "partner", "against", "link")


def extract_document(
    name: str, figures: Sequence[Extracted], contradictions: Sequence[Contradiction]
) -> Document:
    """Return a heading, the figures with what was read, contradictions, and what is not sure."""
    blocks: list[Block] = [Heading(line(name))]
    if not figures:
        return document(*blocks, Paragraph(line("No figure was found.")))
    columns = tuple(Column(title, "right" if not title else "left") for title in _COLUMNS)
    rows = tuple(_row(i, figure) for i, figure in enumerate(figures))
    blocks.append(compact(Table(columns, rows)))
    if contradictions:
        told = tuple(contradiction_line(c, figures) for c in contradictions)
        blocks.append(Notes(told, "These cannot all be true"))
    doubts = tuple(
        line(f"{i + 1}: {'; '.join(figure.doubts)}")
        for i, figure in enumerate(figures)
        if figure.doubts
    )
    if doubts:
        blocks.append(Notes(doubts, "Not sure"))
    return document(*blocks)


def contradiction_line(contradiction: Contradiction, figures: Sequence[Extracted]) -> Line:
    """Return a contradiction with the figures it is about, as printed."""
    printed = ", ".join(f"{i + 1} ({figures[i].text})" for i in contradiction.indices)
    kind = contradiction.type.replace("_", " ")
    return line(Span(kind, "wrong"), f": {printed}: {contradiction.message}")


def link_words(figure: Extracted) -> str:
    """Return how a figure hangs together with others, by their numbers from 1."""
    told = []
    if figure.same_as is not None:
        told.append(f"the same as {figure.same_as + 1}")
    if figure.of is not None:
        told.append(f"of {figure.of + 1}")
    if figure.range_with is not None:
        told.append(f"a range with {figure.range_with + 1}")
    return ", ".join(told)


def kind_words(figure: Extracted) -> str:
    """Return the kind of a figure in words."""
    kind = {"pp_change": "points"}.get(figure.kind, figure.kind)
    words = [kind, figure.role] if figure.role else [kind]
    if figure.forecast:
        words.append("expected")
    if figure.qualifier != "exact":
        words.append(figure.qualifier.replace("_", " "))
    return ", ".join(words)


def flow_words(figure: Extracted) -> str:
    """Return the flow, with the part of it that the figure covers."""
    flow = figure.flow
    if flow == "balance" and figure.sign and not figure.role:
        flow = "surplus" if figure.sign > 0 else "deficit"
    return f"{flow} ({figure.scope})" if figure.scope and flow else flow


def _row(i: int, figure: Extracted) -> tuple[Line, ...]:
    cells = (
        flow_words(figure), figure.period, figure.reporter, figure.partner,
        figure.basis or figure.basis_ext, link_words(figure),
    )  # fmt: skip
    return (
        line(str(i + 1)),
        line(Span(figure.text, "number")),
        line(kind_words(figure)),
        *(line(cell) if cell else () for cell in cells),
    )
