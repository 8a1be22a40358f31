"""Figures of a dataset: each entry becomes one observation or several."""

from __future__ import annotations

from typing import Final, NamedTuple, cast

from tbcalc.errors import DatasetSyntaxError, DuplicateKeyError, TbcalcError
from tbcalc.exact.noun import replaced
from tbcalc.figures.figure import Figure
from tbcalc.figures.flow import is_flow
from tbcalc.figures.observation import Aspect, Basis, Observation, Whole
from tbcalc.figures.period import Period
from tbcalc.sources.area_currency import meant_by_signs
from tbcalc.sources.dataset_company import COMPANY, FIGURES, check_company, tell_field
from tbcalc.sources.dataset_entry import Entries, Entry
from tbcalc.sources.dataset_fields import UNSAID
from tbcalc.sources.dataset_page import Page, Scalar, nearest, quoted
from tbcalc.sources.dataset_values import Values
from tbcalc.sources.figure_text import read_figure
from tbcalc.sources.rate_phrase import read_rate_phrase
from tbcalc.sources.yaml_nodes import Items, Node, Record

_CHANGES: Final[tuple[Aspect, ...]] = ("growth", "change")
_DOLLAR: Final = "USD"
_ALIKE: Final = 3
"""Ids with so long a beginning in common are compared."""

_BESIDE: Final = {*FIGURES, *COMPANY} - {"value", "pair_of"}
"""The fields that say more than the value does."""


class _About(NamedTuple):
    """What an observation says beside its figure."""

    basis: Basis = ""
    currency: str = ""
    of: str = ""
    pair_of: str = ""
    whole: Whole | None = None
    against: Period | None = None


_NOTHING: Final = _About()


