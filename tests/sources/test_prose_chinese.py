"""What Chinese constructions say of their figures."""

from __future__ import annotations

import pytest

from tbcalc.sources.prose import read_article

PRICED = [
    ("我国进口大豆8803.1万吨，均价每吨2851元，上涨5.1%。", 1),
    ("我国进口原油5980万吨，每桶均价约53美元。", 1),
    ("按平均汇率1美元兑7.0467元人民币计算。", 0),
]


@pytest.mark.parametrize(("text", "place"), PRICED, ids=[t for t, _ in PRICED])
def test_a_unit_told_before_makes_a_price(text: str, place: int) -> None:
    assert read_article(text, published=(2023, 7, 2))[place].kind == "rate"


SIDES = [
    ("2021年中非贸易总额2542亿美元。", "CN", "AFRICA"),
    ("上半年德中贸易额1480亿欧元。", "DE", "CN"),
    ("2018年，粤港澳大湾区内地九市外贸进出口7万亿元。", "CN/Greater-Bay-Area", ""),
    ("越南工贸部预计，今年全国进出口总额将达7300亿美元。", "VN", ""),
    ("今年前5个月，中欧班列货值640亿元。", "", ""),
    ("民营企业成为我国第一大外贸主体，全年进出口13.48万亿元。", "CN", ""),
    ("2024年中塞双边贸易额90.9亿美元。", "CN", "RS"),
    ("2024年美墨贸易额8399亿美元。", "US", "MX"),
    ("2024年日中贸易总额2926亿美元。", "JP", "CN"),
    ("上半年中拉贸易额2660亿美元。", "CN", "LATAM"),
    ("2022年中巴双边贸易额1715亿美元，巴西对华出口占三成。", "CN", "BR"),
    ("2024年中巴贸易额231亿美元。", "CN", "PK"),
    ("今年中西部地区进出口6.2万亿元。", "", ""),
    ("与俄贸易额906亿美元。", "", "RU"),
    ("我与东盟贸易总值5.57万亿元。", "CN", "ASEAN"),
    ("我国对主要贸易伙伴保持增长，对东盟进出口5.57万亿元。", "CN", "ASEAN"),
    ("2024年中国与阿拉伯国家贸易额4074亿美元。", "CN", "ARAB"),
    ("越南是广西第一大贸易伙伴，双边贸易额2680亿元。", "CN-GX", "VN"),
    ("沙特是中国在中东的最大贸易伙伴，双边贸易额1075亿美元。", "CN", "SA"),
    ("日本、韩国分别为我省第四、第五大贸易伙伴，进出口560亿元。", "", "JP"),
    ("前三季度泰国榴莲输华81万吨。", "TH", "CN"),
    ("其中越方对华出口987亿美元。", "VN", "CN"),
    ("前10个月粤对港进出口9900亿元。", "CN-GD", "HK"),
    ("去年对港口投资9900亿元。", "", ""),
]


@pytest.mark.parametrize(("text", "reporter", "partner"), SIDES, ids=[t for t, _, _ in SIDES])
def test_names_tell_whose_trade_it_is(text: str, reporter: str, partner: str) -> None:
    reading = read_article(text, published=(2023, 7, 2))[0]
    assert (reporter, partner) == (reading.reporter, reading.partner)


PERIODS = [
    ("2020年重庆进出口由2019年的5792.8亿元增至6513.4亿元。", ["2019", "2020"]),
    ("5月我国出口同比增速由上月的22.2%放缓至18.1%。", ["2021-04", "2021-05"]),
    ("2019年我国进出口31.54万亿元，上年为30.5万亿元。", ["2019", "2018"]),
    ("从2001年到2020年，我国贸易额从4.22万亿元增加到32.16万亿元。", ["2001", "2020"]),
    ("广东外贸迈上8万亿元台阶\n2021年，进出口8.27万亿元。", ["2021", "2021"]),
    ("5月我国出口增长2%，为2018年2月以来最高，市场预期3%。", ["2021-05", "2021-05"]),
]


@pytest.mark.parametrize(("text", "periods"), PERIODS, ids=[t for t, _ in PERIODS])
def test_periods_are_those_of_each_figure(text: str, periods: list[str]) -> None:
    readings = read_article(text, published=(2021, 6, 7))
    assert periods == [str(reading.period) for reading in readings]


QUALIFIED = [
    ("越南自中国进口14亿美元，占越南进口总额的37.9%。", 1, "exact"),
    ("出口482亿美元，增长8.6%，低于500亿美元的目标。", 2, "exact"),
    ("出口至少增长5%。", 0, "at_least"),
    ("出口同比上涨5%。", 0, "exact"),
    ("新疆贸易额1835.5亿元，约占新疆外贸总值的四成。", 1, "about"),
    ("雄安新区进出口31.5亿元，约为上年的2.4倍。", 1, "about"),
    ("顺差一·〇七六兆美元，已超越去年全年的一兆美元。", 1, "exact"),
    ("我国进出口增长6.2%，较世界贸易增速高出3.2个百分点。", 1, "exact"),
]


