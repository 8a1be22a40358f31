"""Printed figures: tables of what is printed and what it means, and the laws of reading."""

from __future__ import annotations

import csv
import os
import time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tbcalc.errors import (
    AmbiguousCurrencyError,
    AmbiguousNumberError,
    FigureSyntaxError,
    TbcalcError,
    UnknownCurrencyError,
)
from tbcalc.exact.interval import INFINITY, Interval
from tbcalc.figures.figure import Figure
from tbcalc.sources.figure_text import read_any_figure, read_figure
from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.views.as_error import render
from tests.reading_tables import READINGS, REFUSED, Reading

EXAMPLES = int(os.environ.get("TBCALC_EXAMPLES", "2000"))
SHARED = Path(__file__).parents[3] / "shared"


def bounds(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


def is_near(value: Decimal, expected: Fraction) -> bool:
    return abs(Fraction(value) - expected) <= abs(expected) / 10**30


@pytest.mark.parametrize("reading", READINGS, ids=[r.text for r in READINGS])
def test_what_is_printed_is_read(reading: Reading) -> None:
    figure = read_figure(reading.text)
    assert (figure.unit, figure.qualifier) == (reading.unit, reading.qualifier)
    assert is_near(figure.value, reading.value)
    assert figure.text == reading.text.strip()


@pytest.mark.parametrize(("text", "slug"), REFUSED, ids=[text for text, _ in REFUSED])
def test_what_is_no_figure_is_refused_with_a_place(text: str, slug: str) -> None:
    with pytest.raises(TbcalcError) as caught:
        read_figure(text)
    error = caught.value
    assert error.slug == slug
    assert error.reason
    assert error.remedy
    assert error.span is not None
    assert 0 <= error.span[0] <= error.span[1] <= len(text)


@pytest.mark.parametrize(
    ("text", "likely", "possible"),
    [
        ("6.2 trillion yuan", ("6.15E12", "6.25E12"), ("6.1E12", "6.3E12")),
        ("6.20 trillion yuan", ("6.195E12", "6.205E12"), ("6.19E12", "6.21E12")),
        ("500 billion yuan", ("499.5E9", "500.5E9"), ("400E9", "600E9")),
        ("about 6.2 trillion yuan", ("6.1E12", "6.3E12"), ("6.0E12", "6.4E12")),
        ("about 500 billion yuan", ("499E9", "501E9"), ("300E9", "700E9")),
        ("nearly 500 billion yuan", ("400E9", "500E9"), ("300E9", "500E9")),
        ("less than 500 billion yuan", ("400E9", "500E9"), ("0", "500E9")),
        ("up to 39 percent", ("0", "0.39"), ("0", "0.39")),
        ("5 percent", ("0.045", "0.055"), ("0.04", "0.06")),
        ("down 5 percent", ("-0.055", "-0.045"), ("-0.06", "-0.04")),
        ("6千亿元", ("550E9", "650E9"), ("500E9", "700E9")),
        ("1万8千亿元", ("1.75E12", "1.85E12"), ("1.7E12", "1.9E12")),
        ("2兆3004億4000万元", ("2300439995000", "2300440005000"), ("2300430E6", "2300450E6")),
        ("14 billion 480 million dollars", ("14479.5E6", "14480.5E6"), ("14470E6", "14490E6")),
        ("half a trillion dollars", ("450E9", "550E9"), ("400E9", "600E9")),
        ("5 to 6 trillion yuan", ("4.5E12", "6.5E12"), ("4E12", "7E12")),
        ("6.2 ± 0.1 trillion yuan", ("6.1E12", "6.3E12"), ("6.1E12", "6.3E12")),
        ("doubled", ("0.9", "1.1"), ("0.7", "1.3")),
        ("halved", ("-0.525", "-0.475"), ("-0.575", "-0.425")),
        ("almost halved", ("-0.5", "-0.425"), ("-0.5", "-0.35")),
        ("one-fourth", ("0.2375", "0.2625"), ("0.2125", "0.2875")),
        ("150 countries", ("150", "150"), ("150", "150")),
        ("700,000 entities", ("699999.5", "700000.5"), ("600000", "800000")),
        ("150 tonnes", ("149.5", "150.5"), ("140", "160")),
        ("30 bps", ("0.00295", "0.00305"), ("0.002", "0.004")),
    ],
)  # fmt: skip
def test_bounds_follow_from_the_print(
    text: str, likely: tuple[str, str], possible: tuple[str, str]
) -> None:
    figure = read_figure(text)
    assert figure.likely == bounds(*likely)
    assert figure.possible == bounds(*possible)


@pytest.mark.parametrize(
    ("text", "likely", "possible"),
    [
        ("more than 43 trillion yuan", bounds("43E12", "44E12"), (Decimal("43E12"), INFINITY)),
        ("at least 5 percent", Interval(Decimal("0.05"), INFINITY), (Decimal("0.05"), INFINITY)),
        ("deficit of more than $5bn", bounds("-6E9", "-5E9"), (-INFINITY, Decimal("-5E9"))),
    ],
)
def test_one_sided_wordings_are_open(
    text: str, likely: Interval, possible: tuple[Decimal, Decimal]
) -> None:
    figure = read_figure(text)
    assert figure.likely == likely
    assert figure.possible == Interval(*possible)


@pytest.mark.parametrize(
    ("text", "assume", "unit", "said"),
    [
        ("$5bn", "", "USD", "$ read as USD"),
        ("$5bn", "AUD", "AUD", "$ read as AUD"),
        ("$5bn", "CNY", "USD", "$ read as USD"),
        ("$5 billion dollars", "", "USD", "$ read as USD"),
        ("5 billion dollars", "HKD", "HKD", "dollars read as HKD"),
        ("¥5bn", "JPY", "JPY", "¥ read as JPY"),
        ("5亿元", "TWD", "TWD", "元 read as TWD"),
        ("Rs 500 crore", "", "INR", "Rs read as INR"),
        ("kr 5bn", "SEK", "SEK", "kr read as SEK"),
    ],
)
def test_a_sign_of_several_currencies_is_said(text: str, assume: str, unit: str, said: str) -> None:
    figure = read_figure(text, assume=assume)
    assert figure.unit == unit
    assert figure.assumed == (said,)


@pytest.mark.parametrize("text", ["¥5bn", "kr 5bn", "Rs 500 billion", "500億圓"])
def test_a_sign_that_nothing_settles_is_an_error_with_candidates(text: str) -> None:
    with pytest.raises(AmbiguousCurrencyError) as caught:
        read_figure(text, assume="EUR")
    assert len(caught.value.candidates) > 1


@pytest.mark.parametrize("text", ["US$ 5bn CAD", "¥5 trillion yuan", "$5 million CAD"])
def test_two_names_of_one_currency_settle_each_other(text: str) -> None:
    if text.startswith("US$"):
        with pytest.raises(FigureSyntaxError):
            read_figure(text)
    else:
        assert read_figure(text).assumed == ()


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("1,200", "en", "1200"), ("1,200", "de", "1.2"), ("1.234", "en", "1.234"),
        ("1.234", "de", "1234"), ("1.234", "de_CH", "1.234"), ("1,200", "en_IN", "1200"),
        ("1.234 €", "fr", "1234"), ("89,400 millones", "es_MX", "89400E6"),
        ("89,400 millones", "es_ES", "89.4E6"), ("1,200 million dollars", "de", "1200E6"),
        ("6.2 trillion yuan", "de", "6.2E12"), ("$350 mil", "en", "350E6"),
        ("$350 mil", "es", "350E3"),
    ],
)  # fmt: skip
def test_the_locale_settles_what_the_words_do_not(text: str, locale: str, value: str) -> None:
    assert read_figure(text, locale=locale).value == Decimal(value)


