"""Commands and what they really print, as fenced blocks for the documentation.

A page asks for a transcript in a comment that cog expands in place::

    <!-- [[[cog
    from scripts.transcript import shown
    cog.out(shown("tbcalc read '6.2 trillion yuan'"))
    ]]] -->
    <!-- [[[end]]] -->

``python scripts/docs.py`` rewrites the pages, ``--check`` only compares them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
COLUMNS: Final = "80"
SECONDS: Final = 60


def shown(command: str, *, exit_code: int = 0, says: str = "") -> str:
    """Return ``command`` and its output as a fenced block, each line of a long output kept.

    ``command`` is a line for the shell, run at the top of the repository; what it writes to
    standard error stands where a terminal would show it. ``says`` is shown in place of the
    command that is run. Raises RuntimeError when the command ends with another exit code than
    ``exit_code``, so that no page shows a failure by accident.
    """
    ran = subprocess.run(
        ["sh", "-c", command],
        check=False,
        cwd=ROOT,
        env=_surroundings(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
    )
    if ran.returncode != exit_code:
        raise RuntimeError(f"{command!r} ended with {ran.returncode}:\n{ran.stdout}")
    lines = [f"$ {says or command}", *(line.rstrip() for line in ran.stdout.splitlines())]
    return "\n".join(["", "```console", *lines, "```", "", ""])


def contents(path: str) -> str:
    """Return a text file of the repository as a fenced block, marked by its suffix."""
    text = (ROOT / path).read_text(encoding="utf-8").rstrip("\n")
    return f"\n```{path.rpartition('.')[2]}\n{text}\n```\n\n"


def _surroundings() -> dict[str, str]:
    """Return the environment of a reader with a plain terminal of 80 columns and no settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TBCALC")}
    scripts = sysconfig.get_path("scripts")
    path = os.pathsep.join([scripts, str(Path(sys.executable).parent), kept.get("PATH", "")])
    return {**kept, "PATH": path, "COLUMNS": COLUMNS, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
