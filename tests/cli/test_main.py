"""The command group: help, mistakes of usage, a closed pipe, a full disk, an interrupt."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tbcalc import __version__
from tbcalc.cli.main import COMMANDS
from tests.command_line import process, shell, terminal
from tests.conftest import Golden


def test_version() -> None:
    assert process("--version").out == f"tbcalc {__version__}\n"


def test_help_of_the_group(golden: Golden) -> None:
    golden("help/tbcalc.txt", process("--help").out)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_help_of_a_command(name: str, golden: Golden) -> None:
    outcome = process(name, "--help")
    assert outcome.code == 0
    golden(f"help/{name}.txt", outcome.out)


def test_no_command_shows_the_help() -> None:
    outcome = process()
    assert outcome.code == 2
    assert "\nCommands:\n" in outcome.out + outcome.err
    assert "error[" not in outcome.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["sruplus"], "Did you mean surplus?"),
        (["xyzzy"], "there is no command 'xyzzy'."),
        (["--nope"], "no such option '--nope'."),
        (["--in", "USD", "surplus"], "behind the command: tbcalc surplus --in."),
        (["surplus", "--yera", "2024"], "no such option '--yera'. Did you mean --year?"),
        (["surplus", "--year"], "Try 'tbcalc surplus --help' for"),
        (["rates", "show", "--on"], "Try 'tbcalc rates show --help' for"),
        (["rates", "foo"], "no such command 'foo'. Try 'tbcalc rates --help' for"),
        (["surplus", "-f", "yaml"], "'yaml' is not one of"),
        (["convert"], "missing argument"),
        (["implied"], "Choose from: base, level, rate"),
        (["read", "1 yuan", "-o", "out.xlsx"], "out.xlsx asks for xlsx, which is not among"),
        (["surplus", "-o", ""], "-o names no file."),
    ],
)
def test_a_mistake_of_usage_is_told_in_one_line(arguments: list[str], told: str) -> None:
    outcome = process(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith("tbcalc: error[usage]: ")
    assert outcome.err.count("\n") == 1
    assert told in outcome.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["sruplus"], "没有“sruplus”这个命令。是否指surplus？"),
        (["surplus", "--yera", "1"], "没有“--yera”这个选项。是否指--year？"),
        (["surplus", "--by", "x"], "“x”不在可选值之内"),
        (["surplus", "--bounds=3"], "选项“--bounds”不带值。"),
        (["convert"], "缺少参数'AMOUNT'。"),
        (["chart"], "可选：flows"),
        (["rates", "show", "CNY", "EUR", "x"], "多了"),
    ],
)
def test_a_mistake_of_usage_is_told_in_chinese(arguments: list[str], told: str) -> None:
    outcome = process(*arguments, "--locale=zh_CN")
    assert outcome.code == 2
    assert told in outcome.err


def test_a_closed_pipe_is_quiet() -> None:
    outcome = shell("yes '6.2 trillion yuan' | head -20000 | tbcalc read - -f jsonl | head -1")
    assert outcome.out.count("\n") == 1
    assert outcome.err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_told() -> None:
    outcome = shell("tbcalc read '6.2 trillion yuan' -f json > /dev/full")
    assert outcome.code == 3
    assert outcome.err.startswith("tbcalc: error[unwritable-output]: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_device_named_by_output_is_told() -> None:
    outcome = process("read", "6.2 trillion yuan", "-o", "/dev/full")
    assert outcome.code == 3
    assert "tbcalc: error[unwritable-output]: /dev/full" in outcome.err


def test_output_in_a_folder_that_is_not_there_leaves_nothing(tmp_path: Path) -> None:
    outcome = process("read", "6.2 trillion yuan", "-o", str(tmp_path / "none" / "x.json"))
    assert outcome.code == 3
    assert list(tmp_path.iterdir()) == []


def test_output_replaces_a_file_whole(tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    file.write_text("old")
    assert process("read", "6.2 trillion yuan", "-o", str(file)).code == 0
    assert file.read_text().startswith("{")
    assert [p.name for p in tmp_path.iterdir()] == ["answer.json"]


def test_a_failing_command_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    file.write_text("old")
    assert process("surplus", "--year", "1850", "-o", str(file)).code == 1
    assert file.read_text() == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interrupt_exits_with_130() -> None:
    # As at a terminal: what a script runs in the background ignores interrupts, and so its child.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    child = subprocess.Popen(
        [sys.executable, "-m", "tbcalc", "read", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    signal.signal(signal.SIGINT, before)
    time.sleep(1)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=20)
    assert (child.returncode, out, err.strip()) == (130, b"", b"")


def test_no_colour_in_a_pipe_nor_with_no_color() -> None:
    assert "\x1b" not in process("surplus", "--year", "2024").out
    assert "\x1b[3" not in terminal("surplus", "--year", "2024", NO_COLOR="1").out


@pytest.mark.parametrize("word", ["bash", "zsh", "fish"])
def test_shell_completion(word: str) -> None:
    outcome = process(_TBCALC_COMPLETE=f"{word}_source")
    assert outcome.code == 0
    assert "_TBCALC_COMPLETE" in outcome.out


def test_latin_1_terminals_get_escapes_not_tracebacks() -> None:
    outcome = process("read", "6.2 zillion 元", PYTHONIOENCODING="latin-1")
    assert outcome.code == 2
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("tbcalc read - <&-", "error[unreadable-input]: <stdin>"),
        ("tbcalc extract - <&-", "error[unreadable-input]: <stdin>"),
        ("tbcalc check - <&-", "error[unreadable-input]: <stdin>"),
        ("tbcalc surplus --year 2024 >&-", "error[unwritable-output]"),
        ("tbcalc --help >&-", "error[unwritable-output]"),
    ],
)
def test_a_closed_stream_is_told(script: str, told: str) -> None:
    outcome = shell(script)
    assert (outcome.code, outcome.out) == (3, "")
    assert told in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_closed_stderr_costs_no_more_than_the_message() -> None:
    assert shell("tbcalc surplus --year 2030 2>&-").code == 1
    assert shell("tbcalc surplus --year 2024 <&- 2>&-").code == 0


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".xls"])
def test_a_format_that_nothing_here_writes_is_refused(tmp_path: Path, suffix: str) -> None:
    outcome = process("read", "6.2 trillion yuan", "-o", str(tmp_path / f"answer{suffix}"))
    assert outcome.code == 2
    assert f"nothing is written as {suffix}." in outcome.err
    assert list(tmp_path.iterdir()) == []
    said = process("read", "6.2 trillion yuan", "-f", "text", "-o", str(tmp_path / f"x{suffix}"))
    assert said.code == 0
