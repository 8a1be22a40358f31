from __future__ import annotations

import pickle
import sys

import pytest

from tbcalc.errors import MissingExtraError, missing_extra
from tbcalc.sources.page_text import read_page
from tbcalc.views import as_error


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    with pytest.raises(MissingExtraError, match="extra 'html'") as raised:
        read_page("<p>text</p>")
    told = as_error.render(raised.value)
    assert "error[missing-extra]" in told
    assert "pip install 'tbcalc[html]' installs it." in told


def test_it_survives_pickling() -> None:
    error = pickle.loads(pickle.dumps(missing_extra("XLSX", "xlsx")))
    assert (error.reason, error.exit_code) == (
        "XLSX needs the extra 'xlsx', which is not installed.",
        2,
    )
