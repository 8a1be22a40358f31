"""Whatever stands in a file: a dataset, or a clear error with a place; never a traceback.

TBCALC_EXAMPLES sets how many inputs are tried, 2,000 where it is not set.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tbcalc.errors import DatasetSyntaxError, FaultyInputError, TbcalcError
from tbcalc.sources.dataset_fields import DEFAULTS, FIGURE, RELATION, SOURCE, WORDS
from tbcalc.sources.yaml_reader import read_dataset
from tbcalc.sources.yaml_text import flow_text
from tbcalc.views.as_error import render
from tests.dataset_strategies import HOSTILE
from tests.sources.test_dataset_faults import FIGURES, FILES, GOOD, HEAD, RELATIONS

EXAMPLES = int(os.environ.get("TBCALC_EXAMPLES", "2000"))
ROOT = Path(__file__).parents[2] / "datasets"
HEALTH = list(HealthCheck)

names = st.sampled_from(
    sorted({*SOURCE.fields, *DEFAULTS.fields, *FIGURE.fields, *RELATION.fields, "<<", "a", ""})
)
words = st.sampled_from(
    [
        *HOSTILE, *(word for known in WORDS.values() for word in known),
        *("2024", "2017-Q1", "2024-99", "CN", "W", "Germany", "s", "s.1", "s.1.growth", "unsaid"),
        *("25.45 trillion yuan", "up 5 percent", "$5", "¥5 bn", "1.234", "7 yuan per dollar"),
    ]
)  # fmt: skip
values = st.recursive(
    words | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=5),
    max_leaves=12,
)
sections = st.dictionaries(
    st.sampled_from(["sources", "defaults", "figures", "relations", "other"]), values, max_size=4
)
records = st.lists(st.dictionaries(names, values, max_size=8), max_size=4)
well_begun = st.builds(
    lambda figures, relations: {
        "sources": {"s": {}}, "defaults": {"reporter": "CN", "flow": "total", "period": "2024"},
        "figures": figures, "relations": relations,
    },
    records, records,
)  # fmt: skip
signs = st.sampled_from(
    [*"\t\n\r \"'#:,-?[]{}&*!|>%@`\\~=\x00\x85\u2028\ud800元é", "\r\n", ": ", "- "]
)


TEXTS = [
    *(f"{HEAD}{GOOD}  - {figure}\n" for figure in FIGURES.values()),
    *(f"{HEAD}{GOOD}relations:\n  - {relation}\n" for relation in RELATIONS.values()),
    *FILES.values(),
    *(path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("founding/*.yaml"))),
]
"""Files of every kind: sound, and with each fault that is known."""


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A file of the repository or of these tests, with some characters or lines changed."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        between = draw(signs | words | st.text(max_size=5) | st.just(text[start:end] * 2))
        text = text[:start] + between + text[end:]
    return text


def answer(text: str) -> None:
    """Read ``text``; any error must be one that a person can act on."""
    error = _refusal(text)
    if error is None:
        return
    assert error.exit_code == 3
    assert render(error).startswith("tbcalc: error[")
    for fault in getattr(error, "faults", (error,)):
        assert isinstance(fault, TbcalcError)
        assert fault.reason
        assert fault.place.startswith("x.yaml")


def _refusal(text: str) -> TbcalcError | None:
    try:
        read_dataset(text, path="x.yaml")
    except (FaultyInputError, DatasetSyntaxError) as error:
        return error
    return None


@given(mutated())
@settings(max_examples=EXAMPLES * 5 // 8, deadline=None, suppress_health_check=HEALTH)
def test_mutated_files(text: str) -> None:
    answer(text)


@given((sections | well_begun).map(flow_text))
@settings(max_examples=EXAMPLES // 8, deadline=None, suppress_health_check=HEALTH)
def test_random_documents(text: str) -> None:
    answer(text)


@given(st.text() | st.binary().map(lambda raw: raw.decode("utf-8", "surrogateescape")))
@settings(max_examples=EXAMPLES // 4, deadline=None, suppress_health_check=HEALTH)
def test_random_texts(text: str) -> None:
    answer(text)


BOMBS = {
    "areas": "sources: {s: {}}\nfigures:\n"
    + "".join(
        f"  - {{reporter: Chn{n}, flow: total, period: 2024, value: 5}}\n" for n in range(900)
    ),
    "currencies": "sources: {s: {}}\nfigures:\n"
    + "".join(
        f"  - {{reporter: CN, flow: total, period: 2024, value: 5 yua{n}n}}\n" for n in range(900)
    ),
    "brackets": "[" * 100_000,
    "braces": "{a: " * 50_000,
    "one-line": "figures: [" + "{flow: exports}, " * 20_000 + "]",
    "one-word": "a" * 1_000_000,
    "one-value": "figures:\n  - value: " + "9" * 500_000,
    "quotes": "figures:\n  - value: " + '"' * 100_000,
    "hashes": "#" * 500_000,
    "indentation": "\n".join(" " * n + "a:" for n in range(3000)),
    "names": "figures:\n  - {" + ", ".join(f"name{n}: x" for n in range(20_000)) + "}",
    "aliases": "a: &a x\n" + "".join(f"b{n}: [*a, *a]\n" for n in range(20_000)),
    "ids": "sources: {s: {}}\ndefaults: {reporter: CN, flow: total, period: 2024}\nfigures:\n"
    + "".join(f"  - {{id: s-{n}, value: 5 yuan, pair_of: s-x{n}}}\n" for n in range(5_000)),
    "sources": "".join(f"  - {{source: s{n}, value: 5}}\n" for n in range(5_000)).join(
        ("sources: {" + ", ".join(f"t{n}: {{}}" for n in range(5_000)) + "}\nfigures:\n", "")
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_blows_up_is_told_soon(name: str) -> None:
    began = time.process_time()
    answer(BOMBS[name])
    assert time.process_time() - began < 5
