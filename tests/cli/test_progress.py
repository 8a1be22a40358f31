"""The bar of long work: on a terminal's stderr, never in the answer."""

from __future__ import annotations

import io
import sys

import pytest

from tbcalc.cli.output import Output
from tbcalc.cli.progress import with_progress


class _Stream(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("err", "out", "path", "shown"),
    [
        (True, False, None, True),
        (True, True, "x.jsonl", True),
        (True, True, None, False),
        (False, False, None, False),
        (False, True, "x.jsonl", False),
    ],
)
def test_where_it_is_shown(
    err: bool, out: bool, path: str | None, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, answer = _Stream(terminal=err), _Stream(terminal=out)
    monkeypatch.setattr(sys, "stderr", told)
    monkeypatch.setattr(sys, "stdout", answer)
    output = Output("jsonl", path, 80, colour=False)
    assert list(with_progress(range(5), "articles", output)) == [0, 1, 2, 3, 4]
    assert ("articles" in told.getvalue()) == shown
    assert answer.getvalue() == ""
