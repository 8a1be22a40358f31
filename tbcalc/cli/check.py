"""``tbcalc check``: whether figures can all be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import click

from tbcalc.cli.data import STDIN, data_option, load
from tbcalc.cli.naming import locale_option
from tbcalc.cli.output import Output, emit, output_options
from tbcalc.exact.noun import replaced
from tbcalc.figures.dataset import Dataset, union
from tbcalc.figures.finding import Verdicts
from tbcalc.views.catalog import say
from tbcalc.views.document import Notes, Span, document, line
from tbcalc.views.layouts.finding_words import Telling
from tbcalc.views.numerals import Style

if TYPE_CHECKING:
    from tbcalc.cli.read_article import ReadArticle
    from tbcalc.cli.record import Held
    from tbcalc.core.converted_pairs import SpotPair
    from tbcalc.core.evidence import Knowledge

_ARTICLES: Final = (".txt", ".md", ".markdown", ".html", ".htm", ".jsonl")
HELP = """Tell whether figures can all be true.

PATHS are dataset files, folders of them, long tables, bundled collections, or articles
(.txt, .md, .html, .jsonl), whose figures are read first; "-" is stdin, an article or a dataset.
Without any the data that questions are asked of are checked.

\b
Examples:
  tbcalc check my.yaml
  tbcalc check press --by source
  tbcalc check figures.csv -f json
  tbcalc check article.txt --date 2017-04-20
  tbcalc check article.txt --date 2025-03-12 --against customs-release.html

Each source is checked by itself; then, unless --by source is given, the sources of one
release against one another, and those of different dates for what has been revised.
Of a text with more than 200 figures only what a slip explains, or one sentence shows, is told.
With --against each figure of trade stands beside what official tables tell of it.

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
@click.option(
    "--against",
    multiple=True,
    metavar="TABLE",
    help="Official tables or datasets to hold the figures against; repeatable.",
)
@locale_option
@output_options("table", "text", "json", "jsonl", "csv", "md", "html")
def command(
    paths: tuple[str, ...],
    data: tuple[str, ...],
    by: str | None,
    date: str,
    against: tuple[str, ...],
    locale: str,
    output: Output,
) -> int:
    """Check the figures; 1 when something is contradicted."""
    from tbcalc.cli.naming import area_names
    from tbcalc.core.evidence import Knowledge
    from tbcalc.sources.area_currency import area_currency
    from tbcalc.sources.rate_text import load_rates

    articles = [path for path in paths if _is_article(path)]
    others = (*(path for path in paths if path not in articles), *data)
    read = _read(articles, date)
    dataset = union([*(r.dataset for r in read), *([load(others)] if others or not read else [])])
    knowledge = Knowledge(load_rates(), area_currency)
    verdicts = _verdicts(dataset, read, knowledge, by_source=by == "source")
    known = Dataset()
    if read and not others and not by:
        from tbcalc.cli.remarks import hardly_possible

        beside, known = hardly_possible(dataset, knowledge)
        verdicts = replaced(verdicts, findings=(*verdicts.findings, *beside))
    years = _years(read, locale)
    shown = union((dataset, known))
    telling = Telling(
        {o.id: o for o in shown.observations}, shown.sources, area_names(locale), Style(locale)
    )
    sources = len({o.source for o in dataset.observations})
    held = _held(dataset, against, knowledge)
    emit(_rendered(verdicts, telling, output, read, sources, held), output)
    _tell_unchecked(read, locale)
    by_record = held is not None and held.is_contradicted
    return int(verdicts.is_contradicted or bool(years) or by_record)


def _tell_unchecked(read: Sequence[ReadArticle], locale: str) -> None:
    """Say on stderr of which articles no figure is checked, and why."""
    if read:
        from tbcalc.cli.unchecked import unchecked

        for told in unchecked(read, locale):
            click.echo(f"tbcalc: {told}", err=True)


def _verdicts(
    dataset: Dataset, read: Sequence[ReadArticle], knowledge: Knowledge, *, by_source: bool
) -> Verdicts:
    """Return the verdicts on all figures; those of texts longer than articles stand by now."""
    from tbcalc.core.check import checked, together

    if not read:
        return checked(dataset, knowledge, by_source=by_source)
    from tbcalc.cli.second_reading import is_long

    long = {r.article.id: r.verdicts for r in read if is_long(r) and r.verdicts is not None}
    within = [o for o in dataset.observations if o.source not in long]
    rest = replaced(dataset, observations=tuple(within))
    return together((checked(rest, knowledge, by_source=by_source), *long.values()))


