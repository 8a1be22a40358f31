"""An article's figures as a document: a row per figure, then what contradicts itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tbcalc.figures.extracted import Contradiction, Extracted
from tbcalc.views.catalog import bracketed, message, say
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
from tbcalc.views.retelling import said_again
from tbcalc.views.terms import term

_COLUMNS = (
    message("figure"), message("kind"), message("flow"), message("period"), message("reporter"),
    message("partner"), message("against"), message("link"),
)  # fmt: skip
_KINDS = (
    message("amount"), message("growth"), message("share"), message("points"), message("count"),
    message("rate"), message("wrong growth"), message("wrong conversion"), message("wrong share"),
    message("wrong repeat"), message("wrong sum"), message("swapped flows"), message("unit slip"),
    message("wrong year"), message("average"), message("base"), message("change"),
    message("yoy"), message("expected"), message("about"), message("more than"),
    message("less than"),
    message("nearly"), message("at least"), message("up to"), message("between"),
)  # fmt: skip
"""Words for kinds of figures, qualifiers and contradictions."""


def extract_document(
    name: str,
    figures: Sequence[Extracted],
    contradictions: Sequence[Contradiction],
    locale: str = "en",
    *,
    names: Callable[[str], str] = str,
) -> Document:
    """Return a heading, the figures with what was read, contradictions, and what is not sure.

    ``names`` tells what an area is called in the language of the locale.
    """
    blocks: list[Block] = [Heading(line(name))]
    if not figures:
        return document(*blocks, Paragraph(line(say("No figure was found.", locale))))
    columns = (Column("", "right"), *(Column(say(title, locale)) for title in _COLUMNS))
    rows = tuple(_row(i, figure, locale, names) for i, figure in enumerate(figures))
    blocks.append(compact(Table(columns, rows)))
    if contradictions:
        told = tuple(contradiction_line(c, figures, locale) for c in contradictions)
        blocks.append(Notes(told, say("These cannot all be true", locale)))
    doubts = tuple(
        line(f"{i + 1}: {said_again('; '.join(figure.doubts), locale)}")
        for i, figure in enumerate(figures)
        if figure.doubts
    )
    if doubts:
        blocks.append(Notes(doubts, say("Not sure", locale)))
    return document(*blocks)


def contradiction_line(
    contradiction: Contradiction, figures: Sequence[Extracted], locale: str = "en"
) -> Line:
    """Return a contradiction with the figures it is about, as printed."""
    printed = ", ".join(f"{i + 1} ({figures[i].text})" for i in contradiction.indices)
    kind = say(contradiction.type.replace("_", " "), locale)
    told = said_again(contradiction.message, locale)
    return line(Span(kind, "wrong"), f": {printed}: {told}")


def link_words(figure: Extracted, locale: str = "en") -> str:
    """Return how a figure hangs together with others, by their numbers from 1."""
    told = []
    if figure.same_as is not None:
        told.append(say("the same as {number}", locale, number=figure.same_as + 1))
    if figure.of is not None:
        told.append(say("of {number}", locale, number=figure.of + 1))
    if figure.range_with is not None:
        told.append(say("a range with {number}", locale, number=figure.range_with + 1))
    return ", ".join(told)


def kind_words(figure: Extracted, locale: str = "en") -> str:
    """Return the kind of a figure in words."""
    kind = {"pp_change": "points"}.get(figure.kind, figure.kind)
    words = [kind, figure.role] if figure.role else [kind]
    if figure.forecast:
        words.append("expected")
    if figure.qualifier != "exact":
        words.append(figure.qualifier.replace("_", " "))
    return ", ".join(say(word, locale) for word in words)


def flow_words(figure: Extracted, locale: str = "en") -> str:
    """Return the flow, with the part of it that the figure covers."""
    flow = figure.flow
    if flow == "balance" and figure.sign and not figure.role:
        flow = "surplus" if figure.sign > 0 else "deficit"
    told = term(flow, locale)
    if not (figure.scope and flow):
        return told
    return f"{told}{bracketed(term(figure.scope, locale), locale)}"


def _row(i: int, figure: Extracted, locale: str, names: Callable[[str], str]) -> tuple[Line, ...]:
    basis = say(figure.basis, locale) if figure.basis else figure.basis_ext
    cells = (
        flow_words(figure, locale), said_again(figure.period, locale), names(figure.reporter),
        names(figure.partner), basis, link_words(figure, locale),
    )  # fmt: skip
    return (
        line(str(i + 1)),
        line(Span(figure.text, "number")),
        line(kind_words(figure, locale)),
        *(line(cell) if cell else () for cell in cells),
    )
