"""An error as an object of JSON, for a line that has no answer."""

from __future__ import annotations

from tbcalc.errors import TbcalcError


def error_payload(text: str, error: TbcalcError) -> dict[str, object]:
    """Return the line's text with the error's code, message and candidates, if any."""
    told: dict[str, object] = {
        "code": error.slug,
        "message": f"{error.reason} {error.remedy}".strip(),
    }
    if error.candidates:
        told["candidates"] = list(error.candidates)
    return {"input": text, "error": told}
