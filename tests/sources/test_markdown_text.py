"""Markdown as its readers see it."""

from __future__ import annotations

import pytest

from tbcalc.sources.markdown_text import read_markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Imports](http://x.org/2017) rose", "Imports rose"),
        ("**Exports** rose *5%* to `2 bn`", "Exports rose 5% to 2 bn"),
        ("---\ntitle: 2017\n---\nExports", "\n\n\nExports"),
        ("> Exports\n- imports\n## Trade", "Exports\nimports\nTrade"),
        ("a <!-- exports\n9 bn --> b", "a \n b"),
        ("![chart 2017](a.png)See https://x.org/2017 now", "See  now"),
        ("2 * 3 and snake_case_2", "2 * 3 and snake_case_2"),
        ("-5 percent, - 5", "-5 percent, - 5"),
        ("---", "---"),
    ],
)
def test_marks_are_no_words(text: str, expected: str) -> None:
    assert read_markdown(text) == expected


def test_a_long_line_of_marks_takes_no_time() -> None:
    text = "[" * 50_000 + "*_`" * 50_000 + "<!--" * 20_000
    assert len(read_markdown(text)) <= len(text)
