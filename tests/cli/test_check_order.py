"""The order of files, of figures and of hashes never changes what ``check`` answers."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from tests.command_line import called, process

SOURCES = {
    "daily": "2024-01-12",
    "agency": "2024-01-12",
    "review": "2023-01-13",
    "page": "2016-08-12",
}
FIGURES = {
    "daily": [
        "{id: d1, flow: total, period: 2023, value: 41.76 trillion yuan, growth: up 0.2 percent}",
        "{id: d2, flow: exports, period: 2023, value: 23.77 trillion yuan, also: $3.35 trillion}",
        "{id: d3, flow: imports, period: 2023, value: 17.99 trillion yuan, also: $2.62 trillion}",
        "{id: d4, flow: balance, period: 2023, value: 5.87 trillion yuan}",
        (
            "{id: d5, flow: total, partner: ASEAN, period: 2023, value: 6.41 trillion yuan,"
            " share: 25.4 percent, of: {partner: W}}"
        ),
    ],
    "agency": [
        "{id: a1, flow: exports, period: 2023, value: 27.33 trillion yuan}",
        "{id: a2, flow: exports, period: 2023-Q1, value: 5.65 trillion yuan}",
        "{id: a3, flow: exports, period: 2023-Q2, value: 5.81 billion yuan}",
        "{id: a4, flow: exports, period: 2023-H1, value: 11.46 trillion yuan}",
    ],
    "review": [
        "{id: r1, flow: total, period: 2022, value: 42.07 trillion yuan, growth: up 7.7 percent}",
        "{id: r2, flow: exports, period: 2022, growth: up 10.5 percent}",
        "{id: r3, flow: imports, period: 2022, growth: up 14.3 percent}",
        "{id: r4, reporter: CN-SD, flow: total, period: 2016, value: exceeded 419 billion yuan}",
    ],
    "page": ["{id: p1, reporter: CN-SD, flow: total, period: 2016-H1, value: 714 billion yuan}"],
}


def written(folder: Path, random: Random | None) -> list[str]:
    """Write a file per source, in order or at random; return their paths likewise."""
    paths = []
    for source, figures in FIGURES.items():
        lines = list(figures)
        if random:
            random.shuffle(lines)
        text = (
            f"sources: {{{source}: {{published: {SOURCES[source]}}}}}\n"
            f"defaults: {{source: {source}, reporter: CN}}\nfigures:\n"
        )
        path = folder / f"{source}.yaml"
        path.write_text(text + "".join(f"  - {line}\n" for line in lines), "utf-8")
        paths.append(str(path))
    if random:
        random.shuffle(paths)
    return paths


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the answer for the figures as they stand above."""
    out = called("check", *written(tmp_path_factory.mktemp("order"), None), "-f", "json").out
    verdicts = {f["verdict"] for f in json.loads(out)["findings"]}
    assert verdicts == {"contradicted", "revised"}, "the figures shall be worth the test"
    return out


@pytest.mark.parametrize("seed", range(6))
def test_order_of_files_and_figures(tmp_path: Path, expected: str, seed: int) -> None:
    paths = written(tmp_path, Random(seed))
    assert called("check", *paths, "-f", "json").out == expected


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_hash_seed(tmp_path: Path, expected: str, seed: str) -> None:
    paths = written(tmp_path, Random(int(seed)))
    assert process("check", *paths, "-f", "json", PYTHONHASHSEED=seed).out == expected
