"""``tbcalc indicators``: on the bundled figures, and on partners, products and prices."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.command_line import called
from tests.conftest import Golden

DATA = """\
sources:
  made-up: {publisher: Nobody, published: 2025-02-01}
defaults: {source: made-up, reporter: CN, partner: W, scope: goods}
figures:
  - {flow: exports, period: 2024, value: 100 billion dollars}
  - {flow: imports, period: 2024, value: 80.0 billion dollars}
  - {flow: exports, period: 2023, value: 90.0 billion dollars}
  - {flow: imports, period: 2023, value: 85.0 billion dollars}
  - {flow: exports, partner: JP, period: 2024, value: 50.0 billion dollars}
  - {flow: exports, partner: US, period: 2024, value: 30.0 billion dollars}
  - {flow: exports, partner: ASEAN, period: 2024, value: 15.0 billion dollars}
  - {flow: exports, partner: JP, period: 2023, value: 40.0 billion dollars}
  - {flow: exports, product: toys, period: 2024, value: 60.0 billion dollars}
  - {flow: imports, product: toys, period: 2024, value: 30.0 billion dollars}
  - {flow: exports, product: shoes, period: 2024, value: 40.0 billion dollars}
  - {flow: imports, product: shoes, period: 2024, value: 50.0 billion dollars}
  - {flow: exports, reporter: W, period: 2024, value: 1000 billion dollars}
  - {flow: exports, reporter: W, product: toys, period: 2024, value: 300 billion dollars}
  - {measure: export-price-index, period: 2024, value: 110.0}
  - {measure: import-price-index, period: 2024, value: 100.0}
"""


@pytest.fixture
def data(tmp_path: Path) -> str:
    path = tmp_path / "made-up.yaml"
    path.write_text(DATA, encoding="utf-8")
    return str(path)


def test_the_bundled_year(golden: Golden) -> None:
    outcome = called("indicators", "--year", "2024")
    assert (outcome.code, outcome.err) == (0, "")
    golden("indicators/2024.text", outcome.out)


@pytest.mark.parametrize("form", ["table", "text", "json", "jsonl", "csv", "md"])
def test_every_indicator(data: str, form: str, golden: Golden) -> None:
    arguments = ["--year", "2024", "--since", "2023", "--reporter", "CN", "--data", data]
    outcome = called("indicators", *arguments, "-f", form)
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"indicators/made-up.{form}", outcome.out)


def test_values_are_those_of_the_definitions(data: str) -> None:
    arguments = ["--year", "2024", "--reporter", "CN", "--data", data, "-f", "csv"]
    rows = list(csv.DictReader(io.StringIO(called("indicators", *arguments).out)))
    told = {
        (row["indicator"], row["flow"], row["partner"], row["product"], row["of"]): round(
            float(row["value"]), 4
        )
        for row in rows
    }
    assert told["concentration", "exports", "W", "", "partners"] == 0.34  # ASEAN left out
    assert told["concentration", "exports", "W", "", "products"] == 0.52
    assert told["intra_industry", "", "W", "", "products"] == pytest.approx(140 / 180, abs=1e-4)
    assert told["revealed_advantage", "exports", "W", "toys", ""] == 2
    assert told["contribution_to_growth", "exports", "JP", "", ""] == round(10 / 90, 4)
    assert told["terms_of_trade", "", "W", "", ""] == 1.1


def test_what_is_not_known_is_said() -> None:
    outcome = called("indicators", "revealed_advantage", "--year", "2024")
    assert outcome.code == 1
    assert "not-answerable" in outcome.err


def test_an_unknown_name_is_a_usage_error() -> None:
    assert called("indicators", "gini").code == 2


def test_json_names_its_schema() -> None:
    told = json.loads(called("indicators", "--year", "2024", "-f", "json").out)
    assert told["schema"] == "tbcalc.indicators/1"
