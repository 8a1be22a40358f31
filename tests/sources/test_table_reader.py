"""The long table form: what its columns mean, and its faults with their places."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tbcalc.errors import DatasetSyntaxError, FaultyInputError
from tbcalc.exact.interval import Interval
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Observation, Whole
from tbcalc.figures.period import Period
from tbcalc.sources.table_reader import COLUMNS, SOURCE_COLUMNS, read_table
from tbcalc.sources.yaml_reader import read_dataset
from tbcalc.sources.yaml_writer import write_dataset

HEADER = (
    "figure_id,source_id,reporter,partner,scope,product,flow,period,kind,"
    "printed,nominal,currency,qualifier,basis,pair_of,of,remark\n"
)
SOURCES = "source_id,publisher,title,date,url,lang\nwire,Wire,A title,2024-01-12,,en\n"
LEVEL = (
    "a,wire,China,World,goods,all,total,2023,level,41.76 trillion yuan,41760000000000,CNY,,,,,\n"
)


def table(*rows: str) -> Dataset:
    return read_table(HEADER + "".join(rows), SOURCES, path="press/figures.csv")


def one(row: str) -> Observation:
    """Return what one row says; a level with the id "a" stands before it."""
    return table(LEVEL, row + "\n").observations[-1]


def faults(*rows: str) -> list[tuple[str, str]]:
    with pytest.raises(FaultyInputError) as caught:
        table(*rows)
    return [(fault.place, fault.reason) for fault in caught.value.faults]


def test_a_level_with_its_source_and_place() -> None:
    dataset = table(LEVEL)
    (level,) = dataset.observations
    assert str(level.key) == "CN total 2023"
    assert level.aspect == "level"
    assert level.figure.value == 41760000000000
    assert level.figure.unit == "CNY"
    assert (level.path, level.line, level.id) == ("press/figures.csv", 2, "a")
    assert dataset.sources["wire"].published == "2024-01-12"
    assert dataset.sources["wire"].language == "en"


PRINTS = """
as printed              | level  | 41.76 trillion yuan   | 41760000000000 | CNY | 41760000000000 | 10000000000 | 41.76 trillion yuan
deficit said apart      | level  | US$60.6 billion       | -60600000000   | USD | -60600000000   | 100000000   | deficit of US$60.6 billion
from a table            | level  | 13.7                  | 13700000000    | USD | 13700000000    | 100000000   | 13.7
zero printed            | level  | 10.0                  | 10000000000    | USD | 10000000000    | 100000000   | 10.0
malformed separators    | level  | 2,0329.5 billion yen  | 20329500000000 | JPY | 20329500000000 | 100000000   | 20.3295 trillion JPY
a sign read otherwise   | level  | $1.5 billion          | 1500000000     | MXN | 1500000000     | 100000000   | 1.5 billion MXN
a sign as everywhere    | level  | $1.5 billion          | 1500000000     | USD | 1500000000     | 100000000   | $1.5 billion
decimal comma, no unit  | level  | US$ 240,8             | 240800000000   | USD | 240800000000   | 100000000   | 240.8 billion USD
unknown words           | level  | 17.93 trios of yuan   | 17930000000000 | CNY | 17930000000000 | 10000000000 | 17.93 trillion CNY
misprinted unit kept    | level  | RMB 22.28 billion     | 22280000000    | CNY | 22280000000    | 10000000    | RMB 22.28 billion
dollars are no pesos    | level  | 598,475 millones de dólares | 598475000000 | USD | 598475000000 | 1000000 | 598,475 millones de dólares
a compound number       | level  | 593 mil 12 millones de dólares | 593012000000 | USD | 593012000000 | 1000000 | 593 mil 12 millones de dólares
no percent sign         | growth | 27.8                  | 0.278          | CNY | 0.278          | 0.001       | 27.8 percent
a space in the number   | growth | up 28. 6              | 0.286          | CNY | 0.286          | 0.001       | 28.6 percent
a fall said apart       | growth | by 3.11 per cent      | -0.0311        | USD | -0.0311        | 0.0001      | down by 3.11 per cent
number words            | share  | nearly two thirds     | 0.6666667      |     | 0.666667       | 0           | nearly two thirds
"""  # noqa: E501  # a table is read across


@pytest.mark.parametrize("line", PRINTS.strip().splitlines(), ids=lambda line: line.split("|")[0])
def test_the_reading_decides_the_value_and_the_digits_the_precision(line: str) -> None:
    cells = [cell.strip() for cell in line.split("|")]
    _, kind, printed, nominal, currency, value, last, text = cells
    flow = {"level": "balance", "growth": "growth_of:exports", "share": "share"}[kind]
    row = f'b,wire,Mexico,US,goods,all,{flow},2023,{kind},"{printed}",{nominal},{currency},,,,,'
    figure = one(row).figure
    assert round(figure.value, 6) == Decimal(value)
    assert figure.last_place == Decimal(last)
    assert figure.text == text
    assert figure.kind == ("amount" if kind == "level" else "percent")


def test_trailing_zeros_count_where_decimals_are_printed() -> None:
    decimals = one("b,wire,Japan,,,,imports,2020-04,,10.0,10000000000,USD,,,,,table in $bln")
    whole = one("b,wire,Japan,,,,imports,2020-04,,10,10000000000,USD,,,,,table in $bln")
    assert decimals.figure.possible == Interval(Decimal("9.9E9"), Decimal("10.1E9"))
    assert whole.figure.possible == Interval(Decimal(0), Decimal("20E9"))


def test_a_qualifier_said_apart_is_put_to_the_print() -> None:
    figure = one("b,wire,China,,,,total,2022,,$6 trillion,6000000000000,USD,about,,,,").figure
    assert (figure.text, figure.qualifier) == ("about $6 trillion", "about")


SUBJECTS = """
change in total,other,yuan     | change total 2023 | yoy
change in exports on previous quarter,other,yuan | change exports 2023 | qoq
mark,total,yuan                | level total 2023 | mark
cumulative,total,yuan          | level total 2023 |
average annual growth,growth_of:total,percent | growth total 2023 | cagr
oil average annual growth,growth_of:total,percent | growth oil total 2023 | cagr
oil,growth_of:exports,percent  | growth oil exports 2023 |
CIIE intended transactions (8th),other,yuan | level ciie-intended-transactions 2023 |
"actual use of foreign capital, manufacturing",other,yuan | level manufacturing actual-use-of-foreign-capital 2023 |
exchange rate CNY per USD,other,rate | rate exchange-rate 2023 |
share of world exports,share,percent | share total 2023 |
intra-euro-area trade,total,yuan | level with EA total 2023 | intra
"""  # noqa: E501  # a table is read across


@pytest.mark.parametrize("line", SUBJECTS.strip().splitlines())
def test_flow_and_product_say_what_a_row_is_about(line: str) -> None:
    columns, about, mark = (cell.strip() for cell in line.split("|"))
    head, _, unit = columns.rpartition(",")
    product, _, flow = head.rpartition(",")
    printed = {"yuan": "2.1 trillion yuan", "percent": "7.5 percent", "rate": "$1 = 7.09 yuan"}
    kind = "rate" if unit == "rate" else ""
    row = f"b,wire,China,World,goods,{product},{flow},2023,{kind},{printed[unit]},,,,,,,"
    said = one(row)
    key = str(said.key).replace("CN ", "", 1)
    assert f"{said.aspect} {key}" == about
    assert (said.basis or said.variant) == mark


def test_a_change_of_the_deficit_moves_the_balance_the_other_way() -> None:
    row = "b,wire,US,,,change in deficit,other,2024,level,$133.5 billion,133500000000,USD,,,,,"
    said = one(row)
    assert said.key.flow == "balance"
    assert said.aspect == "change"
    assert said.figure.value == -133500000000


def test_an_exchange_rate_is_in_the_unit_of_its_product() -> None:
    product = "exchange rate JPY per USD (2022 average)"
    said = one(f"b,wire,Japan,,,{product},other,2022,rate,130.77 yen,130.77,,,,,,")
    assert (said.figure.value, said.figure.unit) == (Decimal("130.77"), "JPY/USD")
    assert said.key.flow == "exchange-rate"


REMARKS = """
[BOP basis]                 | accounts=bop
[customs basis]             | accounts=customs
[seasonally adjusted]       | adjustment=sa
[forecast] forecast         | status=forecast
[revised] first print 64.2  | status=revised note=first print 64.2
revised; first print 64.2   | status=revised note=first print 64.2
[trend]                     | variant=trend
[headline] headline cut     | variant=headline note=headline cut
[rupee terms] beside others | note=beside others
compared to 2019            | against=2019 basis=
over 2012; see text         | against=2012 basis= note=see text
quarter on quarter          | basis=qoq
called a deficit in the text|
"""


@pytest.mark.parametrize("line", REMARKS.strip().splitlines())
def test_settled_phrases_of_a_remark_have_fields(line: str) -> None:
    remark, _, fields = line.partition("|")
    row = f"b,wire,US,,,,growth_of:balance,2021,growth,up 5.0 percent,,USD,,yoy,,,{remark.strip()}"
    if "basis=" in fields:
        row = row.replace(",yoy,", ",,")
    said = one(row)
    found = {
        "accounts": said.key.treatment.accounts, "adjustment": said.key.treatment.adjustment,
        "status": said.status, "variant": said.variant, "note": said.note, "basis": said.basis,
        "against": str(said.against or ""),
    }  # fmt: skip
    named = [field.strip() for field in fields.replace(" note=", "\n note=").splitlines()]
    wanted = dict(pair.split("=") for part in named for pair in
                  ([part] if part.startswith("note") else part.split()))  # fmt: skip
    assert found == {**dict.fromkeys(found, ""), "basis": "yoy", **wanted}


def test_a_base_is_as_long_as_the_period_it_is_the_base_of() -> None:
    row = "b,wire,{},,,,growth_of:total,{},growth,up 5.0 percent,,CNY,,,,,{}"
    bases = {
        ("China", "2021-01/2021-09", "compared to 2019"): "2019-01/2019-09",
        ("Shandong", "2012/2021", "over 2002-11"): "2002/2011",
        ("India", "2021-04/2022-03", "over FY2019-20"): "2019-04/2020-03",
    }
    for (reporter, period, remark), base in bases.items():
        assert one(row.format(reporter, period, remark)).against == Period.parse(base)


SHARES = """
China,ASEAN,all,numerator: total                                | total   | partner W
China,World,oil,numerator: exports                              | exports | product
Yantai,World,all,share of Shandong's total; numerator: total    | total   | reporter CN-SD
Shandong,World,oil,share of China's oil exports; numerator: exports | exports | reporter CN
Shandong,ASEAN,all,share of the Belt and Road trade             | total   | partner BRI
Shandong,ASEAN,all,share of the province's imports; numerator: imports | imports | partner W
China,World,share of world imports,numerator: imports           | imports | reporter W
United States,World,share of GDP,numerator: balance             | balance | flow gdp
China,World,all,                                                | total   | none
"""


@pytest.mark.parametrize("line", SHARES.strip().splitlines())
def test_a_share_is_of_a_whole(line: str) -> None:
    row, flow, whole = (cell.strip() for cell in line.split("|"))
    reporter, partner, product, remark = row.split(",")
    head = f"b,wire,{reporter},{partner},goods,{product},share,2021,share"
    said = one(f"{head},15.7 percent,,,,,,,{remark}")
    name, _, word = whole.partition(" ")
    expected = None if name == "none" else Whole(**{name: word})  # type: ignore[arg-type]
    assert (said.key.flow, said.whole) == (flow, expected)


def test_the_numerator_of_a_share_is_the_flow_of_its_level() -> None:
    level = "x,wire,China,,,oil,imports,2023,,5 billion dollars,,,,,,,\n"
    share = "b,wire,China,,,oil,share,2023,,5 percent,,,,,,x,\n"
    assert table(level, share).observations[1].key.flow == "imports"


def test_few_columns_will_do() -> None:
    text = "source_id,reporter,flow,period,printed\nwire,中国,exports,2024年,25.45万亿元\n"
    text += 'wire,China,growth_of:exports,"first half of 2024",up 7.1 percent\n'
    dataset = read_table(text, "", path="t.csv")
    assert [str(o.key) for o in dataset.observations] == ["CN exports 2024", "CN exports 2024-H1"]
    assert [o.id for o in dataset.observations] == ["wire.1", "wire.2"]
    assert dataset.observations[1].basis == "yoy"
    assert list(dataset.sources) == ["wire"]


def test_places_that_have_no_name_to_be_near_to_are_their_own() -> None:
    assert one("b,wire,China,top seven markets,,,total,2023,,1 yuan,,,,,,,").key.partner == (
        "W/top-seven-markets"
    )


FAULTS = """
b,wire,Chnia,,,,total,2023,,1 yuan,,,,,,,              | 3:8   | "Chnia" is no country
b,wire,China,,,,exprots,2023,,1 yuan,,,,,,,            | 3:17  | "exprots" is no flow
b,wire,China,,,,total,2023-13,,1 yuan,,,,,,,           | 3:23  | "2023-13" is no period
b,wire,China,,,,total,2023,,6.2 zillion,,,,,,,         | 3:33  | 'zillion' is no scale
b,wire,China,,,,total,2023,,1 yuan,much,,,,,,          | 3:36  | "much" is no plain number
b,wire,China,,,,total,2023,,1 yuan,1,USD,,,,,          | 3:29  | "1 yuan" is in CNY
b,wire,China,,,,total,2023,,1 yuan,1,XXQ,,,,,          | 3:38  | 'XXQ' is no currency
b,wire,China,,,,total,2023,,1 yuan,1,,circa,,,,        | 3:39  | "circa" is no qualifier
b,wire,China,,gods,,total,2023,,1 yuan,1,,,,,,         | 3:15  | "gods" is no word for scope
b,wire,China,,,,growth_of:total,2023,,1 yuan,,,,,,,    | 3:39  | "1 yuan" is an amount
b,wire,China,,,,total,2023,,5 percent,,,,,,,           | 3:29  | total are an amount
b,wire,China,,,,other,2023,,1 yuan,,,,,,,              | 3:17  | the flow is other
b,wire,China,,,,growth_of:total,2023,,5 percent,,,,year,,, | 3:52 | "year" is no word for basis
b,wier,China,,,,total,2023,,1 yuan,,,,,,,              | 3:3   | the source "wier" is not in
a,wire,China,,,,total,2023,,1 yuan,,,,,,,              | 3:1   | the id "a" stands twice
b,wire,China,,,,total,2023,,1 yuan,,,,,,c,             | 3:41  | no figure has the id "c"
b,wire,,,,,total,2023,,,,,,,,,                         | 3:1   | this row says no reporter and no
b,wire,China                                           | 3:1   | this row has 3 cells
"""


@pytest.mark.parametrize("line", FAULTS.strip().splitlines(), ids=lambda line: line.split("|")[2])
def test_a_fault_is_told_with_its_place(line: str) -> None:
    row, place, reason = (cell.strip() for cell in line.split("|"))
    told = faults(LEVEL, row + "\n")
    assert len(told) == 1
    assert told[0][0] == f"press/figures.csv:{place}"
    assert told[0][1].startswith(reason)


def test_all_faults_of_both_files_are_told_at_once() -> None:
    sources = "source_id,publisher\nwire,Wire\nwire,Again\n"
    rows = (
        "b,wire,Chnia,,,,exprots,2023,,1 yuan,,,,,,,\nc,wire,China,,,,total,never,,1 yuan,,,,,,,\n"
    )
    with pytest.raises(FaultyInputError) as caught:
        read_table(HEADER + rows, sources, path="press/figures.csv")
    places = [fault.place for fault in caught.value.faults]
    assert places == [
        "press/figures.csv:2:8", "press/figures.csv:2:17", "press/figures.csv:3:23",
        "press/sources.csv:3:1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "the file is empty"), ('a,b\n"x', "this is no CSV"), ("\n", "5 faults")],
)
def test_what_is_no_table_is_refused(text: str, reason: str) -> None:
    with pytest.raises((DatasetSyntaxError, FaultyInputError), match=reason):
        read_table(text, "", path="t.csv")


def test_columns_are_known_by_name() -> None:
    with pytest.raises(FaultyInputError) as caught:
        read_table("source_id,reporter,flow,perod,printed\n", "", path="t.csv")
    reasons = [fault.reason for fault in caught.value.faults]
    assert reasons == ["the column period is missing.", '"perod" is no column of this table.']
    assert caught.value.faults[1].remedy == "Write period."


def test_a_table_is_written_as_a_dataset_file_that_reads_the_same() -> None:
    lines = [line.split("|") for line in PRINTS.strip().splitlines()]
    rows = [
        f"f{n},wire,Mexico,US,goods,all,{'balance' if kind.strip() == 'level' else 'share'},2023,"
        f'{kind.strip()},"{printed.strip()}",{nominal.strip()},{currency.strip()},,,,,\n'
        for n, (_, kind, printed, nominal, currency, *_) in enumerate(lines)
        if kind.strip() != "growth"
    ]
    dataset = table(*rows)
    again = read_dataset(write_dataset(dataset), path="x.yaml")
    assert [o.figure for o in again.observations] == [o.figure for o in dataset.observations]


CELLS = st.sampled_from(
    ["", "wire", "China", "W", "goods", "all", "mark", "change in deficit", "total", "share",
     "growth_of:other", "other", "2023", "2023-13", "5 percent", "6.2 trillion yuan", "deficit",
     "-5", "1e400", "NaN", "CNY", "about", "yoy", "a", "[real]; over 2012", "numerator: total",
     "share of China's total", '"', "two thirds", "一"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=17, max_size=17).map(",".join), max_size=4), st.text())
def test_any_table_is_read_or_refused_with_places(rows: list[str], more: str) -> None:
    try:
        dataset = read_table(HEADER + "\n".join([*rows, more]), SOURCES, path="t.csv")
    except DatasetSyntaxError:
        return
    except FaultyInputError as error:
        places = [fault.place for fault in error.faults]
    else:
        places = ["t.csv"]
        assert all(not o.figure.likely.is_empty for o in dataset.observations)
    assert all(places)


PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "tables.md").read_text(encoding="utf-8")


def test_the_documentation_tells_every_column() -> None:
    assert not [name for name in (*COLUMNS, *SOURCE_COLUMNS) if f"`{name}`" not in PAGE]


def test_the_example_of_the_documentation_is_a_table() -> None:
    example = [line.strip() for line in PAGE.splitlines() if line.startswith("    ")]
    dataset = read_table("\n".join(example), "", path="figures.csv")
    assert [o.figure.text for o in dataset.observations] == [
        "41.76 trillion yuan", "deficit of $279.4 billion", "15.4 percent",
    ]  # fmt: skip
