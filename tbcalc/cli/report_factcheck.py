"""``tbcalc report factcheck``: every figure with whether it may be quoted, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import click

from tbcalc.cli.articles import checked_date, is_article, read_articles
from tbcalc.cli.data import data_option, load
from tbcalc.cli.output import Output, output_options
from tbcalc.cli.read_article import ReadArticle
from tbcalc.cli.report_options import report_look, template_option, written
from tbcalc.figures.dataset import Dataset, union
from tbcalc.views.numerals import Style

if TYPE_CHECKING:
    from tbcalc.core.advice import Reason
    from tbcalc.views.layouts.factcheck_entries import Entry, Passage, Unjudged
    from tbcalc.views.layouts.report_look import ReportLook

_AGAINST: Final = ("customs",)
"""What figures are held against where no data are named."""

_WINDOW: Final = 160
"""Characters of an article shown at most on either side of a figure."""

HELP = """Tell of every figure whether it may be quoted: may be, with care, should not be.

PATHS are articles (.txt, .md, .html, .jsonl), whose figures are read first, or datasets.
Each is held against the others, and against --data: the bundled customs figures, if no
other data are named.

\b
Examples:
  tbcalc report factcheck article.txt --date 2017-04-20
  tbcalc report factcheck press -o factcheck.html
  tbcalc report factcheck article.txt --data mine.yaml -f json

What cannot be true is told with what would have to be said instead.
"""


@click.command(help=HELP, short_help="Whether each figure of a text may be quoted.")
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option("--date", default="", metavar="DATE", help="The day of print, such as 2017-04-20.")
@click.option("--lang", default="", metavar="LANG", help="The language, where the text is short.")
@click.option(
    "--locale", default="en", metavar="LOCALE", help="The report's language: en, zh_CN, zh_TW."
)
@data_option
@template_option
@output_options("table", "text", "json", "md", "html", "xlsx")
def factcheck(
    paths: tuple[str, ...],
    date: str,
    lang: str,
    locale: str,
    data: tuple[str, ...],
    template: str | None,
    output: Output,
) -> None:
    """Tell of every figure whether it may be quoted."""
    from tbcalc.views.layouts.factcheck import factcheck_document
    from tbcalc.views.payloads.factcheck import factcheck_linked, factcheck_payload

    articles = tuple(path for path in paths if is_article(path))
    others = tuple(path for path in paths if path not in articles)
    read = list(read_articles(articles, checked_date(date), lang)) if articles else []
    own = union([*(each.dataset for each in read), *([load(others)] if others else [])])
    against = load(data or _AGAINST)
    dataset = union([own, _without(against, own)])
    look = report_look(Style(locale), dataset, (*paths, *(data or _AGAINST)), output)
    found = _entries(own, dataset, read, look)
    checked = list(dict.fromkeys(entry.source for entry in found)) or list(own.sources)
    held = _held_against(found, dataset, checked)
    written(
        lambda appendix: factcheck_document(found, checked, held, look, appendix=appendix),
        lambda: factcheck_payload(found, checked, held, look),
        lambda: factcheck_linked(found, checked, look),
        template, look, output,
    )  # fmt: skip


def _without(against: Dataset, own: Dataset) -> Dataset:
    """Return the data that figures are held against, without what is under review itself."""
    ids = {o.id for o in own.observations}
    return Dataset(
        tuple(o for o in against.observations if o.id not in ids and o.source not in own.sources),
        against.sources,
        tuple(r for r in against.relations if r.source not in own.sources),
    )


def _entries(
    own: Dataset, dataset: Dataset, read: Sequence[ReadArticle], look: ReportLook
) -> tuple[Entry, ...]:
    from tbcalc.cli.clashing import knowledge
    from tbcalc.core.advice import advised
    from tbcalc.core.review import review
    from tbcalc.views.layouts.factcheck_entries import entries
    from tbcalc.views.layouts.finding_words import Telling

    seen = review(dataset, knowledge(), {o.id for o in own.observations})
    telling = Telling(seen.named, look.sources, look.names, look.style)
    remarks = dict(pair for each in read for pair in _remarks(each))
    passages = dict(pair for each in read for pair in _passages(each))
    unjudged = [left for each in read for left in _unjudged(each)]
    return entries(advised(seen, remarks), unjudged, passages, telling, look)


def _remarks(read: ReadArticle) -> Iterator[tuple[str, tuple[Reason, ...]]]:
    """Find what is not sure of how the figures of an article were read, or cannot be."""
    from tbcalc.cli.contradictions import impossible_years
    from tbcalc.core.advice import Reason
    from tbcalc.sources.prose_doubts import doubts

    years = {i for c in impossible_years(read) for i in c.indices}
    for i, reading in enumerate(read.readings):
        told = doubts(reading)
        found = [Reason("doubtful", told=told)] if told else []
        if i in years:
            found.append(Reason("year", told=(str(reading.period), str(reading.against))))
        if found:
            yield f"{read.article.id}.{i + 1}", tuple(found)


def _passages(read: ReadArticle) -> Iterator[tuple[str, Passage]]:
    """Find the words of an article around each of its figures."""
    from tbcalc.views.layouts.factcheck_entries import Passage

    text = read.article.text
    for i, reading in enumerate(read.readings):
        start, end = reading.found.start, reading.found.end
        first = max(_after_last(text, start), start - _WINDOW)
        last = min(_first_end(text, end), end + _WINDOW)
        passage = Passage(text[first:last], start - first, end - first)
        yield f"{read.article.id}.{i + 1}", passage


def _after_last(text: str, start: int) -> int:
    """Return where the sentence of a place begins."""
    ends = (". ", "! ", "? ", "\n", "。", "！", "？")
    return max(place + len(end) if (place := text.rfind(end, 0, start)) >= 0 else 0 for end in ends)


def _first_end(text: str, end: int) -> int:
    """Return where the sentence of a place ends, its point included."""
    points = (". ", ".\n", "! ", "? ", "。", "！", "？")
    found = [place + 1 for point in points if (place := text.find(point, end)) >= 0]
    line = text.find("\n", end)
    return min([*found, line if line >= 0 else len(text), len(text)])


def _unjudged(read: ReadArticle) -> Iterator[Unjudged]:
    """Find the figures of an article that are none of trade, or say too little."""
    from tbcalc.sources.prose_figures import figure_of
    from tbcalc.views.layouts.factcheck_entries import Unjudged

    for left in read.left:
        reading = read.readings[left.ordinal]
        figure = figure_of(reading, read.article.text)
        name = f"{read.article.id}.{left.ordinal + 1}"
        yield Unjudged(name, read.article.id, figure.text, left.reason, figure.quantity)


def _held_against(found: Sequence[Entry], dataset: Dataset, checked: Sequence[str]) -> list[str]:
    """Return the other sources that print anything of the same countries and periods."""
    from tbcalc.figures.area import country_of

    ids = {entry.id for entry in found}
    places = {
        (country_of(o.key.reporter), o.key.period) for o in dataset.observations if o.id in ids
    }
    used = dict.fromkeys(
        o.source
        for o in dataset.observations
        if (country_of(o.key.reporter), o.key.period) in places
    )
    return [source for source in used if source not in checked]
