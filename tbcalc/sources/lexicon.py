"""The words of the press: data files of the package, one per subject."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.machinery import SourceFileLoader


@cache
def lexicon_text(name: str) -> str:
    """Return the contents of tbcalc/lexicon/``name``."""
    # The loader that read this module reads data beside it: no import of pathlib, and zip works.
    loader = cast("SourceFileLoader", __spec__.loader)
    folder = __file__.removesuffix("sources/lexicon.py").removesuffix("sources\\lexicon.py")
    return loader.get_data(f"{folder}lexicon/{name}").decode("utf-8")


def lexicon_rows(name: str) -> list[list[str]]:
    """Return the rows of a lexicon file, cells separated by tabs; # begins a comment line."""
    lines = lexicon_text(name).splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
