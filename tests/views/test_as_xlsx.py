"""Workbooks: live formulas that come to the same numbers, and text that stays text."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tbcalc.errors import MissingExtraError
from tbcalc.views import as_xlsx
from tbcalc.views.xlsx_numbers import number_format
from tests.command_line import called, process
from tests.views.test_as_html import HOSTILE, full_of

pytest.importorskip("xlsxwriter", reason="xlsxwriter is not installed")
DATA = str(Path(__file__).parents[1] / "data" / "report" / "trade.yaml")
SOFFICE = shutil.which("soffice")
KINDS = {
    "bulletin": ("bulletin", "--year", "2024", "--data", DATA),
    "factcheck": ("factcheck", DATA),
    "series": ("series", "--data", DATA),
}


def book(*arguments: str, path: Path) -> dict[str, str]:
    """Return the parts of a workbook that a report is written to."""
    told = called("report", *arguments, "-o", str(path))
    assert (told.code, told.err) == (0, "")
    with zipfile.ZipFile(path) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name).decode("utf-8") for name in opened.namelist()
                if name.endswith((".xml", ".rels"))}  # fmt: skip


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_same_bytes_each_time(tmp_path: Path, kind: str) -> None:
    paths = [tmp_path / f"{n}.xlsx" for n in range(2)]
    for path, zone in zip(paths, ("UTC", "Asia/Shanghai"), strict=True):
        process("report", *KINDS[kind], "-o", str(path), TZ=zone)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_derived_numbers_are_formulas(tmp_path: Path) -> None:
    parts = book(*KINDS["bulletin"], path=tmp_path / "b.xlsx")
    sheet = parts["xl/worksheets/sheet1.xml"]
    formulas = re.findall(r"<f>([^<]+)</f>", sheet)
    assert "B9 - B10" in formulas
    assert "B9 + B10" in formulas
    assert len(formulas) > 10
    assert not [formula for formula in formulas if re.search(r"\d{4}", formula)]  # cells, no values
    assert [name for name in parts if name.startswith("xl/charts/chart")]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("locale", ["en", "zh_CN"])
def test_libreoffice_reckons_the_same(tmp_path: Path, locale: str) -> None:
    path = tmp_path / "b.xlsx"
    book(*KINDS["bulletin"], "--locale", locale, path=path)
    without_results(path)
    subprocess.run(
        [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/office",
         "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false",
         "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    (written,) = tmp_path.glob("b*.csv")
    rows = list(csv.reader(io.StringIO(written.read_text(encoding="utf-8"))))
    told = json.loads(called("report", *KINDS["bulletin"], "-f", "json").out)["bulletins"][0]
    found = [number(cell) for row in rows for cell in row[1:2]]
    for name in ("exports", "imports", "total", "balance", "balance_share", "coverage_ratio"):
        value = float(told[name]["value"])
        assert any(each is not None and abs(each - value) <= abs(value) * 1e-9 for each in found)
    for flow, growth in told["implied_growth"].items():
        if growth is not None:
            grown = [number(row[5]) for row in rows if len(row) > 5]
            value = float(growth["value"])
            close = [g for g in grown if g is not None and abs(g - value) <= abs(value) * 1e-9]
            assert close, flow


def test_rows_of_the_balance_are_formulas_with_their_bounds(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    path = tmp_path / "s.xlsx"
    told = called("surplus", "--by", "year", "--data", DATA, "-o", str(path))
    assert (told.code, told.err) == (0, "")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet.freeze_panes == "A4"
    header, *rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=6)]
    at = {name: header.index(name) for name in ("exports", "imports", "total", "balance")}
    assert [row[at["total"]] for row in rows] == [f"=C{n} + F{n}" for n in (4, 5, 6)]
    assert [row[at["balance"]] for row in rows] == [f"=C{n} - F{n}" for n in (4, 5, 6)]
    assert rows[1][header.index("growth of exports, yoy")] == "=C5 / C4 - 1"
    payload = json.loads(
        called("surplus", "--by", "year", "--data", DATA, "-f", "json").out
    )["rows"]  # fmt: skip
    for row, known in zip(rows, payload, strict=True):
        for flow, column in at.items():
            low, high = known[flow]["likely"]
            assert row[column + 1 : column + 3] == [low, high]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_reckons_rows_of_the_balance(tmp_path: Path) -> None:
    path = tmp_path / "s.xlsx"
    called("surplus", "--by", "year", "--data", DATA, "-o", str(path))
    without_results(path)
    subprocess.run(
        [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/office",
         "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false",
         "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    (written,) = tmp_path.glob("s*.csv")
    rows = list(csv.reader(io.StringIO(written.read_text(encoding="utf-8"))))[3:6]
    payload = json.loads(called("surplus", "--by", "year", "--data", DATA, "-f", "json").out)
    for row, known in zip(rows, payload["rows"], strict=True):
        for flow, column in (("total", 8), ("balance", 11), ("balance_share", 14)):
            value = known[flow]["value"]
            assert number(row[column]) == pytest.approx(value, rel=1e-9)


def without_results(path: Path) -> None:
    """Take out of a workbook what its formulas came to, so that they have to be reckoned."""
    with zipfile.ZipFile(path) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    with zipfile.ZipFile(path, "w") as written:
        for name, content in parts.items():
            bare = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            written.writestr(name, bare)


def number(cell: str) -> float | None:
    percent = cell.endswith("%")
    try:
        return float(cell.rstrip("%")) / (100 if percent else 1)
    except ValueError:
        return None


@pytest.mark.parametrize("text", list(HOSTILE.values()), ids=list(HOSTILE))
def test_hostile_text_is_text(text: str, tmp_path: Path) -> None:
    path = tmp_path / "h.xlsx"
    path.write_bytes(as_xlsx.render(full_of(text)))
    with zipfile.ZipFile(path) as opened:
        sheets = [opened.read(n).decode() for n in opened.namelist() if "worksheets/sheet" in n]
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("25.45", "25450000000000", "#,##0.00,,,,"),
        ("-4.13", "-4130000000", "#,##0.00,,,"),
        ("+1.28", "1280000000000", "+#,##0.00,,,,;-#,##0.00,,,,"),
        ("+7.1 %", "0.071", "+0.0%;-0.0%"),
        ("420 million euros", "420000000", '#,##0,," million euros"'),
        ("4.2亿欧元", "420000000", '0"."00,,"亿欧元"'),
        ("612", "61200000000", '0"."00,,'),
        ("-35.5", "-355000", '0"."0,'),
        ("999.9", "999949000000", "#,##0.0,,,"),
        ("none", "0", "General"),
        ("7,196", "7196", "#,##0"),
    ],
)
def test_a_number_is_shown_as_it_was(text: str, value: str, told: str) -> None:
    from decimal import Decimal

    assert number_format(text, Decimal(value)) == told


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match="extra 'xlsx'"):
        as_xlsx.render(full_of("text"))


@pytest.mark.parametrize(
    "arguments",
    [("growth", "--year", "2024"), ("growth", "--by", "year", "--flow", "total"),
     ("share", "--by", "year")],
)  # fmt: skip
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_reckons_rows_of_growth_and_shares(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "g.xlsx"
    assert called(*arguments, "--data", DATA, "-o", str(path)).code == 0
    kept = {c: v for c, v in formulas(path).items() if v is not None}
    assert len(kept) > 1
    without_results(path)
    subprocess.run(
        [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/office",
         "--convert-to", "xlsx", "--outdir", str(tmp_path / "again"), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    again = formulas(tmp_path / "again" / "g.xlsx")
    for cell, value in kept.items():
        assert again[cell] == pytest.approx(value, rel=1e-9), cell


def formulas(path: Path) -> dict[str, float | None]:
    """Return what the formulas of the first sheet came to, by their cells."""
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    said = openpyxl.load_workbook(path).worksheets[0]
    come_to = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    return {
        cell.coordinate: come_to[cell.coordinate].value
        for row in said.iter_rows()
        for cell in row
        if str(cell.value).startswith("=")
    }


CHINA = "tests/data/trade/china.yaml"


def test_rows_of_growth_are_formulas_over_the_printed_levels(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    path = tmp_path / "g.xlsx"
    arguments = ("growth", "--year", "2024", "--flow", "exports", "--data", CHINA)
    assert called(*arguments, "--reporter", "CN", "-o", str(path)).code == 0
    sheet = openpyxl.load_workbook(path).worksheets[0]
    header, row = ([cell.value for cell in cells] for cells in sheet.iter_rows(3, 4))
    told = dict(zip(header, row, strict=True))
    assert told["implied"] == "=D4 / E4 - 1"
    assert told["implied base"] == "=D4 / (1 + F4)"
    (known,) = json.loads(called(*arguments, "--reporter", "CN", "-f", "json").out)["rows"]
    low, high = known["implied_growth"]["exports"]["likely"]
    assert (told["at least"], told["at most"]) == (low, high)


def test_a_workbook_in_another_currency_reckons_no_base(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    path = tmp_path / "g.xlsx"
    arguments = ("growth", "--year", "2024", "--flow", "exports", "--in", "EUR", "--data", CHINA)
    assert called(*arguments, "--reporter", "CN", "-o", str(path)).code == 0
    sheet = openpyxl.load_workbook(path).worksheets[0]
    header, row = ([cell.value for cell in cells] for cells in sheet.iter_rows(3, 4))
    told = dict(zip(header, row, strict=True))
    assert told["implied"] == "=D4 / E4 - 1"
    assert isinstance(told["implied base"], float)


def test_shares_of_a_whole_stand_below_the_ratios(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    path = tmp_path / "p.xlsx"
    assert (
        called("share", "--year", "2024", "--by", "partner", "--data", CHINA, "-o", str(path)).code
        == 0
    )
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(path).worksheets[0]]
    (head,) = (index for index, row in enumerate(rows) if "whole" in row)
    assert all(isinstance(cell, float) and 0 < cell < 1 for cell in rows[head + 1][5:8])


def test_a_workbook_is_not_of_a_measure(tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    outcome = called("growth", "--measure", "ciie-sessions", "-o", str(path))
    assert outcome.code == 2
    assert "Leave out --measure" in outcome.err
    assert not path.exists()