@pytest.mark.parametrize(("text", "place", "told"), QUALIFIED, ids=[t for t, _, _ in QUALIFIED])
def test_a_qualifier_may_stand_before_the_whole(text: str, place: int, told: str) -> None:
    found = read_article(text, published=(2025, 1, 20))[place].found
    assert found.figure.qualifier == told


def test_a_growth_is_of_the_level_reached_and_not_of_the_mark_passed() -> None:
    text = "2022年宁波市进出口1.27万亿元，首超1.2万亿元，同比增长6.3%。"
    assert read_article(text, published=(2023, 1, 17))[2].of == 0


def test_flows_in_a_list_are_each_their_own() -> None:
    text = "浙江省进出口、出口、进口分别为3.38万亿元、2.52万亿元、8628亿元。"
    readings = read_article(text, published=(2021, 1, 20))
    assert [reading.flow for reading in readings] == ["total", "exports", "imports"]


def test_semiconductors_hold_no_half() -> None:
    assert len(read_article("半导体出口172.6亿美元。", published=(2025, 12, 1))) == 1


TOWARDS = [
    ("9月我国出口增长8.3%，其中对美国下降27%，对欧盟增长14.2%。", ["", "US", "EU"]),
    (
        "对东盟出口547亿美元，增长15.6%；对欧盟496亿美元，增长14.2%。",
        ["ASEAN", "ASEAN", "EU", "EU"],
    ),
    ("前三季度出口东盟1.2万亿元，欧盟9000亿元，美国8000亿元。", ["ASEAN", "EU", "US"]),
    ("重庆笔记本电脑出口至欧盟320亿元，占比35%。", ["EU", "EU"]),
    ("輸往越南的出口升45.3%、內地升17.6%，輸往美國跌6.4%。", ["VN", "CN", "US"]),
    ("原油进口来自俄罗斯7400万吨，沙特5900万吨，出口10亿元。", ["RU", "SA", ""]),
    ("巴西大豆出口730万吨，其中93%运往中国。", ["", "CN"]),
    ("中国进口大豆8618万吨，其中巴西大豆6370万吨，美国大豆1680万吨。", ["", "BR", "US"]),
    ("日本对美出口降13%；对华出口增5.8%；贸易逆差2346亿日元。", ["US", "CN", ""]),
    ("广西对东盟进出口3986亿元；广西外贸进出口总值7563亿元。", ["ASEAN", ""]),
    ("輸往亞洲的出口升9%，尤其是越南（升60%）和內地（升17%）。", ["ASIA", "VN", "CN"]),
    ("对东盟出口增长14%；二是结构优化，机电产品出口增长9.6%。", ["ASEAN", ""]),
    ("对东盟出口增长14%；其中机电产品出口增长9.6%。", ["ASEAN", "ASEAN"]),
    ("山东出口1200亿元，对美国150亿元，进口800亿元。", ["", "US", ""]),
]


@pytest.mark.parametrize(("text", "partners"), TOWARDS, ids=[t for t, _ in TOWARDS])
def test_a_partner_may_take_up_the_flow(text: str, partners: list[str]) -> None:
    assert partners == [r.partner for r in read_article(text, published=(2025, 10, 20))]


KINDS = [
    ("民营企业进出口增长7.1%，占比提升1.8个百分点至57.1%。", ["growth", "pp_change", "share"]),
    ("对美出口占比由2018年的19.2%降至2024年的14.7%。", ["share", "share"]),
    ("出口增速由8.7%降至6.0%。", ["growth", "growth"]),
    ("欧盟对中国电动汽车征收35.3%的反补贴税，汽车关税10%。", ["rate", "rate"]),
    ("英国对欧盟出口占其出口总额的41%，低于2016年的43%。", ["share", "share"]),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS, ids=[t for t, _ in KINDS])
def test_a_level_is_of_the_kind_that_moved(text: str, kinds: list[str]) -> None:
    assert kinds == [r.kind for r in read_article(text, published=(2025, 10, 20))]


def test_points_alone_are_against_the_month_named() -> None:
    told = read_article("7月出口增速较6月加快1.4个百分点，达7.2%。", published=(2025, 8, 7))
    assert told[1].basis == "yoy"


def test_a_duty_is_of_the_day_it_begins_on() -> None:
    told = read_article("自6月4日起，关税税率从25%提高至50%。", published=(2025, 6, 16))
    assert {str(reading.period) for reading in told} == {"2025-06-04"}


def test_a_change_of_a_balance_is_of_the_period_told() -> None:
    told = read_article("2018年，逆差增至4192亿美元，比上年多436亿美元。", published=(2019, 3, 7))
    assert [str(reading.period) for reading in told] == ["2018", "2018"]


FACTORS = [
    ("出口额翻了近两番。", "3", "nearly"),
    ("贸易额增长近一倍。", "1", "nearly"),
    ("进口增长了两倍多。", "2", "more_than"),
    ("出口额是上年的两倍。", "1", "exact"),
]


@pytest.mark.parametrize(("text", "value", "told"), FACTORS, ids=[t for t, _, _ in FACTORS])
def test_factors_are_read_in_words(text: str, value: str, told: str) -> None:
    reading = read_article(text, published=(2025, 1, 20))[0]
    assert (reading.kind, str(reading.sort.nominal)) == ("growth", value)
    assert reading.found.figure.qualifier == told


