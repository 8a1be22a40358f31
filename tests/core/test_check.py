"""Verdicts: the facts of the press, vintages, releases, and laws that hold for every dataset."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tbcalc.core.check import checked
from tbcalc.core.evidence import Evidence
from tbcalc.core.rate_bounds import RateBounds
from tbcalc.core.rates import rate_on
from tbcalc.exact.interval import Interval
from tbcalc.figures.dataset import Dataset, union
from tbcalc.figures.finding import VERDICTS
from tbcalc.figures.observation import Key
from tbcalc.figures.period import Period
from tbcalc.figures.relation import Greater, Parts, Record
from tests.articles import KNOWLEDGE, article, findings, outcome, verdicts

TRILLION = Decimal(10) ** 12

CHINA_2024 = """
    exports 2024: 25.45 trillion yuan
    imports 2024: 18.39 trillion yuan
    total 2024: 43.85 trillion yuan"""

SHANDONG = """
    chinadaily 2017-04-21
    total 2017-Q1: 6.2 trillion yuan; also $899 billion; growth increase by 21.8 percent
    CN-SD total 2016: exceeded 419 billion yuan; growth an increase of 28.9 percent
    shandong 2023-02-09
    CN-SD total 2022: 3.33 trillion yuan; also $491.18 billion; growth growth of 13.8 percent"""


def test_china_2024_holds_together() -> None:
    assert outcome(CHINA_2024) == "consistent"


def test_a_surplus_of_727_is_far_beyond_rounding() -> None:
    found = findings(CHINA_2024 + "\n    balance 2024: 7.27 trillion yuan")[0]
    assert found.severity > 10
    clash = found.clashes[0]
    assert clash.about == "balance 2024"
    assert clash.expected is not None
    assert clash.expected.likely == Interval(Decimal("7.05E12"), Decimal("7.07E12"))


def test_607_trillion_dollars_are_43_trillion_yuan_of_november_2025() -> None:
    """The pair fits a rate of its time, and no mean of 2024: that is 43.00 converted, not 43.84."""
    dollars = Interval(Decimal("6.06"), Decimal("6.08"))
    mean = rate_on(KNOWLEDGE.rates, "USD", "CNY", Period.year(2024)).quantity.likely
    assert not (dollars * mean).meets(Interval(Decimal("43.83"), Decimal("43.85")))
    spot = RateBounds(KNOWLEDGE.rates).month("USD", "CNY", 2025 * 12 + 10)
    assert spot is not None
    assert (dollars * spot).holds(Decimal("43.00"))
    assert outcome("""
        xinhua 2025-11-26
        exports 2024: 25.45 trillion yuan
        imports 2024: 18.39 trillion yuan
        total 2024: more than 43 trillion yuan; also about 6.07 trillion U.S. dollars
    """) == "consistent"  # fmt: skip


def test_shandong_is_undetermined_and_hardly_possible() -> None:
    found = verdicts(SHANDONG).findings
    assert [f.verdict for f in found] == ["undetermined"]
    assert [d.kind for d in found[0].diagnoses] == ["implausible", "wrong_period"]
    yearly = found[0].clashes[0].expected
    assert yearly is not None
    assert yearly.likely.low > Decimal("0.40")
    assert yearly.likely.high < Decimal("0.42")


def test_shandong_is_contradicted_by_its_first_half() -> None:
    half = """
    dzwww 2016-07-20
    CN-SD total 2016-H1: 714 billion yuan"""
    found = findings(SHANDONG + half)
    assert [f.verdict for f in found] == ["contradicted"]
    first = found[0].diagnoses[0]
    assert (first.kind, first.figures) == ("wrong_period", ("CN-SD total 2016",))
    assert first.key is not None
    assert str(first.key.period) == "2017-Q1"


def test_china_2023_is_revised() -> None:
    found = findings(
        """
        customs 2023-01-13
        total 2022: 42.07 trillion yuan
        review 2024-01-12
        total 2023: 41.76 trillion yuan; growth up 0.2 percent
        """,
        "revised",
    )
    assert len(found) == 1
    clash = found[0].clashes[0]
    assert clash.about == "total 2022"
    assert clash.expected is not None
    needed = clash.expected.likely
    assert Decimal("41.65") * TRILLION <= needed.low
    assert needed.high <= Decimal("41.71") * TRILLION


REVISED = {
    "the same figure a year later": """
        first 2023-01-19
        JP balance 2022: deficit of 19.97 trillion yen
        second 2024-01-24
        JP balance 2022: deficit of 20.3 trillion yen""",
    "the same growth three months later": """
        first 2016-10-13
        exports 2016-Q3: growth rose by 0.4 percent
        exports 2016-01/2016-09: 10.06 trillion yuan
        second 2017-01-13
        exports 2016-Q3: growth 0.3-percent decrease
        exports 2016: 13.84 trillion yuan""",
    "a coverage widened": """
        first 2023-01-17
        with BRI total 2022: 13.83 trillion yuan
        second 2024-01-12
        with BRI total 2023: 19.47 trillion yuan; growth up by 2.8 percent""",
}


@pytest.mark.parametrize("text", REVISED.values(), ids=list(REVISED))
def test_other_vintages_are_revised_and_no_more(text: str) -> None:
    assert [f.verdict for f in verdicts(text).findings] == ["revised"]
    assert verdicts(text, by_source=True).findings == ()


def test_sources_of_one_release_disagree() -> None:
    found = findings("""
        yonhap 2023-01-01
        KR imports 2022-12: $60.3 billion; growth grew 2.4 percent
        herald 2023-01-02
        KR imports 2022-12: $60.3 billion; growth went down 2.4 percent""")
    assert [f.sources for f in found] == [("herald", "yonhap")]
    assert "wrong_sign" in {d.kind for d in found[0].diagnoses}


@pytest.mark.parametrize("levels", ["", "exports 2024-11: $312.3 billion"], ids=["none", "dollars"])
def test_growth_in_an_unsaid_currency_is_not_held_against_growth_in_yuan(levels: str) -> None:
    assert (
        outcome(f"""
        daily 2024-12-10
        exports 2024-11: 2.22 trillion yuan; growth up 5.8 percent
        agency 2024-12-10
        {levels}
        exports 2024-11: growth up 6.7 percent""")
        == "consistent"
    )


def test_one_disagreement_of_many_sources_is_one_finding() -> None:
    growths = [("a", "27.4"), ("b", "27.4"), ("c", "26.7"), ("d", "26.7")]
    found = findings(
        "".join(
            f"\n{name} 2021-01-14\nexports 2020: 17.93 trillion yuan; growth up {growth} percent"
            for name, growth in growths
        )
    )
    assert [f.sources for f in found] == [("a", "b", "c", "d")]
    assert found[0].suspects == ()


def test_conversions_of_two_papers_are_their_own() -> None:
    assert (
        outcome("""
        daily 2023-01-13
        total 2022: 42.07 trillion yuan; also $6.25 trillion
        agency 2023-01-13
        total 2022: 42.07 trillion yuan; also $6.31 trillion""")
        == "consistent"
    )


def test_what_is_wrong_in_its_own_source_is_not_held_against_others() -> None:
    found = findings("""
        customs 2023-01-13
        exports 2022: 23.97 trillion yuan
        paper 2023-01-13
        exports 2022: 29.37 trillion yuan
        imports 2022: 18.10 trillion yuan
        total 2022: 42.07 trillion yuan
        balance 2022: 5.87 trillion yuan""")
    assert [f.sources for f in found] == [("paper",)]


def relation_key(text: str) -> Key:
    return article(f"{text}: 1 trillion yuan").observations[0].key


def test_words_are_held_against_figures() -> None:
    weihai = """
        exports 2017-Q1: 2.5 trillion yuan
        imports 2017-Q1: 2.9 trillion yuan"""
    greater = Greater("press", relation_key("exports 2017-Q1"), relation_key("imports 2017-Q1"))
    assert verdicts(weihai, greater).is_contradicted
    turned = Greater("press", relation_key("imports 2017-Q1"), relation_key("exports 2017-Q1"))
    assert not verdicts(weihai, turned).is_contradicted


def test_parts_add_up() -> None:
    parts = """
        total 2023: 41.76 trillion yuan
        <private> total 2023: 22.36 trillion yuan
        <foreign> total 2023: 12.61 trillion yuan
        <state> total 2023: 9.68 trillion yuan"""
    names = ("<private> total 2023", "<foreign> total 2023", "<state> total 2023")
    keys = tuple(relation_key(name) for name in names)
    whole = relation_key("total 2023")
    assert verdicts(parts, Parts("press", keys, whole, exhaustive=False)).is_contradicted
    smaller = parts.replace("9.68", "6.68")
    assert not verdicts(smaller, Parts("press", keys, whole, exhaustive=False)).is_contradicted
    less = parts.replace("9.68", "2.68")
    assert verdicts(less, Parts("press", keys, whole, exhaustive=True)).is_contradicted


def test_shares_of_disjoint_parts_are_at_most_all() -> None:
    shares = """
        <private> total 2023: 22.36 trillion yuan; share 53.5 percent
        <foreign> total 2023: 12.61 trillion yuan; share 50.2 percent"""
    keys = tuple(relation_key(name) for name in ("<private> total 2023", "<foreign> total 2023"))
    relation = Parts("press", keys, relation_key("total 2023"), exhaustive=False)
    assert verdicts(shares, relation).is_contradicted


def test_a_record_is_above_all_before() -> None:
    years = """
        total 2023: 41.76 trillion yuan
        total 2022: 42.07 trillion yuan"""
    assert verdicts(years, Record("press", relation_key("total 2023"))).is_contradicted
    assert not verdicts(years, Record("press", relation_key("total 2022"))).is_contradicted


def test_how_many_figures_were_checked_is_said() -> None:
    found = verdicts(CHINA_2024 + "\n    gdp 2024: growth up 5 percent")
    assert (found.checked, found.undetermined) == (3, 1)


MANY = union(
    article(text)
    for text in (
        SHANDONG,
        CHINA_2024.replace("25.45", "25.54"),
        *REVISED.values(),
        """
        first 2023-01-13
        total 2022: 42.07 trillion yuan; also $6.25 trillion; growth up 7.7 percent
        exports 2022: 29.37 trillion yuan; growth up 10.5 percent
        imports 2022: 18.10 trillion yuan; growth up 4.3 percent
        second 2023-01-14
        total 2022: 42.70 trillion yuan""",
    )
)


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_figures_and_sources_changes_nothing(random: Random) -> None:
    observations = list(MANY.observations)
    random.shuffle(observations)
    sources = list(MANY.sources.items())
    random.shuffle(sources)
    assert checked(Dataset(tuple(observations), dict(sources)), KNOWLEDGE) == OUTCOME


OUTCOME = checked(MANY, KNOWLEDGE)


def test_findings_are_ordered_by_gravity() -> None:
    ranks = [(VERDICTS.index(f.verdict), -f.severity) for f in OUTCOME.findings]
    assert all(one <= other for one, other in pairwise(ranks))


def test_every_figure_of_a_clash_is_needed() -> None:
    """Without any one of its figures a clash is none."""
    for finding in OUTCOME.findings:
        if finding.verdict != "contradicted":
            continue
        for clash in finding.clashes:
            chosen = [o for o in MANY.observations if o.id in clash.figures]
            for left_out in chosen:
                rest = tuple(o for o in chosen if o is not left_out)
                outcome = checked(Dataset(rest, MANY.sources), KNOWLEDGE)
                assert not outcome.is_contradicted


def test_every_contradiction_is_one_by_itself() -> None:
    for finding in OUTCOME.findings:
        if finding.verdict == "contradicted":
            for clash in finding.clashes:
                chosen = tuple(o for o in MANY.observations if o.id in clash.figures)
                assert checked(Dataset(chosen, MANY.sources), KNOWLEDGE).is_contradicted


def test_bounds_on_rates_are_none_beyond_the_table() -> None:
    evidence = Evidence(article("xinhua 2031-01-01\ntotal 2030: 43 trillion yuan"), KNOWLEDGE)
    assert evidence.bounds("xinhua")("USD", "CNY", Period.year(2030)) is None


@pytest.mark.parametrize(
    ("exports", "verdict"),
    [
        pytest.param("about 470 billion dollars", "consistent", id="474 is about 470"),
        pytest.param("around 500 billion dollars", "consistent", id="or around 500"),
        pytest.param("470 billion dollars", "strained", id="without the word it is cut off"),
        pytest.param("about 450 billion dollars", "contradicted", id="and not about 450"),
    ],
)
def test_about_is_no_strain(exports: str, verdict: str) -> None:
    text = f"""
    exports 2024: {exports}
    imports 2024: 400.0 billion dollars
    balance 2024: 74.0 billion dollars"""
    assert outcome(text).startswith(verdict)
