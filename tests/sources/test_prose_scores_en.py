"""How well annotated English texts of the project's own are read: no field falls below its mark."""

from __future__ import annotations

from typing import Final

import pytest

from tests.prose_scores import DATA, Record, annotated, answers, scores

NAMES: Final = tuple(sorted(path.name for path in DATA.glob("en-*.jsonl")))
MISSED: Final = ("ena16-07",)
"""Articles whose planted error lies among parts of a flow alone."""
LEAST: Final = {
    "amount": 0.99, "growth": 0.99, "qualifier": 0.97, "flow": 0.98, "period": 0.97,
    "reporter": 0.985, "partner": 0.97, "basis": 0.98, "same_as": 0.98, "of": 0.97,
}  # fmt: skip

UNTRUE: Final = ("en10-025",)
"""Sentences with nothing planted whose own figures do not agree."""

Texts = tuple[list[Record], dict[str, Record]]


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    records = annotated(*NAMES)
    return records, answers(records, tmp_path_factory.mktemp("texts"))


def test_every_batch_is_scored(english: Texts) -> None:
    assert len(NAMES) >= 20
    assert len({record["id"] for record in english[0]}) == len(english[0])


def test_the_annotations_lie_where_they_say(english: Texts) -> None:
    for record in english[0]:
        for figure in record["figures"]:
            assert record["text"][figure["start"] : figure["end"]] == figure["text"], record["id"]


def test_no_field_falls_below_its_mark(english: Texts) -> None:
    found = scores(*english)
    low = {name: found[name] for name, least in LEAST.items() if found[name] < least}
    assert not low


def test_what_is_planted_is_found_and_nothing_else(english: Texts) -> None:
    for record in english[0]:
        planted = record.get("planted", {}).get("type", "none")
        told = english[1][record["id"]].get("contradictions", ())
        is_wrong = (planted != "none" and record["id"] not in MISSED) or record["id"] in UNTRUE
        assert bool(told) == is_wrong, record["id"]
