"""Printed figures against the record: verdicts, differences, the nearest official figure."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tbcalc.core.against import Compared, compared
from tbcalc.core.evidence import Knowledge
from tbcalc.core.mirror import mirror_rows
from tbcalc.core.query import Query
from tbcalc.figures.dataset import Dataset
from tbcalc.sources.area_currency import area_currency
from tbcalc.sources.rate_text import load_rates
from tbcalc.sources.yaml_reader import read_dataset

RECORD = """\
sources:
  customs: {publisher: China Customs, published: 2025-01-13}
defaults: {source: customs, reporter: CN, partner: W, scope: goods, period: 2024}
figures:
  - {flow: exports, valuation: FOB, value: "254,545.3", unit: 100 million yuan}
  - {flow: imports, valuation: CIF, value: "183,925.2", unit: 100 million yuan}
  - {flow: exports, valuation: FOB, period: 2023, value: "237,656.4", unit: 100 million yuan}
  - {flow: imports, valuation: CIF, period: 2023, value: "179,842.4", unit: 100 million yuan}
  - {flow: exports, partner: US, valuation: FOB, value: "37,337.2", unit: 100 million yuan}
  - {flow: imports, partner: US, valuation: CIF, value: "11,641.0", unit: 100 million yuan}
  - {flow: exports, partner: ASEAN, valuation: FOB, value: "41,707.8", unit: 100 million yuan}
  - {flow: imports, growth: up 2.3 percent, currency: CNY}
"""
CLAIMS = """\
sources:
  press: {{publisher: Press, published: {published}}}
defaults: {{source: press, reporter: CN, partner: W, scope: goods, period: 2024}}
figures:
  - {{{claim}}}
