"""Official tables in zip archives and workbooks: read as if they were plain, or refused whole."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.command_line import called
from tests.official_files import DATA, comtrade_file

BACI = "t,i,j,k,v,q\n2022,156,842,850440,1.5,1\n2022,842,156,850440,1.5,1\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra xlsx is not installed")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_an_archive_gives_what_its_table_gives(here: Path) -> None:
    (here / "plain.csv").write_bytes(comtrade_file())
    (here / "packed.zip").write_bytes(zipped({"x/comtrade.csv": comtrade_file()}))
    plain = called("datasets", "import", "plain.csv", "-f", "csv", "--id", "a")
    packed = called("datasets", "import", "packed.zip", "-f", "csv", "--id", "a")
    assert packed.code == 0
    assert packed.out == plain.out
    assert "packed.zip is a file of UN Comtrade Plus: 7 figures of 13 rows taken" in packed.err
    told = called("surplus", "--data", "packed.zip", "--reporter", "CN", "--year", "2024").out
    assert "3.57654 trillion" in told


def test_what_comes_beside_the_table_is_passed_over(here: Path) -> None:
    files = {
        "Readme.txt": b"BACI",
        "country_codes_V2.csv": b"a,b\n",
        "BACI_Y2022.csv": BACI.encode(),
    }
    (here / "baci.zip").write_bytes(zipped(files))
    outcome = called("datasets", "import", "baci.zip", "-o", "out.yaml")
    assert outcome.code == 0
    assert "is a file of BACI" in outcome.err


def test_a_workbook_is_read_as_its_table(here: Path) -> None:
    text = (DATA / "wdi_chn_merchandise_2010_2024.csv").read_text(encoding="utf-8")
    cells: list[list[object]] = [[*line.split(",")] for line in text.splitlines()]
    for row in cells[1:]:
        row[1:] = [float(str(cell)) if str(cell)[:1].isdigit() else cell for cell in row[1:]]
    (here / "wdi.xlsx").write_bytes(workbook({"About": [["World Bank"]], "Data": cells}))
    outcome = called("datasets", "import", "wdi.xlsx", "-f", "csv")
    assert outcome.code == 0
    assert "wdi.xlsx is a file of the World Bank's World Development Indicators" in outcome.err
    assert "3576765000000" in outcome.out
    plain = DATA / "wdi_chn_merchandise_2010_2024.csv"
    assert len(outcome.out) == len(called(
        "datasets", "import", str(plain), "-f", "csv", "--id", "wdi").out)  # fmt: skip


def test_numbers_of_a_workbook_keep_their_digits(here: Path) -> None:
    rows: list[list[object]] = [
        ["t", "i", "j", "k", "v", "q"],
        [2022, 156, 842, 850440, 0.1 + 0.2, 1],
    ]
    (here / "baci.xlsx").write_bytes(workbook({"Data": rows}))
    outcome = called("datasets", "import", "baci.xlsx", "-f", "csv")
    assert outcome.code == 0
    assert ",0.3," in outcome.out


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(zipped({"a.csv": BACI.encode()})[:-30], "breaks off", id="cut"),
        pytest.param(
            zipped({"a.csv": BACI.encode() * 9}).replace(b"a.csv", b"a.csv", 1)[:45] + b"\0" * 8
            + zipped({"a.csv": BACI.encode() * 9})[53:], "damaged", id="damaged",
        ),
        pytest.param(zipped({}), "archive", id="empty"),
        pytest.param(zipped({"a.pdf": b"%PDF"}), "holds no table", id="no-table"),
        pytest.param(
            zipped({"a.csv": BACI.encode(), "b.csv": BACI.encode()}), "holds 2 tables", id="two"
        ),
        pytest.param(
            zipped({"a.csv": BACI.encode() + b"0" * (64 << 20)}), "more than 200 times", id="bomb"
        ),
        pytest.param(
            zipped({"a.csv": zipped({"a.csv": BACI.encode()})}), "packed twice", id="nested"
        ),
        pytest.param(zipped({"xl/workbook.xml": b"<a/>"}), "workbook", id="no-workbook"),
    ],
)  # fmt: skip
def test_what_is_broken_is_refused_and_nothing_written(
    here: Path, content: bytes, told: str
) -> None:
    pytest.importorskip("openpyxl", reason="the extra xlsx is not installed")
    (here / "broken.zip").write_bytes(content)
    outcome = called("datasets", "import", "broken.zip", "-o", "out.yaml")
    assert outcome.code == 3, outcome.err
    assert told in outcome.err
    assert [path.name for path in here.iterdir()] == ["broken.zip"]


def test_an_archive_on_a_pipe() -> None:
    assert called("datasets", "import", "-", stdin="PK\x03\x04").code == 3
