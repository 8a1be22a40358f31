"""``tbcalc read``: one figure in every format, lines, and what is refused."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.command_line import called, process, shell
from tests.conftest import Golden

LINES = "more than 43 trillion yuan\nup 21.8 percent\nn/a\n\n¥5bn\n150 countries\n"


@pytest.mark.parametrize("form", ["table", "text", "json", "jsonl", "csv", "md"])
def test_a_figure_in_every_format(form: str, golden: Golden) -> None:
    outcome = called("read", "more than 43 trillion yuan", "-f", form)
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"read/more-than-43-trillion.{form}", outcome.out)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("dollar", "$899 billion"), ("percent", "up 21.8 percent"), ("points", "30 bps"),
        ("count", "150 countries"), ("range", "$1.1–1.2tn"), ("word", "doubled"),
        ("chinese", "超过6万亿元"), ("number", "6.2T"), ("brackets", "(91.6)"),
    ],
)  # fmt: skip
def test_each_kind_of_figure(name: str, text: str, golden: Golden) -> None:
    golden(f"read/{name}.text", called("read", text, "-f", "text").out)


def test_the_words_may_be_several_arguments() -> None:
    whole = called("read", "1,189 Mrd. Euro", "-f", "json").out
    assert called("read", "1,189", "Mrd.", "Euro", "-f", "json").out == whole


@pytest.mark.parametrize("text", ["-0.8%", "-$91.6bn", "-US$ 58,7 milhões", "-.5 percent"])
def test_a_negative_figure_is_no_option(text: str) -> None:
    outcome = called("read", text, "-f", "json")
    assert outcome.code == 0
    payload = json.loads(outcome.out)
    assert payload["value"] < 0
    assert payload["input"] == text


def test_the_json_is_the_contract() -> None:
    payload = json.loads(called("read", "more than 43 trillion yuan", "-f", "json").out)
    assert payload == {
        "schema": "tbcalc.read/1",
        "input": "more than 43 trillion yuan",
        "kind": "amount",
        "value": 43_000_000_000_000,
        "likely": [43_000_000_000_000, 44_000_000_000_000],
        "possible": [43_000_000_000_000, None],
        "unit": "CNY",
        "qualifier": "more_than",
        "assumed": [],
    }


def test_lines_are_answered_in_order_errors_in_their_place() -> None:
    outcome = called("read", "-", "-f", "jsonl", stdin=LINES)
    answers = [json.loads(line) for line in outcome.out.splitlines()]
    assert (outcome.code, outcome.err) == (0, "")
    assert [answer["input"] for answer in answers] == LINES.splitlines()
    codes = [answer.get("error", {}).get("code") for answer in answers]
    assert codes == [None, None, "figure-syntax", "figure-syntax", "ambiguous-currency", None]
    assert answers[4]["error"]["candidates"] == ["JPY", "CNY"]


@pytest.mark.parametrize("form", ["text", "table", "csv", "json", "md"])
def test_lines_for_people_tell_faults_on_stderr(form: str, golden: Golden) -> None:
    outcome = called("read", "-", "-f", form, stdin=LINES)
    assert outcome.code == 3
    assert outcome.err.count("tbcalc: error[") == 2
    golden(f"read/lines.{form}", outcome.out)


def test_csv_has_a_row_for_each_figure() -> None:
    out = called("read", "-", "-f", "csv", stdin="6.2T CNY\nup 5 percent\n").out
    first, second = csv.DictReader(io.StringIO(out))
    assert first["figure"] == "6200000000000"
    assert second["figure.likely.low"] == "0.045"


def test_assume_settles_a_sign_and_says_so() -> None:
    payload = json.loads(called("read", "¥6.2 trillion", "--assume", "yuan", "-f", "json").out)
    assert (payload["unit"], payload["assumed"]) == ("CNY", ["¥ read as CNY"])


def test_locale_settles_the_separator() -> None:
    payload = json.loads(called("read", "1,200", "--locale", "de", "-f", "json").out)
    assert payload["value"] == 1.2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["6.2 zillion yuan"], 2),
        (["n/a"], 2),
        (["¥5bn"], 2),
        (["5bn", "--assume", "xyzzy"], 2),
        (["--nonsense"], 2),
        ([], 2),
    ],
)
def test_what_cannot_be_read_is_a_usage_error(arguments: list[str], code: int) -> None:
    outcome = called("read", *arguments)
    assert outcome.code == code
    assert outcome.out == ""
    assert outcome.err.startswith("tbcalc: error[")


def test_a_closed_pipe_is_quiet() -> None:
    script = "yes '6.2 trillion yuan' | head -20000 | tbcalc read - -f jsonl | head -1"
    outcome = shell(script)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.count("\n") == 1


def test_a_process_reads_lines_of_any_bytes() -> None:
    outcome = process("read", "-", "-f", "jsonl", stdin="6.2T CNY\n\udcff\udcfe\n")
    answers = [json.loads(line) for line in outcome.out.splitlines()]
    assert (outcome.code, outcome.err) == (0, "")
    assert answers[0]["unit"] == "CNY"
    assert answers[1]["error"]["code"] == "unreadable-input"


@pytest.mark.parametrize("text", ["“6.2 trillion yuan”", '"6.2 trillion yuan"', "「6.2万亿元」"])
def test_quotation_marks_around_a_figure_are_no_part_of_it(text: str) -> None:
    told = json.loads(called("read", text, "-f", "json").out)
    assert (told["value"], told["unit"], told["input"]) == (6_200_000_000_000, "CNY", text)


def test_a_fault_in_quotation_marks_is_pointed_at() -> None:
    shown = called("read", '"6.2 zillion yuan"').err.splitlines()
    assert shown[2].index("^") == shown[1].index("zillion")
