"""Running the command line in tests: through click's runner, as a process, in a terminal."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest.mock import patch

from tbcalc.cli.failure import run
from tbcalc.cli.main import group


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run printed and its exit code."""

    code: int
    out: str
    err: str


def called(*arguments: str, stdin: str = "") -> Outcome:
    """Run tbcalc within this process: as quick as a call, and the same but for the start."""
    out, err = io.StringIO(), io.StringIO()
    fed = io.TextIOWrapper(io.BytesIO(stdin.encode("utf-8", "surrogateescape")), "utf-8")
    with redirect_stdout(out), redirect_stderr(err), patch("sys.stdin", fed):
        code = run(group, list(arguments))
    return Outcome(code, out.getvalue(), err.getvalue())


def process(*arguments: str, stdin: str = "", **environment: str) -> Outcome:
    """Run tbcalc as a real process in a pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "tbcalc", *arguments],
        input=stdin.encode("utf-8", "surrogateescape"),
        capture_output=True, env=_environment(environment), timeout=60, check=False,
    )  # fmt: skip
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def shell(script: str, **environment: str) -> Outcome:
    """Run a shell line in which ``tbcalc`` is the command under test."""
    prelude = f'tbcalc() {{ "{sys.executable}" -m tbcalc "$@"; }}\n'
    done = subprocess.run(
        ["bash", "-c", prelude + script],
        capture_output=True, env=_environment(environment), timeout=60, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def terminal(*arguments: str, columns: int = 80, **environment: str) -> Outcome:
    """Run tbcalc in a pseudo-terminal of ``columns`` cells; out holds all that it shows."""
    import fcntl
    import pty
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    child = subprocess.Popen(
        [sys.executable, "-m", "tbcalc", *arguments],
        stdin=follower, stdout=follower, stderr=follower, close_fds=True,
        env=_environment({"TERM": "xterm-256color", **environment}),
    )  # fmt: skip
    os.close(follower)
    shown = bytearray()
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(leader)
    return Outcome(child.wait(timeout=60), shown.decode().replace("\r\n", "\n"), "")


def _environment(extra: dict[str, str]) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR", "TBCALC_DATA")}
    return {**kept, "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8", **extra}
