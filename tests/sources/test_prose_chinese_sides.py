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

SIDES += [
    ("深圳进出口4万亿元，为内地城市第一。出口2万亿元，居全国首位。", ["CN-GD/Shenzhen/"] * 2),
    ("青海外贸30亿元，在全国排名末位，但出口增长46%。", ["CN-QH/"] * 2),
    ("云南对缅甸贸易额600亿元，居东盟各国之首。", ["CN-YN/MM"]),
    (
        "印尼出口246亿美元。中国是印尼非油气产品最大出口市场，出口46亿美元，美国以23亿美元居次。",
        ["ID/", "ID/CN", "ID/US"],
    ),
    ("中国出口汽车4万辆。俄罗斯是最大目的地，对俄出口38亿美元。", ["CN/", "CN/RU"]),
    (
        "日本汽车出口9万辆，其中美国为最大买家，金额38亿美元，中国居第二，为20亿美元。",
        ["JP/", "JP/US", "JP/CN"],
    ),
    ("墨西哥对美出口1144亿美元，占美国进口总额的15.4%。", ["MX/US"] * 2),
    ("尼日利亚对华贸易额239亿美元，占中非贸易总额不足9%。", ["NG/CN"] * 2),
    ("越南出口2500亿美元，其中美国占30%，中国占16%。", ["VN/", "VN/US", "VN/CN"]),
]

SIDES += [
    ("中国连续15年保持东盟第一大贸易伙伴地位，双方贸易额4.5万亿元。", ["CN/ASEAN"]),
    ("德国出口1.5万亿欧元。中国为德国最大贸易伙伴，双边贸易额2500亿欧元。", ["DE/", "DE/CN"]),
    ("对美国进出口2.2万亿元，占我外贸总值的12%。", ["CN/US"] * 2),
    ("前三季度京津冀进出口3.8万亿元。", ["CN/Beijing-Tianjin-Hebei/"]),
    ("德国对华贸易额21亿欧元，增长3%；同年德国出口总额204亿欧元。", ["DE/CN", "DE/CN", "DE/"]),
    ("10月中国对美出口34亿美元。\n10月中国总体出口下降1.1%。", ["CN/US", "CN/"]),
    ("巴西对华出口增35%，而对美出口降43%，当月顺差45亿美元。", ["BR/CN", "BR/US", "BR/"]),
    ("英国自欧盟进口7亿，自非欧盟国家进口14亿；对欧盟出口5亿英镑。", ["GB/EU", "GB/", "GB/EU"]),
    ("港方统计，今年首10个月香港输往内地的转口货值120亿元。", ["HK/CN"]),
    ("美方将2000亿美元中国输美商品的关税税率由10%上调至25%。", ["US/CN"] * 3),
    ("欧盟对中国电动汽车加征35%的反补贴税。", ["EU/CN"]),
]

SIDES += [
    ("机构对中国9月出口增速的预测均值为6.5%，对进口的预测均值为2.1%。", ["CN/", "CN/"]),
    ("上海进出口3.18万亿元，微增0.6%；山东2.5万亿元。", ["CN-SH/", "CN-SH/", "CN-SD/"]),
    ("合肥进出口38亿元，芜湖11亿元，合计占全省的57%。", ["CN-AH/Hefei/", "CN-AH/Wuhu/", "CN-AH/"]),
    ("广东进出口6亿元。\n深圳以3亿元居首，其中出口2亿元。", ["CN-GD/", *["CN-GD/Shenzhen/"] * 2]),
    ("东盟、美国为我国前两大贸易伙伴，占比分别为14.5%和12.5%。", ["CN/ASEAN", "CN/US"]),
    ("台灣接單金額43億美元；其中來自美國15億美元，占36%。", ["TW/", "TW/US", "TW/US"]),
    ("广东出口4万亿元，增速高于全国出口增速1.1个百分点。", ["CN-GD/", "CN-GD/"]),
]

