"""Texts that attack a reader of prose: each a kind by name, as bytes of about a wanted size."""

from __future__ import annotations

from typing import Final

_REPEATED: Final = {
    "one-long-word": "a",
    "one-long-number": "1",
    "grouped-for-ever": "1,",
    "currency-signs": "$",
    "dollars-in-a-row": "$1",
    "percents-in-a-row": "5%",
    "han-without-a-stop": "出口",
    "han-scales": "一亿",
    "open-brackets": "(",
    "pairs-of-brackets": "()",
    "control-characters": "".join(map(chr, range(1, 32))),
    "right-to-left-marks": "exports \u202e5 billion\u202c yuan\u200f. ",
    "zero-width-in-numbers": "5\u200b.\u200b2\u200d \u200bbillion\u2060 yuan, ",
    "combining-accents": "e\u0301",
    "ranges-without-end": "5-",
    "halves-of-halves": "half of a ",
    "years": "2024 ",
    "percents-of-percents": "5 percent of 6 percent of ",
    "one-endless-sentence": "exports rose 5 percent to 6.2 trillion yuan and ",
    "respectively": "exports, imports, 5, 6, respectively, ",
    "nothing-but-lines": "\n",
}
NAMES: Final = (*_REPEATED, "deep-brackets", "no-utf-8")


def hostile(name: str, size: int) -> bytes:
    """Return a text of this kind with about ``size`` bytes."""
    if name == "deep-brackets":
        return b"(" * (size // 2) + b"5 billion yuan" + b")" * (size // 2)
    if name == "no-utf-8":
        return b"exports \xff\xfe 5 billion " * (size // 20)
    piece = _REPEATED[name].encode("utf-8")
    return piece * (size // len(piece))