"""


def claimed(claim: str, *, published: str = "2025-01-14") -> Dataset:
    return read_dataset(CLAIMS.format(claim=claim, published=published), path="press.yaml")


def held(claim: str, *, published: str = "2025-01-14", record: str = RECORD) -> Compared:
    knowledge = Knowledge(load_rates(), area_currency)
    told = compared(
        claimed(claim, published=published), read_dataset(record, path="record.yaml"), knowledge
    )
    (one,) = told
    return one


@pytest.mark.parametrize(
    ("claim", "standing"),
    [
        pytest.param("flow: exports, value: 25.45 trillion yuan", "supported", id="printed"),
        pytest.param("flow: total, value: 43.85 trillion yuan", "supported", id="sum"),
        pytest.param("flow: balance, value: more than 7 trillion yuan", "supported", id="open"),
        pytest.param("flow: balance, value: 7.06 trillion yuan", "supported", id="difference"),
        pytest.param("flow: exports, growth: up 7.1 percent", "supported", id="growth-of-levels"),
        pytest.param("flow: imports, growth: up 2.3 percent", "supported", id="growth-printed"),
        pytest.param("flow: imports, growth: up 3.2 percent", "contradicted", id="wrong-growth"),
        pytest.param(
            "flow: exports, partner: US, share: 14.7 percent, of: {partner: W}",
            "supported", id="share",
        ),
        pytest.param(
            "flow: exports, partner: US, share: 17.4 percent, of: {partner: W}",
            "contradicted", id="wrong-share",
        ),
        pytest.param("flow: exports, value: 25.54 trillion yuan", "contradicted", id="swapped"),
        pytest.param("flow: exports, value: 25.46 trillion yuan", "strained", id="cut-off"),
        pytest.param("flow: exports, value: $3.58 trillion", "supported", id="another-currency"),
        pytest.param("flow: exports, value: $5.38 trillion", "contradicted", id="wrong-dollars"),
        pytest.param("flow: exports, period: 2022, value: 1 trillion yuan", "unknown", id="none"),
        pytest.param(
            "flow: exports, scope: goods+services, value: 27 trillion yuan", "strained",
            id="another-scope",
        ),
    ],
)  # fmt: skip
def test_standings(claim: str, standing: str) -> None:
    assert held(claim).standing == standing


@pytest.mark.parametrize(
    ("claim", "key", "differs"),
    [
        ("flow: imports, value: 25.45 trillion yuan", "CN exports 2024", ("flow",)),
        ("flow: exports, value: 23.77 trillion yuan", "CN exports 2023", ("period",)),
        ("flow: exports, partner: US, value: 4.171 trillion yuan",
         "CN with ASEAN exports 2024", ("partner",)),
        ("flow: exports, value: 7.06 trillion yuan", "CN balance 2024", ("flow",)),
        ("flow: exports, partner: US, value: 1.1641 trillion yuan",
         "CN with US imports 2024", ("flow",)),
    ],
)  # fmt: skip
def test_the_nearest_official_figure(claim: str, key: str, differs: tuple[str, ...]) -> None:
    told = held(claim)
    assert told.standing == "contradicted"
    assert told.nearest is not None
    assert (str(told.nearest.known.key), told.nearest.differs) == (key, differs)


@pytest.mark.parametrize(
    ("value", "slip"),
    [
        ("25.45 billion yuan", -3), ("254.5 trillion yuan", 1), ("25.54 trillion yuan", 0),
        ("$3.58 billion", -3),
    ],
)  # fmt: skip
def test_slipped_scale_words(value: str, slip: int) -> None:
    told = held(f"flow: exports, value: {value}")
    assert (told.standing, told.slip) == ("contradicted", slip)


def test_differences_are_said() -> None:
    matters = {
        "conversion of valuation": held("flow: imports, valuation: FOB, value: 17 trillion yuan"),
        "of scope": held("flow: exports, scope: goods+services, value: 27 trillion yuan"),
        "of currency": held("flow: exports, value: $3.58 trillion"),
        "balance": held("flow: balance, value: 7.06 trillion yuan"),
    }
    said = {
        name: {(d.matter, d.claimed, d.recorded.partition(",")[0]) for d in told.differences}
        for name, told in matters.items()
    }
    vintage = ("vintage", "2025-01-14", "2025-01-13")
    assert said == {
        "conversion of valuation": {("valuation", "FOB", "CIF"), vintage},
        "of scope": {("coverage", "goods+services", "goods"), vintage},
        "of currency": {("currency", "USD", "CNY"), vintage},
        "balance": {("valuation", "not said", "exports FOB"), vintage},
    }
    assert matters["conversion of valuation"].standing == "strained"


LATER = RECORD.replace("2025-01-13", "2025-07-18")
UNDATED = RECORD.replace(", published: 2025-01-13", "")


@pytest.mark.parametrize(
    ("claim", "record", "standing"),
    [
        pytest.param("value: 25.30 trillion yuan", RECORD, "contradicted", id="same-release"),
        pytest.param("value: 25.30 trillion yuan", LATER, "revised", id="half-a-year-later"),
        pytest.param("value: 20.30 trillion yuan", LATER, "contradicted", id="too-far"),
        pytest.param("growth: up 6.0 percent", LATER, "revised", id="growth"),
        pytest.param("growth: up 2.0 percent", LATER, "contradicted", id="growth-too-far"),
        pytest.param("value: 25.30 trillion yuan", UNDATED, "contradicted", id="undated-last"),
        pytest.param("value: 25.42 trillion yuan", UNDATED, "revised", id="undated-near"),
        pytest.param(
            "period: 2023, value: 23.30 trillion yuan", UNDATED, "revised", id="undated-before"
        ),
    ],
)
def test_a_later_record_may_have_been_revised(claim: str, record: str, standing: str) -> None:
    assert held(f"flow: exports, {claim}", record=record).standing == standing


def test_what_the_partner_reports_is_shown_and_proves_nothing() -> None:
    record = """\
sources: {census: {publisher: US Census Bureau, published: 2025-02-05}}
defaults: {source: census, reporter: US, partner: CN, scope: goods, period: 2024}
figures:
  - {flow: imports, valuation: CIF, value: 3.1 trillion yuan}
"""
    told = held("flow: exports, partner: US, value: 3.73 trillion yuan", record=record)
    assert told.standing == "unknown"
    assert told.official is not None
    assert [d.matter for d in told.differences][:1] == ["mirror"]


@settings(max_examples=60, deadline=None)
@given(
    exports=st.integers(10**11, 10**14), imports=st.integers(10**11, 10**14),
    digits=st.integers(2, 5), flow=st.sampled_from(["exports", "imports", "total", "balance"]),
)  # fmt: skip
def test_what_is_rightly_rounded_is_never_contradicted(
    exports: int, imports: int, digits: int, flow: str
) -> None:
    record = f"""\