SIDES += [
    ("浙江进出口4万亿元。义乌所在的金华市进出口7千亿元。", ["CN-ZJ/", "CN-ZJ/Jinhua/"]),
    (
        "浙江进出口4亿元。金华进出口7亿元。\n对美出口下降6%，占全省的14%。",
        ["CN-ZJ/", "CN-ZJ/Jinhua/", "CN-ZJ/US", "CN-ZJ/US"],
    ),
    ("陕西外贸增速领跑全国，进出口612亿元。", ["CN-SN/"]),
    ("我国汽车出口522万辆，首次超过日本跃居世界第一，金额71亿元。", ["CN/"] * 2),
    ("独联体国家占俄外贸的12.3%，欧盟占35.6%。", ["RU/CIS", "RU/EU"]),
    ("香港是内地服务贸易第一大伙伴，双方服务进出口96亿元。", ["CN/HK"]),
    ("缅甸数据，缅中边境贸易额9亿美元，缅泰边境贸易额18亿美元。", ["MM/CN", "MM/TH"]),
]

SIDES += [
    ("中国对美国以外市场的出口增长2%，对美出口756亿美元。", ["CN/", "CN/US"]),
    (
        "东盟口岸进口榴莲6亿美元，其中自泰国进口占83%，自越南占16%。",
        ["ASEAN/", "ASEAN/TH", "ASEAN/VN"],
    ),
    ("对墨西哥出口一升一降：山东87亿元，增6%；河南52亿元。", ["CN-SD/MX", "CN-SD/MX", "CN-HA/MX"]),
    ("台灣對大陸（含香港）出口年減9%。", ["TW/CN+HK"]),
    ("2024年台日雙邊貿易額722億美元。", ["TW/JP"]),
]

SIDES += [
    ("香港錄得逆差3億元。輸往內地的貨值跌7%，輸往美國的貨值跌23%。", ["HK/", "HK/CN", "HK/US"]),
    ("台灣對美出口年增17%，對陸港出口年減9%，進口合計1,386億美元。", ["TW/US", "TW/CN+HK", "TW/"]),
]

SIDES += [
    ("四川进出口769亿元，在全国外贸十强中居首，其中出口431亿元。", ["CN-SC/", "CN-SC/"]),
    ("温州出口1.2亿元，其中对欧洲占六成。", ["CN-ZJ/Wenzhou/", "CN-ZJ/Wenzhou/EUROPE"]),
    (
        "青岛、烟台进出口分别为84亿元、41亿元，青岛占两成。",
        ["CN-SD/Qingdao/", "CN-SD/Yantai/", "CN-SD/Qingdao/"],
    ),
    ("本港輸往內地、美國的貨值分別升24%及9%。", ["HK/CN", "HK/US"]),
    ("美方对约1200亿美元中国商品加征15%的关税。", ["US/CN", "US/CN"]),
]

SIDES += [
    (
        "深圳对东盟进出口3亿元，深圳口岸进出口总值9亿元。",
        ["CN-GD/Shenzhen/ASEAN", "CN-GD/Shenzhen/"],
    ),
    ("我国对东盟进出口增长21%，对RCEP贸易伙伴增长19.3%。", ["CN/ASEAN", "CN/RCEP"]),
]

SIDES += [
    (
        "云南对东盟进出口10亿元，其中缅甸5亿元，增长5%；越南2亿元。",
        ["CN-YN/ASEAN", "CN-YN/MM", "CN-YN/MM", "CN-YN/VN"],
    ),
]


@pytest.mark.parametrize(("text", "sides"), SIDES, ids=[t for t, _ in SIDES])
def test_sides_left_out_are_those_that_are_meant(text: str, sides: list[str]) -> None:
    told = read_article(text, published=(2023, 10, 20))
    assert [f"{r.reporter}/{r.partner}" for r in told] == sides


