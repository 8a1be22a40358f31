"""What is told of a faulty dataset: one golden message for each kind of fault."""

from __future__ import annotations

import pytest

from tbcalc.errors import FaultyInputError, TbcalcError
from tbcalc.sources.yaml_reader import read_dataset
from tbcalc.views.as_error import render
from tests.conftest import Golden

HEAD = """\
sources:
  xinhua-2025-11-26: {publisher: Xinhua, published: 2025-11-26}
defaults: {source: xinhua-2025-11-26, reporter: CN, partner: W, scope: goods}
figures:
"""
GOOD = "  - {flow: imports, period: 2024, value: 18.39 trillion yuan}\n"

BOMB = """\
sources:
  a: &a {note: x}
  b: &b {note: [*a, *a]}
  c: {note: [*b, *b]}
"""

FIGURES = {
    "unknown-currency": "{flow: exports, period: 2024, value: 25.45 trillion zorkmids}",
    "unknown-scale": "{flow: exports, period: 2024, value: 6.2 zillion yuan}",
    "ambiguous-currency": "{flow: exports, reporter: ASEAN, period: 2024, value: ¥5 trillion}",
    "ambiguous-number": "{measure: price-index, period: 2024, value: 1.234}",
    "misspelt-flow": "{flow: exprots, period: 2024, value: 25.45 trillion yuan}",
    "flow-by-another-name": "{flow: surplus, period: 2024, value: 7 trillion yuan}",
    "unknown-field": "{flwo: exports, period: 2024, value: 25.45 trillion yuan}",
    "comma-in-brackets": "{flow: exports, period: 2024, value: 25,450 billion yuan}",
    "bad-period": "{flow: exports, period: 2024-13, value: 25.45 trillion yuan}",
    "unknown-area": "{flow: exports, partner: Germny, period: 2024, value: 5 billion yuan}",
    "unknown-word": "{flow: exports, period: 2024, value: 5 billion yuan, status: estimat}",
    "share-without-of": "{flow: exports, partner: ASEAN, period: 2024, share: 15.7 percent}",
    "share-of-itself": "{flow: exports, partner: ASEAN, period: 2024, share: 15.7 percent, of: {}}",
    "also-without-value": "{flow: exports, period: 2024, also: $5 billion}",
    "of-without-share": "{flow: exports, period: 2024, value: 5 yuan, of: {partner: W}}",
    "basis-without-growth": "{flow: exports, period: 2024, value: 5 yuan, basis: mom}",
    "of-an-unknown-figure": "{flow: exports, period: 2024, growth: up 5%, of: xinhua-2025-11-26.7}",
    "undeclared-source": "{source: xinhua-2025-11-27, flow: exports, period: 2024, value: 5 yuan}",
    "amount-as-growth": "{flow: exports, period: 2024, growth: 5 billion yuan}",
    "percentage-as-level": "{flow: exports, period: 2024, value: up 5 percent}",
    "flow-and-measure": "{flow: exports, measure: gdp, period: 2024, value: 5 yuan}",
    "flow-as-measure": "{measure: exports, period: 2024, value: 5 yuan}",
    "no-period": "{flow: exports, value: 25.45 trillion yuan}",
    "no-flow": "{period: 2024, value: 25.45 trillion yuan}",
    "no-value": "{flow: exports, period: 2024}",
    "list-for-a-text": "{flow: [exports, imports], period: 2024, value: 5 yuan}",
    "text-for-a-figure": "exports of 25.45 trillion yuan",
    "merge-key": "{<<: {flow: exports}, period: 2024, value: 5 yuan}",
    "tag": "{flow: exports, period: !!int 2024, value: 5 yuan}",
    "anchor": "{flow: exports, period: &year 2024, value: 5 yuan}",
    "id-twice": "{id: xinhua-2025-11-26.1, flow: exports, period: 2024, value: 5 yuan}",
    "no-rate": "{period: 2024, rate: 7.12 yuan}",
    "two-faults": "{flow: exprots, period: 2024, value: 6.2 zillion yuan}",
    "duplicate-key": "{flow: exports, period: 2024, period: 2023, value: 5 yuan}",
}

RELATIONS = {
    "nothing-said": "{flow: total, period: 2024}",
    "two-things-said": "{record: {flow: total}, greater: {flow: exports}, period: 2024}",
    "than-missing": "{greater: {flow: exports}, period: 2024}",
    "stray-field": "{record: {flow: total}, exhaustive: no, period: 2024}",
    "parts-twice": "{parts: [{product: oil}, {product: oil}], of: {}, flow: total, period: 2024}",
    "no-word": "{parts: [{product: oil}], of: {}, exhaustive: maybe, flow: total, period: 2024}",
}

