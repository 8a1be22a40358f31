"""What check says of articles that are not wrong by themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import called, shell
from tests.conftest import Golden

WIRE = (
    "China's foreign trade surpassed 43 trillion yuan (about 6.07 trillion U.S. dollars) in 2024. "
    "Exports stood at 25.45 trillion yuan and imports at 18.39 trillion yuan.\n"
)
PROVINCE = (
    "China's foreign trade rose 21.8 percent to 6.2 trillion yuan in the first quarter.\n"
    "Shandong's imports and exports exceeded 419 billion yuan last year, up 28.9 percent.\n"
)


def check(folder: Path, text: str, date: str, *options: str) -> tuple[int, str]:
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    outcome = called("check", str(path), "--date", date, *options)
    assert outcome.err == ""
    return outcome.code, outcome.out


def test_dollars_of_the_day_of_print_are_told_and_not_held_against_an_article(
    tmp_path: Path,
) -> None:
    code, out = check(tmp_path, WIRE, "2025-11-26", "-f", "json")
    told: dict[str, Any] = json.loads(out)
    assert (code, told["findings"]) == (0, [])
    (remark,) = told["remarks"]
    assert remark["figures"] == ["article.1", "article.2", "article.3", "article.4"]
    assert "7.0795" in remark["message"]
    assert "43.84 trillion yuan" in remark["message"]


def test_dollars_at_the_mean_of_their_period_need_no_remark(tmp_path: Path) -> None:
    mean = WIRE.replace("6.07", "5.98")
    told: dict[str, Any] = json.loads(check(tmp_path, mean, "2025-11-26", "-f", "json")[1])
    assert told["remarks"] == []


def test_remarks_quote_the_line(tmp_path: Path) -> None:
    out = " ".join(check(tmp_path, WIRE, "2025-11-26", "-f", "text")[1].split())
    assert "Worth knowing" in out
    assert "line 1: China's foreign trade surpassed »43 trillion yuan« (about" in out


def test_trade_far_below_what_bundled_data_tell_is_hardly_possible(tmp_path: Path) -> None:
    code, out = check(tmp_path, PROVINCE, "2017-04-21", "-f", "json")
    assert code == 0
    (finding,) = json.loads(out)["findings"]
    assert (finding["verdict"], finding["figures"][0]) == ("undetermined", "article.3")
    meant = {each["kind"]: each["instead"] for each in finding["diagnosis"]}
    assert meant["wrong_period"] == "the first quarter of 2017"


def test_trade_that_agrees_with_bundled_data_raises_nothing(tmp_path: Path) -> None:
    fair = PROVINCE.replace("419 billion", "1.55 trillion")
    assert json.loads(check(tmp_path, fair, "2017-04-21", "-f", "json")[1])["findings"] == []


def test_a_half_year_that_is_known_contradicts_the_year(tmp_path: Path) -> None:
    half = tmp_path / "half.yaml"
    half.write_text(
        "sources: {customs: {published: 2016-09-05}}\nfigures:\n"
        "  - {reporter: CN-SD, flow: total, period: 2016-H1, value: 714 billion yuan}\n",
        encoding="utf-8",
    )
    code, out = check(tmp_path, PROVINCE, "2017-04-21", "--data", str(half), "-f", "json")
    (finding,) = json.loads(out)["findings"]
    assert (code, finding["verdict"]) == (1, "contradicted")
    assert finding["diagnosis"][0]["kind"] == "wrong_period"


def test_an_article_may_come_on_stdin() -> None:
    told = shell("printf '%s' \"$WIRE\" | tbcalc check - --date 2025-11-26", WIRE=WIRE)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("4 figures of 1 source")
    listed = shell(
        """echo '{"id": "x", "text": "China exports were 3 tn yuan in 2024."}' | tbcalc check -"""
    )
    assert (listed.code, listed.out[:20]) == (0, "1 figure of 1 source")


def test_a_dataset_on_stdin_is_no_article_even_with_a_fault() -> None:
    told = shell("echo 'soures: {}' | tbcalc check -")
    assert told.code == 3
    assert 'a dataset has no field "soures". Write sources.' in told.err
    assert "the file is empty" in shell("tbcalc check - </dev/null").err


LINE = (
    '{"id": "one", "date": "2025-11-07", "text": "China\'s exports were 2.17 trillion yuan in '
    'October 2025, imports 1.53 trillion yuan and the surplus 460 billion yuan."}\n'
)


def test_lines_of_articles_are_checked_beside_a_dataset(tmp_path: Path) -> None:
    lines, data = tmp_path / "l.jsonl", tmp_path / "d.yaml"
    lines.write_text(LINE + LINE, encoding="utf-8")
    data.write_text(
        "sources: {customs: {published: 2025-11-07}}\nfigures:\n"
        "  - {reporter: US, flow: exports, period: 2024, value: 2 trillion dollars}\n",
        encoding="utf-8",
    )
    outcome = called("check", str(lines), str(data), "-f", "json")
    told = json.loads(outcome.out)
    assert outcome.code == 1
    assert {figure for each in told["findings"] for figure in each["figures"]} == {
        f"{name}.{number}" for name in ("one", "one-2") for number in (1, 2, 3)
    }


def test_a_text_of_more_figures_than_articles_have_is_checked_in_stretches(tmp_path: Path) -> None:
    fair = "".join(
        f"China's exports were {2 + n / 1000:.3f} trillion yuan in {1901 + n}, imports 1.500 "
        f"trillion yuan and the surplus {500 + n} billion yuan.\n"
        for n in range(90)
    )
    assert check(tmp_path, fair, "2025-11-07", "-f", "text")[0] == 0
    wrong = fair.replace("surplus 571 billion", "surplus 517 billion")
    code, out = check(tmp_path, wrong, "2025-11-07", "-f", "json")
    (finding,) = json.loads(out)["findings"]
    assert (code, finding["diagnosis"][0]["kind"]) == (1, "transposed_digits")


TRUE = Path("tests/data/passages/articles.jsonl")
"""Made-up articles in the manner of agencies, offices and papers, their figures reckoned by a
program: each was accused once for what was read amiss."""


def test_true_articles_are_accused_of_nothing() -> None:
    outcome = called("check", str(TRUE), "--by", "source", "-f", "json")
    told = json.loads(outcome.out)
    assert told["findings"] == []
    assert outcome.code == 0
    assert told["checked"] > 300


WRONG = (
    "Trade holds up\n\n"
    "China's exports rose 5.1 percent to 217.2 billion yuan in October 2025, the customs office "
    "said on Friday after a long week, while imports stood at 152.7 billion yuan.\n"
    "The surplus came to 46.5 billion yuan.\n"
)
FALSCH = "2025年10月，我国出口2172亿元，同比增长5.1%；进口1527亿元。\n贸易顺差为465亿元。\n"


@pytest.mark.parametrize(
    ("name", "text", "options"),
    [
        ("en", WRONG, ("-f", "text")),
        ("en-md", WRONG, ("-f", "md")),
        ("zh", FALSCH, ("-f", "text", "--locale", "zh_CN")),
    ],
)
def test_a_finding_in_an_article(
    name: str,
    text: str,
    options: tuple[str, ...],
    golden: Golden,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(text, encoding="utf-8")
    outcome = called("check", "article.txt", "--date", "2025-11-07", *options)
    assert outcome.code == 1
    golden(f"check-article/{name}.txt", outcome.out)


def test_growth_against_what_comes_after_is_told_with_its_place(tmp_path: Path) -> None:
    text = (
        "Türkiye's exports amounted to $22.6 billion in September 2025, up 3.0% from the same "
        "month of 2026.\n"
    )
    code, out = check(tmp_path, text, "2025-10-03", "-f", "json")
    (told,) = json.loads(out)["impossible_years"]
    assert (code, told["figures"]) == (1, ["article.2"])
    code, out = check(tmp_path, text, "2025-10-03", "-f", "md", "--locale", "zh_CN")
    assert code == 1
    assert "不可能的年份" in out
    assert "»3.0%«" in out


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        (
            "en",
            (
                "tbcalc: undated: none of its figures (3) is checked. The reason of most: "
                "its period is not told. Name the day of print with --date.\n"
            ),
        ),
        (
            "zh_CN",
            (
                "tbcalc: undated：其中的数字（3个）均未核对，主要原因：未说明时期。"
                "请用--date指明发表日期。\n"
            ),
        ),
    ],
)
def test_an_article_without_a_day_says_why_nothing_is_checked(
    tmp_path: Path, locale: str, told: str
) -> None:
    path = tmp_path / "undated.txt"
    path.write_text(
        "China's exports were 325 billion dollars last year, imports 240 billion dollars "
        "and the surplus 95 billion dollars.\n",
        encoding="utf-8",
    )
    outcome = called("check", str(path), "--locale", locale)
    assert (outcome.code, outcome.err) == (0, told)
    assert called("check", str(path), "--date", "2025-01-20").err == ""
