"""Facts of real articles, as ``check`` and its neighbours must see them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import called

TRILLION, BILLION = Decimal(10) ** 12, Decimal(10) ** 9

CHINA_2024 = """
sources:
  wire: {publisher: Wire, published: 2025-01-13}
defaults: {reporter: CN}
figures:
  - {id: x, flow: exports, period: 2024, value: 25.45 trillion yuan}
  - {id: m, flow: imports, period: 2024, value: 18.39 trillion yuan}
"""
MORE_THAN = """
  - {id: t, flow: total, period: 2024, value: surpassed 43 trillion yuan}
  - {id: b, flow: balance, period: 2024, value: exceeding 7 trillion yuan}
"""
WORLD_IN_DOLLARS = """
sources:
  explainer: {publisher: Explainer, published: 2025-11-26}
defaults: {reporter: CN, period: 2024, flow: total}
figures:
  - {id: t, value: VALUE trillion yuan, also: about 6.07 trillion U.S. dollars}
"""
SHANDONG = """
sources:
  daily-2017: {publisher: Daily, published: 2017-04-21}
  daily-2023: {publisher: Daily, published: 2023-02-09}
defaults: {reporter: CN-SD, flow: total}
figures:
  - {id: quarter, source: daily-2017, reporter: CN, period: 2017-Q1,
     value: 6.2 trillion yuan, also: $899 billion, growth: increase by 21.8 percent}
  - {id: early, source: daily-2017, period: 2016,
     value: exceeded 419 billion yuan, growth: an increase of 28.9 percent}
  - {id: late, source: daily-2023, period: 2022,
     value: 3.33 trillion yuan, growth: growth of 13.8 percent}
"""
HALF_YEAR = """
sources:
  customs-2016: {publisher: Customs, published: 2016-08-12}
figures:
  - {id: half, reporter: CN-SD, flow: total, period: 2016-H1, value: 714 billion yuan}
"""
CHINA_2023 = """
sources:
  release-2023: {publisher: Customs, published: 2023-01-13}
  release-2024: {publisher: Customs, published: 2024-01-12}
defaults: {reporter: CN, flow: total}
figures:
  - {id: before, source: release-2023, period: 2022, value: 42.07 trillion yuan}
  - {id: after, source: release-2024, period: 2023, value: 41.76 trillion yuan,
     growth: up 0.2 percent}
"""
EXPO = """
sources:
  expo-8: {publisher: Expo, published: 2025-11-10}
  expo-7: {publisher: Expo, published: 2024-11-10}
defaults: {reporter: CN, scope: other, measure: ciie-intended-transactions}
figures:
  - {source: expo-8, period: 2025, value: 83.49 billion U.S. dollars, growth: up 4.4 percent}
  - {source: BASE, period: 2024, value: 80.01 billion U.S. dollars}
"""


class Files:
    """Datasets written to files, and what the commands say of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def check(self, *texts: str) -> list[dict[str, Any]]:
        """Return the findings; the exit code must tell whether any is a contradiction."""
        outcome = called("check", *(self._path(text) for text in texts), "-f", "json")
        assert outcome.err == ""
        findings: list[dict[str, Any]] = json.loads(outcome.out)["findings"]
        contradicted = any(f["verdict"] == "contradicted" for f in findings)
        assert outcome.code == int(contradicted)
        return findings

    def surplus(self, text: str) -> dict[str, Any]:
        outcome = called("surplus", "--data", self._path(text), "--year", "2024", "-f", "json")
        (row,) = json.loads(outcome.out)["rows"]
        return dict(row)

    def _path(self, text: str) -> str:
        path = self.folder / f"{len(list(self.folder.iterdir()))}.yaml"
        path.write_text(text, encoding="utf-8")
        return str(path)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def kinds(finding: dict[str, Any]) -> dict[str, str]:
    """Return the diagnoses of a finding: the kind by what is suspected."""
    return {each["kind"]: each["figure"] for each in finding["diagnosis"]}


def likely(number: dict[str, Any], unit: Decimal) -> list[Decimal]:
    return [Decimal(str(end)) / unit for end in number["likely"]]


def test_china_2024_is_known_to_a_hundredth(files: Files) -> None:
    row = files.surplus(CHINA_2024 + MORE_THAN)
    assert likely(row["total"], TRILLION) == [Decimal("43.83"), Decimal("43.85")]
    assert likely(row["balance"], TRILLION) == [Decimal("7.05"), Decimal("7.07")]
    share = [round(end, 4) for end in likely(row["balance_share"], Decimal(1))]
    assert share == [Decimal("0.1608"), Decimal("0.1613")]


def test_china_2024_is_more_than_43_and_more_than_7_trillion(files: Files) -> None:
    assert files.check(CHINA_2024 + MORE_THAN) == []


@pytest.mark.parametrize(("claim", "id_"), [("total", "t"), ("balance", "b")])
def test_what_is_not_more_is_contradicted(files: Files, claim: str, id_: str) -> None:
    told = {"total": "more than 44 trillion yuan", "balance": "more than 7.1 trillion yuan"}[claim]
    line = f"  - {{id: {id_}, flow: {claim}, period: 2024, value: {told}}}\n"
    (finding, *rest) = files.check(CHINA_2024 + line)
    assert finding["verdict"] == "contradicted"
    assert id_ in finding["figures"]
    assert rest == []