def test_periods_in_a_list_are_each_of_one_figure() -> None:
    told = read_article("一季度、二季度进出口分别为1.3万亿元和1.4万亿元。", published=(2025, 10, 1))
    assert [str(reading.period) for reading in told] == ["2025-Q1", "2025-Q2"]


def test_traditional_signs_are_those_of_simplified_words() -> None:
    told = read_article("臺灣對東協出口10億美元，自歐盟進口5億美元。", published=(2025, 1, 20))
    assert [(r.flow, r.reporter, r.partner) for r in told] == [
        ("exports", "TW", "ASEAN"),
        ("imports", "TW", "EU"),
    ]


OF_TIMES = [
    ("对美出口增长28.6%，10月为25.2%，对欧盟增长14.8%。", ["2025-11", "2025-10", "2025-11"]),
    ("出口增长22.2%，远高于9月份修正后的7%，进口增5%。", ["2025-11", "2025-09", "2025-11"]),
    ("贸易额达6882.8亿美元，是1979年建交时的275倍。", ["2025-11", "2025-11"]),
    ("顺差升至39.4亿澳元，约为8月份11.1亿澳元的3.5倍。", ["2025-11", "2025-08", "2025-11"]),
    ("截至11月的三个月，逆差103亿英镑。", ["2025-09/2025-11"]),
]


@pytest.mark.parametrize(("text", "periods"), OF_TIMES, ids=[t for t, _ in OF_TIMES])
def test_another_time_is_of_its_own_figure(text: str, periods: list[str]) -> None:
    readings = read_article("11月" + text, published=(2025, 12, 8))
    if text.startswith("截至"):
        readings = read_article(text, published=(2025, 12, 8))
    assert periods == [str(reading.period) for reading in readings]


def test_a_step_to_a_level_is_no_range() -> None:
    told = read_article("6月逆差扩大4亿英镑至103亿英镑。", published=(2025, 9, 12))
    assert [reading.sort.role for reading in told] == ["change", ""]
    assert [reading.found.figure.qualifier for reading in told] == ["exact", "exact"]


def test_the_city_of_a_dispatch_trades_nothing() -> None:
    told = read_article("路透北京11月7日电：中国10月出口下降1.1%。", published=(2025, 11, 7))
    assert told[0].reporter == "CN"


def test_the_way_to_a_rate_is_not_its_own() -> None:
    told = read_article("9月出口增速由0.9%升至14.8%。", published=(2025, 11, 7))
    assert [str(reading.sort.nominal) for reading in told] == ["0.009", "0.148"]
    told = read_article("出口增速预期则由1.8%下调至0.5%。", published=(2025, 11, 7))
    assert [str(reading.sort.nominal) for reading in told] == ["0.018", "0.005"]


def test_where_something_ranks_is_not_whose_it_is() -> None:
    told = read_article(
        "山东外贸增长。农产品出口1180亿元，居全国首位，增5%。", published=(2025, 10, 20)
    )
    assert [reading.reporter for reading in told] == ["CN-SD", "CN-SD"]


def test_exports_and_imports_are_told_in_their_order_in_traditional_signs() -> None:
    told = read_article("八月整體出口和進口貨值分別上升14.5%和11.5%。", published=(2025, 9, 25))
    assert [reading.flow for reading in told] == ["exports", "imports"]


def test_a_share_of_what_is_not_told_is_of_no_amount() -> None:
    told = read_article("2024年巴西出口944亿美元，其中大豆约占三分之一。", published=(2025, 1, 10))
    assert [reading.of for reading in told] == [None, None]
    told = read_article("机电产品出口944亿美元，约占出口总值的三成。", published=(2025, 1, 10))
    assert [reading.of for reading in told] == [None, 0]


SIGNED = [("出口同比-1.1%，进口环比+1.0%。", ["-0.011", "0.010"]), ("增速为-1.1%。", ["-0.011"])]


@pytest.mark.parametrize(("text", "values"), SIGNED, ids=[t for t, _ in SIGNED])
def test_a_sign_may_adjoin_a_word(text: str, values: list[str]) -> None:
    readings = read_article(text, published=(2025, 11, 12))
    assert values == [str(reading.sort.nominal) for reading in readings]


def test_a_share_of_the_world_is_no_trade_with_it() -> None:
    told = read_article("2024年中国出口3.58万亿美元，占全球出口的14.6%。", published=(2025, 4, 1))
    assert [(r.reporter, r.partner) for r in told] == [("CN", ""), ("CN", "")]


def test_a_whole_year_that_is_expected_is_the_one_going_on() -> None:
    told = read_article("预计全年进出口将突破45万亿元。", published=(2025, 11, 25))
    assert str(told[0].period) == "2025"


def test_deals_of_a_fair_are_of_no_period_told_before() -> None:
    text = "2024年，我国进出口43.85万亿元。第七届进博会意向成交额达800.1亿美元。"
    assert [r.period is None for r in read_article(text, published=(2025, 4, 20))] == [False, True]