def test_an_ambiguous_number_names_both_readings() -> None:
    with pytest.raises(AmbiguousNumberError) as caught:
        read_figure("1,200")
    assert caught.value.candidates == ("1200", "1.200")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("(91.6)", "brackets read as a minus sign"),
        ("US$593,011,6 millones", "the last separator in US$593,011,6 millones"),
    ],
)
def test_odd_print_is_said(text: str, said: str) -> None:
    assert any(note.startswith(said) for note in read_figure(text).assumed)


@pytest.mark.parametrize(
    ("text", "span", "near"),
    [
        ("6.2 zillion yuan", (4, 11), "million"),
        ("6.2 trilion yuan", (4, 11), "trillion"),
        ("5 dolars", (2, 8), "dollars"),
        ("1.2.3 bn USD", (0, 5), None),
        ("12 yuan 5 dollars", (8, 17), None),
        ("exports grew wildly 5 percent", (13, 19), None),
    ],
)
def test_faults_have_a_caret_and_the_nearest_word(
    text: str, span: tuple[int, int], near: str | None
) -> None:
    with pytest.raises(FigureSyntaxError) as caught:
        read_figure(text)
    assert caught.value.span == span
    assert near is None or near in caught.value.candidates
    assert "^" * (span[1] - span[0]) in render(caught.value)


