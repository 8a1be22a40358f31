from __future__ import annotations

from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st

from tbcalc.core.smallest import Smallest, smallest_sets

SETS = st.lists(st.sets(st.integers(0, 6), min_size=1, max_size=4), min_size=1, max_size=6)


def _found(wrong: list[set[int]], most_sets: int = 99, most_questions: int = 9999) -> Smallest:
    def question(members: Collection[int]) -> Collection[int] | None:
        return next((each for each in wrong if each <= set(members)), None)

    first = wrong[0]
    return smallest_sets(
        question, range(7), first, most_sets=most_sets, most_questions=most_questions
    )


@given(SETS)
def test_all_smallest_sets_are_found(wrong: list[set[int]]) -> None:
    smallest = {tuple(sorted(a)) for a in wrong if not any(b < a for b in wrong)}
    found = _found(wrong)
    assert found.is_complete
    assert set(found.sets) == smallest
    assert list(found.sets) == sorted(found.sets, key=lambda each: (len(each), each))


def test_what_stands_has_none() -> None:
    found = smallest_sets(lambda _: None, range(5), range(5), most_sets=9, most_questions=99)
    assert found == ((), True)


def test_a_limit_is_said() -> None:
    wrong = [{0, 1}, {2, 3}, {4, 5}]
    assert not _found(wrong, most_sets=2).is_complete
    assert len(_found(wrong, most_sets=2).sets) == 2
    assert not _found(wrong, most_questions=1).is_complete
