"""Which figures are tied, and which never are."""

from __future__ import annotations

import pytest

from tests.articles import outcome, suspicion, verdicts

CONTRADICTED = {
    "total": """
        exports 2024: 25.45 trillion yuan
        imports 2024: 18.39 trillion yuan
        total 2024: 44.85 trillion yuan""",
    "balance": """
        exports 2024: 25.45 trillion yuan
        imports 2024: 18.39 trillion yuan
        balance 2024: 7.27 trillion yuan""",
    "total and balance": """
        total 2024: 43.85 trillion yuan
        balance 2024: 7.06 trillion yuan
        exports 2024: 26.45 trillion yuan""",
    "exports above total": """
        exports 2024: 25.45 trillion yuan
        total 2024: 18.39 trillion yuan""",
    "quarters": """
        total 2018-Q1: 6.76 trillion yuan
        total 2018-Q2: 7.35 trillion yuan
        total 2018-Q3: 8.17 trillion yuan
        total 2018-01/2018-09: 23.28 trillion yuan""",
    "a month of a cumulative run": """
        exports 2024-01/2024-10: 20.80 trillion yuan
        exports 2024-11: 2.17 trillion yuan
        exports 2024-01/2024-11: 23.97 trillion yuan""",
    "balances of quarters": """
        balance 2018-Q1: 326.18 billion yuan
        balance 2018-Q2: 550.00 billion yuan
        balance 2018-H1: 976.18 billion yuan""",
    "a part of a year above it": """
        total 2016-H1: 714 billion yuan
        total 2016: 419 billion yuan""",
    "growth on a printed base": """
        exports 2012-12: $199.2 billion; growth increased by 19.2 percent
        exports 2011-12: $174.7 billion""",
    "growth of a deficit": """
        IN balance 2019-04: deficit of $15.33 billion; growth grew 31.73 percent
        IN balance 2018-04: deficit of $13.72 billion""",
    "growth that no number of working days explains": """
        BR exports 2023-09: $28.4 billion; growth up 83.1 percent
        BR exports 2022-09: $28.7 billion""",
    "growth on the month before": """
        US exports 2022-03: $241.7 billion; mom up 7.7 percent
        US exports 2022-02: $228.9 billion""",
    "change": """
        total 2024: 43.85 trillion yuan; change increase of 3.1 trillion yuan
        total 2023: 41.76 trillion yuan""",
    "average growth": """
        CN-SD total 2021: 2.93 trillion yuan; cagr 2012 6.7 percent
        CN-SD total 2012: 1.55 trillion yuan""",
    "growth on an earlier year": """
        CN-SD total 2021: 2.93 trillion yuan; since 2012 increase of 98 percent
        CN-SD total 2012: 1.55 trillion yuan""",
    "growth of the total outside that of its parts": """
        total 2024: 43.85 trillion yuan; growth up 8.4 percent
        exports 2024: 25.45 trillion yuan; growth up 7.1 percent
        imports 2024: 18.39 trillion yuan; growth up 2.3 percent""",
    "three growths without a level": """
        total 2024: growth up 8.4 percent
        exports 2024: growth up 7.1 percent
        imports 2024: growth up 2.3 percent""",
    "growth of a balance through its levels": """
        exports 2022: 24 trillion yuan; growth growth of 10.5 percent
        imports 2022: 18.1 trillion yuan; growth rose by 4.3 percent
        balance 2022: 5.9 trillion yuan
        balance 2021: 5.3 trillion yuan""",
    "growth of a cumulative run outside that of its parts": """
        exports 2024-Q1: growth up 4.9 percent
        exports 2024-Q2: growth up 8.5 percent
        exports 2024-H1: growth up 9.9 percent""",
    "a conversion": """
        imports 2020: 14.22 trillion yuan; also 2.19 million dollars""",
    "one flow in another currency": """
        exports 2024: 25.45 trillion dollars
        imports 2024: 18.39 trillion yuan
        total 2024: 43.85 trillion yuan""",
    "two rates for one period": """
        exports 2024: 25.45 trillion yuan; also $3.47 trillion
        imports 2024: 18.39 trillion yuan; also $2.58 trillion""",
    "the same in two currencies": """
        total 2017-Q1: 6.2 trillion yuan
        total 2017-Q1 (x): 6.2 trillion yuan
        exports 2017-Q1: 11.67 billion yuan
        imports 2017-Q1: 8.92 billion yuan
        balance 2017-Q1: $2.75 billion""",
    "share": """
        total 2018-01/2018-09: 22.28 trillion yuan
        <general trade> total 2018-01/2018-09: 13.02 trillion yuan; share 48.4 percent""",
    "a product above the total": """
        total 2018: 1.28 trillion yuan
        <general trade> total 2018: 13.02 trillion yuan""",
    "partners above the world": """
        total 2024: 3.85 trillion yuan
        with US total 2024: 2.20 trillion yuan
        with JP total 2024: 1.91 trillion yuan""",
    "a province above its country": """
        total 2024: 3.24 trillion yuan
        CN-SD total 2024: 3.38 trillion yuan""",
    "coverage ratio": """
        exports 2024: 25.45 trillion yuan; coverage 138 percent
        imports 2024: 19.39 trillion yuan""",
    "goods and services": """
        US exports 2022-03: $241.7 billion
        US services exports 2022-03: $71 billion
        US goods+services exports 2022-03: $241.7 billion""",
    "printed twice": """
        total 2012: $3.867 trillion
        total 2012: $3.89 trillion""",
}

