"""Templates of the user's own: what they may do, and that they may do no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import Outcome, called

DATA = str(Path(__file__).parents[1] / "data" / "report" / "trade.yaml")


def filled(tmp_path: Path, template: str, *options: str) -> Outcome:
    path = tmp_path / "mine.jinja"
    path.write_text(template, encoding="utf-8")
    return called("report", "bulletin", "--year", "2024", "--data", DATA,
                  "--template", str(path), *options)  # fmt: skip


def test_a_template_is_given_what_the_json_holds(tmp_path: Path) -> None:
    template = (
        "<h1>{{ title }}</h1>\n{% for one in bulletins %}{{ one.balance | number }} "
        "({{ one.balance | bounds }}) {{ one.balance.value }}{% endfor %}\n"
    )
    told = filled(tmp_path, template)
    assert (told.code, told.err) == (0, "")
    assert told.out == (
        "<h1>Malta: goods trade, 2024</h1>\n"
        "-4.13 billion euros (-4.14 to -4.12 billion euros) -4130000000\n"
    )


def test_numbers_are_written_in_the_language_of_the_report(tmp_path: Path) -> None:
    told = filled(tmp_path, "{{ bulletins[0].exports | number }}", "--locale", "zh_CN")
    assert told.out == "38.5亿欧元"


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ missing }}", "'missing' is undefined"),
        ("line\n{{ bulletins[0].nothing }}", "mine.jinja:2"),
        ("{% for %}", "mine.jinja:1"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{% include '/etc/passwd' %}", "fails"),
        ("{{ 'a' * 100000000 }}", "too large"),
        ("{{ 10 ** 10 }}", "too large"),
        ("{{ range(10000000) | list }}", "fails"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ bulletins.append(1) }}", "unsafe"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "recursion"),
        ("{{ title | number }}", "fails"),
    ],
)
def test_what_a_template_may_not_do(tmp_path: Path, template: str, told: str) -> None:
    outcome = filled(tmp_path, template)
    assert (outcome.code, outcome.out) == (2, "")
    assert "error[usage]" in outcome.err
    assert told in outcome.err


def test_data_cannot_break_out_of_a_template(tmp_path: Path) -> None:
    data = tmp_path / "data.yaml"
    data.write_text(
        'sources: {s: {publisher: "<script>alert(1)</script>{{ 7 * 7 }}"}}\n'
        "defaults: {source: s, reporter: MT, period: 2024}\nfigures:\n"
        "  - {flow: exports, value: 3 billion euros}\n"
        "  - {flow: imports, value: 2 billion euros}\n",
        encoding="utf-8",
    )
    path = tmp_path / "mine.jinja"
    path.write_text("{{ sources[0].publisher }}", encoding="utf-8")
    told = called("report", "bulletin", "--data", str(data), "--template", str(path))
    assert told.out == "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 * 7 }}"
