"""A book of figures for notebooks and scripts: the same questions as on the command line.

import tbcalc
book = tbcalc.load("press")
book.balance("CN", 2024)
print(book.check())
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from tbcalc.cli.book_words import When, known, partner_of, period_of, query_of
from tbcalc.cli.conversion import row_in
from tbcalc.cli.data import BUNDLED_DEFAULT, environment_data
from tbcalc.cli.data import load as load_dataset
from tbcalc.cli.deduction import evidence_of
from tbcalc.cli.number import Number
from tbcalc.cli.rate_options import currency_named
from tbcalc.cli.shown_answer import Outcome, Rows, Shown
from tbcalc.core.answerable import answered_rows
from tbcalc.core.ask import answer
from tbcalc.core.balance_rows import BalanceRow
from tbcalc.core.check import checked
from tbcalc.core.deduced import deduced_rows
from tbcalc.core.evidence import Evidence
from tbcalc.core.near import near_figures
from tbcalc.core.query import By, Query
from tbcalc.core.question import Answer, Question
from tbcalc.core.share_rows import share_rows
from tbcalc.errors import NotAnswerableError, UsageError
from tbcalc.exact.noun import replaced
from tbcalc.figures.area import WORLD
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS, TOTAL, is_flow
from tbcalc.figures.observation import Key, Observation
from tbcalc.sources.area_text import area_name, read_area
from tbcalc.sources.key_text import read_key
from tbcalc.views.as_json import encoded
from tbcalc.views.layouts.check import check_document
from tbcalc.views.layouts.explain import explain_document
from tbcalc.views.layouts.finding_words import Telling
from tbcalc.views.layouts.series import Look, series_document
from tbcalc.views.layouts.surplus import surplus_document
from tbcalc.views.numerals import ENGLISH
from tbcalc.views.payloads.datasets import figure_payload
from tbcalc.views.payloads.trade import row_payload


def load(*paths: str | os.PathLike[str]) -> Book:
    """Return the figures of dataset files, folders or bundled collections as a book.

    Without a path the data are those that the commands ask. Raises UnreadableInputError,
    FaultyInputError.
    """
    names = tuple(os.fspath(path) for path in paths)
    return Book(load_dataset(names), names or environment_data() or BUNDLED_DEFAULT)


class Book:
    """Figures, and the questions that can be asked of them; areas in codes or by name.

    Its length is that of its figures, over which it iterates.
    """

    def __init__(self, dataset: Dataset, names: Iterable[str] = ()) -> None:
        self.dataset = dataset
        self.names = tuple(names)

    def exports(
        self, reporter: str, period: When, *, partner: str = WORLD, scope: str = "goods",
        product: str = "",
    ) -> Number:  # fmt: skip
        """Return the exports; raises NotAnswerableError."""
        return self._level(EXPORTS, reporter, period, partner, scope, product)

    def imports(
        self, reporter: str, period: When, *, partner: str = WORLD, scope: str = "goods",
        product: str = "",
    ) -> Number:  # fmt: skip
        """Return the imports; raises NotAnswerableError."""
        return self._level(IMPORTS, reporter, period, partner, scope, product)

    def total(
        self, reporter: str, period: When, *, partner: str = WORLD, scope: str = "goods",
        product: str = "",
    ) -> Number:  # fmt: skip
        """Return exports and imports together; raises NotAnswerableError."""
        return self._level(TOTAL, reporter, period, partner, scope, product)

    def balance(
        self, reporter: str, period: When, *, partner: str = WORLD, scope: str = "goods",
        product: str = "",
    ) -> Number:  # fmt: skip
        """Return exports less imports, printed or not; raises NotAnswerableError.

        >>> import tbcalc
        >>> tbcalc.load("customs").balance("CN", 2024)
        Number(7.06 trillion yuan, likely 7.055 to 7.065)
        """
        return self._level(BALANCE, reporter, period, partner, scope, product)

    def balance_share(
        self, reporter: str, period: When, *, partner: str = WORLD, scope: str = "goods",
        product: str = "",
    ) -> Number:  # fmt: skip
        """Return the balance over exports and imports together; raises NotAnswerableError."""
        share = self._row(reporter, period, partner, scope, product).balance_share
        return Number.of(known(share, "the balance share"))

    def coverage_ratio(
        self, reporter: str, period: When, *, partner: str = WORLD, scope: str = "goods",
        product: str = "",
    ) -> Number:  # fmt: skip
        """Return exports over imports; raises NotAnswerableError."""
        ratio = self._row(reporter, period, partner, scope, product).coverage_ratio
        return Number.of(known(ratio, "the coverage ratio"))

    def share(
        self, flow: str, reporter: str, period: When, *, partner: str = WORLD,
        scope: str = "goods", product: str = "",
    ) -> Number:  # fmt: skip
        """Return what part a flow is of its whole: of the world, all products, or the country.

        Raises NotAnswerableError.
        """
        query = query_of(reporter, (period,), partner, scope, product)
        parts = (part for row in share_rows(self.dataset, query) for part in row.parts)
        found = next((part.share for part in parts if part.part.flow == flow), None)
        return Number.of(known(found, f"the share of {flow} in a whole"))

    def growth(
        self, flow: str, reporter: str, period: When, *, partner: str = WORLD,
        scope: str = "goods", product: str = "",
    ) -> Number:  # fmt: skip
        """Return the growth of a flow on the year before; raises NotAnswerableError."""
        key = self._key(flow, reporter, period, partner, scope, product)
        return Number.of(self._closely(Question(key, key.period.shift_years(-1))).quantity)

    def rows(
        self, reporter: str = "", *, periods: When | Iterable[When] = (), partner: str = WORLD,
        scope: str = "", product: str = "", by: By = "", currency: str = "",
    ) -> Rows:  # fmt: skip
        """Return the rows of ``surplus``: of these periods, else a series of all years.

        ``by`` is year, partner, reporter or product. Raises NotAnswerableError, and
        MissingRateError where a ``currency`` is asked for.
        """
        asked = (periods,) if isinstance(periods, When) else tuple(periods)
        unit = currency_named(currency)
        query = query_of(reporter, asked, partner, scope, product)
        query = replaced(query, by=by or ("" if asked else "year"), currency=unit)
        found = [row_in(row, unit) if unit else row for row in self._rows(query)]
        told: list[dict[str, Any]] = json.loads(encoded([row_payload(r, area_name) for r in found]))
        if query.by:
            look = Look(query.by, area_name, ENGLISH, False)
            shown = series_document(found, look, self.dataset.sources)
        else:
            shown = surplus_document(
                found,
                sources=self.dataset.sources,
                names=area_name,
                style=ENGLISH,
                bounds=False,
            )
        return Rows(told, Shown(shown))

    def figures(self) -> list[dict[str, Any]]:
        """Return every figure with all that its source says of it, as ``datasets show -f json``."""
        told: list[dict[str, Any]] = json.loads(encoded([figure_payload(o) for o in self]))
        return told

    def ask(self, question: Question) -> Answer:
        """Return an answer with its derivation; raises NotAnswerableError."""
        told = answer(self.evidence, question)
        if told is None:
            raise self._unknown(question)
        return told

    def explain(self, key: str) -> Shown:
        """Return how a figure is known; the key as in ``CN balance 2024``.

        Raises UsageError, NotAnswerableError.
        """
        said = read_key(key)
        missing = (
            "whose trade" if not said.reporter
            else "which flow" if not said.flow
            else "when" if said.period is None
            else ""
        )  # fmt: skip
        if missing or said.period is None:
            raise UsageError(
                f"it does not say {missing}.", text=key, remedy='Write, say, "CN balance 2024".'
            )
        asked = Key(
            said.reporter, said.partner, said.scope or "goods", said.product, said.flow, said.period
        )
        base = said.period.shift_years(-1) if said.is_growth else None
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

    def __len__(self) -> int:
        return len(self.dataset.observations)

    def __iter__(self) -> Iterator[Observation]:
        return iter(self.dataset.observations)

    def __repr__(self) -> str:
        sources = len({o.source for o in self})
        named = f"{', '.join(self.names)}: " if self.names else ""
        return f"Book({named}{len(self):,} figures of {sources:,} source{'s' * (sources != 1)})"

    @cached_property
    def _telling(self) -> Telling:
        figures = {o.id: o for o in self.dataset.observations}
        return Telling(figures, self.dataset.sources, area_name, ENGLISH)

    def _level(
        self, flow: str, reporter: str, period: When, partner: str, scope: str, product: str
    ) -> Number:
        key = self._key(flow, reporter, period, partner, scope, product)
        return Number.of(self._closely(Question(key)).quantity)

    def _closely(self, question: Question) -> Answer:
        """Return the answer where it has bounds on both sides that tell something."""
        told = answer(self.evidence, question)
        if told is not None and told.prints:
            return told
        close = replace(question, is_close=True)
        key = question.key
        flows = (EXPORTS, IMPORTS) if key.flow == BALANCE else ()  # it may be anything near 0
        sides = [replace(close, key=replaced(key, flow=flow)) for flow in flows]
        if told is None or any(answer(self.evidence, each) is None for each in (close, *sides)):
            raise self._unknown(question)
        return told

    def _key(
        self, flow: str, reporter: str, period: When, partner: str, scope: str, product: str
    ) -> Key:
        """Return the key of a flow, or of a measure as the data have it.

        Raises UsageError for a flow or measure that is none.
        """
        area, when = read_area(reporter), period_of(period)
        if is_flow(flow):
            return Key(area, partner_of(partner), scope, product, flow, when)
        measures = {o.key.flow: o.key for o in self if not is_flow(o.key.flow)}
        if flow not in measures:
            known = ", ".join((EXPORTS, IMPORTS, TOTAL, BALANCE, *sorted(measures)))
            raise UsageError(f"'{flow}' is no flow.", remedy=f"Known are {known}.")
        own = (o.key for o in self if o.key.flow == flow and o.key.reporter == area)
        like = next(own, measures[flow])
        return Key(area, like.partner, like.scope, like.product, flow, when)

    def _row(
        self, reporter: str, period: When, partner: str, scope: str, product: str
    ) -> BalanceRow:
        return self._rows(query_of(reporter, (period,), partner, scope, product))[0]

    def _rows(self, query: Query) -> tuple[BalanceRow, ...]:
        """Return rows from two flows each, else those that other figures give."""
        try:
            return answered_rows(self.dataset, query)
        except NotAnswerableError:
            rows = deduced_rows(self.evidence, query)
            if not rows:
                raise
            return rows

    def _unknown(self, question: Question) -> NotAnswerableError:
        near = near_figures(self.dataset, question.key, is_growth=question.base is not None)
        told = ", ".join(f"growth of {key}" if is_growth else str(key) for key, is_growth in near)
        return NotAnswerableError(
            f"{question.key} is not in the data, and does not follow from them.",
            remedy=f"The data have {told}." if near else "Load other data, or ask for another key.",
        )
