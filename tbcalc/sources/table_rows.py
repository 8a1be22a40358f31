"""Rows of the long table form as observations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from tbcalc.errors import DatasetSyntaxError, UnknownAreaError, UnknownFieldError
from tbcalc.figures.area import WORLD
from tbcalc.figures.figure import Figure
from tbcalc.figures.flow import FLOWS
from tbcalc.figures.observation import PLAIN, Basis, Key, Observation, Treatment, Whole
from tbcalc.figures.period import Period
from tbcalc.figures.source import Source
from tbcalc.sources.area_text import read_area
from tbcalc.sources.dataset_fields import UNSAID
from tbcalc.sources.dataset_page import Page, nearest, quoted
from tbcalc.sources.dataset_words import Words
from tbcalc.sources.table_against import base_named
from tbcalc.sources.table_cells import Cell, Row
from tbcalc.sources.table_figures import TableFigures
from tbcalc.sources.table_remark import (
    Remark,
    all_partners_or_products,
    read_remark,
    whole_of,
    written_whole,
)
from tbcalc.sources.table_subject import GROWTH, OTHER, SHARE, Subject, slug, subject_of

REQUIRED: Final = ("source_id", "reporter", "flow", "period", "printed")
_GOODS: Final = "goods"
_TREATMENT: Final = ("valuation", "adjustment", "prices", "accounts")
_FLOW_WORDS: Final = (*FLOWS, SHARE, OTHER)


class Rows:
    """Reads rows; what cannot be read is told on the page, and is no observation.

    ``has_basis`` says that the table has a column for what a growth is against: where that is
    empty the basis is none of the usual ones, else it is the year before.
    """

    def __init__(self, page: Page, sources: Mapping[str, Source], *, has_basis: bool) -> None:
        self._page = page
        self._words = Words(page)
        self._figures = TableFigures(page, sources)
        self._has_basis = has_basis
        self._counts: dict[str, int] = {}

    def observation(self, row: Row) -> Observation | None:
        """Return what a row says; the flow of a share may be left empty, for its level to say."""
        known = len(self._page.faults)
        subject = self._subject(row)
        remark = read_remark(_text(row, "remark"))
        key = self._key(row, subject, remark)
        if key is None or subject is None or len(self._page.faults) > known:
            self._figures.check(row)
            return None
        figure = self._figures.figure(row, subject, key)
        against = self._against(row, remark, key)
        basis = self._basis(row, subject, remark, key, against)
        status = self._word(row, "status") or remark.fields.get("status", "")
        if figure is None or len(self._page.faults) > known:
            return None
        return Observation(
            self._id(row), row["source_id"].value, key, subject.aspect, figure,
            basis=basis,
            currency=self._figures.currency(row) if subject.aspect == "growth" else "",
            of=_text(row, "of"),
            pair_of=_text(row, "pair_of") if subject.aspect == "level" else "",
            whole=_whole(subject, remark, key) if subject.aspect == "share" else None,
            against=against,
            status=status,
            variant=_text(row, "variant") or remark.variant or subject.variant,
            note=_note(row, remark, figure, against),
            path=self._page.path,
            line=row["printed"].start_mark.line + 1,
        )  # fmt: skip

    def _subject(self, row: Row) -> Subject | None:
        missing = [name for name in REQUIRED if name not in row]
        if missing:
            first = next(iter(row.values()))
            fault = DatasetSyntaxError(f"this row says no {' and no '.join(missing)}.")
            self._page.tell(fault, first.start_mark)
        flow = row.get("flow")
        if flow is None or not self._is_flow(flow):
            return None
        subject = subject_of(flow.value, _text(row, "product"))
        if not subject.flow and subject.aspect != "share":
            fault = DatasetSyntaxError(
                "the flow is other, and no product says what is measured.",
                remedy="Name it in the column product: CIIE intended transactions, say.",
            )
            self._page.tell_scalar(fault, flow)
        return subject

    def _is_flow(self, cell: Cell) -> bool:
        word = cell.value.removeprefix(GROWTH)
        if word in FLOWS or word == OTHER or cell.value == SHARE:
            return True
        near = nearest(word, _FLOW_WORDS)
        remedy = f"Write {near}; known" if near else "Known"
        fault = UnknownFieldError(
            f"{quoted(cell.value)} is no flow.",
            remedy=f"{remedy} are {', '.join(_FLOW_WORDS)}, and {GROWTH} before any but share.",
            candidates=(near,) if near else (),
        )
        self._page.tell_scalar(fault, cell)
        return False

    def _key(self, row: Row, subject: Subject | None, remark: Remark) -> Key | None:
        reporter = self._area(row, "reporter")
        partner = self._area(row, "partner") or WORLD
        scope = self._word(row, "scope") or _GOODS
        treatment = Treatment(
            *(self._word(row, name) or remark.fields.get(name, "") for name in _TREATMENT)
        )
        period = row.get("period")
        run = None if period is None else self._words.period(period, reporter)
        if not reporter or run is None or subject is None:
            return None
        if subject.partner:
            partner = self._named(subject.partner) or partner
        flow = subject.flow or remark.numerator
        return Key(
            reporter, partner, scope, subject.product, flow, run,
            PLAIN if treatment == PLAIN else treatment,
        )  # fmt: skip

    def _area(self, row: Row, name: str) -> str:
        """Return the code of an area; what is near to no known name is a place of its own."""
        cell = row.get(name)
        if cell is None:
            return ""
        return self._named(cell.value) or self._words.text(name, cell) or ""

    def _named(self, text: str) -> str:
        try:
            return read_area(text)
        except UnknownAreaError as error:
            place = slug(text)
            return f"{WORLD}/{place}" if place and " " in text and not error.candidates else ""

    def _word(self, row: Row, name: str) -> str:
        cell = row.get(name)
        return "" if cell is None else self._words.word(name, cell) or ""

    def _against(self, row: Row, remark: Remark, key: Key) -> Period | None:
        cell = row.get("against")
        if cell is not None:
            return self._words.period(cell, key.reporter)
        return base_named(remark.against, key.period, key.reporter) if remark.against else None

    def _basis(
        self, row: Row, subject: Subject, remark: Remark, key: Key, against: Period | None
    ) -> Basis:
        if subject.aspect not in ("growth", "change"):
            return ""
        word = self._word(row, "basis")
        said = subject.basis or word or remark.fields.get("basis", "")
        if said or against is not None:
            return "" if said == UNSAID else cast("Basis", said)
        if subject.aspect == "change":
            # A converted change is no change of the converted levels: each has its own rate.
            return "yoy" if _is_cumulative(key.period) and "pair_of" not in row else ""
        return "" if self._has_basis else "yoy"

    def _id(self, row: Row) -> str:
        source = row["source_id"].value
        count = self._counts[source] = self._counts.get(source, 0) + 1
        own = row.get("figure_id")
        return f"{source}.{count}" if own is None else self._words.token("figure_id", own) or ""


def _text(row: Row, name: str) -> str:
    cell = row.get(name)
    return "" if cell is None else cell.value


def _whole(subject: Subject, remark: Remark, key: Key) -> Whole | None:
    if remark.whole:
        return written_whole(remark.whole)
    if subject.whole is not None:
        return subject.whole
    named = whole_of(remark.share_of, key.reporter, key.partner) if remark.share_of else None
    return named or all_partners_or_products(key.partner, key.product)


def _note(row: Row, remark: Remark, figure: Figure, against: Period | None) -> str:
    """Return the remark without what has a field, and the print where the figure has other words.

    A word put before the print, such as "deficit of", is not worth a note.
    """
    notes = [remark.note] if remark.note else []
    if remark.against and against is None:
        notes.append(f"against {remark.against}")
    printed = row["printed"].value
    if not figure.text.endswith(printed):
        notes.insert(0, f"printed as {printed}")
    return "; ".join(notes)


def _is_cumulative(period: Period) -> bool:
    """Tell whether a period begins with the year and is none that follows one like it."""
    begins = period.first[1:] == (1, 1) and period.first[0] == period.last[0]
    return begins and not (period.is_month_run and period.length in (1, 3))
