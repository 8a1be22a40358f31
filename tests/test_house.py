"""The laws of the house that a machine can keep; import-linter keeps the others."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tbcalc
from tbcalc import errors
from tbcalc.cli.main import COMMANDS

ROOT = Path(__file__).parent.parent
PACKAGE = Path(tbcalc.__file__).parent
MODULES = sorted(p for p in PACKAGE.rglob("*.py"))
BANNED = ("util", "helper", "common", "manager", "process", "handle", "info", "misc")
DOORS = {
    "yaml": ("sources/yaml_",),
    "babel": ("views/numerals.py", "views/numerals_"),
    "rich": ("views/as_table.py",),
    "pint": ("exact/unit.py",),
    "click": ("cli/",),
    "selectolax": ("sources/page_text.py", "sources/html_tables.py"),
    "sdmx": ("sources/sdmx_ml.py",),
    "duckdb": ("bulk/", "sources/baci_parquet.py"),
    "jinja2": ("views/as_template.py",),
    "resvg_py": ("views/as_png.py",),
    "xlsxwriter": ("views/as_xlsx.py", "views/xlsx_"),
    "currency_converter": ("sources/daily_rates.py",),
    "urllib": ("sources/ecb_download.py",),
    "http": ("sources/ecb_download.py",),
}
FLOAT_FLOORS = ("errors", "exact", "figures", "core", "sources")
FLOATS_ALLOWED = {
    "core/network.py": "the inner loop, rounded outward and replayed exactly",
    "core/rules.py": "the inner loop, rounded outward and replayed exactly",
    "core/settle.py": "the inner loop, rounded outward and replayed exactly",
}


def _id(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.split(".")[0])
    return found


def _is_named_badly(name: str) -> bool:
    return any(word in BANNED or word.rstrip("s") in BANNED for word in name.lower().split("_"))


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_a_file_has_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_a_function_has_at_most_40_lines(path: Path) -> None:
    long = [f.name for f in _functions(path) if f.end_lineno and f.end_lineno - f.lineno + 1 > 40]
    assert not long


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_names_are_of_the_field(path: Path) -> None:
    names = [path.stem, *(f.name for f in _functions(path))]
    names += [n.name for n in ast.walk(_tree(path)) if isinstance(n, ast.ClassDef)]
    assert not [n for n in names if _is_named_badly(n)]


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_each_library_has_one_door(path: Path) -> None:
    for library in _imports(path) & DOORS.keys():
        assert _id(path).startswith(DOORS[library]), f"{library} is imported outside its door"


@pytest.mark.parametrize(
    "path", [p for p in MODULES if _id(p).split("/")[0] in FLOAT_FLOORS], ids=_id
)
def test_no_float_below_the_views(path: Path) -> None:
    if _id(path) in FLOATS_ALLOWED:
        return
    literals = [
        n.lineno
        for n in ast.walk(_tree(path))
        if isinstance(n, ast.Constant) and isinstance(n.value, float)
    ]
    calls = [
        n.lineno
        for n in ast.walk(_tree(path))
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "float"
    ]
    assert not literals + calls


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_no_exception_is_swallowed_without_a_word(path: Path) -> None:
    silent = [
        n.lineno
        for n in ast.walk(_tree(path))
        if isinstance(n, ast.ExceptHandler) and len(n.body) == 1 and isinstance(n.body[0], ast.Pass)
    ]
    assert not silent


@pytest.mark.parametrize("path", [p for p in MODULES if p.stem != "__init__"], ids=_id)
def test_dataclasses_are_frozen(path: Path) -> None:
    for node in ast.walk(_tree(path)):
        if not isinstance(node, ast.ClassDef):
            continue
        for decorator in node.decorator_list:
            text = ast.unparse(decorator)
            if text.startswith("dataclass"):
                assert "frozen=True" in text, node.name
                assert "slots=True" in text, node.name


def _slugs() -> list[str]:
    found, pending = [], [errors.TbcalcError]
    while pending:
        kind = pending.pop()
        pending += kind.__subclasses__()
        if kind is not errors.TbcalcError:
            found.append(kind.slug)
    return sorted(found)


def test_every_error_has_a_page_and_every_page_an_error() -> None:
    pages = {p.stem for p in (ROOT / "docs" / "errors").glob("*.md")} - {"index"}
    assert pages == set(_slugs())


def test_slugs_are_unique() -> None:
    assert len(set(_slugs())) == len(_slugs())


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_a_page_and_a_mention(name: str) -> None:
    reference = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert f"## tbcalc {name}" in reference
    assert f"`{name}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_is_a_file_of_its_own(name: str) -> None:
    assert (PACKAGE / "cli" / f"{COMMANDS[name][0]}.py").exists()


def test_no_golden_names_the_machine_it_was_made_on() -> None:
    named = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests" / "golden").rglob("*")
        if path.is_file() and str(ROOT).encode() in path.read_bytes()
    ]
    assert not named