sources: {{customs: {{publisher: Customs, published: 2025-01-13}}}}
defaults: {{source: customs, reporter: CN, partner: W, scope: goods, period: 2024}}
figures:
  - {{flow: exports, value: "{exports}", unit: yuan}}
  - {{flow: imports, value: "{imports}", unit: yuan}}
"""
    true = {
        "exports": exports, "imports": imports, "total": exports + imports,
        "balance": exports - imports,
    }[flow]  # fmt: skip
    if not true:
        return
    value = Decimal(true)
    place = Decimal(1).scaleb(value.adjusted() - digits + 1)
    printed = value.quantize(place, ROUND_HALF_UP)
    told = held(f"flow: {flow}, value: {printed:f} yuan", record=record)
    assert told.standing in ("supported", "strained")  # noughts of a plain number count as print


MIRROR = """\
sources:
  cn: {publisher: China Customs, published: 2025-01-13}
  us: {publisher: US Census Bureau, published: 2025-02-05}
defaults: {source: cn, scope: goods, period: 2024}
figures:
  - {reporter: CN, partner: US, flow: exports, valuation: FOB, value: 524.66 billion dollars}
  - {reporter: CN, partner: US, flow: imports, valuation: CIF, value: 163.62 billion dollars}
  - {reporter: CN, partner: JP, flow: exports, valuation: FOB, value: 152.0 billion dollars}
  - {source: us, reporter: US, partner: CN, flow: imports, valuation: CIF, value: 462.6 billion
      dollars}
  - {source: us, reporter: US, partner: CN, flow: exports, valuation: FOB, value: 143.5 billion
      dollars}
  - {source: us, reporter: JP, partner: CN, flow: imports, valuation: CIF, value: 25 trillion yen}
"""


def test_mirror_statistics() -> None:
    rows = mirror_rows(read_dataset(MIRROR, path="mirror.yaml"), Query(reporter="CN"))
    assert [(row.subject.partner, row.flow, row.valuations) for row in rows] == [
        ("JP", "exports", ("FOB", "CIF")),
        ("US", "exports", ("FOB", "CIF")),
        ("US", "imports", ("CIF", "FOB")),
    ]
    japan, exports, _ = rows
    assert (japan.gap, japan.gap_share) == (None, None)
    assert exports.gap is not None
    assert exports.gap.value == Decimal(-62060000000)
    assert exports.gap_share is not None
    assert exports.gap_share.likely.holds(Decimal("-0.11828"))
    assert exports.sources == ("cn", "us")


@settings(max_examples=60, deadline=None)
@given(
    own=st.integers(100, 9999), mirror=st.integers(100, 9999),
    off=st.decimals(Decimal("-0.5"), Decimal("0.5"), places=2),
    other=st.decimals(Decimal("-0.5"), Decimal("0.5"), places=2),
)  # fmt: skip
def test_gaps_enclose_every_world(own: int, mirror: int, off: Decimal, other: Decimal) -> None:
    text = f"""\
sources: {{cn: {{publisher: A}}}}
defaults: {{source: cn, scope: goods, period: 2024}}
figures:
  - {{reporter: CN, partner: US, flow: exports, value: {own / 10:.1f} billion dollars}}
  - {{reporter: US, partner: CN, flow: imports, value: {mirror / 10:.1f} billion dollars}}
"""
    rows = mirror_rows(read_dataset(text, path="m.yaml"), Query(reporter="CN"))
    (row,) = rows
    true_own, true_mirror = (own + off) * 10**8, (mirror + other) * 10**8
    assert row.gap is not None
    assert row.gap_share is not None
    assert row.gap.likely.holds(true_mirror - true_own)
    share = (true_mirror - true_own) / true_own
    low, high = row.gap_share.likely.low, row.gap_share.likely.high
    assert low - Decimal("1e-20") <= share <= high + Decimal("1e-20")
