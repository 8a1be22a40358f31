"""Texts that attack: an answer or one clear error, and no stretch of work longer than its cap."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tbcalc.cli.articles import read_articles
from tbcalc.cli.contradictions import contradictions
from tbcalc.sources.figure_search import find_figures
from tbcalc.sources.prose_sentences import sentences
from tests.command_line import called
from tests.hostile_texts import NAMES, hostile

SIZE = 6_000


@pytest.mark.parametrize("name", NAMES)
def test_an_attack_is_answered_or_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "attack.txt"
    path.write_bytes(hostile(name, SIZE))
    told = called("extract", str(path), "--date", "2025-01-01", "-f", "jsonl")
    if name == "no-utf-8":
        assert (told.code, told.out) == (3, "")
        assert "error[unreadable-input]" in told.err
        return
    assert (told.code, told.err) == (0, "")
    text = path.read_text("utf-8")
    for figure in json.loads(told.out)["figures"]:
        assert text[figure["start"] : figure["end"]] == figure["text"]


def test_a_number_with_zero_width_characters_is_not_half_read(tmp_path: Path) -> None:
    path = tmp_path / "attack.txt"
    path.write_text("Exports were 1\u200b234\u200b567 tonnes and $5\u2060.2 billion.", "utf-8")
    told = json.loads(called("extract", str(path), "--date", "2025-01-01", "-f", "jsonl").out)
    assert all(f["nominal"] not in (1, 234, 567, 2_000_000_000) for f in told["figures"])


@pytest.mark.parametrize("name", [n for n in NAMES if n != "no-utf-8"])
def test_no_sentence_is_longer_than_sentences_are(name: str) -> None:
    text = hostile(name, 20_000).decode("utf-8")
    found = list(find_figures(text))
    parts = list(sentences(text, "en", found, []))
    assert max((part.end - part.start for part in parts), default=0) <= 1_600
    assert max((len(part.figures) for part in parts), default=0) <= 80
    assert sum(len(part.figures) for part in parts) == len(found)


def test_a_long_text_is_checked_in_stretches(tmp_path: Path) -> None:
    sentence = "Exports of China were 5.{} trillion yuan in {}.\n"
    path = tmp_path / "long.txt"
    path.write_text(
        "".join(sentence.format(n % 10, 1900 + n % 120) for n in range(0, 2000, 9))
        + "In 2023 Chile's exports were $94 billion and imports $79 billion, a surplus of $25 "
        "billion.\n",
        "utf-8",
    )
    (read,) = read_articles([str(path)], "2024-02-01", "")
    assert len(read.dataset.observations) > 200
    last = len(read.readings)
    wrong = [c for c in contradictions(read) if c.type == "wrong_sum"]
    assert [c.indices for c in wrong] == [(last - 3, last - 2, last - 1)]


def test_a_file_is_written_as_it_comes_and_stays_when_the_input_breaks(tmp_path: Path) -> None:
    lines = [json.dumps({"id": i, "text": "Exports rose 5 percent."}) for i in range(3)]
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    good.write_text("\n".join(lines), "utf-8")
    bad.write_text("\n".join([*lines, "{"]), "utf-8")
    target = tmp_path / "answers.jsonl"
    assert called("extract", str(good), "-f", "jsonl", "-o", str(target)).code == 0
    before = target.read_bytes()
    assert before.count(b"\n") == 3
    told = called("extract", str(bad), "-f", "jsonl", "-o", str(target))
    assert told.code == 3
    assert f"{bad}:4" in told.err
    assert target.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "answers.jsonl",
        "bad.jsonl",
        "good.jsonl",
    ]
