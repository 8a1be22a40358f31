"""Which columns of a table tell what: BACI, UN Comtrade's names, or the long form's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.errors import DatasetSyntaxError, UsageError
from tbcalc.exact.noun import noun
from tbcalc.figures.aggregate import Dimension

BACI: Final = "BACI"
COMTRADE: Final = "Comtrade"
LONG: Final = "long"

_BACI: Final = ("t", "i", "j", "k", "v")
_NAMES: Final = {
    "period": ("period", "refperiodid", "year", "refyear", "time", "time_period", "date", "yr"),
    "reporter": ("reportercode", "reporter_code", "reporter", "reporteriso", "reporting_country"),
    "partner": ("partnercode", "partner_code", "partner", "partneriso", "partner_country"),
    "flow": ("flowcode", "flow_code", "flow", "trade_flow", "tradeflow", "flowdesc", "direction"),
    "product": ("cmdcode", "product_code", "product", "commodity_code", "commodity", "hs_code",
                "hs6", "hs"),
    "value": ("primaryvalue", "value", "trade_value", "tradevalue", "obs_value", "amount",
              "value_usd", "trade_value_usd"),
}  # fmt: skip
_WHOLES: Final = {"partner2code": "0", "customscode": "C00", "motcode": "0", "moscode": "0"}
_REMEDY: Final = (
    "Give BACI's t, i, j, k, v, or columns named reporter, partner, flow, period, product, value."
)


@noun
class Columns:
    """The names of the columns by what they tell; ``wholes`` those that part a value further.

    Of these only the rows with the value given there are whole.
    """

    form: str
    period: str
    value: str
    exporter: str = ""
    importer: str = ""
    reporter: str = ""
    partner: str = ""
    flow: str = ""
    product: str = ""
    wholes: tuple[tuple[str, str], ...] = ()


def columns_of(names: Sequence[str], place: str) -> Columns:
    """Return what the columns with these names tell.

    Raises DatasetSyntaxError where a value, a period, a reporter or a flow has none.
    """
    lowered = {name.strip().lower(): name for name in reversed(names)}
    if all(name in lowered for name in _BACI):
        year, exporter, importer, product, value = (lowered[name] for name in _BACI)
        return Columns(BACI, year, value, exporter, importer, product=product)
    found = {
        kind: next((lowered[name] for name in known if name in lowered), "")
        for kind, known in _NAMES.items()
    }
    missing = [kind for kind in ("value", "period", "reporter", "flow") if not found[kind]]
    if missing:
        raise DatasetSyntaxError(
            f"no column tells the {missing[0]}: the columns are {_listed(names)}.",
            remedy=_REMEDY, place=place,
        )  # fmt: skip
    form = COMTRADE if "primaryvalue" in lowered else LONG
    wholes = tuple((lowered[name], whole) for name, whole in _WHOLES.items() if name in lowered)
    return Columns(
        form, found["period"], found["value"], reporter=found["reporter"],
        partner=found["partner"], flow=found["flow"], product=found["product"], wholes=wholes,
    )  # fmt: skip


def check_keys(columns: Columns, by: Sequence[Dimension], place: str) -> None:
    """Raise UsageError where no column tells what is to be summed by."""
    if columns.form == BACI:
        return
    told = {"reporter": columns.reporter, "partner": columns.partner, "product": columns.product}
    for each in by:
        if told.get(each.name, columns.period) == "":
            raise UsageError(
                f"no column tells the {each.name}.",
                remedy="Sum by others, or give a table that has it.", place=place,
            )  # fmt: skip


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(name[:20] for name in names[:12])
    return shown + (", ..." if len(names) > 12 else "") if names else "none"
