"""Write what is made of lexicon files in the form that loads at once.

Usage: python -m scripts.prepare_lexicons [--check]

The same files give the same bytes; --check writes nothing and fails where they differ. Run it
after a change to the words of the lexicon, or to the way they are parsed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import tbcalc
from tbcalc.sources import period_rows
from tbcalc.sources.figure_scan import SKIPPED, made_numbers, number_files
from tbcalc.sources.prose_language import TELLING_FILES, made_telling_words
from tbcalc.sources.prose_phrases import made_phrases, phrase_files, told_phrases
from tbcalc.sources.ready_words import ready_name, ready_text
from tbcalc.sources.vocabulary import (
    READY,
    made_vocabulary,
    ready_vocabulary,
    told_vocabulary,
    vocabulary_files,
)

LEXICON = Path(tbcalc.__file__).parent / "lexicon"


def ready_files() -> Iterator[tuple[Path, str]]:
    """Yield each file of what is ready, and its text as the lexicon has it now."""
    yield _path("periods"), ready_text(period_rows.made_rows(), period_rows.FILES)
    yield _path("telling"), ready_text(made_telling_words(), TELLING_FILES)
    for languages, wide in READY:
        told = told_vocabulary(made_vocabulary(languages, every_currency=wide))
        files = vocabulary_files(languages, every_currency=wide)
        yield _path(ready_vocabulary(languages, every_currency=wide)), ready_text(told, files)
    for language in SKIPPED:
        tongue = (language,)
        yield _path(f"numbers_{language}"), ready_text(made_numbers(tongue), number_files(tongue))
        words = told_phrases(made_phrases(language))
        yield _path(f"prose_{language}"), ready_text(words, phrase_files(language))


def _path(name: str) -> Path:
    return LEXICON / ready_name(name)


def main(arguments: list[str]) -> int:
    """Return 0 when the files are as the lexicon asks."""
    stale = 0
    for path, text in ready_files():
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if "--check" in arguments:
            print(f"{path.name} is out of date: run python -m scripts.prepare_lexicons")
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