class Figures:
    """Reads entries; ids must be unique, and the ids that figures name must exist."""

    def __init__(self, page: Page, entries: Entries, values: Values) -> None:
        self._page = page
        self._entries = entries
        self._values = values
        self._ids: dict[str, int] = {}
        self._references: list[Scalar] = []

    def observations(self, record: Record) -> list[Observation]:
        """Return what an entry prints: its level, conversions, growth, change, share and so on.

        The first bears the entry's id, the others add what they are: ``ID.also``, ``ID.growth``.
        """
        found = self._observations(record)
        for observation in found:
            if observation.id in self._ids:
                first = self._ids[observation.id]
                fault = DuplicateKeyError(
                    f"the id {quoted(observation.id)} stands twice, first on line {first}.",
                    remedy="Give each figure an id of its own, or none.",
                )
                tell_field(self._page, fault, record, "id")
            self._ids[observation.id] = observation.line
        return found

    def check_references(self) -> None:
        """Tell ids that figures name and no figure has."""
        for scalar in self._references:
            if scalar.value not in self._ids:
                alike = (i for i in self._ids if i[:_ALIKE] == scalar.value[:_ALIKE])
                near = nearest(scalar.value, alike)
                fault = DatasetSyntaxError(
                    f"no figure has the id {quoted(scalar.value)}.",
                    remedy=f"Write {near}." if near else "Name the id of a figure of this file.",
                    candidates=(near,) if near else (),
                )
                self._page.tell_scalar(fault, scalar)

    def _observations(self, record: Record) -> list[Observation]:
        entry = self._entries.entry(record)
        fields = record.fields
        found: list[Observation] = []
        if "value" in fields:
            self._add_level(found, entry, fields)
            if _BESIDE.isdisjoint(fields):
                return found
        check_company(self._page, record)
        if "also" in fields:
            self._add_conversions(found, entry, fields)
        for aspect in _CHANGES:
            if aspect in fields:
                self._add_changes(found, entry, aspect, fields)
        if "share" in fields:
            self._add_share(found, entry, record)
        if "coverage" in fields:
            about = _About(currency=entry.setting.currency, of=self._of(found, fields))
            self._add(
                found, entry, "coverage_ratio", ".coverage", _scalar(fields["coverage"]), about
            )
        if "rate" in fields:
            self._add_rate(found, entry, _scalar(fields["rate"]))
        return found

    def _add_level(
        self, found: list[Observation], entry: Entry, fields: dict[str, Node | None]
    ) -> None:
        scalar = _scalar(fields["value"])
        pair = _scalar(fields.get("pair_of"))
        about = _NOTHING if pair is None else _About(pair_of=self._reference(pair))
        level = self._add(found, entry, "level", "", scalar, about)
        if level is not None and scalar is not None and is_flow(level.key.flow):
            self._values.check_level(level.figure, level.key, scalar)

    def _add_conversions(
        self, found: list[Observation], entry: Entry, fields: dict[str, Node | None]
    ) -> None:
        about = _About(pair_of=entry.id)
        for number, node in enumerate(_listed(fields["also"])):
            self._add(found, entry, "level", suffix("also", number), _scalar(node), about)
            if len(found) > 1:
                self._part_dollars(found, entry)
                self._share_sign(found, entry)

    def _share_sign(self, found: list[Observation], entry: Entry) -> None:
        """Read a conversion that says no sign of its own with that of the amount: both a deficit.

        It has none when it can be read as a deficit: a deficit of 9.29 trillion yen, $62.7 billion.
        """
        level, other = found[0].figure, found[-1].figure
        if found[0].aspect != "level" or not level.value < 0 < other.value:
            return
        try:
            told = read_figure(
                f"deficit of {other.text}", assume=other.unit, locale=entry.setting.locale
            )
        except TbcalcError:
            return  # it says that it is a surplus
        if (told.unit, -told.value) == (other.unit, other.value):
            found[-1] = replaced(found[-1], figure=replaced(told, text=other.text))

    def _part_dollars(self, found: list[Observation], entry: Entry) -> None:
        """Read a bare $ as US dollars where the entry tells the same in the reporter's own money.

        An amount and its conversion are in two currencies: $43.59 billion, or NT$1.413 trillion.
        """
        pair = (found[0].figure, found[-1].figure)
        bare = [at for at, figure in zip((0, -1), pair, strict=True) if _is_bare(figure.text)]
        if len(bare) == 1 and pair[0].unit == pair[1].unit and entry.setting.unit is None:
            (at,) = bare
            text, locale = found[at].figure.text, entry.setting.locale
            printed = read_figure(text, assume=_DOLLAR, locale=locale)
            found[at] = replaced(found[at], figure=printed)

    def _add_changes(
        self,
        found: list[Observation],
        entry: Entry,
        aspect: Aspect,
        fields: dict[str, Node | None],
    ) -> None:
        of = self._of(found, fields)
        for number, node in enumerate(_listed(fields[aspect])):
            own = cast("dict[str, Scalar | None]", node.fields if isinstance(node, Record) else {})
            if isinstance(node, Record) and own.get("value") is None:
                fault = DatasetSyntaxError(
                    f"this {aspect} has no value.", remedy="Add value: up 5 percent, as printed."
                )
                self._page.tell(fault, node.start_mark)
            scalar = own.get("value") if isinstance(node, Record) else _scalar(node)
            basis, against = self._entries.basis(own, entry.setting, entry.key.reporter)
            currency = self._entries.currency(own) if "currency" in own else entry.setting.currency
            if not currency and aspect == "growth" and found and found[0].figure.kind == "amount":
                currency = found[0].figure.unit if found[0].aspect == "level" else ""
            about = _About(basis, currency, of, against=against)
            self._add(found, entry, aspect, suffix(aspect, number), scalar, about)

    def _add_share(self, found: list[Observation], entry: Entry, record: Record) -> None:
        scalar = _scalar(record.fields["share"])
        of, whole = record.fields.get("of"), record.fields.get("whole")
        denominator = of if isinstance(of, Record) else whole
        if scalar is not None and (denominator is None or (isinstance(of, Record) and whole)):
            fault = DatasetSyntaxError(
                "a share needs one whole: of what is it a part?",
                remedy="Add of: {partner: W}, say: what the whole has instead.",
            )
            self._page.tell_scalar(fault, scalar)
        about = _About(
            currency=entry.setting.currency,
            of=self._of(found, record.fields),
            whole=self._whole(denominator),
        )
        self._add(found, entry, "share", ".share", scalar, about)

    def _whole(self, node: Node | None) -> Whole | None:
        if node is None or isinstance(node, Items):
            return None
        if isinstance(node, Record):
            return self._entries.keys.whole(node)
        if node.value != UNSAID:
            fault = DatasetSyntaxError(
                "a whole is what differs from the part.", remedy="Write whole: {partner: W}, say."
            )
            self._page.tell_scalar(fault, node)
        return None

    def _add_rate(self, found: list[Observation], entry: Entry, scalar: Scalar | None) -> None:
        if scalar is None:
            return
        try:
            figure = read_rate_phrase(
                scalar.value, assume=entry.setting.assume or "", locale=entry.setting.locale
            )
        except TbcalcError as error:
            self._page.tell_scalar(error, scalar)
            return
        _append(found, entry, "rate", ".rate", figure, scalar, _NOTHING, self._page.path)

    def _add(
        self,
        found: list[Observation],
        entry: Entry,
        aspect: Aspect,
        suffix: str,
        scalar: Scalar | None,
        about: _About,
    ) -> Observation | None:
        """Read the figure in ``scalar`` and append its observation."""
        if scalar is None:
            return None
        own = entry.setting.assume
        assume = None if own is None else meant_by_signs(own, scalar.value)
        figure = self._values.figure(scalar, assume, entry.setting.locale)
        if figure is None:
            return None
        if aspect != "level":
            figure = self._values.told(aspect, figure, scalar)
        if entry.setting.unit is not None and aspect in ("level", "change"):
            figure = entry.setting.unit.of(figure)
        return _append(found, entry, aspect, suffix, figure, scalar, about, self._page.path)

    def _of(self, found: list[Observation], fields: dict[str, Node | None]) -> str:
        """Return the id of the level that a growth or a share is of."""
        of = fields.get("of")
        if of is not None and not isinstance(of, Record | Items):
            return self._reference(of)
        return found[0].id if found and found[0].aspect == "level" else ""

    def _reference(self, scalar: Scalar) -> str:
        self._references.append(scalar)
        return scalar.value


def _append(
    found: list[Observation],
    entry: Entry,
    aspect: Aspect,
    suffix: str,
    figure: Figure,
    scalar: Scalar,
    about: _About,
    path: str,
) -> Observation:
    setting = entry.setting
    observation = Observation(
        entry.id + suffix if found else entry.id,
        setting.source, entry.key, aspect, figure, *about,
        setting.status, setting.variant, setting.where, setting.note,
        path, scalar.start_mark.line + 1,
    )  # fmt: skip
    found.append(observation)
    return observation


def _is_bare(text: str) -> bool:
    """Tell whether an amount has a dollar sign and no letters of a country before it."""
    at = text.find("$")
    return at == 0 or (at > 0 and not text[at - 1].isalpha())


def suffix(name: str, number: int) -> str:
    """Return what the ``number``th of its kind, from 0, adds to the id of its entry."""
    return f".{name}.{number + 1}" if number else f".{name}"


def _listed(node: Node | None) -> list[Node]:
    if isinstance(node, Items):
        return node.nodes
    return [] if node is None else [node]


def _scalar(node: Node | None) -> Scalar | None:
    """Return a node that the shape allows to be a text only, None when it was told."""
    return None if isinstance(node, Record | Items) else node
