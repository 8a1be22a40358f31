"""Errors as a person reads them."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from tbcalc.errors import FaultyInputError, FigureSyntaxError, MissingRateError, TbcalcError
from tbcalc.views.as_error import render
from tbcalc.views.cells import cell_width

ZILLION = FigureSyntaxError(
    '"zillion" is no scale word.',
    remedy="Write 6.2 trillion yuan, say.",
    text="6.2 zillion yuan",
    span=(4, 11),
    place="datasets/x.yaml:14:22",
)


def test_text_is_shown_with_a_caret() -> None:
    assert render(ZILLION) == (
        "tbcalc: error[figure-syntax]: datasets/x.yaml:14:22\n"
        "  6.2 zillion yuan\n"
        "      ^^^^^^^\n"
        '  "zillion" is no scale word. Write 6.2 trillion yuan, say.\n'
    )


def test_without_text_it_is_one_line() -> None:
    error = MissingRateError("no rate is known for XAU.", remedy="Give one with --rate.")
    assert (
        render(error)
        == "tbcalc: error[missing-rate]: no rate is known for XAU. Give one with --rate.\n"
    )


def test_carets_stand_below_wide_characters() -> None:
    error = FigureSyntaxError("no scale.", text="万亿 zillion 元", span=(3, 10))
    assert render(error).splitlines()[2] == "       ^^^^^^^"


def test_a_long_text_is_shown_around_its_fault() -> None:
    error = FigureSyntaxError(
        "no scale.", text="x" * 5000 + "FAULT" + "y" * 5000, span=(5000, 5005)
    )
    line, carets = render(error).splitlines()[1:3]
    assert "FAULT" in line
    assert line.index("FAULT") == carets.index("^")
    assert cell_width(line) < 80


def test_only_the_faulty_line_of_a_text_is_shown() -> None:
    error = FigureSyntaxError("no.", text="first\nsecond bad\nthird", span=(13, 16))
    assert render(error).splitlines()[1:3] == ["  second bad", "         ^^^"]


def test_escapes_in_the_text_are_inert() -> None:
    assert "\x1b" not in render(FigureSyntaxError("no.", text="a\x1b[31mb", span=(0, 1)))


def test_all_faults_are_told() -> None:
    told = render(FaultyInputError("2 faults found.", faults=[ZILLION, ZILLION]))
    assert told.count("error[figure-syntax]") == 2
    assert told.endswith("tbcalc: 2 faults found.\n")


def test_errors_survive_pickling() -> None:
    copy = pickle.loads(pickle.dumps(ZILLION))
    assert render(copy) == render(ZILLION)
    assert isinstance(copy, FigureSyntaxError | ValueError)


def test_a_place_can_be_given_later() -> None:
    moved = ZILLION.at("y.yaml:3:10", text="  value: 6.2 zillion yuan", offset=9)
    assert isinstance(moved, TbcalcError)
    assert render(moved).splitlines()[1:3] == [
        "    value: 6.2 zillion yuan",
        "               ^^^^^^^",
    ]


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_any_text_and_span_render(text: str, start: int, length: int) -> None:
    told = render(FigureSyntaxError("no.", text=text, span=(start, start + length)))
    assert told.startswith("tbcalc: error[figure-syntax]")
    assert all(cell_width(line) <= 160 for line in told.splitlines())
