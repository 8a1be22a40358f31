"""``tbcalc chart``: one chart as a file, a picture, a table or of block characters."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tbcalc.cli.chart import KINDS, LOOKS
from tests.command_line import called, process, terminal
from tests.conftest import Golden

DATA = str(Path(__file__).parents[1] / "data" / "report" / "trade.yaml")
SVG = "{http://www.w3.org/2000/svg}"


def asked(kind: str, *options: str) -> tuple[str, ...]:
    when = () if LOOKS.get(kind, kind) == "series" else ("--year", "2024")
    return ("chart", kind, *when, "--data", DATA, *options)


@pytest.mark.parametrize("locale", ["en", "zh_CN"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing(kind: str, locale: str, golden: Golden) -> None:
    told = called(*asked(kind, "-f", "svg", "--locale", locale))
    assert (told.code, told.err) == (0, "")
    root = ElementTree.fromstring(told.out)
    assert [each.tag for each in root][:3] == [f"{SVG}title", f"{SVG}desc", f"{SVG}style"]
    golden(f"chart/{kind}-{locale}.svg", told.out)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_one_theme_has_plain_colours(theme: str) -> None:
    told = called(*asked("flows", "-f", "svg", "--theme", theme)).out
    assert "var(" not in told
    assert "prefers-color-scheme" not in told


@pytest.mark.parametrize("kind", KINDS)
def test_text_tells_its_numbers(kind: str, golden: Golden) -> None:
    told = called(*asked(kind, "-f", "text"))
    assert (told.code, told.err) == (0, "")
    golden(f"chart/{kind}.txt", told.out)


@pytest.mark.parametrize("kind", KINDS)
def test_a_terminal_draws_it(kind: str, golden: Golden) -> None:
    told = terminal(*asked(kind), columns=72, NO_COLOR="1")
    assert told.code == 0
    golden(f"chart/{kind}-terminal.txt", told.out)


@pytest.mark.parametrize("kind", KINDS)
def test_json_has_each_number_with_its_bounds(kind: str) -> None:
    told = json.loads(called(*asked(kind, "-f", "json")).out)
    assert (told["schema"], told["kind"]) == ("tbcalc.chart/1", kind)
    for series in told["series"]:
        assert len(series["levels"]) == len(told["labels"])
        for level in filter(None, series["levels"]):
            low, high = level["likely"]
            assert low is None or low <= level["value"]
            assert high is None or level["value"] <= high


@pytest.mark.parametrize("look", LOOKS)
def test_a_chart_may_be_called_by_its_look(look: str) -> None:
    assert called(*asked(look, "-f", "svg")).out == called(*asked(LOOKS[look], "-f", "svg")).out


def test_a_window_leaves_out_what_lies_before_and_after() -> None:
    told = called("chart", "flows", "--from", "2022", "--to", "2023", "--data", DATA, "-f", "json")
    assert json.loads(told.out)["labels"] == ["2022", "2023"]


def test_it_says_whose_trade_it_is_and_who_prints_it() -> None:
    told = json.loads(called(*asked("flows", "-f", "json", "--locale", "zh_CN")).out)
    assert "–" in told["title"]
    assert any("来源" in note for note in told["notes"])


def test_a_picture(tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="resvg is not installed")
    path = tmp_path / "flows.png"
    told = process(*asked("flows", "-o", str(path)))
    assert (told.code, told.err) == (0, "")
    assert path.read_bytes().startswith(b"\x89PNG\r\n")


def test_without_the_extra_the_error_names_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    told = called(*asked("flows", "-o", str(tmp_path / "flows.png")))
    assert told.code == 2
    assert "pip install 'tbcalc[png]'" in told.err


@pytest.mark.parametrize(
    ("arguments", "code", "slug"),
    [
        (("flows", "--year", "2023", "--year", "2024"), 2, "usage"),
        (("flows", "--year", "1824"), 1, "not-answerable"),
        (("rates", "--year", "2023"), 1, "not-answerable"),
        (("pie",), 2, "usage"),
        (("flows", "--from", "2024", "--to", "2023"), 2, "usage"),
    ],
)
def test_what_cannot_be_drawn(arguments: tuple[str, ...], code: int, slug: str) -> None:
    told = called("chart", *arguments, "--data", DATA)
    assert (told.code, told.out) == (code, "")
    assert f"error[{slug}]" in told.err


def test_partners_stand_from_surplus_to_deficit_in_the_last_period_within_the_window() -> None:
    partners = ("VN", "US", "DE", "AU")
    lines = [
        f"  - {{flow: {flow}, partner: {partner}, period: {year}, value: {value} billion yuan}}"
        for year in (2022, 2023)
        for partner, exports, imports in zip(
            partners, (50, 90, 60, 20), (55, 30, 59, 70), strict=True
        )
        for flow, value in (("exports", exports + year % 10), ("imports", imports))
    ]
    head = "sources:\n  a: {publisher: A, published: 2024-01-01}\n"
    given = f"{head}defaults: {{source: a, reporter: CN, scope: goods}}\nfigures:\n"
    text = given + "\n".join(lines) + "\n"
    told = called("chart", "partners", "--to", "2023", "--data", "-", "-f", "json", stdin=text)
    assert (told.code, told.err) == (0, "")
    chart = json.loads(told.out)
    assert chart["labels"] == ["United States", "Germany", "Vietnam", "Australia"]
    (balance,) = (each for each in chart["series"] if each["name"] == "balance")
    assert [level["value"] for level in balance["levels"]] == [63e9, 4e9, -2e9, -47e9]
    assert chart["title"].endswith("by partner, 2023")
    assert "surplus" in chart["description"]
    assert "deficit" in chart["description"]


def test_the_widest_balances_are_drawn_where_there_are_many_partners() -> None:
    codes = (
        "AT AU BE BR CA CH CL CZ DE DK ES FI FR GB GR HU ID IE IN IT JP KR MX MY NL NO NZ PE PH "
        "PL PT"
    )
    figures = "".join(
        f"  - {{flow: {flow}, partner: {code}, period: 2024, value: {value} billion yuan}}\n"
        for n, code in enumerate(codes.split(), 1)
        for flow, value in (("exports", 100), ("imports", 100 + n))
    )
    head = "sources:\n  a: {publisher: A, published: 2025-01-01}\n"
    text = f"{head}defaults: {{source: a, reporter: CN, scope: goods}}\nfigures:\n{figures}"
    told = called("chart", "partners", "--data", "-", "-f", "json", stdin=text)
    chart = json.loads(told.out)
    assert len(chart["labels"]) == 30
    assert "Austria" not in chart["labels"]
    assert "Drawn are the 30 widest balances of 31." in chart["notes"]