CONSISTENT = {
    "China 2024, total and sum a unit apart": """
        exports 2024: 25.45 trillion yuan
        imports 2024: 18.39 trillion yuan
        total 2024: 43.85 trillion yuan""",
    "more than": """
        exports 2024: 25.45 trillion yuan
        imports 2024: 18.39 trillion yuan
        total 2024: more than 43 trillion yuan
        balance 2024: exceeding 7 trillion yuan""",
    "CIIE, where a point check says 4.3": """
        ciie 2025: 83.49 billion dollars; growth up 4.4 percent
        ciie 2024: 80.01 billion dollars""",
    "customs and balance of payments": """
        exports 2024-07: 2.15 trillion yuan
        imports 2024-07: 1.54 trillion yuan
        exports 2024-07 (bop): 2035.4 billion yuan
        imports 2024-07 (bop): 1603.9 billion yuan
        balance 2024-07 (bop): 431.6 billion yuan""",
    "adjusted and unadjusted": """
        DE balance 2015-08 (sa): 19.6 billion euros
        DE balance 2015-08: 15.3 billion euros""",
    "FOB and CIF": """
        imports 2024 (FOB): 17.50 trillion yuan
        imports 2024 (CIF): 18.39 trillion yuan
        exports 2024 (FOB): 25.45 trillion yuan
        balance 2024: 7.06 trillion yuan""",
    "current and constant prices": """
        total 2024: growth up 5.0 percent
        total 2024 (constant): growth up 6.8 percent""",
    "yuan growth and dollar growth": """
        total 2024: 43.85 trillion yuan; growth up 5.0 percent
        total 2024 (dollar terms): $6.16 trillion; growth up 3.8 percent""",
    "a forecast": """
        KR exports 2025: $683.8 billion
        KR exports 2025 (forecast): $697 billion""",
    "a figure and its revision": """
        US goods+services balance 2022-02: deficit of $89.19 billion
        US goods+services balance 2022-02 (revised): deficit of $89.80 billion""",
    "a headline variant": """
        total 2012: $3.86676 trillion
        total 2012 (headline): $3.8 trillion""",
    "own dollars beside converted ones": """
        exports 2022: 23.97 trillion yuan; also $3.54 trillion
        imports 2022: 18.1 trillion yuan; also $2.67 trillion
        balance 2022: $877.6 billion""",
    "rates of two periods": """
        IN exports 2019-01: $26.36 billion; also INR 1.86 trillion
        IN exports 2018-01: $25.41 billion; also INR 1.62 trillion""",
    "a balance part above its whole": """
        balance 2024-01: 500 billion yuan
        balance 2024-Q1: 326 billion yuan""",
    "intra-group trade above trade with the world": """
        EU total 2023: 5.07 trillion euros
        EU <intra-EU trade> total 2023: 8.2 trillion euros""",
    "groups overlap": """
        total 2024: 43.85 trillion yuan
        with BRI total 2024: 22.07 trillion yuan
        with ASEAN total 2024: 6.99 trillion yuan
        with RCEP total 2024: 13.16 trillion yuan
        with EU total 2024: 5.59 trillion yuan""",
    "mirror figures": """
        CN with VN exports 2023: $137.6 billion
        VN with CN imports 2023: $110.6 billion""",
    "growth of a working day's average, in Brazil": """
        BR balance 2023-09: surplus of $8.9 billion; growth up 153.1 percent
        BR balance 2022-09: surplus of $3.7 billion""",
    "a change of sign is no growth": """
        JP balance 2023-10: deficit of 662.5 billion yen
        JP balance 2022-10: deficit of 2.17 trillion yen""",
}


@pytest.mark.parametrize("text", CONTRADICTED.values(), ids=list(CONTRADICTED))
def test_what_is_tied_clashes(text: str) -> None:
    assert outcome(text) == "contradicted"


@pytest.mark.parametrize("text", CONSISTENT.values(), ids=list(CONSISTENT))
def test_what_is_not_tied_does_not(text: str) -> None:
    assert [f for f in verdicts(text).findings if f.verdict == "contradicted"] == []


def test_the_wrong_word_of_a_conversion_is_named() -> None:
    assert suspicion(CONTRADICTED["a conversion"]) == ("unit_slip", "imports 2020 also")
