"""Tables in zip archives: each is summed, and what is no table or no archive is told."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from tbcalc.bulk.files import Mark
from tbcalc.bulk.state import State
from tbcalc.errors import DatasetSyntaxError, UnreadableInputError
from tests.bulk.tables import BACI, COMTRADE, FAULTY, found, left, summed, written

pytest.importorskip("duckdb", reason="the extra bulk is not installed")


def packed(**tables: str | bytes) -> bytes:
    """Return an archive; two underscores of a name are a slash, the last one is a point."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in tables.items():
            stem, _, suffix = name.replace("__", "/").rpartition("_")
            archive.writestr(f"{stem}.{suffix}", text)
    return file.getvalue()


def archived(folder: Path, **tables: str | bytes) -> str:
    path = folder / "a.zip"
    path.write_bytes(packed(**tables))
    return str(path)


def test_the_tables_of_an_archive_are_summed_and_what_is_beside_is_not(tmp_path: Path) -> None:
    path = archived(
        tmp_path, BACI_Y2022_csv=BACI, sub__BACI_Y2023_csv=BACI,
        country_codes_V2025_csv="country_code,name\n4,Afghanistan\n", Readme_txt="About BACI",
    )  # fmt: skip
    plain = written(tmp_path, "b.csv", BACI)
    told, wanted = summed([path], "year", "reporter"), summed([plain, plain], "year", "reporter")
    assert (found(told), told.rows, told.forms) == (found(wanted), 12, ("BACI",))
    assert found(summed([path, plain], "year", "product")) == found(
        summed([plain] * 3, "year", "product")
    )


def test_what_is_left_names_its_table(tmp_path: Path) -> None:
    path = archived(tmp_path, good_csv=BACI, poor_csv=FAULTY)
    told = summed([path], "year", "reporter")
    plain = summed([written(tmp_path, "f.csv", FAULTY)], "year", "reporter")
    assert left(told) == left(plain)
    assert {each.path for each in told.left} == {f"{path}/poor.csv"}
    assert [each.example for each in told.left] == [each.example for each in plain.left]


def test_what_was_left_of_an_archive_is_kept_with_its_state(tmp_path: Path) -> None:
    path = archived(tmp_path, good_csv=BACI, poor_csv=FAULTY)
    state = State(str(tmp_path / "o.json.state"), "year,reporter")
    wanted = summed([path], "year", "reporter", state=state)
    assert summed([path], "year", "reporter", state=state) == wanted  # all from state
    assert wanted == summed([path], "year", "reporter")


def test_folders_of_an_archive_and_around_it_tell_columns(tmp_path: Path) -> None:
    lines = BACI.splitlines()
    mine = [line[5:] for line in lines[1:] if line.startswith("2022")]
    part = "\n".join([lines[0][2:], *mine]) + "\n"
    inside = archived(tmp_path, **{"t=2022__part_csv": part})
    (tmp_path / "t=2022").mkdir()
    around = archived(tmp_path / "t=2022", part_csv=part)
    assert found(summed([inside], "year")) == found(summed([around], "year"))
    assert [each.keys for each in summed([inside], "year").sums] == [("2022",)]


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def spoilt(data: bytes) -> bytes:
    return data[:60] + bytes(each ^ 255 for each in data[60:90]) + data[90:]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(cut(packed(b_csv=BACI)), "breaks off", id="cut"),
        pytest.param(spoilt(packed(b_csv=BACI)), "breaks off|damaged", id="spoilt"),
        pytest.param(b"PK\x03\x04...", "breaks off", id="four-bytes"),
        pytest.param(packed(b_csv="1,2\n" * (8 << 20)), "200 times", id="bomb"),
        pytest.param(packed(Readme_txt="none"), "holds no CSV", id="empty"),
        pytest.param(packed(xl__workbook_xml="<a/>", b_csv=BACI), "workbook", id="workbook"),
        pytest.param(packed(b_csv=packed(b_csv=BACI)), "packed twice", id="twice"),
        pytest.param(packed(b_csv=BACI, c_csv=COMTRADE), "several kinds", id="kinds"),
        pytest.param(packed(b_parquet=b"PAR1 and no more"), "cannot be read", id="parquet"),
        pytest.param(packed(b_csv=b"t,i\0"), "no text", id="binary"),
    ],
)
def test_archives_that_are_none(data: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with pytest.raises(UnreadableInputError, match=why) as told:
        summed([str(path)], "year")
    assert told.value.place.startswith(str(path))


def test_a_table_of_other_columns_is_named(tmp_path: Path) -> None:
    path = archived(tmp_path, b_csv="t,v\n2020,1\n")
    with pytest.raises(DatasetSyntaxError, match="no column tells the value") as told:
        summed([path], "year")
    assert told.value.place == f"{path}/b.csv"


def test_an_archive_that_changed_and_breaks_off_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(cut(packed(b_csv=BACI)))
    monkeypatch.setattr("tbcalc.bulk.duckdb_engine.mark_of", lambda _: Mark(1, 1))
    with pytest.raises(UnreadableInputError, match="changed while it was read"):
        summed([str(path)], "year")


def test_a_gzip_that_grows_without_end_is_not_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "b.csv.gz"
    bomb.write_bytes(gzip.compress(b"t,i,j,k,v\n" + b"2020,1,2,3,4\n" * (1 << 20)))
    with pytest.raises(UnreadableInputError, match="200 times"):
        summed([str(bomb)], "year")
