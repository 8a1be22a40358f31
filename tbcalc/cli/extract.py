"""``tbcalc extract``: an article as a draft dataset, as records, or with its figures marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import click

from tbcalc.cli.articles import checked_date, read_articles
from tbcalc.cli.naming import locale_option
from tbcalc.cli.output import Output, emit_pieces, output_options
from tbcalc.cli.progress import with_progress
from tbcalc.cli.read_article import ReadArticle
from tbcalc.figures.extracted import Contradiction, Extracted

HELP = """Read the figures of articles, and what each is about.

FILES are text, Markdown, HTML, or .jsonl with {"id", "text", "date"} a line; "-" is stdin.

\b
Examples:
  tbcalc extract article.txt --date 2017-04-20
  tbcalc extract article.txt --date 2017-04-20 -f yaml -o draft.yaml
  tbcalc extract page.html -f html -o marked.html
  tbcalc extract articles.jsonl -f jsonl > figures.jsonl

The date is the day of print: it settles "last year" and "in November". What is not sure is
said with its reason, and nothing is guessed.

\b
Exit codes: 0 answered; 2 usage; 3 unreadable input.
"""


@click.command(help=HELP)
@click.argument("files", nargs=-1, required=True, metavar="FILES...")
@click.option("--date", default="", metavar="DATE", help="The day of print, such as 2017-04-20.")
@click.option("--lang", default="", metavar="LANG", help="The language, where the text is short.")
@locale_option
@output_options("table", "text", "jsonl", "json", "yaml", "html", "md")
def command(files: tuple[str, ...], date: str, lang: str, locale: str, output: Output) -> int:
    """Read the articles in turn; each is answered before the next is read."""
    read = with_progress(read_articles(files, checked_date(date), lang), "articles", output)
    emit_pieces(_pieces(read, locale, output), output)
    return 0


def _pieces(read: Iterable[ReadArticle], locale: str, output: Output) -> Iterator[str]:
    """Yield the answer to each article."""
    if output.format == "yaml":
        return _drafts(read)
    if output.format == "json":
        return _json(read)
    return (_answer(each, locale, output) for each in read)


def _answer(read: ReadArticle, locale: str, output: Output) -> str:
    from tbcalc.cli.contradictions import contradictions
    from tbcalc.sources.prose_extracted import extracted

    article = read.article
    figures = extracted(article.text, read.readings)
    found = contradictions(read)
    if output.format == "jsonl":
        return _line(article.id, figures, found)
    if output.format == "html":
        from tbcalc.views import article_page

        name = article.title or article.id
        return article_page.render(
            name, article.text, figures, found, language=article.language, locale=locale
        )
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.extract import extract_document

    told = extract_document(
        article.title or article.id, figures, found, locale, names=partial(_area, locale)
    )
    return shown(told, output)


def _area(locale: str, name: str) -> str:
    """Return an area that was read, by the name the locale gives it."""
    from tbcalc.cli.naming import area_names
    from tbcalc.sources.area_text import read_area

    return area_names(locale)(read_area(name)) if name else ""


def _line(name: str, figures: tuple[Extracted, ...], found: tuple[Contradiction, ...]) -> str:
    from tbcalc.views import as_json
    from tbcalc.views.payloads.extract import article_payload

    return as_json.render_lines([article_payload(name, figures, found)])


def _json(read: Iterable[ReadArticle]) -> Iterator[str]:
    """Yield one document of all articles, article by article."""
    from tbcalc.cli.contradictions import contradictions
    from tbcalc.sources.prose_extracted import extracted
    from tbcalc.views import as_json
    from tbcalc.views.payloads.extract import article_payload

    told = (
        article_payload(
            each.article.id, extracted(each.article.text, each.readings), contradictions(each)
        )
        for each in read
    )
    return as_json.render_pieces({"schema": "tbcalc.extract/1"}, "articles", told)


def _drafts(read: Iterable[ReadArticle]) -> Iterator[str]:
    """Yield the draft of one dataset with all the articles for its sources."""
    from tbcalc.sources.prose_yaml import Draft, draft_text

    yield draft_text(Draft(r.article, r.readings, r.dataset, r.left) for r in read)
