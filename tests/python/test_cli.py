"""``python -m ovenbird`` and the command ``ovenbird``: the same command line as the Rust tool."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import ovenbird
from conftest import URL

SCRIPT = shutil.which("ovenbird", path=sysconfig.get_path("scripts"))


def _commands() -> list[list[str]]:
    assert SCRIPT, "installing the package brings the command"
    return [[sys.executable, "-m", "ovenbird"], [SCRIPT]]


def _run(command: list[str], *args: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*command, *args], input=stdin, capture_output=True, cwd=cwd, timeout=60)


@pytest.mark.parametrize("which", [0, 1])
def test_an_image_is_baked_and_unbaked(which: int, png: bytes, tmp_path: Path) -> None:
    command = _commands()[which]
    (tmp_path / "plain.png").write_bytes(png)
    done = _run(command, "bake", "plain.png", URL, "-o", "baked.png", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "baked.png").read_bytes() == ovenbird.bake(png, URL)
    done = _run(command, "unbake", "baked.png", cwd=tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, URL.encode())
    done = _run(command, "unbake", "--json", "baked.png", cwd=tmp_path)
    assert URL in done.stdout.decode() and json.loads(done.stdout)


def test_images_go_through_the_standard_streams(png: bytes, tmp_path: Path) -> None:
    baked = ovenbird.bake(png, URL)
    done = _run(_commands()[0], "strip", "-", "-o", "-", cwd=tmp_path, stdin=baked)
    assert (done.returncode, done.stdout) == (0, png), done.stderr


def test_a_failure_is_status_1_and_a_wrong_command_64(png: bytes, tmp_path: Path) -> None:
    (tmp_path / "plain.png").write_bytes(png)
    failed = _run(_commands()[0], "unbake", "plain.png", cwd=tmp_path)
    assert failed.returncode == 1 and failed.stderr and not failed.stdout
    assert _run(_commands()[0], "unbeke", cwd=tmp_path).returncode == 64


def test_help_and_version_are_told(tmp_path: Path) -> None:
    for command in _commands():
        told = _run(command, "--help", cwd=tmp_path)
        assert told.returncode == 0 and b"bake" in told.stdout
        assert ovenbird.__version__ in _run(command, "--version", cwd=tmp_path).stdout.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no POSIX signals")
def test_control_c_ends_the_command_while_it_waits(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*_commands()[0], "unbake", "-"], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    # More than a pipe holds: when all of it is taken, the command is surely reading, past Python's own start.
    process.stdin.write(b"\x89PNG\r\n\x1a\n" + bytes(1024 * 1024))
    process.stdin.flush()
    os.kill(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGINT
    assert b"Traceback" not in told
