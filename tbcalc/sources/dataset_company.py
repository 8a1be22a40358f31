"""Which fields of a figure need which others beside them."""

from __future__ import annotations

from typing import Final

from tbcalc.errors import DatasetSyntaxError
from tbcalc.sources.dataset_page import Page
from tbcalc.sources.yaml_nodes import Items, Record

FIGURES: Final = ("value", "growth", "change", "share", "coverage", "rate")
"""The fields that hold figures, in the order in which an entry's observations follow."""

COMPANY: Final = {
    "also": (("value",), "also converts a value, and there is none."),
    "pair_of": (("value",), "pair_of says what the value converts, and there is no value."),
    "basis": (("growth", "change"), "a basis is of a growth or a change, and there is none."),
    "against": (("growth", "change"), "against is of a growth or a change, and there is none."),
    "whole": (("share",), "a whole is of a share, and there is none."),
    "of": (
        ("growth", "change", "share", "coverage"),
        "of belongs to a growth or a share, and there is none.",
    ),
}
"""Field -> the fields one of which it needs beside it, and what is told when there is none."""


def check_company(page: Page, record: Record) -> None:
    """Tell the fields of a figure that lack what they belong to, and a figure without a value."""
    fields = record.fields
    faults = len(page.faults)
    for name in sorted(COMPANY.keys() & fields.keys()):
        is_whole = name == "of" and isinstance(fields["of"], Record)
        needed, told = COMPANY["whole" if is_whole else name]
        if not any(other in fields for other in needed):
            tell_field(page, DatasetSyntaxError(told), record, name)
    known = record.is_faulty or len(page.faults) > faults
    if not (known or any(name in fields for name in FIGURES)):
        fault = DatasetSyntaxError(
            "this figure has no value.",
            remedy="Add value:, growth:, change:, share:, coverage: or rate: as printed.",
        )
        page.tell(fault, record.start_mark)


def tell_field(page: Page, fault: DatasetSyntaxError, record: Record, name: str) -> None:
    """Tell ``fault`` of a field's value, or where the record begins when it has none."""
    node = record.fields.get(name)
    if node is None or isinstance(node, Record | Items):
        page.tell(fault, (node or record).start_mark)
    else:
        page.tell_scalar(fault, node)
