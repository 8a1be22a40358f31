"""Reading areas: names the press uses, laws over all names, and misspellings."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.errors import UnknownAreaError
from tbcalc.figures.area import is_area_code
from tbcalc.sources.area_groups import members_of
from tbcalc.sources.area_text import area_name, is_known_area, read_area
from tbcalc.sources.area_words import area_names, area_words, spelling
from tbcalc.sources.lexicon import lexicon_rows

NAMES = """
CN = CN
cn = CN
CHN = CN
China = CN
Chinese mainland = CN
中国 = CN
我国 = CN
US = US
U.S. = US
the United States = US
USA = US
America = US
美国 = US
美 = US
UK = GB
Britain = GB
South Korea = KR
ROK = KR
Korea, Rep. = KR
韩国 = KR
Russia = RU
俄罗斯 = RU
Hong Kong = HK
Hong Kong, China = HK
中国香港 = HK
香港 = HK
台灣 = TW
Viet Nam = VN
Türkiye = TR
Cote d'Ivoire = CI
EU = EU
欧盟 = EU
Euro area = EA
eurozone = EA
ASEAN = ASEAN
东盟 = ASEAN
Belt and Road = BRI
Belt and Road Initiative = BRI
“一带一路” = BRI
RCEP = RCEP
SCO = SCO
G7 = G7
G20 = G20
BRICS = BRICS
Africa = AFRICA
Asia = ASIA
Latin America = LATAM
W = W
World = W
all = W
intra-EU = EU
EU outside euro area = EU/outside-euro-area
Central Asia = CASIA
Shandong = CN-SD
Shandong province = CN-SD
山东省 = CN-SD
Inner Mongolia = CN-NM
广西壮族自治区 = CN-GX
Weihai = CN-SD/Weihai
威海市 = CN-SD/Weihai
Qingdao = CN-SD/Qingdao
Hangzhou = CN-ZJ/Hangzhou
Xi'an = CN-SN/Xian
Suzhou = CN-JS/Suzhou
宿州 = CN-AH/Suzhou
Jilin = CN-JL
吉林市 = CN-JL/Jilin
CN-SD/Somewhere-else = CN-SD/Somewhere-else
US-CA = US-CA
JP+KR = JP+KR
Japan+South Korea = JP+KR
South Korea + Japan = JP+KR
ASEAN+Africa+Latin America+India = AFRICA+ASEAN+IN+LATAM
"""
PAIRS = [line.split(" = ") for line in NAMES.strip().splitlines()]


@pytest.mark.parametrize(("name", "code"), PAIRS)
def test_names_of_the_press_are_read(name: str, code: str) -> None:
    assert read_area(name) == code


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_Hant", "de"])
def test_every_name_reads_back_to_its_code(language: str) -> None:
    for code in area_names():
        assert read_area(area_name(code, language)) == code


def test_no_spelling_means_two_areas() -> None:
    meanings = defaultdict(set)
    for word in area_words():
        if word.kind in ("name", "alias", "short"):
            meanings[spelling(word.text)].add(word.code)
    assert not {text: codes for text, codes in meanings.items() if len(codes) > 1}


def test_every_word_and_member_is_of_a_known_area() -> None:
    assert all(is_known_area(word.code) and word.text == word.text.strip() for word in area_words())
    groups = [(row[0], code) for row in lexicon_rows("area_groups.txt") for code in row[3].split()]
    assert all(is_known_area(group) and is_known_area(code) for group, code in groups)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [("Chnia", "China"), ("Germny", "Germany"), ("Shangdong", "Shandong"), ("Weihei", "Weihai"),
     ("South Koera", "South Korea"), ("Taizhou", "Taizhou (Jiangsu)"), ("俄罗丝", "俄罗斯")],
)  # fmt: skip
def test_a_misspelling_is_told_the_nearest_names(text: str, nearest: str) -> None:
    with pytest.raises(UnknownAreaError) as caught:
        read_area(text)
    assert nearest in caught.value.candidates
    assert nearest in caught.value.remedy or len(caught.value.candidates) > 1


@pytest.mark.parametrize("text", ["", "+", "CN+", "XX", "CN-XX", "CN-SD/", "12", "x" * 100_000])
def test_what_is_no_area_is_refused(text: str) -> None:
    with pytest.raises(UnknownAreaError) as caught:
        read_area(text)
    assert len(caught.value.reason) < 300


@given(st.text(max_size=20))
def test_any_text_is_an_area_or_a_clear_error(text: str) -> None:
    try:
        code = read_area(text)
    except UnknownAreaError:
        return
    assert is_area_code(code)
    assert read_area(code) == code


def test_areas_are_named() -> None:
    assert area_name("CN-SD/Weihai") == "Weihai"
    assert area_name("JP+KR", "zh_CN") == "日本 + 韩国"
    assert area_name("KR", "zh_Hant") == "南韓"
    assert area_name("CN-SD+ASEAN", "zh_TW") == "山東 + 東協"
    assert area_name("CN-SH", "zh_TW") == area_name("CN-SH", "zh_CN") == "上海"
    assert area_name("CN-SD/Somewhere-else") == "Somewhere else"


@pytest.mark.parametrize(
    ("group", "size"),
    [("EU", 27), ("EA", 20), ("ASEAN", 10), ("RCEP", 15), ("G7", 7), ("BRICS", 9), ("APEC", 21),
     ("CPTPP", 11), ("SCO", 10), ("GCC", 6), ("EFTA", 4), ("MERCOSUR", 5), ("CN", 0)],
)  # fmt: skip
def test_groups_have_their_members_of_a_day(group: str, size: int) -> None:
    members = members_of(group, (2024, 7, 31))
    assert len(members) == size
    assert list(members) == sorted(set(members))


def test_membership_changes() -> None:
    assert "GB" in members_of("EU", (2020, 1, 31))
    assert "GB" not in members_of("EU", (2020, 2, 1))
    assert len(members_of("EU", (1957, 1, 1))) == 0
    assert len(members_of("ASEAN", (2025, 11, 1))) == 11
