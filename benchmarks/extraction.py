"""Measure how well articles are read, against an annotated set beside the repository.

    python -m benchmarks.extraction [--set FOLDER]

The folder holds sentences.jsonl, articles.jsonl and their scorer, score.py; without it nothing is
measured. The numbers are kept in benchmarks/results/extraction.json, from which the page in docs
is made; the fields of ``first_look`` there are those of the half that had not been looked at when
the other half was worked on, and are left as they are.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from tbcalc.cli.articles import read_articles
from tbcalc.cli.contradictions import contradictions
from tbcalc.sources.prose_extracted import extracted
from tbcalc.views import as_json
from tbcalc.views.payloads.extract import article_payload

ROOT: Final = Path(__file__).resolve().parents[1]
RESULTS: Final = ROOT / "benchmarks/results/extraction.json"
FIELDS: Final = (
    "value+currency", "growth: kind+value+direction", "qualifier", "flow", "period", "reporter",
    "partner", "basis", "same_as", "of",
)  # fmt: skip


def main() -> int:
    """Score both languages, print and keep the numbers; 0 also where there is no set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", type=Path, default=ROOT.parent / "shared/extraction")
    folder: Path = parser.parse_args().set
    if not (folder / "score.py").is_file():
        print("There is no annotated set beside the repository: nothing is measured.")
        return 0
    kept: dict[str, Any] = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    with tempfile.TemporaryDirectory() as scratch:
        kept["whole"] = {lang: _scores(folder, Path(scratch), lang) for lang in ("en", "zh")}
        kept["contradictions"] = _contradictions(folder, Path(scratch))
    RESULTS.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", "utf-8")
    print(json.dumps(kept, indent=1, sort_keys=True))
    return 0


def _scores(folder: Path, scratch: Path, language: str) -> dict[str, Any]:
    gold = scratch / "gold.jsonl"
    names = ("sentences.jsonl", "articles.jsonl")
    gold.write_text("".join((folder / name).read_text("utf-8") for name in names), "utf-8")
    told = _run(folder, gold, _answers(gold, scratch), "--lang", language, "--json")
    scores = json.loads(told)
    return {name: [scores[name][part] for part in ("p", "r", "f1", "gold")] for name in FIELDS}


def _contradictions(folder: Path, scratch: Path) -> str:
    gold = folder / "articles.jsonl"
    return _run(folder, gold, _answers(gold, scratch)).splitlines()[-1]


def _answers(gold: Path, scratch: Path) -> Path:
    """Write what extract answers to the texts alone."""
    texts, answers = scratch / "texts.jsonl", scratch / "answers.jsonl"
    records = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    asked = [{name: r[name] for name in ("id", "text", "date", "lang")} for r in records]
    texts.write_text("".join(json.dumps(one) + "\n" for one in asked), "utf-8")
    answers.write_text(
        as_json.render_lines(
            article_payload(
                read.article.id, extracted(read.article.text, read.readings), contradictions(read)
            )
            for read in read_articles([str(texts)], "", "")
        ),
        "utf-8",
    )
    return answers


def _run(folder: Path, gold: Path, answers: Path, *options: str) -> str:
    command = [sys.executable, str(folder / "score.py"), str(gold), str(answers), *options]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