def test_an_unknown_code_names_the_nearest() -> None:
    with pytest.raises(UnknownCurrencyError) as caught:
        read_figure("5 million USF")
    assert "USD" in caught.value.candidates


SAMPLES = {
    "en": ("{} 6.2 trillion yuan", "6.2 trillion yuan {}"),
    "de": ("{} 6,2 Billionen Yuan", "6,2 Billionen Yuan {}"),
    "fr": ("{} 6,2 milliards d'euros", "6,2 milliards d'euros {}"),
    "es": ("{} 6,2 billones de yuanes", "6,2 billones de yuanes {}"),
    "it": ("{} 6,2 miliardi di yuan", "6,2 miliardi di yuan {}"),
    "pt": ("{} 6,2 trilhões de yuans", "6,2 trilhões de yuans {}"),
    "ru": ("{} 6,2 трлн юаней", "6,2 трлн юаней {}"),
    "ar": ("{} 6.2 تريليون يوان", "6.2 تريليون يوان {}"),
    "el": ("{} 6,2 τρισεκατομμύρια γουάν", "6,2 τρισεκατομμύρια γουάν {}"),
    "zh": ("{}6.2万亿元", "6.2万亿元{}"),
    "ja": ("{}6.2兆円", "6.2兆円{}"),
    "ko": ("{} 6.2조원", "6.2조원 {}"),
}


def wordings(language: str) -> list[tuple[str, str]]:
    """Return each wording of the lexicon in a phrase, with what it means."""
    before, behind = SAMPLES[language]
    places = {"qualifier": before, "behind": behind}
    return [
        (places[category].format(word.rstrip("*")), meaning)
        for category, meaning, words in lexicon_rows(f"figure_words_{language}.txt")
        if category in places
        for word in words.split("|")
    ]


@pytest.mark.parametrize("language", SAMPLES)
def test_every_wording_of_the_lexicon_is_read(language: str) -> None:
    for text, meaning in wordings(language):
        assert read_figure(text, locale=language).qualifier == meaning, text


@pytest.mark.parametrize("language", SAMPLES)
def test_every_word_of_direction_gives_the_sign(language: str) -> None:
    phrase = "6%{}" if language in ("zh", "ja", "ko") else "6% {}"
    for category, meaning, words in lexicon_rows(f"figure_words_{language}.txt"):
        if category == "direction":
            for word in words.split("|"):
                figure = read_figure(phrase.format(word.rstrip("*")), locale=language)
                assert (figure.value < 0) == (meaning == "down"), word


numbers = st.one_of(
    st.from_regex(r"[0-9]{1,3}(,[0-9]{3}){0,3}(\.[0-9]{1,4})?", fullmatch=True),
    st.from_regex(r"[0-9]{1,7}([.,][0-9]{1,4})?", fullmatch=True),
)
frames = st.sampled_from(
    [(r.text.rstrip("0123456789"), "") for r in READINGS if r.text[-1].isdigit()]
    + [("", " trillion yuan"), ("$", "bn"), ("超过", "亿元"), ("", "%"), ("¥", " billion"),
       ("up ", " percent"), ("", " countries"), ("", " widgets"), ("(", ")"), ("US$", " millones"),
       ("", " Mrd. Euro"), ("", ""), ("Rs ", " crore"), ("", " third"), ("-", "pp"), ("約", "兆円"),
       ("", " to 6 percent"), ("", " and a half trillion"), ("about ", " million euros")]
)  # fmt: skip


