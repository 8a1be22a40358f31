"""Plain text: no colour, no drawing, nothing cut off; what does not fit is wrapped or stacked."""

from __future__ import annotations

from typing import Final

from tbcalc.views.document import Document, plain
from tbcalc.views.laying import Place, laid_out

_ENDLESS: Final = 1_000_000


def render(document: Document, *, width: int | None = 80) -> str:
    """Return the document as lines of at most ``width`` cells; None leaves long lines whole."""
    lines = laid_out(document, Place(width or _ENDLESS, drawings=False))
    return "".join(f"{plain(line).rstrip()}\n" for line in lines)
