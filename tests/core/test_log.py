from __future__ import annotations

from tbcalc.core.log import NOTHING, Log, Moves, Patch, continued


def log() -> Log:
    """Bounds 0, ~1 and 0 again moved by constraint 0, figure 0 and constraint 1."""
    return Log(Moves([0, ~1, 0], [1.0, 2.0, 3.0], [0, ~0, 1], 3), (4, 3), frozenset())


def test_a_patch_changes_what_it_holds_and_nothing_else() -> None:
    base = [1, 2, 3]
    patch = Patch(base)
    patch[1] = 9
    again = Patch(patch)
    again[2] = 7
    assert [patch[0], patch[1], patch[2]] == [1, 9, 3]
    assert [again[0], again[1], again[2]] == [1, 9, 7]
    assert base == [1, 2, 3]
    assert again.base is base


def test_chains_lead_back_in_time() -> None:
    assert list(log().events_on(0)) == [2, 0]
    assert list(log().events_on(~1)) == [1]
    assert list(log().events_on(1)) == []
    assert list(log().events_of(~0)) == [1]
    assert log().last(0) == 2
    assert log().last_before(0, 2) == 0
    assert log().last_before(0, 0) == NOTHING


def test_a_log_goes_on_without_what_is_gone() -> None:
    added = Log(Moves([0, 1], [5.0, 6.0], [2, 1], 2), (4, 3), frozenset({1}))
    longer = continued(log(), added, frozenset({2}))
    assert list(longer.events_on(0)) == [3, 0]
    assert list(longer.events_of(1)) == [4]
    assert list(longer.events_on(1)) == []
    assert longer.values[3] == 5.0
    assert longer.length == 5
    assert list(log().events_on(0)) == [2, 0]