def told(text: str, *, whole_grammar: bool) -> Figure | tuple[object, ...]:
    read = read_any_figure if whole_grammar else read_figure
    try:
        return read(text)
    except TbcalcError as error:
        return type(error), error.reason, error.span, error.candidates


@settings(max_examples=EXAMPLES // 4, deadline=None)
@given(frames, numbers)
def test_the_short_way_reads_as_the_whole_grammar(frame: tuple[str, str], number: str) -> None:
    text = frame[0] + number + frame[1]
    assert told(text, whole_grammar=False) == told(text, whole_grammar=True)


signs = st.sampled_from(
    [*"0123456789.,' -–−+±()[]%$¥€£₹元亿万千百十一二多兆億억조만·/:;abTMBk", "\u200f", "\u202e",
     "\x00", "\x1b", "\xa0", "½", "²", "①", "٣", "０", "é", "\ud800", "ß", "İ", "\t", "\n"]
)  # fmt: skip
printed = st.sampled_from([r.text for r in READINGS] + [text for text, _ in REFUSED])


@st.composite
def mutated(draw: st.DrawFn) -> str:
    text = draw(printed)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        piece = draw(signs | printed)
        text = draw(st.sampled_from([text[:at] + piece + text[at:], text[:at] + text[at + 1 :]]))
    return text


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated() | st.text(max_size=40))
def test_any_text_is_a_figure_or_a_clear_error(text: str) -> None:
    answer = figure_or_error(text)
    if isinstance(answer, TbcalcError):
        assert answer.reason
        assert answer.span is not None
        assert 0 <= answer.span[0] <= answer.span[1] <= max(len(text), 1)
        assert render(answer)
    else:
        check_bounds(answer)


def figure_or_error(text: str) -> Figure | TbcalcError:
    try:
        return read_figure(text)
    except TbcalcError as error:
        return error


def check_bounds(figure: Figure) -> None:
    assert figure.possible.encloses(figure.likely)
    assert figure.possible.holds(figure.value)
    assert figure.likely.low <= figure.value <= figure.likely.high


@pytest.mark.parametrize(
    "piece", ["1", "1,", "$", "1 ", "一", "千", "a", "of ", "-", "1±", "1-", "1千", ".", "(", "½"]
)
def test_a_huge_text_is_refused_at_once(piece: str) -> None:
    start = time.process_time()
    with pytest.raises(FigureSyntaxError):
        read_figure(piece * 10**6)
    assert time.process_time() - start < 2


@pytest.mark.skipif(not SHARED.exists(), reason="the development sets are not at hand")
def test_the_development_cases_are_read() -> None:
    with (SHARED / "reading" / "cases.tsv").open(encoding="utf-8") as file:
        for case in csv.DictReader(file, delimiter="\t"):
            check_case(case)


def check_case(case: dict[str, str]) -> None:
    text = case["input"]
    if case["nominal"] == "REJECT" or "|" in case["currency"]:
        with pytest.raises(TbcalcError):
            read_figure(text)
        return
    figure = read_figure(text)
    low, high = Decimal(case["low"]), Decimal(case["high"])
    assert figure.value == Decimal(case["nominal"]), text
    assert figure.unit == case["currency"].replace("%", "1"), text
    half = (high - low) / 2
    if figure.qualifier == "between":
        assert figure.likely.encloses(Interval(low, high)), text
    else:
        assert half == max(figure.last_place, Decimal(0)) / 2, text


@pytest.mark.parametrize("text", ["0a1 tenth", "6 ± half", "0.1 to a third", "5 ± a quarter"])
def test_a_fraction_in_words_beside_digits_is_a_clear_error(text: str) -> None:
    with pytest.raises(FigureSyntaxError):
        read_figure(text)
