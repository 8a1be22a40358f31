"""Fitting text into cells: nothing is lost, nothing is wider than it may be, signs stay put."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.views.cells import cell_width, wrapped

mixed = st.text(alphabet="ab12 .,%()[]出口万亿元，。（）“”é", max_size=80)


@given(mixed, st.integers(8, 60))
def test_no_line_is_wider_and_no_sign_is_lost(text: str, width: int) -> None:
    lines = wrapped(text.strip(), width)
    assert all(cell_width(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(alphabet="出口万亿元", min_size=1, max_size=60), st.integers(10, 40))
def test_no_line_begins_with_a_closing_sign(text: str, width: int) -> None:
    marked = "，".join(text[i : i + 3] for i in range(0, len(text), 3)) + "。"
    for line in wrapped(f"（{marked}）", width):
        assert line[0] not in "，。）"
        assert line[-1] != "（"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("逆差相当于进出口总额的34.9%。", ["逆差相当于进出口总额", "的34.9%。"]),
        ("出口25.45万亿元，同比增长7.1%。", ["出口25.45万亿元，同", "比增长7.1%。"]),
        ("absent is not zero at all", ["absent is not zero", "at all"]),
        ("a" * 40, ["a" * 20, "a" * 20]),
        ("", [""]),
    ],
)
def test_lines_break_where_they_may(text: str, lines: list[str]) -> None:
    assert wrapped(text, 20) == lines
