"""Articles read: the figures of a sentence, what each is of, and text that attacks."""

from __future__ import annotations

import pytest

from tbcalc.figures.extracted import Extracted
from tbcalc.sources.prose import read_article
from tbcalc.sources.prose_extracted import extracted

DAY = (2024, 2, 5)


def read(text: str, day: tuple[int, int, int] = DAY) -> tuple[Extracted, ...]:
    return extracted(text, read_article(text, published=day))


def row(figure: Extracted) -> str:
    link = "" if figure.of is None else f" of {figure.of}"
    link += "" if figure.same_as is None else f" = {figure.same_as}"
    whose = f"{figure.reporter or '?'}>{figure.partner or '-'}"
    return f"{figure.text} | {figure.flow or '-'} {figure.period or '?'} {whose}{link}"


def rows(text: str) -> list[str]:
    return [row(figure) for figure in read(text)]


TRAPS = {
    "a list is no sum": ("进口18.48万亿元，分别增长2.3%", ["18.48万亿元", "2.3%"], 18.48e12),
    "a year is no amount": (
        "Trade grew from $5 billion in 2013 to 674.15 billion yuan.",
        ["$5 billion", "674.15 billion yuan"], 5e9,
    ),
    "brackets are no minus": ("a total ($3.86 trillion)", ["$3.86 trillion"], 3.86e12),
    "letters may adjoin": ("exports of $42.8bn", ["$42.8bn"], 42.8e9),
    "a number in two parts": (
        "a surplus of 2 billion 982 million dollars", ["2 billion 982 million dollars"], 2.982e9,
    ),
    "a quarter is no currency": ("In the first quarter trade rose.", [], 0),
    "spaces group digits": ("exports of 1 556.0 billion yuan", ["1 556.0 billion yuan"], 1.556e12),
}  # fmt: skip


@pytest.mark.parametrize(("text", "printed", "first"), TRAPS.values(), ids=TRAPS)
def test_what_others_misread(text: str, printed: list[str], first: float) -> None:
    found = read(text)
    assert [figure.text for figure in found] == printed
    assert not found or float(found[0].nominal) == first


def test_a_growth_belongs_to_the_amount_it_leads_to() -> None:
    text = (
        "Vietnam's outbound shipments jumped 42 percent year on year to $33.6 billion in January "
        "(820 trillion dong), while purchases abroad reached $30.65 billion, up 33.3 percent."
    )
    assert rows(text) == [
        "42 percent | exports 2024-01 Vietnam>- of 1",
        "$33.6 billion | exports 2024-01 Vietnam>-",
        "820 trillion dong | exports 2024-01 Vietnam>- = 1",
        "$30.65 billion | imports 2024-01 Vietnam>-",
        "33.3 percent | imports 2024-01 Vietnam>- of 3",
    ]


def test_lists_in_parallel() -> None:
    text = "1月，我国对日本、韩国进出口分别为1500亿元、1400亿元，同比分别增长1.5%和下降2.5%。"
    assert rows(text) == [
        "1500亿元 | total 2024-01 China>Japan",
        "1400亿元 | total 2024-01 China>South Korea",
        "1.5% | total 2024-01 China>Japan of 0",
        "2.5% | total 2024-01 China>South Korea of 1",
    ]
    assert [float(figure.nominal) for figure in read(text)[2:]] == [0.015, -0.025]


def test_what_a_sentence_leaves_out_is_that_of_the_one_before() -> None:
    text = "Chile's exports in 2023 came to $94 billion.\nImports fell 15 percent to $79 billion."
    assert rows(text)[1:] == [
        "15 percent | imports 2023 Chile>- of 2",
        "$79 billion | imports 2023 Chile>-",
    ]


def test_an_amount_compared_with_is_of_the_time_before() -> None:
    told = read("Ghana's deficit narrowed to $1.2 billion in January from $2.3 billion a year ago.")
    assert [(f.period, f.sign) for f in told] == [("2024-01", -1), ("2023-01", -1)]


def test_a_change_is_no_level() -> None:
    told = read("The Peruvian surplus fell by $0.5 billion to $3 billion in January.")
    assert [(f.role, f.sign) for f in told] == [("change", -1), ("", 1)]


HOSTILE: dict[str, str] = {
    "no space": "a" * 100_000,
    "brackets": "(" * 20_000,
    "control characters": "\x01\x02" * 20_000,
    "right-to-left marks": "\u202e5 billion yuan\u200f" * 2_000,
    "zero-width characters": "5\u200b4 billion\u200b yuan " * 2_000,
    "one list": "rose 5 percent and " * 2_000,
    "one word": "对" * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_that_attacks_is_read_to_its_end(text: str) -> None:
    # What it costs is measured by benchmarks/prose_speed.py.
    assert len(read_article(text)) <= text.count("5")
