"""The words of the lexicon: well formed, and of one meaning where a number hangs on it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tbcalc.figures.figure import QUALIFIERS
from tbcalc.sources.currency_text import ambiguous_signs
from tbcalc.sources.figure_tokens import plain, tokens
from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.sources.vocabulary import FURTHER_LATIN, LATIN, currency_codes, vocabulary

LANGUAGES = (*LATIN, "ru", "ar", "el", "zh", "ja", "ko", *FURTHER_LATIN)
PLAIN = frozenset(
    ("alone", "infix", "level", "filler", "open", "to", "and", "list", "margin", "link", "ten",
     "article", "point", "half", "over", "times", "fold", "time", "date", "ordinal",
     "name")
)  # fmt: skip
NUMBERS = frozenset(("percent", "points", "percent_before", "digit", "tens", "share", "factor",
                     "ratio", "money_scale"))  # fmt: skip
CHOICES: dict[str, set[str]] = {
    "unit": {"+", "~"}, "direction": {"up", "down"}, "balance": {"surplus", "deficit"},
    "sign": {"+", "-"}, "qualifier": set(QUALIFIERS), "behind": set(QUALIFIERS),
}  # fmt: skip


def is_meaning(category: str, meaning: str) -> bool:
    if category in PLAIN:
        return meaning in ("*", "10")
    if category in CHOICES:
        return meaning in CHOICES[category]
    if category == "currency":
        return meaning in currency_codes() or meaning in ambiguous_signs()
    if category == "money":
        power, unit = meaning.split()
        return power.isdigit() and is_meaning("currency", unit)
    if category == "scale":
        return all(power.isdigit() for power in meaning.split("/"))
    return category in NUMBERS and Fraction(meaning) is not None


@pytest.mark.parametrize("language", ["any", *LANGUAGES])
def test_every_line_has_a_category_and_a_meaning_of_it(language: str) -> None:
    for category, meaning, words in lexicon_rows(f"figure_words_{language}.txt"):
        assert is_meaning(category, meaning), (category, meaning)
        assert all(word.strip() == word and word for word in words.split("|")), words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_found_as_it_is_written(language: str) -> None:
    known = vocabulary((language,))
    for category, meaning, words in lexicon_rows(f"figure_words_{language}.txt"):
        for word in words.split("|"):
            if word.endswith("?"):
                continue
            found = tokens(plain(word.removeprefix("=").rstrip("*")))
            size, senses = known.longest(found, 0)
            assert size == len(found), word
            assert (category, meaning, language) in senses, word


def test_languages_read_together_agree_on_numbers() -> None:
    every = vocabulary(LANGUAGES, every_currency=True)
    for table in (every.phrases, every.stems):
        for word, senses in table.items():
            for category in NUMBERS:
                meanings = {meaning for one, meaning, _ in senses if one == category}
                assert len(meanings) <= 1, (word, category)


def test_the_names_of_all_currencies_are_codes() -> None:
    for language in LANGUAGES:
        for code, names in lexicon_rows(f"currency_names_{language}.txt"):
            assert code in currency_codes()
            assert names
