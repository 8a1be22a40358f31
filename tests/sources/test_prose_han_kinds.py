"""Which kind of figure Chinese tells beside a clause: shares of another time, what a part adds."""

from __future__ import annotations

import pytest

from tbcalc.sources.prose import read_article

KINDS = [
    ("美国占中国出口的比重降至11.2%，2022年全年为14.7%。", ["share", "share"]),
    ("占其进口总额的份额降至9.4%，去年同期为12.9%。", ["share", "share"]),
    ("智利对美出口占其铜出口的6%，远低于销往中国的52%。", ["share", "share"]),
    ("占我国外贸的38%，其中出口占比首次超过外资企业，达45.8%。", ["share", "share"]),
    ("对东盟出口占比首次超过五成，达50.3%。", ["share", "share"]),
    ("日中贸易占日本贸易总额的21.7%，美国以15.1%居次。", ["share", "share"]),
    ("进口大豆增13.2%，其中约85%来自巴西。", ["growth", "share"]),
    ("智利车厘子出口逾九成销往中国。", ["share"]),
    ("贸易逆差21万亿日元，相当于上一财年的近4倍。", ["amount", "growth"]),
    ("三地出口占全国的七成，其中浙江38%、广东21%。", ["share", "share", "share"]),
    ("平均每吨98.9美元，上年为110.3美元。", ["rate", "rate"]),
    ("人民币对美元汇率中间价调升8个基点，报7.0421。", ["count", "rate"]),
    ("分别拉动整体出口增长2.2个和5.4个百分点。", ["pp_change", "pp_change"]),
    ("出口约3000万元，比去年多了四成。", ["amount", "growth"]),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS, ids=[t for t, _ in KINDS])
def test_the_kind_is_that_of_what_is_told(text: str, kinds: list[str]) -> None:
    assert [r.kind for r in read_article(text, published=(2023, 10, 20))] == kinds


def test_doubling_is_no_fall() -> None:
    told = read_article("对美出口下滑一成；自韩国进口翻了一番。", published=(2023, 10, 20))
    assert told[1].sort.nominal == 1


ADDED = [
    ("青岛对东盟进出口10亿元，增长9.4%，拉动全市外贸增长3.2个百分点。", "ASEAN", None),
    ("对东盟、欧盟出口分别增长9%、4%，合计拉动出口增速3.6个百分点。", "", None),
    ("云南外贸增长5%，对越南进出口增长36%，拉高全省外贸增速3.1个百分点。", "VN", 0),
]


@pytest.mark.parametrize(("text", "partner", "of"), ADDED, ids=[t for t, _, _ in ADDED])
def test_what_a_part_adds_is_of_the_whole(text: str, partner: str, of: int | None) -> None:
    last = read_article(text, published=(2023, 10, 20))[-1]
    assert (last.partner, last.of) == (partner, of)


def test_what_a_province_adds_to_the_nation_is_of_the_nation() -> None:
    told = read_article("浙江进出口增长6%，对全国外贸增长贡献率达18.6%。", published=(2023, 10, 20))
    assert [r.reporter for r in told] == ["CN-ZJ", "CN"]
