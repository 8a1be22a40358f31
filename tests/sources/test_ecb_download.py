"""Fetching rates from a server on this machine that answers well, badly, slowly or not at all."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tbcalc.errors import RateDownloadError
from tbcalc.sources import ecb_download
from tbcalc.sources.ecb_download import FetchedRates, Patience, dates_of, fetch_rates
from tests.command_line import called

DAILY = """Date,USD,CNY,XYZ,
2026-11-24,1.1600,8.2100,N/A,
2026-11-23,1.1500,8.2000,3.5,
2026-10-30,1.1400,8.1000,3.4,
"""
KNOWN = ("2026-10-30",)
QUICK = Patience(answer=1, whole=1)

Answer = Callable[[BaseHTTPRequestHandler], None]


def archive(content: str, name: str = "eurofxref-hist.csv") -> bytes:
    """Return a zip archive of one file."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return packed.getvalue()


def sends(content: bytes, promised: int | None = None) -> Answer:
    """Return an answer of the content, which promises so many bytes."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(len(content) if promised is None else promised))
        request.end_headers()
        request.wfile.write(content)

    return answer


def drips(request: BaseHTTPRequestHandler) -> None:
    """Answer a byte every tenth of a second, for ever as far as a test is concerned."""
    request.send_response(200)
    request.end_headers()
    for _ in range(30):
        request.wfile.write(b"P")
        request.wfile.flush()
        time.sleep(0.1)


def sleeps(request: BaseHTTPRequestHandler) -> None:
    """Answer nothing for three seconds."""
    time.sleep(3)
    request.send_response(200)
    request.end_headers()


def redirects(target: str) -> Answer:
    """Return an answer that sends the asker elsewhere."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", target)
        request.end_headers()

    return answer


def fails(request: BaseHTTPRequestHandler) -> None:
    """Answer that there is nothing."""
    request.send_error(404)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of askers that hang up: they are what is tested."""


@pytest.fixture
def serving() -> Iterator[Callable[[Answer], str]]:
    """Return what starts a server with one answer to everything, and gives its address."""
    servers: list[_Server] = []

    def serve(answer: Answer) -> str:
        class _Requests(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answer(self)

            def log_message(self, *arguments: object) -> None:
                """Keep the test's output clean."""

        server = _Server(("127.0.0.1", 0), _Requests)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}/eurofxref-hist.zip"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def fetched(url: str) -> FetchedRates:
    return fetch_rates(url, known=KNOWN, patience=QUICK)


def test_a_good_file_is_a_table(serving: Callable[[Answer], str]) -> None:
    rates = fetched(serving(sends(archive(DAILY))))
    assert rates.dates == ("2026-10-30", "2026-11-23", "2026-11-24")
    assert rates.table.last_day(2026 * 12 + 10) == (2026, 11, 24)


def test_a_redirect_to_http_is_followed(serving: Callable[[Answer], str]) -> None:
    good = serving(sends(archive(DAILY)))
    assert fetched(serving(redirects(good))).dates[-1] == "2026-11-24"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (sleeps, "too long|timed out"),
        (drips, "too long"),
        (sends(archive(DAILY)[:80], 5000), "cut off|IncompleteRead"),
        (sends(b"<html>Sign in to this network</html>"), "not the zip archive"),
        (sends(archive("<html></html>")), "no table of daily"),
        (sends(archive("Date,USD,CNY,\n2026-11-24,abc,8,\n")), "no table of daily"),
        (sends(archive("")), "no table|lacks"),
        (sends(archive("Date,USD,CNY,\n2026-11-24,1.1,8.1,\n")), "lacks 1 days .* 2026-10-30"),
        (sends(archive("Date,USD,Złoty,\n")), "no plain CSV"),
        (sends(b""), "not the zip archive"),
        (redirects("file:///etc/passwd"), "Redirection to url .file:"),
        (redirects("ftp://127.0.0.1/rates.zip"), "redirects to ftp:"),
        (fails, "404"),
    ],
    ids=[
        "silent", "dripping", "cut off", "a login page", "a page in an archive", "no numbers",
        "empty archive", "fewer days", "not ASCII", "empty", "redirect to a file",
        "redirect to ftp", "not there",
    ],
)  # fmt: skip
def test_anything_else_is_refused(
    serving: Callable[[Answer], str], answer: Answer, said: str
) -> None:
    with pytest.raises(RateDownloadError, match=said):
        fetched(serving(answer))


def test_what_is_too_large_is_refused(
    serving: Callable[[Answer], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = serving(sends(archive(DAILY)))
    monkeypatch.setattr(ecb_download, "_MAX_FILE", 20)
    with pytest.raises(RateDownloadError, match="unpacked it is larger"):
        fetched(url)
    monkeypatch.setattr(ecb_download, "_MAX_ARCHIVE", 20)
    with pytest.raises(RateDownloadError, match="it is larger"):
        fetched(url)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x/y", "rates.zip", "http://"])
def test_only_web_addresses_are_fetched(url: str) -> None:
    with pytest.raises(RateDownloadError):
        fetched(url)


def test_nobody_there(serving: Callable[[Answer], str]) -> None:
    with pytest.raises(RateDownloadError, match="refused"):
        fetched("http://127.0.0.1:9/eurofxref-hist.zip")


def test_update_keeps_what_is_known_on_failure_and_uses_what_comes(
    serving: Callable[[Answer], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "rates"
    monkeypatch.setenv("TBCALC_RATES", str(folder))
    refused = called("rates", "update", "--url", serving(sends(b"no")))
    assert (refused.code, folder.exists()) == (3, False)
    assert "error[rate-download]" in refused.err
    header, *rows = packaged_rows()
    newer = "\n".join([header, "2026-11-24," + "2.5," * header.count(","), *rows])
    taken = called("rates", "update", "--url", serving(sends(archive(newer))))
    assert (taken.code, taken.err) == (0, "")
    assert "ECB reference rates to 2026-11-24: 1 days more" in taken.out
    assert sorted(each.name for each in folder.iterdir()) == ["by-month.txt", "eurofxref-hist.csv"]
    assert dates_of((folder / "eurofxref-hist.csv").read_text("ascii"))[-1] == "2026-11-24"


def packaged_rows() -> list[str]:
    """Return the lines of the daily file that travels along."""
    from tbcalc.sources.daily_rates import packaged_daily_text

    return packaged_daily_text().splitlines()