def test_a_total_one_digit_off_the_sum_of_the_printed_is_no_alarm(files: Files) -> None:
    total = "  - {id: t, flow: total, period: 2024, value: 43.85 trillion yuan}\n"
    assert files.check(CHINA_2024 + total) == []


@pytest.mark.parametrize(
    "balance",
    [
        "  - {id: b, flow: balance, period: 2024, value: 7.27 trillion yuan, also: $992 billion}\n",
        (
            "  - {id: b, flow: balance, period: 2024, value: 7.27 trillion yuan}\n"
            "  - {flow: balance, period: 2024, value: $992 billion, pair_of: b}\n"
        ),
    ],
    ids=["also", "pair_of"],
)
def test_a_surplus_converted_back_from_dollars(files: Files, balance: str) -> None:
    (finding,) = files.check(CHINA_2024 + balance)
    assert finding["verdict"] == "contradicted"
    assert set(finding["figures"]) == {"b", "x", "m"}
    assert finding["severity"] > 10
    assert finding["suspects"] == ["b"]
    assert kinds(finding) == {"back_conversion": "b"}
    assert likely(finding["expected"], TRILLION) == [Decimal("7.05"), Decimal("7.07")]


def test_a_bracket_in_dollars_is_held_against_the_rates_of_its_time(files: Files) -> None:
    assert files.check(WORLD_IN_DOLLARS.replace("VALUE", "43")) == []
    wrong = WORLD_IN_DOLLARS.replace("VALUE", "53.84")
    (finding,) = files.check(wrong)
    assert finding["verdict"] == "contradicted"


def implied_rate(yuan: str) -> list[Decimal]:
    outcome = called("implied", "rate", yuan, "6.07 trillion U.S. dollars", "-f", "json")
    ends: list[Any] = json.loads(outcome.out)["result"]["possible"]
    return [Decimal(str(end)) for end in ends]


def known_rate(on: str) -> Decimal:
    outcome = called("rates", "show", "CNY", "--on", on, "-f", "json")
    return Decimal(str(json.loads(outcome.out)["rows"][0]["rate"]["value"]))


def test_six_trillion_dollars_are_no_43_84_trillion_yuan_at_the_mean_of_2024() -> None:
    low, high = implied_rate("43.84 trillion yuan")
    assert not low <= known_rate("2024") <= high
    assert high < Decimal("7.25")
    low, high = implied_rate("43 trillion yuan")
    assert low <= known_rate("2025-11") <= high


def test_shandong_is_implausible_by_five_documents_and_no_contradiction(files: Files) -> None:
    (finding,) = files.check(SHANDONG)
    assert finding["verdict"] == "undetermined"
    assert kinds(finding) == {"implausible": "early", "wrong_period": "early"}
    low, high = likely(finding["expected"], Decimal(1))
    assert low > Decimal("0.35")
    assert round(high, 2) == Decimal("0.41")
    assert {"early", "late", "late.growth"} == set(finding["figures"])


def test_the_founding_documents_hold_that_one_doubt_and_no_contradiction() -> None:
    outcome = called("check", "founding", "-f", "json")
    assert outcome.code == 0
    verdicts = [f["verdict"] for f in json.loads(outcome.out)["findings"]]
    assert verdicts == ["undetermined"]


def test_shandong_is_contradicted_once_its_half_year_is_known(files: Files) -> None:
    finding = files.check(SHANDONG, HALF_YEAR)[0]
    assert finding["verdict"] == "contradicted"
    assert set(finding["figures"]) == {"early", "half"}
    assert finding["severity"] > 2


def test_the_first_quarter_of_2017_would_mend_shandong(files: Files) -> None:
    finding = files.check(SHANDONG, HALF_YEAR)[0]
    moved = [each for each in finding["diagnosis"] if each["kind"] == "wrong_period"]
    assert [each["figure"] for each in moved] == ["early"]
    assert "first quarter of 2017" in moved[0]["instead"]


def test_china_2023_grew_on_a_base_that_was_revised(files: Files) -> None:
    (finding,) = files.check(CHINA_2023)
    assert finding["verdict"] == "revised"
    assert kinds(finding) == {"revised_base": "before"}
    low, high = likely(finding["expected"], TRILLION)
    assert Decimal("41.645") < low < Decimal("41.655")
    assert Decimal("41.700") < high < Decimal("41.710")


@pytest.mark.parametrize("base", ["expo-7", "expo-8"], ids=["two sources", "one source"])
def test_growth_of_the_expo_fits_its_levels(files: Files, base: str) -> None:
    assert files.check(EXPO.replace("BASE", base)) == []


def test_growth_of_the_expo_reckoned_from_points_is_not_what_is_printed() -> None:
    outcome = called(
        "implied", "growth", "83.49 billion dollars", "80.01 billion dollars", "-f", "json"
    )
    growth = json.loads(outcome.out)["result"]
    assert round(Decimal(str(growth["value"])), 3) == Decimal("0.043")
    assert growth["likely"][1] > 0.0435
