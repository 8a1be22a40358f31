"""``tbcalc datasets import``: what official tables give, and what becomes of broken ones."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tbcalc.cli.official_file import OfficialFile
from tests.command_line import called
from tests.official_files import (
    COMTRADE,
    DATA,
    comtrade_file,
    comtrade_row,
    comtrade_rows,
    csv_text,
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "comtrade.csv").write_bytes(comtrade_file())
    return tmp_path


def surplus(path: str) -> str:
    return called("surplus", "--data", path, "--reporter", "CN", "--year", "2024").out


@pytest.mark.usefixtures("here")
def test_china_in_2024_by_comtrade() -> None:
    outcome = called("datasets", "import", "comtrade.csv", "-o", "china.yaml")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.startswith(
        "tbcalc: comtrade.csv is a file of UN Comtrade Plus: 7 figures of 13 rows taken\n"
        "tbcalc: left: 2 cells or rows: broken down by mode of transport, beside the whole"
        " (first on line 7)\n"
    )
    assert "47 names stand over 48 cells" in outcome.err
    assert "2 lines are Latin-1" in outcome.err
    assert called("datasets", "validate", "china.yaml").code == 0
    shown = called("surplus", "--data", "china.yaml", "--year", "2024", "--scale", "billion").out
    assert "3,576.54 billion dollars" in shown
    assert "2,585.13 billion dollars" in shown
    assert "exports are valued FOB, imports CIF" in shown


@pytest.mark.usefixtures("here")
def test_the_customs_page_is_consistent_within_rounding() -> None:
    pytest.importorskip("selectolax")
    page = str(DATA / "gacc_2025-01_02_by_country_cny.html")
    assert called("datasets", "import", page, "-o", "customs.yaml").code == 0
    checked = called("check", "customs.yaml")
    assert checked.code == 0
    assert "180 figures of 1 source: no contradictions, no strains, no revisions" in checked.out
    text = Path("customs.yaml").read_text(encoding="utf-8")
    Path("wrong.yaml").write_text(text.replace("38,812.1", "38,821.1"), encoding="utf-8")
    wrong = called("check", "wrong.yaml")
    assert wrong.code == 1
    assert "3.88121 trillion yuan" in wrong.out


@pytest.mark.parametrize("form", ["yaml", "csv", "json", "jsonl"])
@pytest.mark.usefixtures("here")
def test_forms(form: str) -> None:
    outcome = called("datasets", "import", "comtrade.csv", "-f", form)
    assert outcome.code == 0
    assert "3576540112854" in outcome.out


@pytest.mark.usefixtures("here")
def test_the_long_form_and_what_is_exported_are_read() -> None:
    called("datasets", "import", "comtrade.csv", "-o", "china.csv")
    outcome = called("datasets", "import", "china.csv", "-o", "again.yaml")
    assert outcome.code == 0
    assert "is a table in the long form: 7 figures" in outcome.err
    assert "3.57654 trillion" in surplus("again.yaml")


@pytest.mark.usefixtures("here")
def test_only_what_is_asked_for() -> None:
    outcome = called("datasets", "import", "comtrade.csv", "--partner", "Taiwan")
    assert outcome.out.count("flow: exports") == 1
    assert "not among what was asked for" in outcome.err
    assert called("datasets", "import", "comtrade.csv", "--reporter", "US").code == 1
    assert called("datasets", "import", "comtrade.csv", "--reporter", "Ruritania").code == 2
    assert called("datasets", "import", "comtrade.csv", "--unit", "bushels").code == 2


def test_packed_files(here: Path) -> None:
    (here / "packed.csv.gz").write_bytes(gzip.compress(comtrade_file()))
    assert called("datasets", "import", "packed.csv.gz", "-o", "china.yaml").code == 0
    assert "3.57654 trillion" in surplus("china.yaml")


def test_stdin() -> None:
    text = (DATA / "wdi_chn_merchandise_2010_2024.csv").read_text(encoding="utf-8")
    outcome = called("datasets", "import", "-", stdin=text)
    assert outcome.code == 0
    assert "3576765000000" in outcome.out


def test_some_rows_that_cannot_be_read_are_told_and_the_others_written(here: Path) -> None:
    rows = [*comtrade_rows(), comtrade_row("M", "NaN"), [*comtrade_row("M", "1"), "1", "2"]]
    (here / "bad.csv").write_bytes(comtrade_file(rows))
    outcome = called("datasets", "import", "bad.csv", "-o", "china.yaml")
    assert outcome.code == 1
    assert "not read: 1 cell or row: the value is NaN, which is no number (line 15)" in outcome.err
    assert "the row has 50 cells where 48 are due (a comma too many?) (line 16)" in outcome.err
    assert called("datasets", "validate", "china.yaml").code == 0
    assert "3.57654 trillion" in surplus("china.yaml")


def _truncated_gzip() -> bytes:
    packed = gzip.compress(comtrade_file())
    return packed[: len(packed) // 2]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"", "the file is empty", id="empty"),
        pytest.param(b"PK\x03\x04rest", "the archive breaks off or is damaged", id="archive"),
        pytest.param(b"%PDF-1.7", "an old workbook, a PDF", id="pdf"),
        pytest.param(b"\xff\xfea\0", "UTF-16", id="utf-16"),
        pytest.param(b"a,b\n1,2\n", "no official table that is known here", id="unknown"),
        pytest.param(b"t,i,j,k,v\n\0\n", "a binary file", id="binary"),
        pytest.param(
            b"t,i,j,k,v\n" + b"1" * (2 << 20), "a line of it is longer than 1 MiB", id="long-line"
        ),
        pytest.param(
            gzip.compress(b"t,i,j,k,v\n" + (b"0" * 4000 + b"\n") * 6000),
            "grows to more than 200 times its size",
            id="bomb",
        ),
        pytest.param(_truncated_gzip(), "the packed file breaks off", id="truncated-gzip"),
        pytest.param(b"PAR1" + b"\0" * 50, "Parquet file cannot be read", id="parquet"),
        pytest.param(
            csv_text(COMTRADE, [comtrade_row("M", "NaN")]).encode(),
            "none of its 1 rows gave a figure",
            id="nothing-to-read",
        ),
    ],
)
def test_a_file_that_cannot_be_read_leaves_nothing_behind(
    here: Path, content: bytes, told: str
) -> None:
    if b"PAR1" in content:
        pytest.importorskip("duckdb")
    (here / "broken.csv").write_bytes(content)
    before = sorted(os.listdir(here))
    outcome = called("datasets", "import", "broken.csv", "-o", "out.yaml")
    assert outcome.code == 3
    assert told in outcome.err
    assert sorted(os.listdir(here)) == before


def test_a_file_that_changes_while_it_is_read(here: Path) -> None:
    plain = OfficialFile.lines

    def changing(file: OfficialFile) -> object:
        yield from plain(file)
        with Path(file.path).open("ab") as other:
            other.write(b"more\n")

    with patch.object(OfficialFile, "lines", changing):
        outcome = called("datasets", "import", "comtrade.csv", "-o", "out.yaml")
    assert outcome.code == 3
    assert "it changed while it was read" in outcome.err
    assert not (here / "out.yaml").exists()


SEEDS = (
    comtrade_file(),
    (DATA / "gacc_2025-01_02_by_partner_cny100m.csv").read_bytes(),
    (DATA / "wdi_chn_merchandise_2010_2024.csv").read_bytes(),
    (DATA / "fed_h10_annual.csv").read_bytes()[:2000],
    b"t,i,j,k,v,q\n2022,156,842,850440,1.5,1\n2022,842,156,850440,1.5,1\n",
    (
        b"freq,indic_et,partner,geo\\TIME_PERIOD\t2023 \t2024 \n"
        b"A,MIO_EXP_VAL,CN,EU27_2020\t1.5 p\t: c\nA,MIO_BAL_VAL,US,DE\t-2 \t3.25 \n"
    ),
    (
        b"SERIES_CODE,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,SCALE,2023,2024-M01\n"
        b"CHN.XG_FOB_USD.USA.A,China,Exports,United States,Annual,Millions,500291.25,1\n"
    ),
    (
        b'{"count": 1, "data": [{"refYear": 2024, "period": "2024", "reporterCode": 156, '
        b'"flowCode": "X", "partnerCode": 842, "cmdCode": "TOTAL", "primaryValue": 1.5}]}'
    ),
)
_BITS = (
    b'"', b",", b"\n", b"\0", b"-1", b"NaN", b"1e400", b"9" * 60, b"1e-400", b"\xff", b"0.0.0",
    b"--5",
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    content=st.sampled_from(SEEDS),
    changes=st.lists(st.tuples(st.floats(0, 1), st.sampled_from(_BITS)), min_size=1, max_size=4),
    cut=st.floats(0, 1),
)
def test_whatever_is_broken_there_is_an_answer_or_one_error(
    here: Path, content: bytes, changes: list[tuple[float, bytes]], cut: float
) -> None:
    for where, bit in changes:
        place = int(where * len(content))
        content = content[:place] + bit + content[place:]
    (here / "gacc_2025-01_02_cny100m.csv").write_bytes(content[: int(cut * len(content)) + 1])
    (here / "out.yaml").unlink(missing_ok=True)
    outcome = called("datasets", "import", "gacc_2025-01_02_cny100m.csv", "-o", "out.yaml")
    assert outcome.code in (0, 1, 2, 3)
    assert (here / "out.yaml").exists() == ("error[" not in outcome.err)
    if (here / "out.yaml").exists():
        assert called("datasets", "validate", "out.yaml").code == 0
    assert [name for name in os.listdir(here) if name.endswith(".part")] == []


@pytest.mark.usefixtures("here")
def test_questions_are_asked_of_official_tables_directly() -> None:
    assert "3.57654 trillion" in surplus("comtrade.csv")
    pytest.importorskip("selectolax")
    page = str(DATA / "gacc_2025-01_02_by_country_cny.html")
    told = called("surplus", "--data", page, "--partner", "BRI", "--period", "2025-01/2025-02")
    assert "1,867.50" in told.out or "1.8675" in told.out


def test_terms_of_trade_by_price_indices(here: Path) -> None:
    (here / "prices.csv").write_text(
        "REF_AREA,TIME_PERIOD,TX.VAL.MRCH.CD.WT,TX.UVI.MRCH.XD.WD,TM.UVI.MRCH.XD.WD\n"
        "CHN,2023,3379044000000,99.5,118.5\n",
        encoding="utf-8",
    )
    told = called("indicators", "terms_of_trade", "--data", "prices.csv", "--year", "2023")
    assert "0.8397" in told.out


def test_partners_are_held_beside_the_world(here: Path) -> None:
    partners = [
        comtrade_row("X", str(value), partnerCode=code, partnerISO="")
        for value, code in ((10, "842"), (20, "392"), (30, "276"), (25, "410"), (14, "704"))
    ]
    (here / "world.csv").write_bytes(comtrade_file([comtrade_row("X", "100"), *partners]))
    told = called("datasets", "import", "world.csv", "-o", "world.yaml").err
    assert "5 partners add up to 99.0000 % of the world: CN exports 2024" in told


def test_a_missing_file() -> None:
    outcome = called("datasets", "import", "nowhere.csv")
    assert outcome.code == 3
    assert "No such file" in outcome.err