def _is_article(path: str) -> bool:
    """Tell whether a path names an article: by its suffix, stdin by how it begins."""
    if path != STDIN:
        return path.lower().endswith(_ARTICLES)
    from tbcalc.cli.stdin import stdin_is_article

    return stdin_is_article()


def _held(claims: Dataset, paths: Sequence[str], knowledge: Knowledge) -> Held | None:
    """Return the claims held against a record, None where none is named."""
    if not paths:
        return None
    from tbcalc.cli.record import Held

    return Held(claims, paths, knowledge)


def _read(paths: Sequence[str], date: str) -> list[ReadArticle]:
    """Return the articles with their figures read, none where none is named."""
    if not paths:
        return []
    from tbcalc.cli.articles import checked_date, read_articles

    return list(read_articles(paths, checked_date(date), ""))


def _years(read: Sequence[ReadArticle], locale: str) -> list[tuple[str, str]]:
    """Return the growths told against what comes after, by their ids, and that in words."""
    if not read:
        return []
    from tbcalc.cli.contradictions import impossible_years
    from tbcalc.views.retelling import said_again

    return [
        (f"{r.article.id}.{i + 1}", said_again(wrong.message, locale))
        for r in read
        for wrong in impossible_years(r)
        for i in wrong.indices
    ]


def _impossible(read: Sequence[ReadArticle], locale: str) -> Notes | None:
    """Return the growths told against what comes after, with their places."""
    from tbcalc.cli.places import places_of

    told = [
        each
        for figure, words in _years(read, locale)
        for each in (line(Span(words, "wrong")), *places_of([figure], read, locale, [figure]))
    ]
    return Notes(tuple(told), say("Impossible years", locale)) if told else None


def _remarks(read: Sequence[ReadArticle], style: Style) -> Notes | None:
    """Return what is worth knowing of the articles' pairs of currencies, with their places."""
    from tbcalc.cli.places import places_of

    told = [
        (line(words), *places_of([o.id for o in pair.observations], read, style.locale))
        for pair, words in _remarked(read, style)
    ]
    title = say("Worth knowing", style.locale)
    return Notes(tuple(each for lines in told for each in lines), title) if told else None


def _remarked(read: Sequence[ReadArticle], style: Style) -> Iterator[tuple[SpotPair, str]]:
    if read:
        from tbcalc.cli.remarks import converted

        for pair in converted(read):
            from tbcalc.views.layouts.remarks import remark

            yield pair, remark(pair, style)


def _rendered(
    verdicts: Verdicts,
    telling: Telling,
    output: Output,
    read: Sequence[ReadArticle],
    sources: int,
    held: Held | None,
) -> str:
    if output.format in ("json", "jsonl", "csv"):
        return _machine(verdicts, telling, output, read, held)
    from tbcalc.cli.places import places_of_findings
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.check import check_document

    checked = check_document(verdicts, telling, sources=sources)
    places = places_of_findings(verdicts, read, telling.style.locale)
    blocks = [places, _impossible(read, telling.style.locale), _remarks(read, telling.style)]
    beside = held.blocks(telling.style) if held else ()
    told = document(checked.blocks, [block for block in blocks if block is not None], beside)
    return shown(told, output, telling.style.locale)


def _machine(
    verdicts: Verdicts,
    telling: Telling,
    output: Output,
    read: Sequence[ReadArticle],
    held: Held | None,
) -> str:
    from tbcalc.views.payloads import check as payloads

    if held is not None and output.format in ("csv", "jsonl"):
        return held.machine(telling.style, output)
    if output.format == "csv":
        from tbcalc.views import as_csv

        return as_csv.render(payloads.row_payloads(verdicts, telling), numbers=payloads.NUMBERS)
    from tbcalc.views import as_json

    if output.format == "jsonl":
        return as_json.render_lines(payloads.finding_payloads(verdicts, telling))
    remarks = [
        {"figures": [o.id for o in pair.observations], "message": told}
        for pair, told in _remarked(read, telling.style)
    ]
    payload = payloads.check_payload(verdicts, telling)
    years = _years(read, telling.style.locale)
    never = [{"figures": [figure], "message": words} for figure, words in years]
    payload = {**payload, **({"impossible_years": never} if never else {})}
    against = {"against": held.entries(telling.style)} if held else {}
    return as_json.render({**payload, **({"remarks": remarks} if read else {}), **against})
