"""Charts as SVG: well made, titled, within their frame, and drawn to the numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.exact.interval import INFINITY, Interval
from tbcalc.figures.quantity import Quantity
from tbcalc.views.chart import (
    Chart,
    Dumbbell,
    Level,
    Lines,
    Mirrored,
    Multiples,
    Panel,
    Plot,
    Series,
    Step,
    Waterfall,
)
from tbcalc.views.numerals import ENGLISH, Style
from tbcalc.views.svg import WIDTH, svg
from tbcalc.views.svg_style import DARK, LIGHT
from tests.views.test_as_html import HOSTILE


def level(value: str, half: str = "0.5") -> Quantity:
    near = Interval.around(Decimal(value), Decimal(half))
    return Quantity(Decimal(value), near, near, "CNY")


def plots(levels: tuple[Level, ...], labels: tuple[str, ...]) -> dict[str, Plot]:
    exports, imports = Series("exports", "exports", levels), Series("imports", "imports", levels)
    balance = Series("balance", "balance", levels)
    known = [each for each in levels if each is not None] or [level("1")]
    steps = tuple(Step(label, each) for label, each in zip(labels, known, strict=False))
    return {
        "mirrored": Mirrored(labels, exports, imports, balance),
        "lines": Lines(labels, (exports, imports)),
        "waterfall": Waterfall(Step("before", known[0]), steps, Step("after", known[-1])),
        "dumbbell": Dumbbell(labels, exports, imports),
        "multiples": Multiples(tuple(Panel(each.name, Lines(labels, (each,)))
                                     for each in (exports, imports, balance))),
    }  # fmt: skip


LEVELS = (level("3e12", "1e10"), None, level("4.5e12", "1e11"), level("-1e12", "1e10"))
KINDS = list(plots(LEVELS, ("a", "b", "c", "d")))


def drawn(plot: Plot, *, text: str = "title", style: Style = ENGLISH) -> ElementTree.Element:
    return ElementTree.fromstring(svg(Chart(text, text, plot, style)))


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_titled_and_within_its_frame(kind: str) -> None:
    root = drawn(plots(LEVELS, ("2021", "2022", "2023", "2024"))[kind])
    assert root.get("role") == "img"
    assert [each.text for each in root if each.tag in ("title", "desc")] == ["title", "title"]
    _, _, width, height = map(float, (root.get("viewBox") or "").split())
    assert width == WIDTH
    for element in root.iter():
        for name in ("x", "x1", "x2", "cx"):
            assert -1 <= float(element.get(name, "0")) <= width + 1
        for name in ("y", "y1", "y2", "cy"):
            assert -1 <= float(element.get(name, "0")) <= height + 1
    assert not root.findall(".//style")


@pytest.mark.parametrize("text", list(HOSTILE.values()), ids=list(HOSTILE))
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_is_text(kind: str, text: str) -> None:
    root = drawn(plots(LEVELS, (text,) * 4)[kind], text=text)
    tags = {element.tag for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "line", "path", "circle", "text"}
    assert not [name for e in root.iter() for name in e.keys() if name.startswith("on")]  # noqa: SIM118 an element is no mapping


def test_a_bar_is_as_long_as_its_number() -> None:
    levels = (level("10"), level("20"), level("40"))
    root = drawn(plots(levels, ("a", "b", "c"))["mirrored"])
    bars = [e for e in root.iter("rect") if e.get("class") == "exports" and e.get("y") != "2"]
    heights = [float(bar.get("height", "0")) for bar in bars]
    assert heights[1] == pytest.approx(2 * heights[0], abs=0.3)
    assert heights[2] == pytest.approx(4 * heights[0], abs=0.3)


def test_what_is_not_known_parts_a_line() -> None:
    whole = drawn(Lines(("a", "b", "c"), (Series("x", "balance", (level("1"),) * 3),)))
    parted = Series("x", "balance", (level("1"), None, level("1")))
    root = drawn(Lines(("a", "b", "c"), (parted,)))
    assert len([e for e in whole.iter("path") if e.get("class") == "balance-line"]) == 1
    assert len([e for e in root.iter("path") if e.get("class") == "balance-line"]) == 2


def test_an_open_bound_reaches_the_edge() -> None:
    likely = Interval(Decimal(7), INFINITY)
    open_ended = Quantity(Decimal(7), likely, likely, "CNY")
    root = drawn(Dumbbell(("a",), Series("x", "reported", (open_ended,)),
                          Series("y", "computed", (level("9"),))))  # fmt: skip
    (band,) = [e for e in root.iter("rect") if e.get("class") == "reported-band"]
    assert float(band.get("x", "0")) + float(band.get("width", "0")) == pytest.approx(644, abs=1)


def test_nothing_known_is_nothing_drawn() -> None:
    assert svg(Chart("t", "d", Lines(("a",), (Series("x", "balance", (None,)),)), ENGLISH)) == ""


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_and_words_stand_out(colours: dict[str, str]) -> None:
    for name in ("ink", "soft", "wrong"):
        assert contrast(colours[name], colours["paper"]) >= 4.5, name
    for name in ("exports", "imports", "balance", "reported", "computed"):
        assert contrast(colours[name], colours["paper"]) >= 3, name


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part, 16) / 255 for part in re.findall("[0-9a-f]{2}", colour)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@given(st.lists(st.decimals(-(10**15), 10**15, allow_nan=False) | st.none(), min_size=1,
                max_size=8), st.sampled_from(KINDS))  # fmt: skip
def test_any_numbers_are_drawn(values: list[Decimal | None], kind: str) -> None:
    levels = tuple(None if v is None else level(str(v)) for v in values)
    labels = tuple(map(str, range(len(values))))
    told = svg(Chart("t", "d", plots(levels, labels)[kind], ENGLISH))
    assert not told or ElementTree.fromstring(told).tag == "svg"
