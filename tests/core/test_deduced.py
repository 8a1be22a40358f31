"""Rows that nobody printed: as close as what they follow from."""

from __future__ import annotations

from decimal import Decimal

from tbcalc.core.deduced import deduced_rows
from tbcalc.core.evidence import Evidence, Knowledge
from tbcalc.core.query import Query
from tbcalc.exact.interval import Interval
from tbcalc.figures.flow import BALANCE, TOTAL
from tbcalc.figures.period import Period
from tbcalc.sources.area_currency import area_currency
from tbcalc.sources.rate_text import load_rates
from tbcalc.sources.yaml_reader import read_dataset

BILLION = Decimal(10) ** 9

THREE_RELEASES = """
sources:
  a: {published: 2022-01-14}
  b: {published: 2021-07-14}
  c: {published: 2022-02-20}
defaults: {reporter: CN, partner: W, scope: goods}
figures:
  - {source: a, flow: exports, period: 2021, value: 100.0 billion yuan}
  - {source: a, flow: imports, period: 2021, value: 80.0 billion yuan}
  - {source: c, flow: exports, period: 2021-04/2021-12, value: 75.0 billion yuan}
  - {source: c, flow: imports, period: 2021-04/2021-12, value: 60.0 billion yuan}
  - {source: b, flow: total, period: 2021-H1, value: 90.0 billion yuan}
"""


def test_a_balance_is_as_close_as_the_exports_and_imports_beside_it() -> None:
    """The release b alone leaves a balance of -90 to 90 billion open; a and c know it."""
    evidence = Evidence(
        read_dataset(THREE_RELEASES, path="three"), Knowledge(load_rates(), area_currency)
    )
    query = Query(periods=frozenset({Period((2021, 1, 1), (2021, 3, 31))}))
    (row,) = deduced_rows(evidence, query)
    assert row.flows[BALANCE].likely == Interval(Decimal("4.8") * BILLION, Decimal("5.2") * BILLION)
    assert row.flows[TOTAL].likely == Interval(Decimal("44.8") * BILLION, Decimal("45.2") * BILLION)
