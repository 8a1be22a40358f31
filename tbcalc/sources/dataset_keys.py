"""What a figure is about: keys from the fields of a dataset, each derived once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from tbcalc.errors import DatasetSyntaxError
from tbcalc.figures.area import WORLD
from tbcalc.figures.observation import PLAIN, Key, Treatment, Whole
from tbcalc.figures.period import Period
from tbcalc.sources.dataset_fields import KEY_FIELDS
from tbcalc.sources.dataset_page import Page, Scalar
from tbcalc.sources.dataset_words import Words
from tbcalc.sources.yaml_nodes import Record

GOODS: Final = "goods"
NOWHERE: Final = Key("", WORLD, GOODS, "", "", Period.year(1))
"""Stands for a key that could not be read, so that reading goes on to the next fault."""

_FLOW, _MEASURE = KEY_FIELDS.index("flow"), KEY_FIELDS.index("measure")
_FIRST_TREATMENT = KEY_FIELDS.index("valuation")
_MISSING: Final = {
    "reporter": ("it does not say whose trade it is.", "Add reporter: CN, here or in defaults."),
    "flow": (
        "it does not say what is traded or measured.",
        "Add flow: exports, imports, total or balance, or a measure of your own.",
    ),
    "period": ("it does not say of which time it is.", "Add period: 2024, here or in defaults."),
}

Base = Mapping[str, Scalar]


class Keys:
    """Reads keys; ``base`` says what a record leaves out."""

    def __init__(self, page: Page, words: Words, base: Base) -> None:
        self._page = page
        self._words = words
        self._base = {name: base[name] for name in KEY_FIELDS if name in base}
        self._texts = [base[name].value if name in base else "" for name in KEY_FIELDS]
        self._keys: dict[tuple[str, ...], Key] = {}

    def over(self, record: Record) -> Keys:
        """Return a reader of keys for which ``record`` goes before the base."""
        return Keys(self._page, self._words, self._merged(record))

    def check_base(self) -> None:
        """Tell what is wrong with the base, whether a record uses it or not."""
        self._said(self._base)

    def key(self, record: Record, *, measure: str = "") -> Key:
        """Return what ``record`` is about, NOWHERE when a fault was told.

        ``measure`` is taken where neither the record nor the base names a flow or a measure.
        """
        texts = self._texts.copy()
        own = cast("dict[str, Scalar | None]", record.fields)
        for place, name in enumerate(KEY_FIELDS):
            if name in own:
                scalar = own[name]
                texts[place] = scalar.value if scalar is not None else ""
        if "measure" in own and "flow" not in own:
            texts[_FLOW] = ""
        elif "flow" in own and "measure" not in own:
            texts[_MEASURE] = ""
        look_up = (*texts, measure)
        key = self._keys.get(look_up)
        if key is None:
            key = self._derived(record, measure)
            if key is not NOWHERE:
                self._keys[look_up] = key
        return key

    def whole(self, record: Record) -> Whole:
        """Return the denominator of a share: what of the numerator's key it replaces."""
        if not record.fields:
            fault = DatasetSyntaxError(
                "the whole of a share differs in something from the part.",
                remedy="Say in what: of: {partner: W} or of: {product: all}.",
            )
            self._page.tell(fault, record.start_mark)
        said, period = self._said(_scalars(record))
        return Whole(
            said.get("reporter", ""), said.get("partner", ""), said.get("scope", ""),
            said.get("product"), said.get("flow", said.get("measure", "")), period,
        )  # fmt: skip

    def _derived(self, record: Record, measure: str) -> Key:
        fields = self._merged(record)
        said, period = self._said(fields)
        missing = {"reporter", "period"} - fields.keys()
        if not measure and not fields.keys() & {"flow", "measure"}:
            missing.add("flow")
        for name in () if record.is_faulty else sorted(missing):
            reason, remedy = _MISSING[name]
            self._page.tell(DatasetSyntaxError(reason, remedy=remedy), record.start_mark)
        if missing or period is None or len(said) + 1 < len(fields):
            return NOWHERE
        treatment = Treatment(*(said.get(name, "") for name in KEY_FIELDS[_FIRST_TREATMENT:]))
        return Key(
            said["reporter"], said.get("partner", WORLD), said.get("scope", GOODS),
            said.get("product", ""), said.get("flow") or said.get("measure") or measure, period,
            PLAIN if treatment == PLAIN else treatment,
        )  # fmt: skip

    def _said(self, fields: Base) -> tuple[dict[str, str], Period | None]:
        """Return what the fields say, and the period among them; faults are told."""
        self._check_one_flow(fields)
        period = fields.get("period")
        said = {}
        for name, scalar in fields.items():
            text = None if name == "period" else self._words.text(name, scalar)
            if text is not None:
                said[name] = text
        if period is None:
            return said, None
        return said, self._words.period(period, said.get("reporter", ""))

    def _merged(self, record: Record) -> dict[str, Scalar]:
        """Return the fields of the record over those of the base; a flow replaces a measure."""
        own = _scalars(record)
        merged = {**self._base, **own}
        if "measure" in own and "flow" not in own:
            merged.pop("flow", None)
        elif "flow" in own and "measure" not in own:
            merged.pop("measure", None)
        return merged

    def _check_one_flow(self, fields: Base) -> None:
        if "flow" in fields and "measure" in fields:
            fault = DatasetSyntaxError(
                "a figure is of a flow or of a measure, not of both.", remedy="Drop one of them."
            )
            self._page.tell_scalar(fault, fields["measure"])


def _scalars(record: Record) -> dict[str, Scalar]:
    own = cast("dict[str, Scalar | None]", record.fields)
    return {name: scalar for name in KEY_FIELDS if (scalar := own.get(name)) is not None}
