"""Sums by DuckDB: exact, each row once, and every row that is not in them counted and named."""

from __future__ import annotations

import gzip
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tbcalc.bulk import files
from tbcalc.bulk.state import State
from tbcalc.errors import DatasetSyntaxError, UnreadableInputError, UsageError
from tests.bulk.tables import BACI, COMTRADE, FAULTY, found, left, summed, written

duckdb = pytest.importorskip("duckdb", reason="the extra bulk is not installed")

D = Decimal


def test_a_row_of_baci_is_an_export_and_an_import(tmp_path: Path) -> None:
    told = summed([written(tmp_path, "b.csv", BACI)], "year", "reporter")
    assert found(told) == {
        ("2022", "156"): (D("5.6"), D("2.25")),
        ("2022", "842"): (D("2.25"), D("5.6")),
        ("2023", "156"): (D(10**11), D("10.333")),
        ("2023", "276"): (D(7), D(10**11)),
        ("2023", "842"): (D("3.333"), None),
    }
    assert (told.rows, told.left, told.forms, told.years) == (6, (), ("BACI",), (2022, 2023))


@pytest.mark.parametrize(
    ("words", "key", "sums"),
    [
        ((), (), (D("100000000018.183"),) * 2),
        (("year",), ("2022",), (D("7.85"), D("7.85"))),
        (("partner",), ("842",), (D("5.6"), D("5.583"))),
        (("reporter", "partner"), ("156", "842"), (D("5.6"), D("5.583"))),
        (("product:2", "reporter"), ("84", "156"), (D("0.1"), D("10.333"))),
        (("product:2", "partner"), ("84", "156"), (D("10.333"), D("0.1"))),
        (("product", "reporter", "partner"), ("010121", "156", "842"), (D("5.5"), D("2.25"))),
        (("product:4", "year"), ("8407", "2023"), (D("10.333"), D("10.333"))),
    ],
)
def test_any_keys(
    words: tuple[str, ...], key: tuple[str, ...], sums: tuple[Decimal, Decimal], tmp_path: Path
) -> None:
    assert found(summed([written(tmp_path, "b.csv", BACI)], *words))[key] == sums


@pytest.mark.parametrize("kind", ["DECIMAL(18,3)", "DOUBLE", "VARCHAR", "DECIMAL(38,3)"])
@pytest.mark.parametrize("code", ["INTEGER", "VARCHAR"])
def test_parquet_gives_the_same_as_csv(kind: str, code: str, tmp_path: Path) -> None:
    rows = [line.split(",") for line in BACI.splitlines()[1:] if "100000000000" not in line]
    path = tmp_path / "b.parquet"
    with duckdb.connect() as connection:
        connection.execute(
            f"CREATE TABLE b (t {code}, i {code}, j {code}, k {code}, v {kind}, q VARCHAR)"
        )
        connection.executemany("INSERT INTO b VALUES (?, ?, ?, ?, ?, ?)", rows)
        connection.execute(f"COPY b TO '{path}' (FORMAT parquet)")
    csv = written(tmp_path, "b.csv", "\n".join([BACI.splitlines()[0], *map(",".join, rows)]))
    for words in (("year", "reporter"), ("product:2", "reporter", "partner"), ("product",)):
        told = summed([str(path)], *words)
        assert found(told) == found(summed([csv], *words))
        assert not told.left


def test_every_row_that_is_left_is_counted_and_named(tmp_path: Path) -> None:
    told = summed([written(tmp_path, "f.csv", FAULTY)], "year", "reporter")
    assert left(told) == {
        "the year or an area is no number": 1,
        "the line has too few fields": 1,
        "the line has too many fields": 1,
        "the value is empty": 1,
        "the value is no number": 1,
        "the value is negative": 1,
        "the value is beyond all trade": 1,
        "the value has more than nine decimals, or an exponent": 1,
        "the period begins with no year": 1,
    }
    assert all(each.is_fault and each.example for each in told.left)
    assert told.rows == 11
    assert found(told)[("2020", "999")] == (D(2), None)
    assert found(told)[("2020", "156")] == (D("5.5"), D(2))


def test_each_line_is_counted_once_whatever_is_wrong_with_it(tmp_path: Path) -> None:
    lines = [*FAULTY.splitlines(), "x,y,156,010121,NaN,1,2,3", "2020,y,156,84ab12,1,1"]
    path = written(tmp_path, "f.csv", "\n".join(lines) + "\n")
    for words in (("year", "reporter"), ("year",), ("product",), ("partner", "product:2"), ()):
        told = summed([path], *words)
        assert told.rows == len(lines) - 1
        assert told.years == (2020, 2020)
        assert told.left == summed([path], *words).left


