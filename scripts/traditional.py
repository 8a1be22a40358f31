"""Write Chinese in the traditional signs and the words of Taiwan.

The zh_TW catalogue is made of the zh_CN one: OpenCC's s2twp, then ``traditional_words.txt``, in
which the words of the field are set by hand. Without OpenCC it stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

WORDS: Final = Path(__file__).with_name("traditional_words.txt")
WHOLE: Final = {"同比": "年增率", "环比": "月增率", "比上季度": "季增率"}
"""Words that stand alone as the head of a column, where a sentence has others."""


def traditional(text: str) -> str | None:
    """Return simplified Chinese as Taiwan writes it, None where OpenCC is not installed."""
    converted = _converter()
    if converted is None:
        return None
    if text in WHOLE:
        return WHOLE[text]
    told = converted(text)
    for mainland, taiwan in _words():
        told = told.replace(mainland, taiwan)
    return told


@cache
def _converter() -> Callable[[str], str] | None:
    try:
        from opencc import OpenCC
    except ImportError:
        return None
    convert: Callable[[str], str] = OpenCC("s2twp").convert
    return convert


@cache
def _words() -> tuple[tuple[str, str], ...]:
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return tuple((mainland, taiwan) for mainland, _, taiwan in pairs)
