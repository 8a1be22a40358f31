"""What the figures of one entry share: id, source, key, and how its print is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, NamedTuple, cast

from tbcalc.errors import DatasetSyntaxError
from tbcalc.figures.observation import Basis, Key
from tbcalc.figures.period import Period
from tbcalc.figures.source import Source
from tbcalc.sources.area_currency import area_currency
from tbcalc.sources.dataset_fields import UNSAID
from tbcalc.sources.dataset_keys import NOWHERE, Base, Keys
from tbcalc.sources.dataset_page import Mark, Page, Scalar, nearest, quoted
from tbcalc.sources.dataset_values import TableUnit, Values
from tbcalc.sources.dataset_words import Words
from tbcalc.sources.yaml_nodes import Record

RATE_MEASURE: Final = "exchange-rate"
_SETTING: Final = frozenset(
    (
        "source",
        "status",
        "variant",
        "where",
        "note",
        "unit",
        "currency",
        "basis",
        "against",
        "confidence",
    )
)
"""The fields of a setting; most entries have none of them, and the setting of the defaults."""


class Setting(NamedTuple):
    """Who prints a figure, with which remarks, and how its print is to be read.

    ``assume`` is the currency that settles an ambiguous sign, None when the reporter is not
    known; ``unit`` what a number printed without one is in; ``currency`` what growths and shares
    are reckoned in, and numbers without a unit as well.
    """

    source: str
    status: str
    variant: str
    where: str
    note: str
    assume: str | None
    locale: str
    unit: TableUnit | None
    currency: str
    basis: Basis
    against: Period | None


class Entry(NamedTuple):
    """What all figures of an entry share."""

    id: str
    key: Key
    setting: Setting


class Entries:
    """Reads what the figures of an entry share; ``base`` says what an entry leaves out."""

    def __init__(
        self, page: Page, words: Words, values: Values, base: Base, sources: Mapping[str, Source]
    ) -> None:
        self._page = page
        self._words = words
        self._values = values
        self._base = base
        self._sources = sources
        self.keys = Keys(page, words, base)
        self._counts: dict[str, int] = {}
        self._plain: dict[str, Setting] = {}

    def check_base(self) -> None:
        """Tell what is wrong with the defaults, whether a figure uses them or not."""
        self.keys.check_base()
        for name in ("status", "basis"):
            if name in self._base:
                self._words.word(name, self._base[name])
        self.currency({})
        self._unit({}, None)
        if "source" in self._base:
            self.check_source(self._base["source"])

    def entry(self, record: Record) -> Entry:
        """Return what the figures of ``record`` share; faults are told."""
        fields = cast("dict[str, Scalar | None]", record.fields)
        key = self.keys.key(record, measure=RATE_MEASURE if "rate" in fields else "")
        if not _SETTING.isdisjoint(fields) or key is NOWHERE:
            setting = self._setting(fields, key, record.start_mark)
        elif key.reporter in self._plain:
            setting = self._plain[key.reporter]
        else:
            setting = self._setting(fields, key, record.start_mark)
            self._plain[key.reporter] = setting
        return Entry(self._id(fields, setting.source), key, setting)

    def _setting(self, fields: Mapping[str, Scalar | None], key: Key, mark: Mark) -> Setting:
        source = self.source(fields, mark)
        assume = None if key is NOWHERE else area_currency(key.reporter)
        basis, against = self.basis(fields, None, key.reporter)
        currency, unit = self.currency(fields), self._unit(fields, assume)
        if unit is None and currency:
            unit = TableUnit(Decimal(1), "amount", currency)
        confidence = fields.get("confidence")
        if confidence is not None:  # for people to go through a draft by; no figure keeps it
            self._words.word("confidence", confidence)
        status, variant = self._either(fields, "status"), self._either(fields, "variant")
        return Setting(
            source,
            (status and self._words.word("status", status)) or "",
            variant.value if variant else "",
            _text(fields, "where"), _text(fields, "note"),
            assume, self._language(source), unit, currency, basis, against,
        )  # fmt: skip

    def basis(
        self, fields: Mapping[str, Scalar | None], outer: Setting | None, reporter: str
    ) -> tuple[Basis, Period | None]:
        """Return what a growth is against: the basis, and the base period where one is named."""
        word, base = fields.get("basis"), fields.get("against")
        against = None if base is None else self._words.period(base, reporter)
        if word is not None:
            return self._basis_word(word), against or (outer.against if outer else None)
        if base is not None:
            return "", against
        if outer is not None:
            return outer.basis, outer.against
        default = self._base.get("basis")
        return ("yoy" if default is None else self._basis_word(default)), None

    def currency(self, fields: Mapping[str, Scalar | None]) -> str:
        """Return the currency that growths and shares are reckoned in, empty when not said."""
        scalar = self._either(fields, "currency")
        return "" if scalar is None else self._values.currency(scalar)

    def check_source(self, scalar: Scalar) -> str:
        """Return the id of a source; one that is not declared is told."""
        known = self._sources
        if scalar.value not in known:
            near = nearest(scalar.value, known)
            remedy = f"Write {near}, or declare it" if near else "Declare it"
            fault = DatasetSyntaxError(
                f"the source {quoted(scalar.value)} is not declared.",
                remedy=f"{remedy} under sources: with its publisher and date.",
                candidates=(near,) if near else (),
            )
            self._page.tell_scalar(fault, scalar)
        return scalar.value

    def source(self, fields: Mapping[str, Scalar | None], mark: Mark) -> str:
        """Return the id of the source that prints an entry; the only one declared needs no name."""
        scalar = self._either(fields, "source")
        if scalar is not None:
            return self.check_source(scalar)
        if len(self._sources) == 1:
            return next(iter(self._sources))
        fault = DatasetSyntaxError(
            "it does not say which source prints it.", remedy="Add source: ID, here or in defaults."
        )
        self._page.tell(fault, mark)
        return ""

    def _basis_word(self, scalar: Scalar) -> Basis:
        word = self._words.word("basis", scalar)
        return "" if word in (UNSAID, None) else cast("Basis", word)

    def _id(self, fields: Mapping[str, Scalar | None], source: str) -> str:
        count = self._counts[source] = self._counts.get(source, 0) + 1
        scalar = fields.get("id")
        own = None if scalar is None else self._words.token("id", scalar)
        return own or f"{source}.{count}"

    def _language(self, source: str) -> str:
        return self._sources[source].language if source in self._sources else ""

    def _unit(self, fields: Mapping[str, Scalar | None], assume: str | None) -> TableUnit | None:
        scalar = self._either(fields, "unit")
        return None if scalar is None else self._values.table_unit(scalar, assume)

    def _either(self, fields: Mapping[str, Scalar | None], name: str) -> Scalar | None:
        return fields.get(name) or self._base.get(name)


def _text(fields: Mapping[str, Scalar | None], name: str) -> str:
    scalar = fields.get(name)
    return "" if scalar is None else scalar.value
