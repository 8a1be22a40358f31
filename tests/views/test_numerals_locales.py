"""Numbers and periods in the locales of CLDR: what a reader of each takes them for."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from babel.localedata import locale_identifiers
from babel.numbers import format_compact_decimal

from tbcalc.errors import UsageError
from tbcalc.exact.interval import Interval
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.views.numerals import Style, numeral
from tbcalc.views.numerals_locales import cldr_locale, cldr_number, cldr_scale
from tbcalc.views.period_names import period_label


def about(value: str, half: str, unit: str = "CNY") -> Quantity:
    number = Decimal(value)
    bounds = Interval.around(number, Decimal(half))
    return Quantity(number, bounds, bounds, unit)


@pytest.mark.parametrize(
    ("locale", "yuan", "dollars", "percent"),
    [
        ("de", "7,06 Billionen Renminbi Yuan", "899 Milliarden US-Dollar", "21,8 %"),
        ("de_CH", "7.06 Billionen Renminbi Yuan", "899 Milliarden US-Dollar", "21.8 %"),
        ("fr", "7,06 billions yuans renminbi chinois", "899 milliards dollars des États-Unis",
         "21,8 %"),
        ("es", "7,06 billones yuanes renminbi", "899 mil millones dólares estadounidenses",
         "21,8 %"),
        ("es_MX", "7.06 billones yuanes renminbi", "899 mil millones dólares estadounidenses",
         "21.8 %"),
        ("it", "7,06 mila miliardi yuan cinesi", "899 miliardi dollari statunitensi", "21,8 %"),
        ("pt_BR", "7,06 trilhões Yuans chineses", "899 bilhões Dólares americanos", "21,8 %"),
        ("pt_PT", "7,06 biliões yuans", "899 mil milhões dólares dos Estados Unidos", "21,8 %"),
        ("nl", "7,06 biljoen Chinese yuan", "899 miljard Amerikaanse dollar", "21,8 %"),
        ("sv", "7,06 biljoner kinesiska yuan", "899 miljarder amerikanska dollar", "21,8 %"),
        ("da", "7,06 billioner kinesiske yuan", "899 milliarder amerikanske dollar", "21,8 %"),
        ("pl", "7,06 biliona juanów chińskich", "899 miliardów dolarów amerykańskich", "21,8 %"),
        ("cs", "7,06 bilionu čínských jüanů", "899 miliard amerických dolarů", "21,8 %"),
        ("ru", "7,06 триллиона китайских юаней", "899 миллиардов долларов США", "21,8 %"),
        ("tr", "7,06 trilyon Çin yuanı", "899 milyar ABD doları", "21,8 %"),
        ("ja", "7.06 兆 中国人民元", "8,990 億 米ドル", "21.8 %"),
        ("ko", "7.06 조 중국 위안화", "8,990 억 미국 달러", "21.8 %"),
        ("hi", "70.6 खरब चीनी युआन", "8.99 खरब यूएस डॉलर", "21.8 %"),
        ("ar", "7.06 ترليون يوان صيني", "899 مليار دولار أمريكي", "21.8 %"),
        ("he", "7.06 טריליון יואן סיני", "899 מיליארד דולר אמריקאי", "21.8 %"),
        ("fa", "7.06 هزارمیلیارد یوآن چین", "899 میلیارد دلار آمریکا", "21.8 %"),
        ("id", "7,06 triliun Yuan Tiongkok", "899 miliar Dolar Amerika Serikat", "21,8 %"),
        ("vi", "7,06 nghìn tỷ nhân dân tệ", "899 tỷ đô la Mỹ", "21,8 %"),
        ("th", "7.06 ล้านล้าน หยวนจีน", "8.99 แสนล้าน ดอลลาร์สหรัฐ", "21.8 %"),
        ("sw", "7.06 trilioni yuan za Uchina", "899 bilioni dola za Marekani", "21.8 %"),
        ("en_IN", "7.06 trillion Chinese yuan", "899 billion US dollars", "21.8 %"),
        ("zh_CN", "7.06万亿元", "8,990亿美元", "21.8%"),
        ("zh_TW", "7.06兆元人民幣", "8,990億美元", "21.8%"),
        ("zh_HK", "7.06萬億元人民幣", "8,990億美元", "21.8%"),
    ],
)  # fmt: skip
def test_native_numbers_of_a_locale(locale: str, yuan: str, dollars: str, percent: str) -> None:
    style = Style(locale, native=True)
    assert str(numeral(about("7.06e12", "0.005e12"), style)) == yuan
    assert str(numeral(about("899e9", "0.5e9", "USD"), style)) == dollars
    assert str(numeral(about("0.218", "0.0005", "1"), style)) == percent


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en_IN", "6,54,321"), ("hi", "6,54,321"), ("bn", "6,54,321"), ("de", "654.321"),
        ("de_CH", "654’321"), ("fr", "654 321"), ("pl", "654 321"), ("en", "654,321"),
        ("ar_EG", "654,321"),
    ],
)  # fmt: skip
def test_grouping(locale: str, text: str) -> None:
    told = numeral(about("654321", "0", "heads"), Style(locale, "one")).number
    assert re.sub("[\u00a0\u202f]", " ", told) == text


@pytest.mark.parametrize(
    ("locale", "text"), [("de", "25,40"), ("fr", "25,40"), ("zh_CN", "25.40"), ("ja", "25.40")]
)
def test_zeros_that_were_printed_stay(locale: str, text: str) -> None:
    assert numeral(about("25.40e12", "0.005e12"), Style(locale)).number == text


def test_no_sign_of_latin_letters_stands_for_a_scale_that_other_readers_know_otherwise() -> None:
    for locale in locale_identifiers():
        for power in (6, 9, 12):
            _, word = cldr_scale(Decimal(10) ** power, None, locale)
            assert word not in {"B", "Bn", "T", "Tn", "M", "Mn", "G", "K"}, locale


def test_scale_words_are_those_of_the_long_names_of_cldr() -> None:
    checked = 0
    for locale in ("de", "fr", "es", "it", "pt", "nl", "sv", "pl", "ru", "tr", "id", "vi", "fa"):
        for size in map(Decimal, ("7E12", "899E9", "5E6")):
            power, word = cldr_scale(size, None, locale)
            told = format_compact_decimal(size, format_type="long", locale=locale)
            shown = told.replace("\N{NO-BREAK SPACE}", " ")
            assert word in shown
            assert shown.startswith(str(int(size / Decimal(10) ** power)))
            checked += 1
    assert checked == 39


def test_bounds_of_negative_numbers_do_not_run_together() -> None:
    told = numeral(about("-0.3", "0.1", "1"), Style("de", native=True))
    assert told.bounds == "-40 – -20"


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("german", "de"), ("zz", ""), ("zh_XX_YY", "zh"), ("frr_FRA", "fr"),
        ("pt_BRA", "pt_BR"), ("Chinese", "zh"), ("q" * 2000, ""),
    ],
)  # fmt: skip
def test_an_unknown_locale_is_told_with_the_nearest(words: str, near: str) -> None:
    with pytest.raises(UsageError, match="no locale") as caught:
        cldr_locale(words)
    assert len(caught.value.reason) < 100
    if near:
        assert any(near in each for each in caught.value.candidates)


@pytest.mark.parametrize("words", ["de", "de-DE", "de_DE.UTF-8", "de_DE@euro", "DE_de"])
def test_a_locale_however_it_is_spelt(words: str) -> None:
    assert cldr_locale(words).language == "de"


@pytest.mark.parametrize("locale", ["de", "fr", "ja", "pt_BR", "ar"])
def test_without_a_catalogue_words_stay_english_and_digits_follow_the_locale(locale: str) -> None:
    told = numeral(about("7.06e12", "0.005e12"), Style(locale))
    digits = Style(locale).language
    assert str(told) == f"{cldr_number(Decimal('7.06'), 2, digits)} trillion yuan"
    assert told.bounds.split(" to ")[1] == cldr_number(Decimal("7.065"), 3, digits)
    assert numeral(about("0.032", "0.001", "pp"), Style(locale)).unit == "percentage points"
    assert numeral(about("7", "0.1", "CNY/USD"), Style(locale)).unit == "yuan per dollar"
    assert period_label(Period.parse("2024-05"), locale) == "2024-05"


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("2024", "2024年"), ("2024-H1", "2024年上半年"), ("2024-H2", "2024年下半年"),
        ("2017-Q1", "2017年一季度"), ("2017-Q4", "2017年四季度"), ("2024-05", "2024年5月"),
        ("2025-01/2025-11", "2025年前11个月"), ("2024-03/2024-05", "2024年3至5月"),
        ("2023-04/2024-03", "2023年4月至2024年3月"), ("2017/2020", "2017至2020年"),
        ("2024-03-05", "2024年3月5日"), ("2024-01-01/2024-10-15", "2024年1月1日至10月15日"),
    ],
)  # fmt: skip
def test_periods_in_chinese(period: str, name: str) -> None:
    assert period_label(Period.parse(period), "zh_CN") == name
