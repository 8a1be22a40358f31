"""Every figure of the founding documents is found, and none is invented."""

from __future__ import annotations

import pytest

from benchmarks.founding import DOCUMENTS, measured

FOUND = measured(DOCUMENTS)

pytestmark = pytest.mark.skipif(
    not FOUND, reason="the texts of the founding documents are not part of the repository"
)


@pytest.mark.parametrize("name", sorted(FOUND) or ["none"])
def test_every_figure_is_found_and_none_invented(name: str) -> None:
    told = FOUND[name]
    assert told["missed"] == told["invented"] == []
    assert told["found"] == told["entries"] == told["extracted"] > 0


def test_only_a_period_that_the_text_does_not_tell_is_not_told() -> None:
    wrong = [each for told in FOUND.values() for each in told["of trade, wrong"]]
    assert wrong == ["xinhua-2020-11-09.3"]
