"""Of which time Chinese figures are that have a time of their own, or another's beside it."""

from __future__ import annotations

import pytest

from tbcalc.sources.prose import read_article

TIMES = [
    (
        "分月看，1月进出口3.07万亿元，2月3.11万亿元，3月4.71万亿元。",
        ["2025-01", "2025-02", "2025-03"],
    ),
    ("5月出口同比增长5.9%，而4月为下降1.1%。", ["2025-05", "2025-04"]),
    ("5月欧元区逆差34亿欧元，而2021年5月为顺差6亿欧元。", ["2025-05", "2021-05"]),
    ("5月出口跌4%，跌幅比4月收窄，而进口跌幅由8%扩大到12%。", ["2025-05", "2025-04", "2025-05"]),
    ("去年顺差15亿美元；12月顺差6亿美元，优于预期的5亿美元。", ["2024", "2024-12", "2024-12"]),
    ("印度5月逆差15亿美元，一年前为14亿美元。", ["2025-05", "2024-05"]),
    ("5月顺差80亿澳元，打破前月61亿的纪录，超出60亿的预期。", ["2025-05", "2025-04", "2025-05"]),
    ("第一季度对美出口12亿欧元，而上一季度曾达16亿欧元。", ["2025-Q1", "2024-Q4"]),
    ("去年一至三季度，我国进出口增速依次为1.3%、4.5%和6%。", ["2024-Q1", "2024-Q2", "2024-Q3"]),
    ("今年1月、2月出口各為37億美元與31億美元。", ["2025-01", "2025-02"]),
    (
        "加拿大5月逆差扩大至63亿加元，4月修正值为38亿加元；对美出口占比由4月的72%升至73%。",
        ["2025-05", "2025-04", "2025-04", "2025-05"],
    ),
    ("5月出口跌8.8%，跌幅较4月的36.7%大幅收窄。", ["2025-05", "2025-04"]),
    (
        "5月日本出口9万亿日元。\n4月顺差由初值15亿日元下修至14亿日元。\n对美出口1万亿日元。",
        ["2025-05", "2025-04", "2025-04", "2025-05"],
    ),
    ("截至5月末，班列今年累计开行1万列，发送货物9万标箱。", ["2025-01/2025-05"] * 2),
    ("台灣全年出口可望達5,900億美元。", ["2025"]),
    ("2024年第四季度美国经常账户逆差30亿美元。\n全年货物出口2万亿美元。", ["2024-Q4", "2024"]),
]


@pytest.mark.parametrize(("text", "periods"), TIMES, ids=[t for t, _ in TIMES])
def test_each_figure_is_of_its_own_time(text: str, periods: list[str]) -> None:
    told = read_article(text, published=(2025, 6, 16))
    assert [str(reading.period) for reading in told] == periods


BASES = [
    ("5月出口稀土59吨，环比减少22%，比去年同期的62吨减少3.6%。", ["mom", "yoy"]),
    ("台灣5月出口411億美元，月減0.5%、年增9.7%。", ["mom", "yoy"]),
    ("5月出口同比增长5.9%，而4月为下降1.1%。", ["yoy", "yoy"]),
]


@pytest.mark.parametrize(("text", "bases"), BASES, ids=[t for t, _ in BASES])
def test_a_growth_has_the_basis_told_for_it(text: str, bases: list[str]) -> None:
    told = read_article(text, published=(2025, 6, 16))
    assert [r.basis for r in told if r.kind == "growth"] == bases
