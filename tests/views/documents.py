"""Documents for the tests of renderers: one with every kind of block."""

from __future__ import annotations

from decimal import Decimal

from tbcalc.views.document import (
    Bar,
    Column,
    Document,
    Heading,
    Notes,
    Paragraph,
    Quote,
    Span,
    Table,
    Tree,
    document,
    line,
    note,
    number,
)

SERIES = Table(
    (
        Column("year"),
        Column("exports", "right"),
        Column("", tight=True),
        Column("balance", "right"),
        Column("imports|exports"),
    ),
    tuple(
        (
            line(Span(year, "term")),
            line(number(exports)),
            line(Span("trillion yuan", "unit")),
            line(Span(balance, "surplus" if balance[0] != "-" else "deficit")),
            Bar(Decimal(imports), Decimal(exports), Decimal(30)),
        )
        for year, exports, imports, balance in (
            ("2023", "23.77", "17.99", "5.78"),
            ("2024", "25.45", "18.39", "7.06"),
            ("2031", "0.001", "30", "-29.999"),
        )
    ),
)


def every_block() -> Document:
    """Return a document with every kind of block."""
    return document(
        Heading(line("China: goods trade 万亿元")),
        Paragraph(line("An ", Span("emphatic", "emphasis"), " paragraph, which is rather long, of ",
                       Span("tbcalc surplus", "code"), " and 进出口贸易总额.")),
        Heading(line("In trillion yuan"), 2),
        SERIES,
        Notes((line(note("imports of 2013 are not in the data")), line("# 1. * _a_ | <b>"))),
        Notes((line(Span("General Administration of Customs of the People's Republic of China",
                         "source"), note("  [customs-2025]")),), "sources"),
        Tree(line("balance 2024"), (
            Tree(line("exports 2024, as printed by customs in January 2025"),
                 (Tree(line("25.45 trillion yuan")),)),
            Tree(line("imports 2024")),
        )),
        Quote("value: 6.2 zillion yuan 万", ((11, 18), (24, 25))),
    )  # fmt: skip
