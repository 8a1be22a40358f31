"""Keys as people write them: in English in either order, and in Chinese."""

from __future__ import annotations

import pytest

from tbcalc.errors import UsageError
from tbcalc.sources.key_text import read_key


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("CN balance 2024", "CN balance W 2024"),
        ("balance of Germany 2024", "DE balance W 2024"),
        ("exports of South Korea in 2017-Q1", "KR exports W 2017-Q1"),
        ("the imports of China from Japan in 2024", "CN imports JP 2024"),
        ("中国2024年出口", "CN exports W 2024"),
        ("中国2024年对美国出口", "CN exports US 2024"),
        ("中国2024年自日本进口额", "CN imports JP 2024"),
        ("中國2024年與東協貿易順差", "CN balance ASEAN 2024"),
        ("山东2022年进出口总额", "CN-SD total W 2022"),
        ("中国2017年一季度贸易差额", "CN balance W 2017-Q1"),
        ("中国2024年进口同比增速", "CN imports W 2024 growth"),
    ],
)
def test_a_key(text: str, told: str) -> None:
    key = read_key(text)
    words = [key.reporter, key.flow, key.partner, str(key.period), "growth" * key.is_growth]
    assert " ".join(words).strip() == told


@pytest.mark.parametrize("text", ["中国出口", "2024年出口", "中国2024年", "Germany 2024"])
def test_what_says_too_little_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="which flow"):
        read_key(text)


def test_a_long_text_takes_no_longer_than_its_length() -> None:
    with pytest.raises(UsageError):
        read_key("中" * 50_000 + "2024年" * 10_000)
