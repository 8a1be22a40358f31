"""Whose trade, and with whom, Chinese figures tell where a sentence does not say it outright."""

from __future__ import annotations

import pytest

from tbcalc.sources.prose import read_article

SIDES = [
    (
        "前三季度山东省进出口2万亿元。\n青岛市进出口6900亿元，占全省的26%。\n全省对东盟进出口4700亿元。",
        ["CN-SD/", "CN-SD/Qingdao/", "CN-SD/Qingdao/", "CN-SD/ASEAN"],
    ),
    ("大连金普新区进出口1000亿元。全省对韩出口900亿元。", ["CN-LN/Dalian/", "CN-LN/KR"]),
    ("成都进出口6000亿元，增速高于全省2个百分点。", ["CN-SC/Chengdu/", "CN-SC/Chengdu/"]),
    (
        "河南进出口8000亿元。郑州综保区进出口4000亿元。民营企业进出口3000亿元，增长5%。",
        ["CN-HA/", "CN-HA/Zhengzhou/", "CN-HA/", "CN-HA/"],
    ),
    ("郑州海关：前三季度河南省进出口3000亿元。", ["CN-HA/"]),
    ("兰州海关透露甘肃省出口汽车3万辆，货值30亿元。", ["CN-GS/", "CN-GS/"]),
    ("一季度，我国对RCEP贸易伙伴进出口2万亿元，占三成。", ["CN/RCEP", "CN/RCEP"]),
    ("山东对“一带一路”贸易伙伴出口2亿元。", ["CN-SD/BRI"]),
    ("德国出口1266亿欧元。\n美国仍是德国货物的最大买家，对美出口121亿欧元。", ["DE/", "DE/US"]),
    ("云南省对缅甸、越南、老挝进出口合计102亿美元，占一半。", ["CN-YN/", "CN-YN/"]),
    ("吉林对俄罗斯、朝鲜两国出口10亿元，增长5%。", ["CN-JL/", "CN-JL/"]),
    (
        "山东对日本、韩国出口10亿元、9亿元，两国合计占两成。",
        ["CN-SD/JP", "CN-SD/KR", "CN-SD/"],
    ),
]


@pytest.mark.parametrize(("text", "sides"), SIDES, ids=[t for t, _ in SIDES])
def test_sides_left_out_are_those_that_are_meant(text: str, sides: list[str]) -> None:
    told = read_article(text, published=(2023, 10, 20))
    assert [f"{r.reporter}/{r.partner}" for r in told] == sides