def test_what_is_not_asked_for_is_no_fault(tmp_path: Path) -> None:
    path = written(tmp_path, "f.csv", "t,i,j,k,v,q\n2020,x,156,none,1.5,\n2020,,156,84,-1,\n")
    told = summed([path], "year")
    assert found(told) == {("2020",): (D("1.5"), D("1.5"))}
    assert left(told) == {"the value is negative": 1}


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("1e3", ""), ("0.000000001", ""), ("999999999999.123456789", ""), ("1e12", "beyond"),
        ("1000000000000", "beyond"), ("1.0000000000", "nine"), ("1e-3", "nine"),
        ("123456789.5e-1", "nine"),
        ("-0", "nine"), ("-1e-3", "negative"), (".1234567891", "nine"), ("1e30", "no number"),
        ("inf", "no number"), ("", "empty"),
    ],
)  # fmt: skip
def test_values_that_are_exact_and_others(value: str, reason: str, tmp_path: Path) -> None:
    path = written(tmp_path, "v.csv", f"t,i,j,k,v,q\n2020,156,842,010121,{value},1\n")
    told = summed([path], "year", "reporter")
    reasons = [each.reason for each in told.left]
    assert bool(told.sums) == (not reason)
    assert len(reasons) == bool(reason)
    assert all(reason in each for each in reasons)


def test_what_is_in_a_table_twice_is_summed_once(tmp_path: Path) -> None:
    told = summed([written(tmp_path, "c.csv", COMTRADE)], "year", "reporter")
    assert found(told) == {("2024", "156"): (D(30), D("12.5"))}
    assert left(told) == {
        "part of a value that is in the table as a whole": 1,
        "another flow than exports and imports": 1,
        "the sum over all partners, who are in the table as well": 1,
    }
    assert not any(each.is_fault for each in told.left)


def test_chapters_and_subheadings_are_not_added_up(tmp_path: Path) -> None:
    head = "reporter,partner,flow,period,product,value\n"
    rows = "CHN,USA,Export,2024,85,10\nCHN,USA,Export,2024,8542,6\nCHN,USA,Export,2024,8501,4\n"
    told = summed([written(tmp_path, "l.csv", head + rows)], "product:2")
    assert found(told) == {("85",): (D(10), None)}
    assert left(told) == {"the sum over products that are in the table in more detail": 1}


def test_years_and_months_are_not_added_up(tmp_path: Path) -> None:
    head = "reporter,partner,flow,period,product,value\n"
    path = written(tmp_path, "l.csv", head + "CHN,USA,X,2024,85,10\nCHN,USA,X,202401,85,1\n")
    with pytest.raises(UsageError, match="counted twice"):
        summed([path], "year")


@pytest.mark.parametrize("key", ["partner", "product:2"])
def test_a_key_that_no_column_tells(key: str, tmp_path: Path) -> None:
    path = written(tmp_path, "l.csv", "reporter,flow,period,value\nCHN,X,2024,3\n")
    with pytest.raises(UsageError, match=f"tells the {key.partition(':')[0]}"):
        summed([path], "year", key)
    assert found(summed([path], "period", "reporter")) == {("2024", "CHN"): (D(3), None)}


def test_folders_of_hive_and_patterns(tmp_path: Path) -> None:
    lines = BACI.splitlines()
    for year in ("2022", "2023"):
        mine = [line[5:] for line in lines[1:] if line.startswith(year)]
        written(tmp_path, f"t={year}/part.csv", "\n".join([lines[0][2:], *mine]) + "\n")
    whole = written(tmp_path / "whole", "b.csv", BACI)
    wanted = found(summed([whole], "year", "reporter"))
    for path in (f"{tmp_path}/t=*/*.csv", f"{tmp_path}/**/part.csv"):
        assert found(summed(files.found_files([path]), "year", "reporter")) == wanted
    assert len(files.found_files([str(tmp_path)])) == 3
    with pytest.raises(UnreadableInputError, match="no such file"):
        files.found_files([f"{tmp_path}/none-*.csv"])


