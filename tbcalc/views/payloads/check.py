"""The outcome of a check as JSON and CSV have it: one entry per clash."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tbcalc.figures.finding import Clash, Diagnosis, Finding, Verdicts
from tbcalc.views.layouts.finding_words import Telling, finding_message, instead

SCHEMA: Final = "tbcalc.check/1"
NUMBERS: Final = ("expected", "printed")
"""The fields of an entry that are numbers or null."""


def check_payload(verdicts: Verdicts, telling: Telling) -> dict[str, object]:
    """Return all findings, and how many figures were checked."""
    return {
        "schema": SCHEMA,
        "findings": list(finding_payloads(verdicts, telling)),
        "checked": verdicts.checked,
        "undetermined": verdicts.undetermined,
    }


def finding_payloads(verdicts: Verdicts, telling: Telling) -> Iterator[dict[str, object]]:
    """Find the entries, the gravest finding first; its clashes share suspects and diagnoses."""
    for finding in verdicts.findings:
        for clash in finding.clashes:
            yield _entry(finding, clash, telling)


def _entry(finding: Finding, clash: Clash, telling: Telling) -> dict[str, object]:
    return {
        "verdict": finding.verdict,
        "identity": clash.identity,
        "figures": list(clash.figures),
        "about": clash.about,
        "expected": clash.expected,
        "printed": clash.printed,
        "severity": clash.severity,
        "suspects": list(finding.suspects),
        "diagnosis": [_diagnosis(each, telling) for each in finding.diagnoses],
        "message": finding_message(finding, clash, telling),
        "sources": list(finding.sources),
    }


def _diagnosis(diagnosis: Diagnosis, telling: Telling) -> dict[str, object]:
    return {
        "kind": diagnosis.kind,
        "figure": diagnosis.figures[0],
        "figures": list(diagnosis.figures),
        "instead": instead(diagnosis, telling),
    }


def row_payloads(verdicts: Verdicts, telling: Telling) -> Iterator[dict[str, object]]:
    """Find the entries as flat rows: a diagnosis is told in words."""
    for entry, diagnoses in _rows(verdicts, telling):
        yield {**entry, "diagnosis": diagnoses}


def _rows(verdicts: Verdicts, telling: Telling) -> Iterator[tuple[dict[str, object], list[str]]]:
    for finding in verdicts.findings:
        told = [_in_words(each, telling) for each in finding.diagnoses]
        for clash in finding.clashes:
            yield _entry(finding, clash, telling), told


def _in_words(diagnosis: Diagnosis, telling: Telling) -> str:
    mended = instead(diagnosis, telling)
    return f"{diagnosis.kind} {diagnosis.figures[0]}{f' ({mended})' if mended else ''}"
