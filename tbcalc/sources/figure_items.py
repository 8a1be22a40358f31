"""Items: the tokens of a text gathered into the words the lexicon knows, in the likely language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.sources.figure_tokens import Token
from tbcalc.sources.vocabulary import Sense, Vocabulary

NUMBER: Final = "number"
_NO_SENSE: Final = ""
_UNKNOWN: Final[dict[str, str]] = {}


@noun
class Item:
    """A number, a word or phrase of the lexicon, a sign, or something unknown.

    ``senses`` maps each category the words may have to its meaning; empty when unknown.
    """

    kind: str
    text: str
    start: int
    end: int
    spaced: bool
    senses: dict[str, str]

    def sense(self, category: str) -> str:
        """Return the meaning in this category, empty when there is none."""
        return self.senses.get(category, _NO_SENSE)

    def __contains__(self, category: str) -> bool:
        return category in self.senses


def gathered(
    text: str, found: list[Token], words: Vocabulary, locale: str
) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """Return the items of ``text`` and the languages they most likely are in.

    ``locale`` (such as de or es_MX) tips the balance between languages that fit equally well.
    """
    drafts: list[tuple[Token, Token, tuple[Sense, ...]]] = []
    at = 0
    while at < len(found):
        first = found[at]
        size, senses = (1, ()) if first.kind == NUMBER else words.longest(found, at)
        drafts.append((first, found[at + size - 1], senses))
        at += size
    tongues = _tongues((senses for _, _, senses in drafts if senses), locale)
    items = tuple(
        Item(
            first.kind, text[first.start : last.end], first.start, last.end, first.spaced,
            settled_senses(senses, tongues) if senses else _UNKNOWN,
        )
        for first, last, senses in drafts
    )  # fmt: skip
    return items, tongues


def _tongues(all_senses: Iterable[tuple[Sense, ...]], locale: str) -> tuple[str, ...]:
    """Return the languages that most of the words share; the locale's own alone in a tie."""
    votes: dict[str, int] = {}
    for senses in all_senses:
        for language in {language for _, _, language in senses if language != "*"}:
            votes[language] = votes.get(language, 0) + 1
    most = max(votes.values(), default=0)
    best = tuple(language for language in sorted(votes) if votes[language] == most)
    own = locale[:2].lower()
    return (own,) if own in best or (own and not best) else best


@lru_cache(maxsize=4096)
def settled_senses(senses: tuple[Sense, ...], tongues: tuple[str, ...]) -> dict[str, str]:
    """Return category -> meaning in the likely languages; meanings that differ are parted by /."""
    if len(senses) == 1:
        return {senses[0][0]: senses[0][1]}
    settled: dict[str, str] = {}
    for category in {category for category, _, _ in senses}:
        mine = [s for s in senses if s[0] == category]
        own = [s for s in mine if s[2] in tongues or s[2] == "*"] or mine
        settled[category] = "/".join(sorted({meaning for _, meaning, _ in own}))
    return settled
