"""A book of figures for notebooks and scripts: the same questions as on the command line.

import tbcalc
book = tbcalc.load("press")
book.balance("CN", 2024)
print(book.check())
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tbcalc.cli.data import load as load_dataset
from tbcalc.cli.deduction import evidence_of
from tbcalc.core.ask import answer
from tbcalc.core.check import checked
from tbcalc.core.evidence import Evidence
from tbcalc.core.question import Answer, Question
from tbcalc.errors import NotAnswerableError
from tbcalc.figures.area import WORLD
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.finding import Finding, Verdicts
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.observation import Key
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.sources.area_text import area_name, read_area
from tbcalc.sources.key_text import read_key
from tbcalc.sources.period_text import read_period
from tbcalc.views import as_markdown, as_text
from tbcalc.views.document import Document
from tbcalc.views.layouts.check import check_document
from tbcalc.views.layouts.explain import explain_document
from tbcalc.views.layouts.finding_words import Telling
from tbcalc.views.numerals import ENGLISH

When = int | str | Period
"""A year as a number, or a period as it is written: 2024, "2017-Q1", "the first half of 2020"."""


def load(*paths: str) -> Book:
    """Return the figures of dataset files, folders or bundled collections as a book.

    Without a path the data are those that the commands ask. Raises UnreadableInputError,
    FaultyInputError.
    """
    return Book(load_dataset(paths))


@dataclass(frozen=True, slots=True)
class Shown:
    """What is told of an answer; a notebook shows it as Markdown, ``str`` as plain text."""

    document: Document

    def __str__(self) -> str:
        return as_text.render(self.document, width=80)

    def _repr_markdown_(self) -> str:
        return as_markdown.render(self.document)


@dataclass(frozen=True, slots=True)
class Outcome(Shown):
    """The outcome of a check, which is its findings in order of gravity as well."""

    verdicts: Verdicts

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.verdicts.findings)

    def __len__(self) -> int:
        return len(self.verdicts.findings)


class Book:
    """Figures, and the questions that can be asked of them; areas in codes or by name."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def exports(self, reporter: str, period: When, *, partner: str = WORLD) -> Quantity:
        """Return the exports; raises NotAnswerableError."""
        return self._level(EXPORTS, reporter, period, partner)

    def imports(self, reporter: str, period: When, *, partner: str = WORLD) -> Quantity:
        """Return the imports; raises NotAnswerableError."""
        return self._level(IMPORTS, reporter, period, partner)

    def total(self, reporter: str, period: When, *, partner: str = WORLD) -> Quantity:
        """Return exports and imports together; raises NotAnswerableError."""
        return self._level(TOTAL, reporter, period, partner)

    def balance(self, reporter: str, period: When, *, partner: str = WORLD) -> Quantity:
        """Return exports less imports, printed or not; raises NotAnswerableError.

        >>> import tbcalc
        >>> tbcalc.load("customs").balance("CN", 2024).value / 10**12
        Decimal('7.06')
        """
        return self._level(BALANCE, reporter, period, partner)

    def growth(self, flow: str, reporter: str, period: When, *, partner: str = WORLD) -> Quantity:
        """Return the growth of a flow on the year before; raises NotAnswerableError."""
        key = _key(flow, reporter, period, partner)
        return self.ask(Question(key, key.period.shift_years(-1))).quantity

    def ask(self, question: Question) -> Answer:
        """Return an answer with its derivation; raises NotAnswerableError."""
        told = answer(self.evidence, question)
        if told is None:
            raise NotAnswerableError(
                f"{question.key} is not in the data, and does not follow from them.",
                remedy="Load other data, or ask for another key.",
            )
        return told

    def explain(self, key: str) -> Shown:
        """Return how a figure is known; the key as in ``CN balance 2024``.

        Raises UsageError, NotAnswerableError.
        """
        said = read_key(key)
        period = said.period or Period.year(1)
        asked = Key(
            said.reporter, said.partner, said.scope or "goods", said.product, said.flow, period
        )
        base = period.shift_years(-1) if said.is_growth else None
        return Shown(explain_document((self.ask(Question(asked, base)),), self._telling))

    def check(self, *, by_source: bool = False) -> Outcome:
        """Return whether the figures can all be true, each source by itself or all together."""
        verdicts = checked(self.dataset, self.evidence.knowledge, by_source=by_source)
        count = len({o.source for o in self.dataset.observations})
        return Outcome(check_document(verdicts, self._telling, sources=count), verdicts)

    @cached_property
    def evidence(self) -> Evidence:
        """The figures as a check sees them."""
        return evidence_of(self.dataset)

    @cached_property
    def _telling(self) -> Telling:
        figures = {o.id: o for o in self.dataset.observations}
        return Telling(figures, self.dataset.sources, area_name, ENGLISH)

    def _level(self, flow: str, reporter: str, period: When, partner: str) -> Quantity:
        return self.ask(Question(_key(flow, reporter, period, partner))).quantity


def _key(flow: str, reporter: str, period: When, partner: str) -> Key:
    return Key(
        read_area(reporter),
        partner if partner == WORLD else read_area(partner),
        "goods",
        "",
        flow,
        _period(period),
    )


def _period(when: When) -> Period:
    if isinstance(when, Period):
        return when
    return Period.year(when) if isinstance(when, int) else read_period(when)
