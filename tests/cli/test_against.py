"""``check --against`` and ``surplus --mirror``: what is shown, and the exit codes."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.command_line import called
from tests.official_files import DATA, comtrade_file

PAGE = str(DATA / "gacc_2025-01_02_by_partner_cny100m.csv")
TRUE = (
    "China's exports rose 3.4 percent year on year to 3.88 trillion yuan in the first two months "
    "of 2025, customs said. Imports fell 7.3 percent to 2.66 trillion yuan.\n"
)
FALSE = TRUE.replace("3.88", "4.88").replace("2.66", "3.88")
MIRROR = (
    "sources: {a: {publisher: A}, b: {publisher: B}}\n"
    "defaults: {scope: goods, period: 2024}\n"
    "figures:\n"
    "  - {source: a, reporter: CN, partner: US, flow: exports, valuation: FOB,"
    " value: 524.66 billion dollars}\n"
    "  - {source: b, reporter: US, partner: CN, flow: imports, valuation: CIF,"
    " value: 462.6 billion dollars}\n"
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "true.txt").write_text(TRUE, encoding="utf-8")
    (tmp_path / "false.txt").write_text(FALSE, encoding="utf-8")
    (tmp_path / "comtrade.csv").write_bytes(comtrade_file())
    return tmp_path


@pytest.mark.usefixtures("here")
def test_an_article_that_the_record_bears_out() -> None:
    outcome = called("check", "true.txt", "--date", "2025-03-12", "--against", PAGE)
    assert outcome.code == 0
    assert "4 figures of trade: 4 as the record has it." in outcome.out
    assert "180 figures of 30 rows taken" in outcome.err


@pytest.mark.usefixtures("here")
def test_an_article_that_the_record_contradicts() -> None:
    arguments = ("check", "false.txt", "--date", "2025-03-12", "--against", PAGE)
    outcome = called(*arguments)
    assert outcome.code == 1
    assert "2 contradicted by the record" in outcome.out
    told = json.loads(called(*arguments, "-f", "json").out)
    assert told["schema"] == "tbcalc.check/1"
    by_figure = {entry["printed"]["text"] + entry["key"]: entry for entry in told["against"]}
    entry = by_figure["3.88 trillion yuanCN imports 2025-01/2025-02"]
    assert (entry["verdict"], entry["official"]["value"]) == ("contradicted", 2655150000000)
    assert (entry["nearest"]["key"], entry["nearest"]["differs"]) == (
        "CN exports 2025-01/2025-02", ["flow"],
    )  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(called(*arguments, "-f", "csv").out)))
    assert [row["verdict"] for row in rows] == [entry["verdict"] for entry in told["against"]]
    lines = called(*arguments, "-f", "jsonl").out.splitlines()
    assert [json.loads(line)["verdict"] for line in lines] == [row["verdict"] for row in rows]


@pytest.mark.parametrize("form", ["text", "table", "md", "html"])
@pytest.mark.usefixtures("here")
def test_forms(form: str) -> None:
    outcome = called("check", "false.txt", "--date", "2025-03-12", "--against", PAGE, "-f", form)
    assert outcome.code == 1
    assert "Against the record" in outcome.out


@pytest.mark.usefixtures("here")
def test_datasets_are_held_against_tables_and_collections() -> None:
    claims = "customs"
    outcome = called("check", claims, "--by", "source", "--against", "comtrade.csv", "-f", "json")
    told = json.loads(outcome.out)["against"]
    dollars = [entry for entry in told if entry["key"] == "CN exports 2024" and entry["official"]]
    assert dollars
    assert {entry["verdict"] for entry in dollars} <= {"supported", "strained"}
    assert called("check", "true.txt", "--against", "nowhere.csv").code == 3


@pytest.mark.usefixtures("here")
def test_mirror_statistics(tmp_path: Path) -> None:
    (tmp_path / "mirror.yaml").write_text(MIRROR, encoding="utf-8")
    arguments = ("surplus", "--mirror", "--reporter", "CN", "--data", "mirror.yaml")
    outcome = called(*arguments)
    assert outcome.code == 0
    assert "China reports" in outcome.out
    assert "valued FOB by the reporter and CIF by the partner" in outcome.out
    (row,) = json.loads(called(*arguments, "-f", "json").out)["rows"]
    assert (row["own_valuation"], row["mirror_valuation"]) == ("FOB", "CIF")
    assert row["gap"]["value"] == -62060000000
    assert called("surplus", "--mirror", "--reporter", "DE", "--data", "mirror.yaml").code == 1


@pytest.mark.usefixtures("here")
def test_the_comparison_is_told_in_chinese() -> None:
    arguments = ("check", "false.txt", "--date", "2025-03-12", "--against", PAGE)
    told = called(*arguments, "--locale", "zh_CN", "-f", "text").out
    compared = told[told.index("与官方记录对照") :]
    assert "4个贸易数字：2项与记录矛盾，2项与记录相符。" in compared
    assert "2025年前2个月中国进口" in compared
    assert "流向不同" in re.sub(r"\s", "", compared)
    assert not re.search("record|printed|figure|another|contradicted", compared)


@pytest.mark.usefixtures("here")
def test_mirror_statistics_are_told_in_chinese() -> None:
    Path("mirror.yaml").write_text(MIRROR, encoding="utf-8")
    told = called(
        "surplus", "--mirror", "--reporter", "CN", "--data", "mirror.yaml",
        "--locale", "zh_CN", "-f", "text",
    ).out  # fmt: skip
    assert "中国：镜像统计，2024年" in told
    assert "未作扣除" in told
    assert "reports" not in told
