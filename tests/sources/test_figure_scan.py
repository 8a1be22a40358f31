"""Sentences passed over, and words looked up once, change no figure that is found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tbcalc.sources import figure_search
from tbcalc.sources.figure_items import Item, gathered
from tbcalc.sources.figure_search import Found, find_figures
from tbcalc.sources.figure_tokens import tokens
from tbcalc.sources.vocabulary import vocabulary

ROOT = Path(__file__).resolve().parents[2]
SETS = sorted((ROOT / "tests/data/extraction").glob("*.jsonl"))
WORDS = (
    (
        "en",
        "Exports doubled. Imports rose by about half. A third of trade went there. Nothing else.",
    ),
    ("en", "They fell two percent. Then three-quarters were sold. Some were left."),
    ("en", "It cost approx. US$5 billion. Rs. 500 crore went to Mr. Rao. No. 5 was one of twelve."),
    (
        "en",
        "A trillion dollars\nor more. Twenty-five per cent. 'Half a percentage point,' she said.",
    ),
    ("zh", "出口翻番。进口增长了两倍多。贸易额增长近一倍；约半数来自中国。三成以上，一半左右。"),
    ("zh", "顺差扩大百分之五。没有数字。超千亿元。十五个百分点。"),
)


def whole_items(smooth: str, languages: tuple[str, ...]) -> Iterator[Sequence[Item]]:
    """Yield all items of a text at once, as a phrase is read."""
    words = vocabulary(languages, every_currency=True)
    yield gathered(smooth, tokens(smooth), words, languages[0])[0]


def in_both_ways(
    text: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[Found], list[Found]]:
    found = list(find_figures(text, locale=language))
    with monkeypatch.context() as patch:
        patch.setattr(figure_search, "_items", whole_items)
        return found, list(find_figures(text, locale=language))


@pytest.mark.parametrize(("language", "text"), WORDS, ids=[text[:20] for _, text in WORDS])
def test_words_for_numbers_are_found(
    language: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, whole = in_both_ways(text, language, monkeypatch)
    assert found
    assert found == whole


@pytest.mark.parametrize("path", SETS, ids=[path.stem for path in SETS])
def test_texts_have_the_same_figures(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    for record in records:
        if "A$" not in record["text"]:  # "to A" is a phrase of its own there
            found, whole = in_both_ways(record["text"], record["lang"], monkeypatch)
            assert found == whole, record["id"]
