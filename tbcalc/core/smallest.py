"""All smallest sets that cannot stand: Reiter's tree of what is set aside.

A smallest set is found by leaving out one member after the other; the next ones by setting aside a
member of each set found so far. Source: R. Reiter, A theory of diagnosis from first principles,
Artificial Intelligence 32 (1987).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

Question = Callable[[Collection[int]], Collection[int] | None]
"""Asks of a set whether it can stand: None when it can, else those of it that suffice to refute it
(the set itself when that is not known)."""


class Smallest(NamedTuple):
    """The sets found, by size, then by members; complete when there is no other."""

    sets: tuple[tuple[int, ...], ...]
    is_complete: bool


def smallest_sets(
    question: Question,
    everything: Collection[int],
    first: Collection[int],
    *,
    most_sets: int,
    most_questions: int,
) -> Smallest:
    """Return the smallest sets of ``everything`` that cannot stand; ``first`` is one to begin with.

    Sets that are known when the sets or the questions run out are returned. The last search may
    ask more than ``most_questions`` by as much as one set takes.
    """
    search = _Search(question, frozenset(everything))
    is_complete = search.run(first, most_sets, most_questions)
    return Smallest(tuple(sorted(search.found, key=lambda s: (len(s), s))), is_complete)


class _Search:
    """The sets found so far, and how many questions they took."""

    def __init__(self, question: Question, everything: frozenset[int]) -> None:
        self.question = question
        self.everything = everything
        self.asked = 0
        self.found: list[tuple[int, ...]] = []

    def run(self, first: Collection[int], most_sets: int, most_questions: int) -> bool:
        """Grow the tree breadth first; tell whether it was grown to its end."""
        front: list[frozenset[int]] = [frozenset()]
        seen = set(front)
        self.find(first)
        while front and len(self.found) < most_sets and self.asked <= most_questions:
            aside = front.pop(0)
            for member in self.label(aside):
                child = aside | {member}
                if child not in seen:
                    seen.add(child)
                    front.append(child)
        return not front

    def label(self, aside: frozenset[int]) -> tuple[int, ...]:
        """Return a smallest set none of which is set aside; empty when there is none."""
        for known in self.found:
            if aside.isdisjoint(known):
                return known
        return self.find(self.everything - aside)

    def find(self, members: Collection[int]) -> tuple[int, ...]:
        """Return a smallest set of the members, empty when they can stand together."""
        used = self.ask(members)
        if used is None:
            return ()
        smallest = self.shrunk(used)
        self.found.append(smallest)
        return smallest

    def shrunk(self, members: Collection[int]) -> tuple[int, ...]:
        needed: list[int] = []
        rest = sorted(members)
        while rest:
            left_out = rest.pop()
            used = self.ask([*needed, *rest])
            if used is None:
                needed.append(left_out)
            else:
                rest = [member for member in rest if member in used]
        return tuple(sorted(needed))

    def ask(self, members: Collection[int]) -> Collection[int] | None:
        self.asked += 1
        return self.question(members)