def test_a_field_more_than_names_and_latin_1(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    lines = COMTRADE.splitlines()
    more = [f"{line},C\u00f4te" for line in lines[1:]]
    path.write_bytes("\n".join([lines[0], *more]).encode("latin-1"))
    assert found(summed([str(path)], "reporter")) == {("156",): (D(30), D("12.5"))}


def test_a_gzip_is_read_and_a_cut_one_refused(tmp_path: Path) -> None:
    packed = gzip.compress((BACI + BACI[12:] * 400).encode())
    whole, cut = tmp_path / "w.csv.gz", tmp_path / "c.csv.gz"
    whole.write_bytes(packed)
    cut.write_bytes(packed[: len(packed) // 2])
    assert summed([str(whole)], "year").rows == 6 * 401
    with pytest.raises(UnreadableInputError):
        summed([str(cut)], "year")


@pytest.mark.parametrize("name", ["bomb.csv", "bomb.csv.gz"])
def test_a_line_without_end_is_refused_and_not_passed_over(name: str, tmp_path: Path) -> None:
    bomb = tmp_path / name
    whole = BACI.encode() + b"9" * (40 << 20) + b"\n" + BACI[12:].encode()
    bomb.write_bytes(gzip.compress(whole, 1) if name.endswith("gz") else whole)
    with pytest.raises(UnreadableInputError, match="longer than 1 MB"):
        summed([str(bomb)], "year", memory="256MB")


@pytest.mark.parametrize("length", [1_000, (1 << 20) - 1, (1 << 20) + 1, 2 << 20])
def test_where_the_end_of_a_line_is_looked_for(length: int, tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_bytes(b"\n" + b"9" * length + b"\n" + b"9" * (2 << 20) + b"\n")
    with pytest.raises(UnreadableInputError, match="longer than 1 MB"):
        files.check_lines(str(path))
    path.write_bytes((b"9" * (length % (1 << 20)) + b"\n") * 3)
    files.check_lines(str(path))


def test_a_look_at_the_lines_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_bytes(BACI.encode() * 500_000)
    asked = (
        "import resource, sys; from tbcalc.bulk import files; "
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; before = peak(); "
        "files.check_lines(sys.argv[1]); print(peak() - before)"
    )
    grown = subprocess.check_output([sys.executable, "-c", asked, str(path)], text=True)
    assert int(grown) < 4_000  # kB, of a file of 77 MB


def test_a_cut_parquet_and_one_of_other_columns(tmp_path: Path) -> None:
    path = tmp_path / "b.parquet"
    duckdb.sql(f"COPY (SELECT range AS t, 1 AS v FROM range(10000)) TO '{path}' (FORMAT parquet)")
    with pytest.raises(DatasetSyntaxError, match="no column tells the value"):
        summed([str(path)], "year")
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(UnreadableInputError, match="cannot be read") as told:
        summed([str(path)], "year")
    assert "SELECT" not in str(told.value)


def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "b.csv", BACI)
    marks = iter([files.Mark(1, 1), files.Mark(2, 2)])
    monkeypatch.setattr("tbcalc.bulk.duckdb_engine.mark_of", lambda _: next(marks))
    with pytest.raises(UnreadableInputError, match="changed while it was read"):
        summed([path], "year")


def test_what_is_done_is_taken_up_again(tmp_path: Path) -> None:
    first, second = written(tmp_path, "1.csv", BACI), written(tmp_path, "2.csv", FAULTY)
    state = State(str(tmp_path / "o.json.state"), "year,reporter")
    wanted = summed([first, second], "year", "reporter")
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1 and no more")
    with pytest.raises(UnreadableInputError):
        summed([first, str(broken)], "year", "reporter", state=state)
    assert len(list((tmp_path / "o.json.state").glob("*.parquet"))) == 1
    assert summed([first, second], "year", "reporter", state=state) == wanted
    assert summed([first, second], "year", "reporter", state=state) == wanted  # all from state
    written(tmp_path, "1.csv", BACI.replace("5.5", "6.5"))
    again = summed([first, second], "year", "reporter", state=state)
    assert found(again)[("2022", "156")] == (D("6.6"), D("2.25"))
    state.clear()
    assert not (tmp_path / "o.json.state").exists()


def test_a_memory_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no amount of memory"):
        summed([written(tmp_path, "b.csv", BACI)], "year", memory="much")


values = st.decimals(0, 10**12 - 1, places=3)
rows = st.tuples(
    st.sampled_from(["2021", "2022"]), st.sampled_from([156, 842, 276]),
    st.sampled_from([36, 40]), st.sampled_from(["010121", "840734"]), values,
)  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(st.lists(rows, min_size=1, max_size=30))
def test_sums_are_those_of_fractions(
    tmp_path_factory: pytest.TempPathFactory, many: list[tuple[str, int, int, str, Decimal]]
) -> None:
    text = "t,i,j,k,v,q\n" + "".join(f"{t},{i},{j},{k},{v},\n" for t, i, j, k, v in many)
    path = written(tmp_path_factory.mktemp("law"), "b.csv", text)
    wanted: dict[tuple[str, ...], Decimal] = {}
    for t, i, _, _, v in many:
        wanted[t, str(i)] = wanted.get((t, str(i)), D(0)) + v
    sold = {
        k: x for k, (x, _) in found(summed([path], "year", "reporter")).items() if x is not None
    }
    assert sold == wanted
