"""Shares in a dataset: balance shares, and parts as printed or as the levels imply."""

from __future__ import annotations

import pytest

from tbcalc.core.query import Query
from tbcalc.core.share_rows import PartShare, ShareRow, share_rows
from tbcalc.errors import NotAnswerableError
from tbcalc.figures.period import Period
from tests.books import book

BOOK = """
    customs 2025-01-13
    CN total 2024: 43.85 trillion yuan
    CN exports 2024: 25.45 trillion yuan
    CN imports 2024: 18.39 trillion yuan
    CN with ASEAN total 2024: 6.99 trillion yuan
    CN with ASEAN total 2024 share of W: 15.9 percent
    CN with US total 2024: 4.9 trillion yuan
    CN-SD total 2024: 3.38 trillion yuan
    US total 2024: 5.3 trillion dollars
"""


def ask(**fields: object) -> Query:
    return Query(periods=(Period.year(2024),), **fields)  # type: ignore[arg-type]


def told(row: ShareRow) -> list[str]:
    return [
        f"{share.part} in {share.whole}: {share.share.value:.3f} {_how(share)}"
        for share in row.parts
    ]


def _how(share: PartShare) -> str:
    return "printed" if share.printed else "implied"


def test_the_balance_share() -> None:
    (row,) = share_rows(book(BOOK), ask(reporter="CN"))
    assert row.balance.balance_share is not None
    assert f"{row.balance.balance_share.value:.4f}" == "0.1610"
    assert row.parts == ()


def test_printed_comes_before_implied() -> None:
    rows = share_rows(book(BOOK), ask(by="partner"))
    assert [line for row in rows for line in told(row)] == [
        "CN with ASEAN total 2024 in CN total 2024: 0.159 printed",
        "CN with US total 2024 in CN total 2024: 0.112 implied",
    ]


def test_a_province_is_a_part_of_its_country() -> None:
    (row,) = share_rows(book(BOOK), ask(reporter="CN-SD"))
    assert told(row) == ["CN-SD total 2024 in CN total 2024: 0.077 implied"]


def test_a_share_printed_without_any_level() -> None:
    (row,) = share_rows(book("CN with US total 2024 share of W: 11 percent"), ask(by="partner"))
    assert told(row) == ["CN with US total 2024 in CN total 2024: 0.110 printed"]
    assert not row.balance.flows


def test_what_is_not_known() -> None:
    with pytest.raises(NotAnswerableError, match="a share is known for 2024"):
        share_rows(book(BOOK), Query(periods=(Period.year(2031),)))
