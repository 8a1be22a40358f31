"""PNG: a chart as a picture of dots. The one door to resvg, which draws SVG without a browser."""

from __future__ import annotations

from tbcalc.errors import missing_extra

_ZOOM = 2


def render(svg: str, *, language: str = "en") -> bytes:
    """Return a picture of a drawing, two dots for each of its units.

    Raises MissingExtraError.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise missing_extra("A picture", "png") from error
    return bytes(svg_to_bytes(svg_string=svg, zoom=_ZOOM, languages=[language]))
