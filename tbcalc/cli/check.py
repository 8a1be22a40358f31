"""``tbcalc check``: whether figures can all be true."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from tbcalc.cli.data import data_option, load
from tbcalc.cli.naming import locale_option
from tbcalc.cli.output import Output, emit, output_options
from tbcalc.figures.dataset import Dataset, union
from tbcalc.figures.finding import Verdicts
from tbcalc.views.document import Line, Notes, Span, document, line
from tbcalc.views.layouts.finding_words import Telling
from tbcalc.views.numerals import Style

if TYPE_CHECKING:
    from tbcalc.cli.articles import ReadArticle

_ARTICLES: Final = (".txt", ".md", ".markdown", ".html", ".htm")
_LONGEST: Final = 300
"""Characters of a line that are quoted."""

HELP = """Tell whether figures can all be true.

PATHS are dataset files, folders of them, long tables, bundled collections, or articles
(.txt, .md, .html), whose figures are read first; without any the data that questions are
asked of are checked.

\b
Examples:
  tbcalc check my.yaml
  tbcalc check press --by source
  tbcalc check figures.csv -f json
  tbcalc check article.txt --date 2017-04-20

Each source is checked by itself; then, unless --by source is given, the sources of one
release against one another, and those of different dates for what has been revised.

\b
Exit codes: 0 nothing is contradicted; 1 something is; 2 usage; 3 unreadable input.
"""


@click.command(help=HELP)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@data_option
@click.option(
    "--by", type=click.Choice(["source"]), help="Check each source by itself, and no more."
)
@click.option("--date", default="", metavar="DATE", help="The day of print of articles.")
@locale_option
@output_options("table", "text", "json", "jsonl", "csv", "md", "html")
def command(
    paths: tuple[str, ...],
    data: tuple[str, ...],
    by: str | None,
    date: str,
    locale: str,
    output: Output,
) -> int:
    """Check the figures; 1 when something is contradicted."""
    from tbcalc.core.check import checked
    from tbcalc.core.evidence import Knowledge
    from tbcalc.sources.area_currency import area_currency
    from tbcalc.sources.rate_text import load_rates

    articles = [path for path in paths if path.lower().endswith(_ARTICLES)]
    others = (*(path for path in paths if path not in articles), *data)
    read = _read(articles, date)
    dataset = union([*(r.dataset for r in read), *([load(others)] if others or not read else [])])
    knowledge = Knowledge(load_rates(), area_currency)
    verdicts = checked(dataset, knowledge, by_source=by == "source")
    years = _years(read)
    emit(_rendered(verdicts, dataset, Style(locale), output, read), output)
    for told in years:
        click.echo(f"tbcalc: {told}", err=True)
    return int(verdicts.is_contradicted or bool(years))


def _read(paths: Sequence[str], date: str) -> list[ReadArticle]:
    """Return the articles with their figures read, none where none is named."""
    if not paths:
        return []
    from tbcalc.cli.articles import checked_date, read_articles

    return list(read_articles(paths, checked_date(date), ""))


def _years(read: Sequence[ReadArticle]) -> list[str]:
    """Return in words which figures of the articles are of years that cannot be."""
    if not read:
        return []
    from tbcalc.cli.contradictions import impossible_years

    return [
        f"{r.article.path}: {r.readings[i].found.figure.text}: {wrong.message}"
        for r in read
        for wrong in impossible_years(r)
        for i in wrong.indices
    ]


def _places(verdicts: Verdicts, read: Sequence[ReadArticle]) -> Notes | None:
    """Return the lines of the articles in which the figures of findings stand."""
    texts = {r.article.id: r.article for r in read}
    told: list[Line] = []
    seen = dict.fromkeys(
        f for finding in verdicts.findings for c in finding.clashes for f in c.figures
    )
    for figure in seen:
        source, _, ordinal = figure.rpartition(".")
        article = texts.get(source)
        if article is None:
            continue
        each = next(r for r in read if r.article is article)
        found = each.readings[int(ordinal) - 1].found
        number = article.text.count("\n", 0, found.start) + 1
        quoted = article.text.splitlines()[number - 1].strip() if article.text else ""
        told.append(line(f"{figure}: {article.path}:{number}: ", Span(quoted[:_LONGEST], "quote")))
    return Notes(tuple(told), "In the text") if told else None


def _rendered(
    verdicts: Verdicts,
    dataset: Dataset,
    style: Style,
    output: Output,
    read: Sequence[ReadArticle],
) -> str:
    from tbcalc.cli.naming import area_names

    figures = {o.id: o for o in dataset.observations}
    telling = Telling(figures, dataset.sources, area_names(style.locale), style)
    if output.format in ("json", "jsonl", "csv"):
        return _machine(verdicts, telling, output)
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.check import check_document

    sources = len({o.source for o in dataset.observations})
    checked = check_document(verdicts, telling, sources=sources)
    places = _places(verdicts, read)
    return shown(document(checked.blocks, [places] if places else []), output, style.locale)


def _machine(verdicts: Verdicts, telling: Telling, output: Output) -> str:
    from tbcalc.views.payloads import check as payloads

    if output.format == "csv":
        from tbcalc.views import as_csv

        return as_csv.render(payloads.row_payloads(verdicts, telling), numbers=payloads.NUMBERS)
    from tbcalc.views import as_json

    if output.format == "jsonl":
        return as_json.render_lines(payloads.finding_payloads(verdicts, telling))
    return as_json.render(payloads.check_payload(verdicts, telling))
