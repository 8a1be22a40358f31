"""Reports in the words of schema.org, for search engines and other machines (JSON-LD)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tbcalc.exact.noun import noun
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.source import Source
from tbcalc.views.layouts.report_look import ReportLook
from tbcalc.views.markup import is_address, language_tag
from tbcalc.views.numbers import interval_json, shortened

CONTEXT = "https://schema.org"


@noun
class Measured:
    """A number with its name."""

    name: str
    quantity: Quantity


def dataset_linked(
    name: str,
    description: str,
    period: Period,
    look: ReportLook,
    sources: Iterable[str],
    measured: Iterable[Measured],
) -> dict[str, object]:
    """Return a Dataset: what it covers, what it measures, what it cites, what it was made of."""
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": name,
        "description": description,
        "inLanguage": language_tag(look.locale),
        "temporalCoverage": _days(period),
        "measurementTechnique": "interval arithmetic on printed figures",
        "variableMeasured": [_property(each) for each in measured],
        "citation": list(citations(sources, look)),
        **made(look),
    }


def made(look: ReportLook) -> dict[str, object]:
    """Return by what a report was made, and of which data."""
    return {
        "creator": {
            "@type": "SoftwareApplication", "name": "tbcalc", "softwareVersion": look.version,
        },
        "isBasedOn": [
            {"@type": "Dataset", "name": data.name, "identifier": f"sha256:{data.digest}"}
            for data in look.data
        ],
    }  # fmt: skip


def citations(sources: Iterable[str], look: ReportLook) -> Iterator[dict[str, object]]:
    """Return the sources as creative works, with what is known of each."""
    for one in sources:
        yield cited(look.sources.get(one, Source(one)))


def cited(source: Source) -> dict[str, object]:
    """Return a source as a creative work."""
    told: dict[str, object] = {"@type": "CreativeWork", "identifier": source.id}
    if source.title:
        told["name"] = source.title
    if source.publisher:
        told["publisher"] = {"@type": "Organization", "name": source.publisher}
    if source.published:
        told["datePublished"] = source.published
    if is_address(source.url):
        told["url"] = source.url
    return told


def _days(period: Period) -> str:
    return "/".join("{:04d}-{:02d}-{:02d}".format(*day) for day in (period.first, period.last))


def _property(measured: Measured) -> dict[str, object]:
    quantity = measured.quantity
    told: dict[str, object] = {"@type": "PropertyValue", "name": measured.name}
    if quantity.value is not None:
        told["value"] = shortened(quantity.value)
    ends = interval_json(quantity.likely) or [None, None]
    bounds = zip(("minValue", "maxValue"), ends, strict=True)
    told.update({name: end for name, end in bounds if end is not None})
    told["unitText"] = quantity.unit
    return told
