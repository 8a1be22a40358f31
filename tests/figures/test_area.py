"""Area codes."""

from __future__ import annotations

import pytest

from tbcalc.figures.area import country_of, is_area_code, is_within, together


@pytest.mark.parametrize(
    "code", ["CN", "CN-SD", "CN-SD/Weihai", "ASEAN", "G20", "W", "JP+KR", "EU/outside-euro-area"]
)
def test_a_code_has_the_form_of_one(code: str) -> None:
    assert is_area_code(code)


@pytest.mark.parametrize("code", ["", "cn", "China", "CN-", "CN/", "JP+", "+", "CN SD", "CN\n"])
def test_what_has_not_is_none(code: str) -> None:
    assert not is_area_code(code)


def test_areas_together_have_one_code_in_any_order() -> None:
    assert together(["KR", "JP"]) == together(["JP+KR", "KR"]) == "JP+KR"


@pytest.mark.parametrize(
    ("part", "whole"),
    [("CN-SD", "CN"), ("CN-SD/Weihai", "CN-SD"), ("JP+KR", "W"), ("KR", "JP+KR"),
     ("CN-SD/Weihai+CN-SD/Yantai", "CN-SD"), ("JP+KR", "CN+JP+KR")],
)  # fmt: skip
def test_a_part_lies_within_its_whole_and_not_the_other_way(part: str, whole: str) -> None:
    assert is_within(part, whole)
    assert not is_within(whole, part)


def test_the_country_is_what_a_code_begins_with() -> None:
    assert country_of("CN-SD/Weihai") == "CN"
    assert country_of("CN-SD/Qingdao+CN-SD/Yantai") == "CN"
    assert country_of("JP+KR") == "JP+KR"
