"""Articles: text, Markdown, web pages and lines of JSON, read one after the other."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from typing import Final

from tbcalc.cli.data import STDIN, decoded, read_text
from tbcalc.cli.read_article import ReadArticle
from tbcalc.cli.second_reading import read_again
from tbcalc.cli.stdin import stdin_bytes, stdin_is_article
from tbcalc.errors import UnreadableInputError, UsageError
from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.period import Day, Period
from tbcalc.sources.prose import read_article
from tbcalc.sources.prose_dataset import Article, article_dataset

ARTICLES: Final = (".txt", ".md", ".markdown", ".html", ".htm", ".jsonl")
"""The suffixes of files that are articles and no datasets."""

_PAGES: Final = (".html", ".htm")
_MARKDOWN: Final = (".md", ".markdown")
_LINES: Final = ".jsonl"
_SLUG: Final = late_pattern(r"[^\w.-]+")
_SURROGATES: Final = late_pattern("[\ud800-\udfff]")


def is_article(path: str) -> bool:
    """Tell whether a file is an article, by its suffix; stdin by how it begins."""
    if path == STDIN:
        return stdin_is_article()
    return path.lower().endswith(ARTICLES) and os.path.isfile(path)


def read_articles(paths: Sequence[str], date: str, language: str) -> Iterator[ReadArticle]:
    """Yield the articles of files in turn; ``date`` and ``language`` hold where they tell none.

    Raises UnreadableInputError, UsageError.
    """
    ids: dict[str, int] = {}
    for path in paths:
        for each in _articles(path, date, language):
            ids[each.id] = ids.get(each.id, 0) + 1
            again = ids[each.id]
            article = each if again == 1 else replaced(each, id=f"{each.id}-{again}")
            day = published_day(article.published)
            readings = read_article(article.text, published=day, language=article.language)
            yield read_again(ReadArticle(article, readings, *article_dataset(article, readings)))


def published_day(date: str) -> Day | None:
    """Return the last day that a date names; None where it is empty.

    Raises PeriodSyntaxError.
    """
    return Period.parse(date).last if date else None


def _articles(path: str, date: str, language: str) -> Iterator[Article]:
    if path == STDIN:
        yield from _from_stdin(date, language)
    elif path.lower().endswith(_LINES):
        try:
            with open(path, "rb") as file:
                yield from _from_lines(enumerate(file, 1), path, date, language)
        except UnreadableInputError:  # a line that is none, told with its place
            raise
        except OSError as error:
            raise UnreadableInputError(
                f"it cannot be read: {error.strerror or error}.",
                remedy="Name a file that exists and may be read.", place=path,
            ) from error  # fmt: skip
    else:
        yield _from_text(read_text(path), path, date, language)


def _from_stdin(date: str, language: str) -> Iterator[Article]:
    """Yield what stdin holds: lines of JSON where the first is an object, else one article."""
    numbered = enumerate(stdin_bytes(), 1)
    first = next(numbered, (1, b""))
    if first[1].lstrip().startswith(b"{"):
        yield from _from_lines(_chained(first, numbered), "<stdin>", date, language)
        return
    content = first[1] + b"".join(line for _, line in numbered)
    yield _from_text(decoded(content, "<stdin>"), STDIN, date, language)


def _chained(
    first: tuple[int, bytes], rest: Iterator[tuple[int, bytes]]
) -> Iterator[tuple[int, bytes]]:
    yield first
    yield from rest


def _from_text(text: str, path: str, date: str, language: str) -> Article:
    name = "article" if path == STDIN else os.path.splitext(os.path.basename(path))[0]
    title = ""
    if path.lower().endswith(_PAGES) or text[:200].lstrip()[:9].lower() in ("<!doctype", "<html>"):
        from tbcalc.sources.page_text import read_page

        page = read_page(text)
        text, title, date = page.text, page.title, date or page.published
    elif path.lower().endswith(_MARKDOWN):
        from tbcalc.sources.markdown_text import read_markdown

        text = read_markdown(text)
    slug = _SLUG.sub("-", name).strip("-") or "article"
    return Article(slug, text, date, "" if path == STDIN else path, language, title)


def _from_lines(
    lines: Iterator[tuple[int, bytes]], path: str, date: str, language: str
) -> Iterator[Article]:
    for number, line in lines:
        if line.strip():
            yield _from_line(decoded(line, path), f"{path}:{number}", date, language)


def _from_line(line: str, place: str, date: str, language: str) -> Article:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableInputError(
            "the line is no JSON object.",
            remedy='Give one object a line: {"id": ..., "text": ..., "date": ...}.', place=place,
        ) from error  # fmt: skip
    fields = told if isinstance(told, dict) else {}
    text = fields.get("text")
    if not isinstance(text, str):
        raise UnreadableInputError(
            'the line has no "text".',
            remedy='Give one object a line: {"id": ..., "text": ..., "date": ...}.', place=place,
        )  # fmt: skip
    own, day, tongue = (fields.get(name) for name in ("id", "date", "lang"))
    number = place.rpartition(":")[2]
    return Article(
        _SURROGATES.sub("\ufffd", str(own)) if own is not None else number,
        _SURROGATES.sub("\ufffd", text),
        str(day or date), place, str(tongue or language),
    )  # fmt: skip


def checked_date(date: str) -> str:
    """Return a date that can be read.

    Raises UsageError.
    """
    from tbcalc.errors import PeriodSyntaxError

    try:
        published_day(date)
    except PeriodSyntaxError as error:
        raise UsageError(
            f"'{date}' is no date.", remedy="Write the day of print: --date 2017-04-20."
        ) from error
    return date
