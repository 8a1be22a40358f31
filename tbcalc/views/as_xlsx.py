"""XLSX: a workbook whose derived numbers are live formulas over the printed ones.

The report stands on the first sheet, how its numbers are known and the sources on the second, what
its charts are of on the third. The one door to xlsxwriter; the same document gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from tbcalc.errors import missing_extra
from tbcalc.exact.noun import noun
from tbcalc.views.cells import visible
from tbcalc.views.document import (
    Bar,
    Block,
    Derivations,
    Document,
    Drawing,
    Heading,
    How,
    Line,
    Notes,
    Paragraph,
    Quote,
    Table,
    Tree,
    derivation_line,
    plain,
)
from tbcalc.views.stacking import without_bars
from tbcalc.views.xlsx_charts import add_chart
from tbcalc.views.xlsx_numbers import formula_of, number_format

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_SINCE: Final = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The date in the file, which is the same for the same document."""
_LONGEST: Final = 32_000
"""Characters that a cell holds."""
_WIDTHS: Final = (30, *[17] * 11)
_ACROSS: Final = 7
"""Columns that running text goes over."""
_CHART_ROWS: Final = 19
_MOST_COMMENTS: Final = 500
"""Numbers up to which each has its derivation as a comment."""


def render(document: Document) -> bytes:
    """Return the document as a workbook.

    Raises MissingExtraError.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise missing_extra("A workbook", "xlsx") from error
    buffer = BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False,
    }  # fmt: skip
    book = Workbook(buffer, options)
    book.set_properties({"created": _SINCE, "title": visible(document.title)[:255]})
    _write(book, document)
    book.close()
    return buffer.getvalue()


@noun
class _Placed:
    """A block with the row it begins in."""

    block: Block
    row: int


def _write(book: Workbook, document: Document) -> None:
    front, back = _parted(document.blocks)
    placed = list(_placed(front))
    places = dict(_addresses(placed))
    looks = _Looks(book)
    charts = None
    for index, part in enumerate((placed, list(_placed(back)))):
        sheet = book.add_worksheet(_sheet_name(part, index))
        _set_up(sheet)
        _freeze(sheet, part)
        for each in part:
            if isinstance(each.block, Drawing):
                charts = charts or book.add_worksheet("Charts")
                add_chart(book, charts, sheet, each.row, each.block.chart)
            else:
                _block(sheet, each, places, looks)


def _set_up(sheet: Worksheet) -> None:
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _freeze(sheet: Worksheet, part: Sequence[_Placed]) -> None:
    """Keep the titles of a table in sight that stands alone at the top of a sheet."""
    tables = [p for p in part if isinstance(p.block, Table) and _titled(p.block)]
    if len(tables) == 1 and isinstance(tables[0].block, Table) and tables[0].row < 3:
        sheet.freeze_panes(tables[0].row + bool(tables[0].block.caption) + 1, 0)


def _parted(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """Return the report, and from the heading of its derivations on what it rests on."""
    for index, block in enumerate(blocks):
        if isinstance(block, Derivations):
            start = index - 1 if index and isinstance(blocks[index - 1], Heading) else index
            return blocks[:start], blocks[start:]
    return blocks, ()


def _sheet_name(part: Sequence[_Placed], index: int) -> str:
    """Return the first heading as a sheet may be called."""
    title = next((plain(p.block.line) for p in part if isinstance(p.block, Heading)), "")
    kept = "".join(sign for sign in visible(title) if sign not in "[]:*?/\\").strip(" '")
    return kept[:31] or f"Sheet{index + 1}"


def _placed(blocks: Sequence[Block]) -> Iterator[_Placed]:
    row = 0
    for block in blocks:
        yield _Placed(block, row)
        row += _height(block)


def _height(block: Block) -> int:  # noqa: PLR0911 one for each kind of block
    """Return how many rows a block takes, the empty one behind it counted."""
    match block:
        case Table():
            return len(block.rows) + bool(block.caption) + _titled(block) + 1
        case Notes(lines, title):
            return len(lines) + bool(title) + 1
        case Derivations(title, hows):
            return len(hows) + bool(title) + 1
        case Tree():
            return len(list(_branches(block, 0))) + 1
        case Drawing():
            return _CHART_ROWS
        case Heading():
            return 1
        case _:
            return 2


def _titled(table: Table) -> bool:
    return any(column.title for column in table.columns)


def _branches(tree: Tree, depth: int) -> Iterator[str]:
    yield "  " * depth + plain(tree.line)
    for child in tree.children:
        yield from _branches(child, depth + 1)


def _addresses(placed: Sequence[_Placed]) -> Iterator[tuple[int, str]]:
    """Find the cell of each number that tells how it is known, the first where it has several."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    seen: set[int] = set()
    for each in placed:
        if not isinstance(each.block, Table):
            continue
        first = each.row + bool(each.block.caption) + _titled(each.block)
        for index, row in enumerate(without_bars(each.block).rows):
            for column, cell in enumerate(row):
                how = _how(cell)
                if how is not None and column and id(how) not in seen:
                    seen.add(id(how))
                    yield id(how), xl_rowcol_to_cell(first + index, column)


