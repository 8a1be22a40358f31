"""Catalogues: complete, current, with the places of their messages, and not loaded in English."""

from __future__ import annotations

import subprocess
import sys

import pytest

from scripts import catalog as keeper
from tbcalc.views.catalog import catalogue_of, listed, page_quotes, quoted, say, say_count


def test_every_message_has_its_translation() -> None:
    found = list(keeper.messages())
    assert len(found) > 50
    for path in keeper.FOLDER.glob("*/LC_MESSAGES/tbcalc.po"):
        catalogue = keeper.updated(path, found)
        assert not [*keeper.outdated(path, catalogue)]
        assert not [*keeper.wanting(catalogue)]


def test_a_message_is_told_in_the_language_of_the_locale() -> None:
    assert say("at least {amount}", amount="5%") == "at least 5%"
    assert say("at least {amount}", "zh_CN", amount="5%") == "至少5%"
    assert say("no message of the catalogue", "zh_CN") == "no message of the catalogue"


@pytest.mark.parametrize(
    ("locale", "name"),
    [
        ("en", ""), ("en_GB", ""), ("de", ""), ("zh", "zh_CN"), ("zh_CN", "zh_CN"),
        ("zh-Hans", "zh_CN"), ("zh_CN.UTF-8", "zh_CN"), ("zh_TW", "zh_TW"), ("zh_HK", "zh_TW"),
        ("zh-Hant", "zh_TW"), ("zh-Hans-HK", "zh_CN"), ("zh_SG", "zh_CN"), ("zh_MO.UTF-8", "zh_TW"),
        ("", ""), ("zho", ""),
    ],
)  # fmt: skip
def test_the_catalogue_of_a_locale(locale: str, name: str) -> None:
    assert catalogue_of(locale) == name


def test_traditional_chinese_has_its_own_words() -> None:
    assert say("mom", "zh_TW") == "月增率"
    assert say("growth", "zh_TW") == "年增率"
    assert quoted("5%", "zh_HK") == "「5%」"
    assert page_quotes() == ("“", "”")


def test_values_are_not_read_as_templates() -> None:
    assert say("at least {amount}", amount="{amount} {0}") == "at least {amount} {0}"


def test_counts() -> None:
    assert say_count("{number} source", "{number} sources", 1) == "1 source"
    assert say_count("{number} source", "{number} sources", 1200) == "1,200 sources"


def test_enumerations() -> None:
    assert listed([]) == listed(iter(())) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b", "c"], "zh_CN") == "a、b和c"


def test_english_loads_no_catalogue_and_no_library() -> None:
    program = (
        "import sys; before = set(sys.modules); from tbcalc.views.catalog import say; "
        "say('x {y}', y=1); print(sorted(set(sys.modules) - before))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert "gettext" not in told
    assert "babel" not in told
