"""Read trade data in SDMX-ML. The one door to sdmx1."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import BytesIO, StringIO
from typing import Any, Final

from tbcalc.errors import DatasetSyntaxError, missing_extra
from tbcalc.figures.source import Source
from tbcalc.sources.official import ALL, Collected, Official, Wanted
from tbcalc.sources.sdmx import KIND_ML, Observed, read_observed

_ENTITY: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_REMEDY: Final = "Name an SDMX-ML data message, or take the SDMX-CSV form of the same data."


def read_sdmx_ml(content: bytes, source: Source, wanted: Wanted = ALL) -> Official:
    """Return the trade figures of an SDMX-ML data message, generic or structure-specific.

    Raises MissingExtraError where sdmx1 is not installed, DatasetSyntaxError where it is no such
    message, FaultyInputError where no observation can be read.
    """
    if _ENTITY.search(content):
        raise DatasetSyntaxError(
            "the file declares a document type, which no SDMX message has.", remedy=_REMEDY
        )
    message = _message(content)
    header = getattr(message, "header", None)
    prepared, sender = getattr(header, "prepared", None), getattr(header, "sender", None)
    published = str(prepared)[:10] if prepared else ""
    publisher = source.publisher or str(getattr(sender, "id", "") or "")
    told = Source(
        source.id, publisher, source.title, published, source.url, "en", source.note
    )  # fmt: skip
    collected = Collected(told, wanted)
    return read_observed(_observed(message, collected), KIND_ML, collected)


def _message(content: bytes) -> Any:
    try:
        import sdmx
    except ImportError as error:
        raise missing_extra("SDMX-ML", "sdmx") from error
    logging.getLogger("sdmx").setLevel(logging.CRITICAL)
    try:
        with redirect_stdout(StringIO()):  # where sdmx1 fails it prints its stack
            message = sdmx.read_sdmx(BytesIO(content))
    except Exception as error:  # sdmx1 and lxml raise many kinds for what is no message
        raise DatasetSyntaxError(
            f"this is no SDMX-ML that can be read: {' '.join(str(error).split())[:200]}.",
            remedy=_REMEDY,
        ) from error
    if not getattr(message, "data", None):
        raise DatasetSyntaxError("the message holds no data.", remedy=_REMEDY)
    return message


def _observed(message: Any, collected: Collected) -> Iterator[tuple[int, Observed]]:
    ordinal = 0
    for dataset in message.data:
        common = {k: str(v.value) for k, v in dataset.attrib.items()}
        for observation in dataset.obs:
            ordinal += 1
            collected.rows += 1
            row = dict(common)
            for part in (observation.attrib, getattr(observation, "attached_attribute", {})):
                row |= {str(name): str(value.value) for name, value in part.items()}
            key = observation.key
            row |= {str(name): str(value.value) for name, value in key.values.items()}
            row["OBS_VALUE"] = "" if observation.value is None else str(observation.value)
            yield ordinal, {name.upper(): value for name, value in row.items()}
