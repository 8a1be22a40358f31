"""A late pattern answers as the compiled one does."""

from __future__ import annotations

import re

import pytest

from tbcalc.exact.pattern import late_pattern

SOURCE = r"(?P<number>\d+)%"


@pytest.mark.parametrize("method", ["search", "match", "fullmatch", "findall", "split"])
def test_a_method_answers_as_the_compiled_pattern(method: str) -> None:
    late, made = late_pattern(SOURCE), re.compile(SOURCE)
    for text in ("5%", "up 5% or 6%", "none"):
        for _ in range(2):
            assert repr(getattr(late, method)(text)) == repr(getattr(made, method)(text))


def test_flags_and_the_rest_are_those_of_the_pattern() -> None:
    late = late_pattern("(?P<unit>PERCENT)", re.IGNORECASE)
    assert late.sub("%", "5 percent") == "5 %"
    assert late.groupindex == {"unit": 1}
    assert late.flags & re.IGNORECASE


def test_what_cannot_be_compiled_fails_when_it_is_asked() -> None:
    late = late_pattern("(")
    with pytest.raises(re.error):
        late.search("")
