"""A self-contained page: an article with its figures marked, each with what was read of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from tbcalc.figures.extracted import Contradiction, Extracted
from tbcalc.views.catalog import message, say
from tbcalc.views.document import plain
from tbcalc.views.layouts.extract import (
    contradiction_line,
    flow_words,
    kind_words,
    link_words,
)
from tbcalc.views.retelling import said_again

_STYLE = """
body{font:1rem/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;
color:#1a1a1a;background:#fff}
article{white-space:pre-wrap}
mark{background:#e4eefb;border-bottom:2px solid #2a6fb8;padding:0 .1em}
mark.unsure{background:#fdf3d8;border-bottom:2px dashed #a07000}
mark.wrong{background:#fbe3e1;border-bottom:2px solid #b3261e}
sup{line-height:0}
sup a{text-decoration:none;color:inherit;padding:0 .15em}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.875rem;width:100%}
td,th{text-align:left;padding:.2rem .5rem;border-bottom:1px solid #ddd;vertical-align:top}
.figure{white-space:nowrap}
.note{min-width:9rem}
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}
mark{background:#173350;color:inherit}mark.unsure{background:#3d3210}mark.wrong{background:#4a1b18}
td,th{border-color:#444}}
"""
_HEADS = (
    message("figure"), message("kind"), message("flow"), message("period"), message("reporter"),
    message("partner"), message("against"), message("link"), message("note"),
)  # fmt: skip


def render(
    name: str,
    text: str,
    figures: Sequence[Extracted],
    contradictions: Sequence[Contradiction],
    *,
    language: str = "",
    locale: str = "en",
) -> str:
    """Return the page; everything of the article is escaped, and nothing is fetched."""
    wrong = {i for c in contradictions for i in c.indices}
    lang = f' lang="{escape(language)}"' if language else ""
    told = "".join(
        f"<li>{escape(plain(contradiction_line(c, figures, locale)))}</li>\n"
        for c in contradictions
    )
    marked = "".join(_marked(text, figures, wrong, locale))
    wrongs, read = say("These cannot all be true", locale), say("What was read", locale)
    verdict = f"<h2>{escape(wrongs)}</h2>\n<ul>\n{told}</ul>\n" if told else ""
    return (
        f'<!doctype html>\n<html{lang}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(name)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(name)}</h1>\n<article>{marked}</article>\n"
        f"{verdict}<h2>{escape(read)}</h2>\n{''.join(_table(figures, locale))}</body>\n</html>\n"
    )


def _marked(text: str, figures: Sequence[Extracted], wrong: set[int], locale: str) -> Iterator[str]:
    done = 0
    for i, figure in enumerate(figures):
        if figure.start < done:
            continue
        yield escape(text[done : figure.start])
        kind = "wrong" if i in wrong else "unsure" if figure.doubts else "sure"
        yield (
            f'<mark id="f{i + 1}" class="{kind}" title="{escape(_summary(figure, locale))}">'
            f"{escape(text[figure.start : figure.end])}</mark>"
            f'<sup><a href="#r{i + 1}">{i + 1}</a></sup>'
        )
        done = figure.end
    yield escape(text[done:])


def _summary(figure: Extracted, locale: str) -> str:
    parts = (
        kind_words(figure, locale), flow_words(figure, locale), figure.period, figure.reporter,
        say("with {whom}", locale, whom=figure.partner) if figure.partner else "",
        figure.basis, link_words(figure, locale),
    )  # fmt: skip
    return "; ".join(part for part in parts if part)


def _table(figures: Sequence[Extracted], locale: str) -> Iterator[str]:
    """Yield a row for each figure, without the columns that hold nothing."""
    rows = [_cells(figure, locale) for figure in figures]
    kept = [column for column in range(len(_HEADS)) if any(row[column] for row in rows)]
    heads = "".join(f"<th>{escape(say(_HEADS[column], locale))}</th>" for column in kept)
    yield '<div class="scroll">\n<table>\n'
    yield f"<thead><tr><th></th>{heads}</tr></thead>\n<tbody>\n"
    for i, row in enumerate(rows, 1):
        yield f'<tr id="r{i}"><td><a href="#f{i}">{i}</a></td>'
        yield from (f"<td{_CLASSES.get(column, '')}>{row[column]}</td>" for column in kept)
        yield "</tr>\n"
    yield "</tbody>\n</table>\n</div>\n"


_CLASSES: Final = {0: ' class="figure"', 8: ' class="note"'}
"""Columns that are not to be broken up, or squeezed."""


def _cells(figure: Extracted, locale: str) -> tuple[str, ...]:
    told = (
        figure.text, kind_words(figure, locale), flow_words(figure, locale), figure.period,
        figure.reporter, figure.partner, figure.basis or figure.basis_ext,
    )  # fmt: skip
    doubts = said_again("; ".join(figure.doubts), locale)
    return (*map(escape, told), _links(figure, locale), escape(doubts))


def _links(figure: Extracted, locale: str) -> str:
    ties = (
        (message("the same as {number}"), figure.same_as),
        (message("of {number}"), figure.of),
        (message("a range with {number}"), figure.range_with),
    )
    told = (
        say(words, locale, number=f'<a href="#f{i + 1}">{i + 1}</a>')
        for words, i in ties
        if i is not None
    )
    return ", ".join(told)
