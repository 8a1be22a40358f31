"""HTML: one page that needs nothing else, readable without scripts, on a phone and on paper.

Each number that tells how it is known opens it on a click; on paper, and for whoever reads on, the
same stands as numbered notes. The page fetches nothing and forbids itself to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.views.chart_table import chart_table
from tbcalc.views.document import (
    Block,
    Derivations,
    Document,
    Drawing,
    Heading,
    Line,
    Notes,
    Paragraph,
    Quote,
    Table,
    Tree,
    plain,
)
from tbcalc.views.html_spans import Numbered, line_html, numbered
from tbcalc.views.html_style import STYLE
from tbcalc.views.html_table import table_html
from tbcalc.views.markup import language_tag, script_json, text_html
from tbcalc.views.svg import svg
from tbcalc.views.svg_style import page_style

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_TITLE_LENGTH: Final = 120


def render(document: Document) -> str:
    """Return the document as a page; the same document gives the same bytes."""
    title = _title(document)
    body = "".join(_sections(document.blocks, title, numbered(document)))
    if not any(isinstance(block, Heading) and block.level == 1 for block in document.blocks):
        body = f'<h1 class="unseen">{text_html(title[:_TITLE_LENGTH])}</h1>\n{body}'
    charts = page_style() if any(isinstance(b, Drawing) for b in document.blocks) else ""
    appendix = (
        f'<script type="application/ld+json">\n{script_json(document.appendix)}</script>\n'
        if document.appendix
        else ""
    )
    return (
        f'<!doctype html>\n<html lang="{language_tag(document.language)}">\n<head>\n'
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="tbcalc">\n'
        f"<title>{text_html(title[:_TITLE_LENGTH])}</title>\n<style>{STYLE}{charts}</style>\n{appendix}"
        f"</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )


def _title(document: Document) -> str:
    """Return what a page is called: its title, else its first heading or paragraph."""
    named = (b for b in document.blocks if isinstance(b, Heading | Paragraph))
    return document.title or next((plain(block.line) for block in named), "") or "tbcalc"


@noun
class _Place:
    """Where a block stands: the notes by number, the heading above it, and a name of its own."""

    notes: Numbered
    heading: str
    name: str


def _sections(blocks: Sequence[Block], title: str, notes: Numbered) -> Iterator[str]:
    """Yield the blocks, those below a heading of the second level as a section."""
    heading, opened = title, False
    for index, block in enumerate(blocks, 1):
        if not isinstance(block, Heading):
            yield _block(block, _Place(notes, heading, f"block-{index}"))
            continue
        if block.level == 2:
            yield "</section>\n" if opened else ""
            yield f'<section aria-labelledby="part-{index}">\n'
            opened = True
        heading = plain(block.line)
        level = min(max(block.level, 1), 6)
        yield f'<h{level} id="part-{index}">{line_html(block.line, notes)}</h{level}>\n'
    yield "</section>\n" if opened else ""


def _block(block: Block, place: _Place) -> str:  # noqa: PLR0911 one for each kind of block
    notes = place.notes
    match block:
        case Heading():
            return ""
        case Paragraph(line, lead):
            kind = ' class="lead"' if lead else ""
            return f"<p{kind}>{line_html(line, notes)}</p>\n"
        case Table():
            return table_html(block, notes, place.heading)
        case Notes(lines, title):
            return _notes(title, [line_html(line, notes) for line in lines])
        case Tree():
            return f'<ul class="tree">\n{_tree(block, notes)}</ul>\n'
        case Quote():
            return _quote(block)
        case Derivations():
            return _derivations(block, notes)
        case Drawing():
            return _drawing(block, place)


def _drawing(drawing: Drawing, place: _Place) -> str:
    """Return a chart as a figure, and its numbers below it where they are told nowhere else."""
    chart = drawing.chart
    drawn = svg(chart, place.name)
    title = text_html(chart.title)
    notes = "".join(f"<br>{text_html(note)}" for note in chart.notes)
    figure = (
        f"<figure>\n<figcaption><strong>{title}</strong> {text_html(chart.description)}{notes}"
        f'</figcaption>\n<div class="draw" tabindex="0" role="group" aria-label="{title}">\n'
        f"{drawn}</div>\n</figure>\n"
        if drawn
        else ""
    )
    told = drawing.is_told and bool(drawn)
    return figure if told else figure + table_html(chart_table(chart), place.notes, chart.title)


def _notes(title: str, items: Sequence[str]) -> str:
    head = f"<p>{text_html(title)}</p>\n" if title else ""
    listed = "".join(f"<li>{item}</li>\n" for item in items)
    return f'<div class="notes">\n{head}<ul>\n{listed}</ul>\n</div>\n' if items else ""


def _tree(tree: Tree, notes: Numbered) -> str:
    inner = "".join(_tree(child, notes) for child in tree.children)
    below = f"\n<ul>\n{inner}</ul>\n" if inner else ""
    return f"<li>{line_html(tree.line, notes)}{below}</li>\n"


def _quote(quote: Quote) -> str:
    told, last = "", 0
    for start, end in quote.marks:
        told += text_html(quote.text[last:start])
        told += f"<mark>{text_html(quote.text[start:end])}</mark>"
        last = end
    return f"<blockquote>{told}{text_html(quote.text[last:])}</blockquote>\n"


def _derivations(block: Derivations, notes: Numbered) -> str:
    items = "".join(
        f'<li id="how-{notes[id(how)]}"><span class="key">{text_html(how.name)}</span>: '
        f"{_lines(how.lines, notes)}</li>\n"
        for how in block.hows
    )
    head = f"<p>{text_html(block.title)}</p>\n" if block.title else ""
    return f'<div class="notes derivations">\n{head}<ol>\n{items}</ol>\n</div>\n' if items else ""


def _lines(lines: Sequence[Line], notes: Numbered) -> str:
    return " ".join(line_html(line, notes) for line in lines)