def _how(cell: Line | Bar) -> How | None:
    if isinstance(cell, Bar):
        return None
    return next((span.how for span in cell if span.how is not None), None)


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.made: dict[tuple[tuple[str, object], ...], Any] = {}

    def of(self, **look: object) -> Any:
        """Return the format of a look."""
        key = tuple(sorted(look.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(dict(key))
        return self.made[key]


def _block(sheet: Worksheet, placed: _Placed, places: dict[int, str], looks: _Looks) -> None:
    row, soft = placed.row, looks.of(font_color="#5d5a54", text_wrap=True, valign="top")
    match placed.block:
        case Heading(line, level):
            size = {1: 20, 2: 14}.get(level, 12)
            sheet.write_string(row, 0, _text(line), looks.of(bold=True, font_size=size))
            sheet.set_row(row, size * 2)
        case Paragraph(line, lead):
            _across(sheet, row, _text(line), looks.of(
                text_wrap=True, valign="top", font_size=13 if lead else 11))  # fmt: skip
        case Table():
            _table(sheet, placed, places, looks)
        case Notes(lines, title):
            _listed(sheet, row, title, [_text(each) for each in lines], soft)
        case Derivations(title, hows):
            told = [_text(derivation_line(how)) for how in hows]
            _listed(sheet, row, title, told, soft)
        case Tree():
            _listed(sheet, row, "", [visible(each) for each in _branches(placed.block, 0)], soft)
        case Quote(text):
            _across(sheet, row, visible(text)[:_LONGEST], soft)


def _text(line: Line) -> str:
    return visible(plain(line))[:_LONGEST]


def _across(sheet: Worksheet, row: int, text: str, look: Any) -> None:
    """Write running text over some columns, in a row high enough for it."""
    sheet.merge_range(row, 0, row, _ACROSS, "", look)
    sheet.write_string(row, 0, text, look)
    lines = -(-len(text.encode("utf-8")) // 150)
    sheet.set_row(row, 17 * min(max(lines, 1), 20))


def _listed(sheet: Worksheet, row: int, title: str, lines: Sequence[str], look: Any) -> None:
    for index, text in enumerate([visible(title), *lines] if title else lines):
        _across(sheet, row + index, text, look)


def _table(sheet: Worksheet, placed: _Placed, places: dict[int, str], looks: _Looks) -> None:
    if not isinstance(placed.block, Table):
        return
    table, row = without_bars(placed.block), placed.row
    if table.caption:
        caption = looks.of(italic=True, font_color="#5d5a54")
        sheet.write_string(row, 0, visible(table.caption)[:_LONGEST], caption)
        row += 1
    if _titled(table):
        for column, each in enumerate(table.columns):
            look = looks.of(bold=True, bottom=1, align=each.align, text_wrap=True)
            sheet.write_string(row, column, visible(each.title), look)
        row += 1
    for index, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if not isinstance(cell, Bar) and cell:
                align = table.columns[column].align
                _cell(sheet, (row + index, column), cell, align, places, looks)


def _cell(
    sheet: Worksheet, at: tuple[int, int], cell: Line, align: str, places: dict[int, str],
    looks: _Looks,
) -> None:  # fmt: skip
    text, how = _text(cell), _how(cell)
    value = None if how is None or not at[1] else how.quantity.value
    if how is None or value is None:
        sheet.write_string(*at, text, looks.of(align=align, text_wrap=align == "left"))
        return
    look = looks.of(align="right", num_format=number_format(text, value))
    formula = formula_of(how, places)
    if formula is None:
        sheet.write_number(*at, float(value), look)
    else:
        sheet.write_formula(*at, formula, look, float(value))
    if len(places) <= _MOST_COMMENTS:
        told = " ".join(plain(line) for line in how.lines)
        sheet.write_comment(*at, visible(f"{how.name}: {told}")[:_LONGEST])
