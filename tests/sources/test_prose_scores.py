"""How well annotated Chinese texts of the project's own are read: no field falls below its mark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.prose_scores import DATA, Record, annotated, answers, scores

NAMES: Final = ("zh-sentences.jsonl", "zh-articles.jsonl")
LEAST: Final = {
    "amount": 0.995, "growth": 0.995, "qualifier": 0.98, "flow": 0.99, "period": 0.99,
    "reporter": 0.99, "partner": 0.985, "basis": 0.99, "same_as": 0.99, "of": 0.99,
}  # fmt: skip

Texts = tuple[list[Record], dict[str, Record]]


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    records = annotated(*NAMES)
    return records, answers(records, tmp_path_factory.mktemp("texts"))


def test_the_annotations_lie_where_they_say(chinese: Texts) -> None:
    for record in chinese[0]:
        for figure in record["figures"]:
            assert record["text"][figure["start"] : figure["end"]] == figure["text"], record["id"]


def test_no_field_falls_below_its_mark(chinese: Texts) -> None:
    found = scores(*chinese)
    low = {name: found[name] for name, least in LEAST.items() if found[name] < least}
    assert not low


def test_what_is_planted_is_found_and_nothing_else(chinese: Texts) -> None:
    for record in chinese[0]:
        planted = record.get("planted", {}).get("type", "none")
        told = [each["type"] for each in chinese[1][record["id"]].get("contradictions", ())]
        assert (planted in told) if planted != "none" else not told, record["id"]


def test_a_scorer_that_is_told_nothing_gives_nothing(chinese: Texts) -> None:
    silent: dict[str, Record] = {record["id"]: {"figures": []} for record in chinese[0]}
    assert set(scores(chinese[0], silent).values()) == {0.0}


LATER: Final = tuple(
    sorted(path.name for path in DATA.glob("zh-*.jsonl") if path.name not in NAMES)
)
LEAST_LATER: Final = {
    "amount": 0.995, "growth": 0.99, "qualifier": 0.95, "flow": 0.98, "period": 0.98,
    "reporter": 0.985, "partner": 0.975, "basis": 0.985, "same_as": 0.7, "of": 0.975,
}  # fmt: skip
"""What later batches reach: their errors have been listed, and not all of them mended.

Amounts told again in dollars sentences later are not tied to those in yuan.
"""
UNTRUE: Final = ("zh6-028", "zh7-005", "zh8-045", "zh10-014")
"""Sentences with nothing planted whose own figures do not agree."""
MISSED: Final = ("zha10-04",)
"""Articles whose planted error is not found: what 这一数字 means is read, and not entered."""


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    records = annotated(*LATER)
    return records, answers(records, tmp_path_factory.mktemp("later"))


def test_no_field_of_later_batches_falls_below_its_mark(later: Texts) -> None:
    assert len(LATER) >= 9
    found = scores(*later)
    low = {name: found[name] for name, least in LEAST_LATER.items() if found[name] < least}
    assert not low


def test_what_is_planted_in_later_articles_is_found_and_nothing_else(later: Texts) -> None:
    for record in later[0]:
        planted = record.get("planted", {}).get("type", "none")
        told = later[1][record["id"]].get("contradictions", ())
        is_wrong = record["id"] in UNTRUE or (planted != "none" and record["id"] not in MISSED)
        assert bool(told) == is_wrong, record["id"]


TRUE: Final = "zh-articles-2.jsonl"


def _with_first_digit_wrong(records: list[Record]) -> Iterator[tuple[Record, int]]:
    """Yield true articles with one amount of the whole trade altered, and its ordinal."""
    for record in records:
        for place, figure in enumerate(record["figures"]):
            if figure["kind"] == "amount" and figure["flow"] and not figure["partner"]:
                text, start = record["text"], figure["start"]
                digit = str(int(text[start]) % 9 + 1)
                altered = text[:start] + digit + text[start + 1 :]
                yield {**record, "id": f"{record['id']}-{place}", "text": altered}, place


def test_most_wrong_digits_of_true_articles_are_found_where_they_are(tmp_path: Path) -> None:
    cases = list(_with_first_digit_wrong(annotated(TRUE)))[::2]
    told = answers([record for record, _ in cases], tmp_path)
    found = [
        any(place in each["indices"] for each in told[record["id"]].get("contradictions", ()))
        for record, place in cases
    ]
    assert sum(found) >= 0.8 * len(found)
    assert len(found) > 20
