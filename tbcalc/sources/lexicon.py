"""The one way to the words of the press kept as data in tbcalc/lexicon."""

from __future__ import annotations

_FOLDER = __file__.rsplit("sources", 1)[0] + "lexicon/"


def lexicon_bytes(name: str) -> bytes:
    """Return the bytes of the lexicon file ``name``; raises FileNotFoundError."""
    loader = __spec__.loader
    data: bytes = loader.get_data(_FOLDER + name)  # type: ignore[union-attr]  # any file loader
    return data


def lexicon_text(name: str) -> str:
    """Return the contents of the lexicon file ``name``, such as ``figure-words.en.tsv``.

    Raises FileNotFoundError; parsers cache what they make of the text.
    """
    return lexicon_bytes(name).decode("utf-8")


def lexicon_rows(name: str) -> list[list[str]]:
    """Return the rows of a lexicon file, cells separated by tabs; # begins a comment line."""
    lines = lexicon_text(name).splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