FILES = {
    "empty": "",
    "only-a-comment": "# nothing yet\n",
    "a-list": "- {flow: exports}\n",
    "a-text": "China's exports rose.\n",
    "tab": "figures:\n\t- {flow: exports}\n",
    "tab-within": "figures:\n  -\t{flow: exports}\n",
    "colon-in-a-title": "sources:\n  a:\n    title: Explainer: why\n",
    "open-quote": 'sources:\n  a:\n    title: "Explainer\n    url: x\n',
    "open-bracket": HEAD + "  - {flow: exports, period: 2024\n" + GOOD,
    "wrong-indentation": HEAD + "  - flow: exports\n    period: 2024\n   value: 5 yuan\n",
    "sign-at-the-start": HEAD + "  - {flow: exports, period: 2024, value: @5 yuan}\n",
    "two-documents": HEAD + GOOD + "---\n" + HEAD + GOOD,
    "no-figures": HEAD.replace("figures:\n", ""),
    "alias-bomb": BOMB + HEAD.removeprefix("sources:") + GOOD,
    "deep": "[" * 5000,
    "control-character": HEAD + "  - {flow: exports, note: \x07}\n",
    "section-misspelt": HEAD.replace("figures:", "figure:") + GOOD,
    "section-twice": HEAD + GOOD + "figures:\n" + GOOD,
    "figures-as-a-mapping": HEAD + "  a: {flow: exports}\n",
    "source-with-a-space": HEAD.replace("xinhua-2025-11-26:", "xinhua 2025:") + GOOD,
    "date-of-a-source": HEAD.replace("published: 2025-11-26", "published: 26 Nov 2025") + GOOD,
    "fault-in-defaults": HEAD.replace("reporter: CN", "reporter: Chna") + GOOD + GOOD,
    "no-source": "sources: {a: {}, b: {}}\ndefaults: {reporter: CN}\nfigures:\n" + GOOD,
    "names-that-are-no-words": HEAD + "  - {[flow]: exports}\n",
}  # fmt: skip


def told(text: str) -> str:
    with pytest.raises(TbcalcError) as raised:
        read_dataset(text, path="trade.yaml")
    assert raised.value.exit_code == 3
    return render(raised.value)


@pytest.mark.parametrize("name", FIGURES)
def test_a_faulty_figure(name: str, golden: Golden) -> None:
    golden(f"dataset-faults/figure/{name}.txt", told(f"{HEAD}{GOOD}  - {FIGURES[name]}\n"))


@pytest.mark.parametrize("name", RELATIONS)
def test_a_faulty_relation(name: str, golden: Golden) -> None:
    text = f"{HEAD}{GOOD}relations:\n  - {RELATIONS[name]}\n"
    golden(f"dataset-faults/relation/{name}.txt", told(text))


@pytest.mark.parametrize("name", FILES)
def test_a_faulty_file(name: str, golden: Golden) -> None:
    golden(f"dataset-faults/file/{name}.txt", told(FILES[name]))


LONG = "x" * 500
MARKED = {
    "two-faults": ("{flow: exprots, period: 2024, value: 6 zillion yuan}", ["exprots", "zillion"]),
    "within-quotes": ("{flow: total, period: 2024, value: '6.2 zillion yuan'}", ["zillion"]),
    "within-a-block": ("flow: total\n    period: 2024\n    value: 6 zillion yuan", ["zillion"]),
    "folded": ("{flow: total, period: 2024, value: 6.2\n      zillion yuan}", ["6.2"]),
    "escaped": (r'{flow: total, period: 2024, value: "6 \x7a\x7a yuan"}', [r'"6 \x7a\x7a yuan"}']),
    "wide-letters": ("{flow: 出口额, period: 2024, value: 6 亿元}", ["出口额"]),
    "far-in-a-line": (f"{{note: {LONG}, flow: exprots, period: 2024, growth: 5%}}", ["exprots"]),
    "unit": ("{flow: total, period: 2024, value: 5, unit: furlongs}", ["5"]),
}  # fmt: skip


@pytest.mark.parametrize("name", MARKED)
def test_carets_stand_under_the_offending_words(name: str) -> None:
    figure, words = MARKED[name]
    with pytest.raises(FaultyInputError) as raised:
        read_dataset(f"{HEAD}  - {figure}\n", path="trade.yaml")
    marked = [
        fault.text[fault.span[0] : fault.span[1]] for fault in raised.value.faults if fault.span
    ]
    assert marked[: len(words)] == words
    for fault in raised.value.faults:
        _, line, column = fault.place.rsplit(":", 2)
        assert fault.span
        shown = f"{HEAD}  - {figure}\n".splitlines()[int(line) - 1]
        assert shown[int(column) - 1 :].startswith(fault.text[fault.span[0] : fault.span[1]])
