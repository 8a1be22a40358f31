"""Colours and lines of charts, for light and dark, on screen and on paper.

Blue against orange is told apart with every kind of colour blindness (Okabe and Ito, 2008, Color
Universal Design), and both differ in lightness. Text has a contrast of 4.5 and marks of 3 to the
ground (WCAG 2.2, 1.4.3 and 1.4.11), which a test holds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

Theme = Literal["auto", "light", "dark"]
Colour = Callable[[str], str]

LIGHT: Final = {
    "paper": "#fdfcfa", "ink": "#1c1b19", "soft": "#5d5a54", "grid": "#dcd8d0",
    "exports": "#2673a8", "imports": "#c2691f", "balance": "#1c1b19",
    "reported": "#c2691f", "computed": "#2673a8", "wrong": "#a3241c",
}  # fmt: skip
DARK: Final = {
    "paper": "#15171a", "ink": "#eae8e3", "soft": "#aaa69d", "grid": "#383b40",
    "exports": "#5aa9dc", "imports": "#e0914f", "balance": "#eae8e3",
    "reported": "#e0914f", "computed": "#5aa9dc", "wrong": "#ff9c92",
}  # fmt: skip
"""What each mark is drawn with; the grid is ornament and needs no contrast."""

FONTS: Final = "system-ui, 'Noto Sans', 'Noto Sans CJK SC', sans-serif"
_ROLES: Final = ("exports", "imports", "balance", "reported", "computed")


def page_style() -> str:
    """Return the style of charts within a page, which has its own ground and ink."""
    return (
        f".tb{{{_variables(LIGHT)}}}\n"
        f"@media(prefers-color-scheme:dark){{.tb{{{_variables(DARK)}}}}}\n"
        f"@media print{{.tb{{{_variables(LIGHT)}}}}}\n{_rules(_variable)}"
    )


def file_style(theme: Theme) -> str:
    """Return the style of a chart that is a file of its own.

    One ``theme`` has plain colours, for what draws without knowing of custom properties.
    """
    if theme == "auto":
        ink = f".tb{{color:{LIGHT['ink']}}}\n"
        dark = f"@media(prefers-color-scheme:dark){{.tb{{color:{DARK['ink']}}}}}\n"
        return f"{ink}{dark}{page_style()}"
    colours = DARK if theme == "dark" else LIGHT
    return f".tb{{color:{colours['ink']}}}\n{_rules(colours.__getitem__)}"


def _variables(colours: dict[str, str]) -> str:
    return ";".join(f"--tb-{name}:{colour}" for name, colour in colours.items())


def _variable(name: str) -> str:
    return f"var(--tb-{name})"


def _rules(colour: Colour) -> str:
    roles = "".join(
        f".tb .{role}{{fill:{colour(role)}}}\n"
        f".tb .{role}-line{{fill:none;stroke:{colour(role)};stroke-width:2;"
        "stroke-linejoin:round}\n"
        f".tb .{role}-band{{fill:{colour(role)};fill-opacity:.22}}\n"
        f".tb .{role}-open{{fill:none;stroke:{colour(role)};stroke-width:1.5}}\n"
        f".tb .{role}-thin{{stroke:{colour(role)};stroke-width:1.5}}\n"
        for role in _ROLES
    )
    paper, soft = colour("paper"), colour("soft")
    return (
        f".tb text{{fill:currentColor}}\n.tb text.soft{{fill:{soft}}}\n"
        f".tb text.wrong{{fill:{colour('wrong')};font-weight:600}}\n"
        ".tb text.title{font-weight:600;font-size:16px}\n.tb text.small{font-size:11.5px}\n"
        f".tb text.halo{{stroke:{paper};stroke-width:3.5;stroke-linejoin:round;"
        "paint-order:stroke;font-size:11.5px}\n"
        f".tb text.small.soft{{font-size:11.5px}}\n.tb .paper{{fill:{paper}}}\n"
        f".tb .grid{{stroke:{colour('grid')};stroke-width:1}}\n"
        f".tb .axis{{stroke:{soft};stroke-width:1}}\n"
        f".tb .join{{stroke:{soft};stroke-width:1;stroke-dasharray:2 2}}\n"
        f".tb .under{{fill:none;stroke:{paper};stroke-width:5;stroke-linejoin:round}}\n"
        f".tb .ring{{fill:{colour('balance')};stroke:{paper};stroke-width:1.5}}\n"
        f".tb .whisker-under{{fill:none;stroke:{paper};stroke-width:4}}\n"
        ".tb .whisker{fill:none;stroke:currentColor;stroke-width:1.5}\n"
        f"{roles}"
    )
