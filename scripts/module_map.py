"""The map of the house: every module with the sentence that its docstring begins with."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
FLOORS: Final = (
    "exact", "figures", "sources", "core", "bulk",
    "views", "views/layouts", "views/payloads", "cli",
)  # fmt: skip


def module_map() -> str:
    """Return a Markdown section for each floor, from the ground up, with a table of its modules."""
    return "\n".join(line for floor in FLOORS for line in _floor(floor))


def doors() -> str:
    """Return the doors that tests/test_house.py keeps, as a Markdown table."""
    tree = ast.parse((ROOT / "tests/test_house.py").read_text(encoding="utf-8"))
    (kept,) = (
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "DOORS"
    )
    rows = (
        f"| {library} | {', '.join(f'`{_pattern(place)}`' for place in places)} |"
        for library, places in kept.items()
    )
    return "\n".join(["| library | door |", "|---|---|", *rows])


def _pattern(place: str) -> str:
    """Return a door as a path, with * where every module of that beginning is one."""
    return f"{place}*" if place.endswith(("_", "/")) else place


def _floor(floor: str) -> Iterator[str]:
    folder = ROOT / "tbcalc" / floor
    modules = sorted(path for path in folder.glob("*.py") if path.stem != "__init__")
    yield f"## {floor}\n"
    yield _sentence(folder / "__init__.py") + "\n"
    yield "| module | what it holds |"
    yield "|---|---|"
    yield from (f"| `{path.name}` | {_cell(_sentence(path))} |" for path in modules)
    yield ""


def _sentence(path: Path) -> str:
    """Return the first paragraph of a module's docstring on one line."""
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(told.partition("\n\n")[0].split())


def _cell(text: str) -> str:
    """Return text as a table's cell: code in one pair of backticks, no bar that parts cells."""
    return re.sub(r"``(.+?)``", r"`\1`", text).replace("|", "\\|")
