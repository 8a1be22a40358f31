"""UN Comtrade Plus files: the traps of the format, and what is left and why."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.errors import DatasetSyntaxError, FaultyInputError, NotAnswerableError
from tbcalc.figures.observation import Key
from tbcalc.figures.period import Period
from tbcalc.figures.source import Source
from tbcalc.sources.comtrade import read_comtrade
from tbcalc.sources.official import Official, Wanted
from tests.official_files import (
    COMTRADE,
    WORLD_EXPORTS,
    WORLD_IMPORTS,
    comtrade_file,
    comtrade_row,
    comtrade_rows,
    csv_text,
)

SOURCE = Source("comtrade-test", "UN Comtrade", language="en")


def read(text: str, wanted: Wanted | None = None) -> Official:
    return read_comtrade(text.splitlines(keepends=True), SOURCE, wanted or Wanted())


def values(official: Official) -> dict[str, Decimal]:
    return {
        f"{o.key} {o.key.treatment.valuation}": o.figure.value
        for o in official.dataset.observations
    }


def left(official: Official) -> dict[str, tuple[int, bool]]:
    return {each.reason: (each.rows, each.is_faulty) for each in official.left}


def test_a_file_with_all_its_traps() -> None:
    official = read(comtrade_file().decode("latin-1"))
    assert values(official) == {
        "CN exports 2024 FOB": Decimal(WORLD_EXPORTS),
        "CN imports 2024 CIF": Decimal(WORLD_IMPORTS),
        "CN imports 2024 FOB": Decimal(2450000000000),
        "CN with US exports 2024 FOB": Decimal(525651000000),
        "CN with CI exports 2024 FOB": Decimal(5012345678),
        "CN with TW exports 2024 FOB": Decimal(75000000000),
        "CN HS27 exports 2024 FOB": Decimal(30000000000),
    }
    assert official.rows == 13
    assert official.is_whole
    assert left(official) == {
        "broken down by mode of transport, beside the whole": (2, False),
        "broken down by second partner, beside the whole": (1, False),
        "broken down by customs procedure, beside the whole": (1, False),
        "re-exports, which exports contain": (1, False),
        "the same figure again": (1, False),
        "the same trade estimated, or in another classification": (1, False),
    }


def test_a_figure_is_exact_to_its_last_printed_unit() -> None:
    (figure,) = [
        o.figure
        for o in read(comtrade_file().decode("latin-1")).dataset.observations
        if o.figure.text == WORLD_IMPORTS
    ]
    assert (figure.last_place, figure.unit) == (Decimal("0.1"), "USD")
    assert figure.likely.high - figure.likely.low == Decimal("0.1")


@pytest.mark.parametrize(
    ("tail", "lead", "names"),
    [
        pytest.param(",", "", COMTRADE, id="comma-behind-each-row"),
        pytest.param("", "", COMTRADE, id="as-the-format-says"),
        pytest.param("", "7,", COMTRADE, id="index-without-a-name"),
        pytest.param("", "7,", ("", *COMTRADE), id="index-with-an-empty-name"),
        pytest.param("", "", ("", *COMTRADE), id="cells-one-name-to-the-left"),
    ],
)
def test_cells_are_found_wherever_they_begin(tail: str, lead: str, names: tuple[str, ...]) -> None:
    rows = comtrade_rows()
    official = read(csv_text(names, rows, tail=tail, lead=lead))
    assert values(official)["CN exports 2024 FOB"] == Decimal(WORLD_EXPORTS)
    assert official.is_whole


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param(comtrade_row("M", "NaN"), "the value is NaN, which is no number", id="nan"),
        pytest.param(comtrade_row("M", "-5"), "the value is negative", id="negative"),
        pytest.param(
            comtrade_row("M", "1" + "0" * 18), "the value is beyond all trade (10^18)", id="huge"
        ),
        pytest.param(comtrade_row("M", "x"), "the value is no number", id="no-number"),
        pytest.param(
            comtrade_row("M", "1", partnerCode="998", partnerISO="QQQ"),
            "the partner 998 is not known",
            id="unknown-partner",
        ),
        pytest.param(comtrade_row("Q", "1"), '"Q" is no flow', id="unknown-flow"),
        pytest.param(
            comtrade_row("M", "1", period="20241301"), "the period cannot be read", id="period"
        ),
        pytest.param(comtrade_row("M", "7"), "a second value for one key", id="second-value"),
        pytest.param(
            [*comtrade_row("M", "1"), "9"],
            "the row has 48 cells where 47 are due (a comma too many?)",
            id="comma-too-many",
        ),
        pytest.param(
            comtrade_row("M", "1")[:20],
            "the row has 20 cells where 47 are due (cut off?)",
            id="cut-off",
        ),
    ],
)
def test_what_cannot_be_read_is_counted_and_named(row: list[str], told: str) -> None:
    rows = [comtrade_row("X", WORLD_EXPORTS), comtrade_row("M", "5"), row]
    official = read(csv_text(COMTRADE, rows))
    assert left(official) == {told: (1, True)}
    assert not official.is_whole
    assert [each.first for each in official.left] == [4]


def test_absent_is_not_zero() -> None:
    rows = [comtrade_row("X", "0"), comtrade_row("M", "")]
    official = read(csv_text(COMTRADE, rows))
    assert values(official) == {"CN exports 2024 FOB": Decimal(0)}
    assert left(official) == {"no value is given (absent, not zero)": (1, False)}


def test_months_years_and_services() -> None:
    rows = [
        comtrade_row("X", "1.5", freqCode="M", period="202403"),
        comtrade_row("X", "2.5", refYear="2023"),
        comtrade_row("X", "3.5", typeCode="S", classificationCode="EB", cmdCode="S"),
    ]
    keys = [o.key for o in read(csv_text(COMTRADE, rows)).dataset.observations]
    assert [(str(key.period), key.scope) for key in keys] == [
        ("2024-03", "goods"), ("2023", "goods"), ("2024", "services"),
    ]  # fmt: skip


def test_imports_valued_fob_alone_are_fob() -> None:
    row = comtrade_row("M", "10", cifvalue="", fobvalue="10")
    assert list(values(read(csv_text(COMTRADE, [row])))) == ["CN imports 2024 FOB"]


def test_only_what_is_asked_for() -> None:
    text = comtrade_file().decode("latin-1")
    official = read(text, Wanted(partners=frozenset({"US"})))
    assert [o.key for o in official.dataset.observations] == [
        Key("CN", "US", "goods", "", "exports", Period.year(2024),
            official.dataset.observations[0].key.treatment)
    ]  # fmt: skip
    with pytest.raises(NotAnswerableError):
        read(text, Wanted(reporters=frozenset({"US"})))


def test_what_is_no_such_file() -> None:
    with pytest.raises(DatasetSyntaxError):
        read("a,b\n1,2\n")
    with pytest.raises(FaultyInputError):
        read(csv_text(COMTRADE, [comtrade_row("M", "NaN")]))
    with pytest.raises(FaultyInputError):
        read(csv_text(COMTRADE, []))


def test_products_are_chosen_by_their_first_digits() -> None:
    rows = [comtrade_row("X", "5", cmdCode=code) for code in ("TOTAL", "85", "8542", "27")]
    official = read(csv_text(COMTRADE, rows), Wanted(products=("85",)))
    assert [o.key.product for o in official.dataset.observations] == ["", "HS85", "HS8542"]
