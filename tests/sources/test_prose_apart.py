"""Words that make a figure one of something else: the quick look finds all that hold them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tbcalc.sources import prose_apart

ROOT = Path(__file__).resolve().parents[2]
SETS = sorted((ROOT / "tests/data/extraction").glob("*.jsonl"))
ALL = {name: value for name, value in vars(prose_apart).items() if hasattr(value, "finditer")}
PATTERNS = [value for name, value in ALL.items() if name != "_BOTH"]  # it counts beside another


@pytest.mark.parametrize("path", SETS, ids=[path.stem for path in SETS])
def test_what_the_patterns_find_holds_a_hint(path: Path) -> None:
    texts = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines() if line]
    found = [m.group().lower() for text in texts for p in PATTERNS for m in p.finditer(text)]
    missed = [word for word in found if not any(hint in word for hint in prose_apart._HINTS)]
    assert len(PATTERNS) >= 4
    assert not missed
