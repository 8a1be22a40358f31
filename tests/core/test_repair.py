"""The slip that is named first, on articles that were right before it was made."""

from __future__ import annotations

import pytest

from tests.articles import findings, suspicion

YEAR = """
    total 2024: 43.85 trillion yuan; also $5.98 trillion; growth up 5.0 percent
    exports 2024: 25.45 trillion yuan; also $3.47 trillion; growth up 7.1 percent
    imports 2024: 18.39 trillion yuan; also $2.51 trillion; growth up 2.3 percent
    balance 2024: 7.06 trillion yuan
    with ASEAN total 2024: 6.99 trillion yuan; share 15.9 percent"""

SLIPS = {
    "unit word": (
        "total 2024: 43.85 trillion", "total 2024: 43.85 billion", "unit_slip", "total 2024",
    ),
    "unit word of a part": (
        "2024: 6.99 trillion", "2024: 6.99 billion", "unit_slip", "with ASEAN total 2024",
    ),
    "digits": ("25.45 trillion", "25.54 trillion", "transposed_digits", "exports 2024"),
    "digits of the balance": (
        "7.06 trillion", "7.60 trillion", "transposed_digits", "balance 2024",
    ),
    "one digit": ("18.39 trillion", "13.39 trillion", "one_digit", "imports 2024"),
    "dropped digit": ("25.45 trillion", "2.45 trillion", "dropped_digit", "exports 2024"),
    "extra digit": ("18.39 trillion", "188.39 trillion", "extra_digit", "imports 2024"),
    "sign of a growth": ("up 2.3 percent", "down 2.3 percent", "wrong_sign", "imports 2024 growth"),
    "sign of a balance": (
        "balance 2024: 7.06", "balance 2024: deficit of 7.06", "wrong_sign", "balance 2024",
    ),
    "currency": (
        "total 2024: 43.85 trillion yuan", "total 2024: $43.85 trillion", "wrong_currency",
        "total 2024",
    ),
    "rate": ("$2.51 trillion", "$2.60 trillion", "wrong_rate", "imports 2024 also"),
}  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "kind", "figure"), SLIPS.values(), ids=list(SLIPS))
def test_the_slip_is_named_first(right: str, wrong: str, kind: str, figure: str) -> None:
    assert YEAR.count(right) == 1
    assert suspicion(YEAR.replace(right, wrong)) == (kind, figure)


def test_swapped_flows() -> None:
    swapped = YEAR.replace("25.45", "@").replace("18.39", "25.45").replace("@", "18.39")
    found = findings(swapped)[0].diagnoses[0]
    assert found.kind == "wrong_flow"
    assert set(found.figures) == {"exports 2024", "imports 2024"}


def test_swapped_growths() -> None:
    swapped = YEAR.replace("up 7.1", "@").replace("up 2.3", "up 7.1").replace("@", "up 2.3")
    found = findings(swapped)[0].diagnoses[0]
    assert found.kind == "wrong_growth"
    assert set(found.figures) == {"exports 2024 growth", "imports 2024 growth"}


def test_one_unit_word_wrong_throughout() -> None:
    found = findings("""
        total 2020: 32.15 billion yuan
        exports 2020: 17.93 billion yuan
        imports 2020: 14.22 billion yuan
        balance 2020: 3.71 trillion yuan; also $573.2 billion""")[0]
    told = [(d.kind, set(d.figures)) for d in found.diagnoses]
    assert ("unit_slip", {"total 2020", "exports 2020", "imports 2020"}) in told
    assert ("unit_slip", {"balance 2020", "balance 2020 also"}) in told


def test_a_surplus_converted_back_from_dollars() -> None:
    found = findings("""
        total 2024: 43.85 trillion yuan; also $5.98 trillion
        exports 2024: 25.45 trillion yuan; also $3.47 trillion
        imports 2024: 18.39 trillion yuan; also $2.51 trillion
        balance 2024: 7.27 trillion yuan; also $992 billion""")[0]
    assert found.suspects == ("balance 2024",)
    assert found.diagnoses[0].kind == "back_conversion"
    assert found.severity > 10


def test_a_scope_mislabelled() -> None:
    found = findings("""
        US exports 2022-03: $241.7 billion
        US services exports 2022-03: $71 billion
        US goods+services exports 2022-03: $241.7 billion
        US goods+services imports 2022-03: $351.5 billion
        US goods+services balance 2022-03: deficit of $109.8 billion""")[0]
    assert found.suspects == ("US exports 2022-03",)
    assert found.diagnoses[0].kind == "wrong_scope"


def test_a_surplus_of_the_same_month_a_year_before() -> None:
    found = findings("""
        exports 2025-04: 2.27 trillion yuan; growth up 9.3 percent
        imports 2025-04: 1.57 trillion yuan; growth up 0.8 percent
        balance 2025-04: 513.5 billion yuan""")[0]
    assert found.diagnoses[0].kind in ("wrong_period", "transposed_digits")


def test_an_average_over_other_years() -> None:
    found = findings("""
        CN-SD total 2021: 2.93 trillion yuan; cagr 2012 6.7 percent
        CN-SD total 2012: 1.55 trillion yuan""")[0]
    assert found.suspects == ("CN-SD total 2021 cagr",)
    assert found.diagnoses[0].kind == "wrong_years"


def test_a_share_of_another_whole() -> None:
    found = findings("""
        total 2022: 3.33 trillion yuan
        exports 2022: 2.02 trillion yuan
        imports 2022: 1.31 trillion yuan
        <private enterprises> exports 2022: 1.42 trillion yuan; share 42.6 percent""")[0]
    assert ("wrong_whole", "<private enterprises> exports 2022 share") in {
        (d.kind, d.figures[0]) for d in found.diagnoses
    }


def test_a_base_revised_since() -> None:
    found = findings("""
        IN balance 2019-03: deficit of $10.89 billion; growth declined 19.4 percent
        IN balance 2018-03: deficit of $13.69 billion""")[0]
    assert "revised_base" in {d.kind for d in found.diagnoses}


def test_what_is_cut_off_is_strained_only() -> None:
    found = findings(
        """
        JP exports 2023: 102.8983 trillion yen
        JP imports 2023: 108.7 trillion yen
        JP balance 2023: deficit of 5.8919 trillion yen""",
        "strained",
    )[0]
    assert found.suspects == ("JP imports 2023",)
    assert [d.kind for d in found.diagnoses] == ["truncation"]
    assert 1 < found.severity < 2


def test_two_independent_errors_are_two_findings() -> None:
    two = (
        YEAR.replace("25.45", "25.54")
        + """
    CN-SD total 2022: 3.33 trillion yuan; growth up 13.8 percent
    CN-SD total 2021: 2.39 trillion yuan"""
    )
    assert len(findings(two)) == 2


def test_only_what_mends_is_told() -> None:
    clean = findings(YEAR.replace("7.06", "1.23"))[0]
    assert clean.suspects == ("balance 2024",)
    assert "unit_slip" not in {d.kind for d in clean.diagnoses}
