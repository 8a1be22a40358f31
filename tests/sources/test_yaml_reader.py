"""Reading datasets: every field, every default, the order of sections, lines."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.errors import DatasetSyntaxError, FaultyInputError
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Observation, Treatment, Whole
from tbcalc.figures.period import Period
from tbcalc.figures.relation import Greater, Parts, Record
from tbcalc.sources.yaml_reader import read_dataset

HEAD = """\
sources:
  xinhua: {publisher: Xinhua, title: "Explainer: why", published: 2025-11-26, language: en}
defaults: {source: xinhua, reporter: CN, partner: W, scope: goods}
figures:
"""


def dataset(*figures: str, head: str = HEAD) -> Dataset:
    return read_dataset(head + "".join(f"  - {figure}\n" for figure in figures), path="x.yaml")


def only(figure: str, *, head: str = HEAD) -> Observation:
    (observation,) = dataset(figure, head=head).observations
    return observation


def every(figure: str, *, head: str = HEAD) -> dict[str, Observation]:
    return {o.id: o for o in dataset(figure, head=head).observations}


def test_a_level_is_about_a_key_from_a_source_at_a_line() -> None:
    level = only("{flow: exports, period: 2024, value: 25.45 trillion yuan}")
    assert (level.id, level.source, level.aspect) == ("xinhua.1", "xinhua", "level")
    assert str(level.key) == "CN exports 2024"
    assert (level.figure.value, level.figure.unit) == (Decimal("25.45E12"), "CNY")
    assert (level.path, level.line) == ("x.yaml", 5)


def test_the_source_is_kept_as_printed() -> None:
    source = dataset("{flow: exports, period: 2024, value: 1 yuan}").sources["xinhua"]
    assert (source.publisher, source.title, source.published, source.language, source.url) == (
        "Xinhua", "Explainer: why", "2025-11-26", "en", "",
    )  # fmt: skip


def test_an_entry_yields_its_level_conversion_growth_and_share() -> None:
    found = every(
        "{flow: total, partner: ASEAN, period: 2017-Q1, value: 6.2 trillion yuan, "
        "also: $899 billion, growth: up 21.8 percent, share: 15.7 percent, of: {partner: W}}"
    )
    assert list(found) == ["xinhua.1", "xinhua.1.also", "xinhua.1.growth", "xinhua.1.share"]
    assert found["xinhua.1.also"].pair_of == "xinhua.1"
    assert found["xinhua.1.also"].figure.unit == "USD"
    growth = found["xinhua.1.growth"]
    assert (growth.of, growth.basis, growth.currency) == ("xinhua.1", "yoy", "CNY")
    assert growth.figure.value == Decimal("0.218")
    assert found["xinhua.1.share"].whole == Whole(partner="W")
    assert found["xinhua.1.share"].of == "xinhua.1"
    assert len({o.key for o in found.values()}) == 1


def test_lines_are_those_of_the_values() -> None:
    figures = dataset(
        "flow: total\n    period: 2024\n    value: 43 trillion yuan\n    also: $6 trillion",
        "{flow: exports, period: 2024, value: 25 trillion yuan}",
    )
    assert [o.line for o in figures.observations] == [7, 8, 9]


def test_several_conversions_and_growths_are_numbered() -> None:
    found = every(
        "{flow: total, period: 2024, value: 43 trillion yuan, also: [$6 trillion, €5.5 trillion], "
        "growth: [up 5 percent, {value: up 3.8 percent, currency: USD}, "
        "{value: up 1 percent, basis: mom}, {value: up 9 percent, against: 2019}]}"
    )
    assert [i.removeprefix("xinhua.1") for i in found] == [
        "", ".also", ".also.2", ".growth", ".growth.2", ".growth.3", ".growth.4",
    ]  # fmt: skip
    growths = [o for o in found.values() if o.aspect == "growth"]
    assert [g.currency for g in growths] == ["CNY", "USD", "CNY", "CNY"]
    assert [g.basis for g in growths] == ["yoy", "yoy", "mom", ""]
    assert [g.against for g in growths] == [None, None, None, Period.year(2019)]


@pytest.mark.parametrize(
    ("fields", "basis", "against"),
    [
        ("", "yoy", ""),
        (", basis: mom", "mom", ""),
        (", basis: unsaid", "", ""),
        (", against: 2019", "", "2019"),
        (", against: 2019, basis: cagr", "cagr", "2019"),
    ],
    ids=["usual", "mom", "unsaid", "against", "cagr"],
)
def test_the_basis_of_a_growth(fields: str, basis: str, against: str) -> None:
    growth = only(f"{{flow: exports, period: 2024, growth: up 5 percent{fields}}}")
    assert growth.basis == basis
    assert str(growth.against or "") == against
    assert (growth.id, growth.of, growth.currency) == ("xinhua.1", "", "")


def test_a_change_is_an_amount_or_points() -> None:
    found = every(
        "{flow: balance, period: 2024, change: [up 1 trillion yuan, up 0.3 percentage points]}"
    )
    assert [o.figure.unit for o in found.values()] == ["CNY", "pp"]
    assert {o.aspect for o in found.values()} == {"change"}


def test_the_coverage_ratio_is_a_fraction_however_it_is_printed() -> None:
    values = [
        only(f"{{flow: total, period: 2024, coverage: {printed}}}").figure
        for printed in ("138 percent", "1.38", "1.38 times")
    ]
    assert {v.value for v in values} == {Decimal("1.38")}
    assert {v.unit for v in values} == {"1"}


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("7.1217 yuan per dollar", "7.1217", "CNY/USD"),
        ("7.1217 CNY/USD", "7.1217", "CNY/USD"),
        ("$1 = 7.0941 Chinese yuan", "7.0941", "CNY/USD"),
        ("1 yen equals 0.0065 USD", "0.0065", "USD/JPY"),
        ("100 yen = 4.9 yuan", "0.049", "CNY/JPY"),
    ],
)
def test_an_exchange_rate(printed: str, value: str, unit: str) -> None:
    rate = only(f"{{period: 2024, rate: {printed}}}")
    assert (rate.aspect, rate.key.flow) == ("rate", "exchange-rate")
    assert (rate.figure.value, rate.figure.unit) == (Decimal(value), unit)


def test_an_id_and_the_fields_of_a_source_are_kept() -> None:
    level = only(
        "{id: total-2024, flow: total, period: 2024, value: 43 trillion yuan, status: revised, "
        "variant: headline, where: second paragraph, note: said by an official}"
    )
    assert (level.id, level.status, level.variant) == ("total-2024", "revised", "headline")
    assert (level.where, level.note) == ("second paragraph", "said by an official")


def test_ids_count_the_figures_of_a_source() -> None:
    head = HEAD.replace("sources:\n", "sources:\n  wire: {}\n")
    found = dataset(
        "{flow: total, period: 2024, value: 1 yuan}",
        "{source: wire, flow: total, period: 2024, value: 1 yuan}",
        "{id: mine, flow: total, period: 2023, value: 1 yuan}",
        "{flow: total, period: 2022, value: 1 yuan}",
        head=head,
    )
    assert [o.id for o in found.observations] == ["xinhua.1", "wire.1", "mine", "xinhua.3"]


def test_pair_of_and_of_name_figures_of_the_file() -> None:
    found = dataset(
        "{id: a, flow: total, period: 2024, value: 43 trillion yuan}",
        "{id: b, flow: total, period: 2024, value: $6 trillion, pair_of: a}",
        "{id: c, flow: total, period: 2024, growth: up 5 percent, of: a}",
        "{id: d, flow: total, period: 2024, share: 5 percent, of: a, whole: {product: all}}",
    ).observations
    assert found[1].pair_of == found[2].of == found[3].of == "a"
    assert found[3].whole == Whole(product="")


def test_a_share_whose_whole_the_source_does_not_say() -> None:
    share = only("{flow: total, period: 2024, share: 5 percent, whole: unsaid}")
    assert share.whole is None


def test_the_treatment_of_the_statistics() -> None:
    level = only(
        "{flow: exports, period: 2024, value: 1 yuan, valuation: fob, adjustment: sa, "
        "prices: constant, accounts: bop}"
    )
    assert level.key.treatment == Treatment("FOB", "sa", "constant", "bop")


@pytest.mark.parametrize(
    ("reporter", "unit"), [("CN", "CNY"), ("JP", "JPY"), ("CN-SD/Weihai", "CNY"), ("Japan", "JPY")]
)
def test_the_yuan_sign_is_settled_by_the_reporter(reporter: str, unit: str) -> None:
    level = only(f"{{flow: exports, reporter: {reporter}, period: 2024, value: ¥5 trillion}}")
    assert level.figure.unit == unit


@pytest.mark.parametrize(
    ("fields", "value", "unit"),
    [
        ("value: '38,812.1', unit: 100 million yuan", "3881210000000", "CNY"),
        ("value: 12.5, unit: million dollars", "12500000", "USD"),
        ("value: 12.5 billion yuan, unit: million dollars", "12500000000", "CNY"),
        ("value: 12.5 trillion, currency: EUR", "12.5E12", "EUR"),
        ("value: deficit of $5 billion", "-5E9", "USD"),
    ],
)
def test_units_of_a_tables_head(fields: str, value: str, unit: str) -> None:
    level = only(f"{{flow: balance, period: 2024, {fields}}}")
    assert (level.figure.value, level.figure.unit) == (Decimal(value), unit)


def test_defaults_may_say_all_but_the_value() -> None:
    head = HEAD.replace(
        "scope: goods}",
        "scope: services, product: travel, period: 2024, flow: imports, valuation: CIF, "
        "status: forecast, variant: trend, basis: qoq}",
    )
    level, growth = dataset(
        "{value: 5 yuan}", "{measure: gdp, product: all, growth: up 5 percent}", head=head
    ).observations
    assert str(level.key) == "CN travel services imports 2024"
    assert (level.key.treatment.valuation, level.status) == ("CIF", "forecast")
    assert (growth.key.flow, growth.key.product, growth.basis) == ("gdp", "", "qoq")


def test_the_only_source_and_the_world_and_goods_need_not_be_said() -> None:
    level = only(
        "{reporter: CN, flow: total, period: 2024, value: 1 yuan}",
        head="sources: {wire: {}}\nfigures:\n",
    )
    assert (level.source, level.key.partner, level.key.scope) == ("wire", "W", "goods")


def test_sections_may_stand_in_any_order() -> None:
    sources, defaults = "\n".join(HEAD.splitlines()[:2]), HEAD.splitlines()[2]
    figures = "figures:\n  - {flow: total, period: 2024, value: ¥5 trillion}"
    relations = "relations:\n  - {record: {flow: total, period: 2024}}"
    usual = (sources, defaults, figures, relations)
    expected = read_dataset("\n".join(usual), path="x")
    for order in ((2, 3, 0, 1), (3, 2, 1, 0), (1, 2, 0, 3), (0, 3, 1, 2)):
        found = read_dataset("\n".join(usual[place] for place in order), path="x")
        assert found.sources == expected.sources
        assert [o.figure for o in found.observations] == [o.figure for o in expected.observations]
        assert [o.key for o in found.observations] == [o.key for o in expected.observations]
        assert len(found.relations) == 1


def test_relations() -> None:
    text = HEAD + (
        "  - {flow: total, period: 2024, value: 1 yuan}\n"
        "relations:\n"
        "  - {greater: {flow: exports, reporter: CN-SD/Weihai}, than: {flow: imports, "
        "reporter: CN-SD/Weihai}, period: 2017-Q1}\n"
        "  - {parts: [{product: oil}, {product: non-oil}], of: {}, period: 2024, flow: total}\n"
        "  - {parts: [{product: oil}, {product: other}], of: {}, period: 2024, flow: total, "
        "exhaustive: yes}\n"
        "  - {record: {flow: total, period: 2024}}\n"
    )
    greater, loose, whole, record = read_dataset(text, path="x.yaml").relations
    assert isinstance(greater, Greater)
    assert (str(greater.greater), str(greater.than)) == (
        "CN-SD/Weihai exports 2017-Q1", "CN-SD/Weihai imports 2017-Q1",
    )  # fmt: skip
    assert isinstance(loose, Parts)
    assert [str(part) for part in loose.parts] == ["CN oil total 2024", "CN non-oil total 2024"]
    assert (str(loose.whole), loose.exhaustive) == ("CN total 2024", False)
    assert isinstance(whole, Parts)
    assert whole.exhaustive
    assert isinstance(record, Record)
    assert (record.source, record.path, record.line) == ("xinhua", "x.yaml", 10)


@pytest.mark.parametrize("text", ["1.20", "no", "2024", "012", "6.2e12", "1:30", "~", "null"])
def test_texts_are_kept_as_printed(text: str) -> None:
    assert only(f"{{flow: total, period: 2024, value: 1 yuan, note: {text}}}").note == text


def test_json_is_read_as_well() -> None:
    text = (
        '{"figures": [{"flow": "total", "period": "2024", "value": "1 yuan"}], '
        '"sources": {"s": {}}, "defaults": {"reporter": "CN"}}'
    )
    assert read_dataset(text, path="x.json").observations[0].id == "s.1"


def test_all_faults_are_told_in_the_order_of_their_places() -> None:
    with pytest.raises(FaultyInputError) as raised:
        dataset(
            "{flow: exprots, period: 2024, value: 1 yuan}",
            "{value: 6.2 zillion yuan, flow: exports, period: 2024-13}",
        )
    places = [fault.place.split(":") for fault in raised.value.faults]
    assert [(path, int(line)) for path, line, _ in places] == [
        ("x.yaml", 5), ("x.yaml", 6), ("x.yaml", 6),
    ]  # fmt: skip
    assert [fault.slug for fault in raised.value.faults] == [
        "unknown-field", "figure-syntax", "period-syntax",
    ]  # fmt: skip
    assert raised.value.exit_code == 3


def test_faults_are_capped() -> None:
    with pytest.raises(FaultyInputError) as raised:
        dataset(*["{flow: x}"] * 20_000)
    assert len(raised.value.faults) == 200


def test_a_syntax_error_after_other_faults_is_told_with_them() -> None:
    with pytest.raises(FaultyInputError) as raised:
        dataset("{flow: exprots, period: 2024, value: 1 yuan}", "{")
    assert [fault.slug for fault in raised.value.faults] == ["unknown-field", "dataset-syntax"]


def test_a_lone_syntax_error_is_raised_itself() -> None:
    with pytest.raises(DatasetSyntaxError) as raised:
        read_dataset("figures:\n\t- x", path="x.yaml")
    assert (raised.value.place, raised.value.exit_code) == ("x.yaml:2:1", 3)
