"""Fetch the ECB's file of daily reference rates: the one place that uses the network.

Source: European Central Bank, eurofxref-hist.zip, a zip archive of one CSV file. What comes is
bounded in time and size, may only be redirected to http(s), and is trusted no further than its
contents hold: a file with fewer days or an older end than the one known is refused.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from decimal import InvalidOperation
from http.client import HTTPException, HTTPMessage
from typing import IO, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)
from zipfile import BadZipFile, ZipFile
from zlib import error as zlib_error

from tbcalc.errors import RateDownloadError
from tbcalc.exact.noun import noun
from tbcalc.figures.rate import RateTable
from tbcalc.sources.ecb import read_reference_rates

ECB_URL: Final = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip"
_MAX_ARCHIVE: Final = 20_000_000
_MAX_FILE: Final = 100_000_000
_CHUNK: Final = 65_536
_BAD_ARCHIVE: Final = (
    BadZipFile, IndexError, zlib_error, OSError, RuntimeError, NotImplementedError,
)  # fmt: skip


@noun
class Patience:
    """How many seconds one answer may take, and all of them together."""

    answer: int = 10
    whole: int = 120


@noun
class FetchedRates:
    """A daily file as it came, its table by month, and its first and last date."""

    daily: str
    table: RateTable
    dates: tuple[str, ...]


def fetch_rates(url: str, *, known: tuple[str, ...], patience: Patience) -> FetchedRates:
    """Return the file at ``url``, which must hold every date of ``known`` and end no earlier.

    Raises RateDownloadError; nothing is written here.
    """
    try:
        archive = _downloaded(url, patience)
    except (OSError, HTTPException, ValueError) as error:
        raise _refused(url, f"it cannot be fetched: {_reason(error)}.") from error
    daily = _unpacked(url, archive)
    return _checked(url, daily, known)


def dates_of(daily: str) -> tuple[str, ...]:
    """Return the dates of a daily file, oldest first."""
    return tuple(sorted(row.partition(",")[0] for row in daily.splitlines()[1:] if row))


class _PlainRedirects(HTTPRedirectHandler):
    """Follow redirects to http and https, and from https to https alone."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        scheme = urlsplit(newurl).scheme
        if scheme != "https" and (scheme != "http" or req.type == "https"):
            raise URLError(f"it redirects to {scheme or 'no'}: addresses, which are not followed")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> OpenerDirector:
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(), UnknownHandler(), HTTPHandler(), HTTPSHandler(),
        _PlainRedirects(), HTTPErrorProcessor(), HTTPDefaultErrorHandler(),
    ):  # fmt: skip
        opener.add_handler(handler)
    return opener


def _downloaded(url: str, patience: Patience) -> bytes:
    if urlsplit(url).scheme not in ("http", "https"):
        raise ValueError("only http and https addresses are fetched")
    deadline = time.monotonic() + patience.whole
    request = Request(url, headers={"User-Agent": "tbcalc"})
    with _opener().open(request, timeout=patience.answer) as answer:
        if answer is None or answer.status != 200:
            raise ValueError(f"the server answered {getattr(answer, 'status', 'nothing')}")
        promised = answer.headers.get("Content-Length", "")
        content = b"".join(_chunks(answer, deadline))
    if promised.isdigit() and len(content) != int(promised):
        raise ValueError(f"it was cut off: {len(content):,} of {int(promised):,} bytes came")
    return content


def _chunks(answer: IO[bytes], deadline: float) -> Iterator[bytes]:
    size = 0
    # read1 returns what has come: one that drips is seen to be late.
    while chunk := answer.read1(_CHUNK):  # type: ignore[attr-defined]  # an HTTPResponse has it
        size += len(chunk)
        if size > _MAX_ARCHIVE:
            raise ValueError(f"it is larger than {_MAX_ARCHIVE // 1_000_000} MB")
        if time.monotonic() > deadline:
            raise ValueError("it takes too long")
        yield chunk


def _unpacked(url: str, archive: bytes) -> str:
    try:
        with ZipFile(io.BytesIO(archive)) as packed:
            name = packed.namelist()[0]
            with packed.open(name) as file:
                content = file.read(_MAX_FILE + 1)
    except (
        BadZipFile,
        IndexError,
        zlib_error,
        OSError,
        RuntimeError,
        NotImplementedError,
    ) as error:
        raise _refused(url, "it is not the zip archive that was expected.") from error
    if len(content) > _MAX_FILE:
        raise _refused(url, f"unpacked it is larger than {_MAX_FILE // 1_000_000} MB.")
    try:
        return content.decode("ascii")
    except UnicodeDecodeError as error:
        raise _refused(url, "the file in it is no plain CSV file.") from error


def _checked(url: str, daily: str, known: tuple[str, ...]) -> FetchedRates:
    try:
        table = read_reference_rates(daily)
        dates = dates_of(daily)
    except (KeyError, ValueError, IndexError, ArithmeticError, InvalidOperation) as error:
        raise _refused(url, "the file in it is no table of daily reference rates.") from error
    lost = set(known) - set(dates)
    if lost or not dates:
        raise _refused(
            url, f"it lacks {len(lost):,} days that are known, {min(lost, default='all')} first."
        )
    return FetchedRates(daily, table, dates)


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "it takes too long"
    if isinstance(error, HTTPError):
        return f"the server answered {error.code} {error.reason}"
    reason = error.reason if isinstance(error, URLError) else error
    return str(getattr(reason, "strerror", None) or reason or type(error).__name__)


def _refused(url: str, reason: str) -> RateDownloadError:
    return RateDownloadError(
        reason,
        place=url,
        remedy="The rates known before stay in use. Try again later, or name a file with --url.",
    )