POINTED = [
    ("台灣對東協出口7億、對歐洲3億、對日本2億美元，年增率依序為32%、36%與24%。", [0, 1, 2]),
    ("台灣出口415億美元，首度跨越410億美元關卡，年增30%。", [0]),
    ("出口2999亿元，历史同期首次接近3000亿元，增长10%。", [0]),
    ("自沙特进口7864万吨，日均约157万桶，同比减少9%。", [0]),
    (
        "我国对东盟、欧盟、美国分别出口5万亿元、4万亿元和3万亿元，其中对美下降13%，其余两者分别增长9%、4%。",
        [2, 0, 1],
    ),
    ("浙江出口2万亿元，对欧盟、美国、东盟出口5亿元、4亿元和3亿元，前两者分别增长5%、6%。", [1, 2]),
    ("对日本、韩国、美国分别出口9亿元、8亿元和7亿元，前三者分别增长1%、2%、3%。", [0, 1, 2]),
    ("与中国、新加坡、美国贸易额分别为4亿、3亿和2亿美元，对新、对美贸易分别增长5%和7%。", [1, 2]),
]


@pytest.mark.parametrize(("text", "targets"), POINTED, ids=[t for t, _ in POINTED])
def test_growth_is_of_what_words_point_at(text: str, targets: list[int]) -> None:
    told = read_article(text, published=(2023, 10, 20))
    assert [r.of for r in told if r.kind == "growth"] == targets


SPELLED = [
    ("出口十三亿美元，年增十％，进口年减十一·七％。", ["1.3E+9", "0.10", "-0.117"]),
    ("进口十多亿美元，第十届，十大产业，数十亿美元。", ["1.0E+9"]),
]


@pytest.mark.parametrize(("text", "values"), SPELLED, ids=[t for t, _ in SPELLED])
def test_ten_begins_a_number(text: str, values: list[str]) -> None:
    told = read_article(text, published=(2023, 10, 20))
    assert [f"{r.sort.nominal}" for r in told] == values


TAKEN = [
    ("中国对欧盟出口1.5万亿元，欧盟占中国外贸总值的12.8%。", ("total", "EU", None)),
    ("俄罗斯出口43亿美元，顺差15亿美元，亚洲占其出口的比重为75%。", ("exports", "ASIA", None)),
    ("德国对美出口18亿欧元，对华出口12亿欧元，美国占行业出口总额的13%。", ("exports", "US", 0)),
    ("哈萨克斯坦出口407亿美元；中国占哈外贸总额的比重为22%。", ("total", "CN", None)),
    ("韩国对华出口65亿美元，美国所占比重升至18%。", ("exports", "US", None)),
    ("越南出口2500亿美元，美国占30%。", ("exports", "US", None)),
]


@pytest.mark.parametrize(("text", "told"), TAKEN, ids=[t for t, _ in TAKEN])
def test_a_share_is_of_who_takes_it(text: str, told: tuple[str, str, int | None]) -> None:
    last = read_article(text, published=(2023, 10, 20))[-1]
    assert (last.flow, last.partner, last.of) == told


def test_what_a_duty_is_raised_to_is_a_rate() -> None:
    text = "美国宣布对中国输美商品加征10%关税，并将于次年1月1日上调至25%。"
    assert [r.kind for r in read_article(text, published=(2018, 9, 18))] == ["rate", "rate"]


def test_points_above_a_rate_are_of_the_growth_and_not_of_the_share_behind() -> None:
    text = "我国对东盟进出口5万亿元，增长2.2%，比外贸整体增速高0.9个百分点，占比提升至51.1%。"
    assert [r.of for r in read_article(text, published=(2023, 10, 20))] == [None, 0, 1, 0]


def test_a_second_basis_is_not_that_of_the_next_flow() -> None:
    text = "进出口2万亿元，同比下滑4.5%，但环比提升5.6%；出口1.2万亿元，跌3.7%。"
    told = read_article(text, published=(2015, 12, 8))
    assert [r.basis for r in told if r.kind == "growth"] == ["yoy", "mom", "yoy"]
