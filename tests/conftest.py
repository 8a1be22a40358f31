"""Fixtures for all tests: golden files, and the command line run as a person runs it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# A machine that is busy is slow, not wrong.
settings.register_profile("tbcalc", deadline=None)
settings.load_profile("tbcalc")

# What a person fetched with `rates update` is none of the tests' business.
os.environ["TBCALC_RATES"] = str(Path(__file__).parent / "no-rates-fetched")

GOLDEN = Path(__file__).parent / "golden"

Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write what is printed as golden")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a check that a text equals the golden file of the given name."""
    bless = request.config.getoption("--bless")

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if bless:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no golden file {name}: look at the text, then run with --bless"
        assert text == path.read_text(encoding="utf-8")

    return check
