"""Figures that a source prints again and again."""

from __future__ import annotations

from tbcalc.core.check import checked
from tbcalc.core.repeats import without_repeats
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.figure import Figure
from tbcalc.figures.observation import Key, Observation
from tbcalc.figures.period import Period
from tbcalc.sources.figure_text import read_figure
from tests.articles import KNOWLEDGE


def _told(number: int, flow: str, text: str) -> Observation:
    figure: Figure = read_figure(text)
    return Observation(
        f"o{number}", "s", Key("CN", "W", "goods", "", flow, Period.year(2024)), "level", figure
    )


def _paragraph(times: int, surplus: str) -> Dataset:
    flows = {
        "exports": "25.45 trillion yuan", "imports": "18.39 trillion yuan", "balance": surplus,
    }  # fmt: skip
    told = [(flow, text) for _ in range(times) for flow, text in flows.items()]
    return Dataset(tuple(_told(i, flow, text) for i, (flow, text) in enumerate(told)))


def test_two_prints_of_a_figure_are_kept_and_the_first_stands_for_the_others() -> None:
    kept, stands = without_repeats(_paragraph(4, "7.06 trillion yuan"))
    assert [o.id for o in kept.observations] == ["o0", "o1", "o2", "o3", "o4", "o5"]
    assert stands["o6"] == stands["o9"] == "o0"


def test_what_differs_is_no_repeat() -> None:
    dataset = _paragraph(2, "7.06 trillion yuan")
    assert without_repeats(dataset) == (dataset, {})


def test_a_check_counts_repeats_and_tells_no_more_contradictions_for_them() -> None:
    few = checked(_paragraph(2, "7.27 trillion yuan"), KNOWLEDGE)
    many = checked(_paragraph(9, "7.27 trillion yuan"), KNOWLEDGE)
    assert len(many.findings) == len(few.findings) > 0
    assert (many.checked, many.undetermined) == (27, 0)
