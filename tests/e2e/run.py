"""Verifies the badges of a small issuer on loopback, with the command line, and with Python and Node where they are given.

    run.py --program OVENBIRD --folder SCRATCH [--python PYTHON] [--node NODE --package FOLDER]

Every program gets the same badges and has to give the verdicts of ``cases.py``, and all of them the same report.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import site_of_issuer  # noqa: E402
from case import Case  # noqa: E402
from cases import cases  # noqa: E402
from site_of_credentials import Credentials  # noqa: E402

PICTURE = HERE.parent.parent / "examples/data/badge-template.png"
#: The moment at which dates are judged, and the seconds that a document may take.
AT, TIMEOUT = "2026-01-01T00:00:00Z", 2
STATUS = {"valid": 0, "invalid": 1, "unverified": 2}


def flags(name: str, value: object) -> list[str]:
    """An option as the command line has it: what is on by default is turned off with `--no-`."""
    name = name.replace("_", "-")
    if isinstance(value, bool):
        return [f"--{name}" if value else f"--no-{name}"]
    return [f"--{name}", str(value)]


def by_command_line(program: str, case: Case) -> dict:
    command = [program, "verify", str(case.badge), "--json", "--at", AT, "--fetch", "--timeout", str(TIMEOUT),
               "--allow-http", "--allow-loopback-for-tests"]
    command += ["--email", case.email] if case.email else []
    command += [argument for option in case.options.items() for argument in flags(*option)]
    done = subprocess.run(command, capture_output=True, check=False)
    report = json.loads(done.stdout)
    if STATUS.get(report.get("verdict")) != done.returncode:
        raise AssertionError(f"the exit status is {done.returncode}: {done.stdout[:500]!r} {done.stderr[:500]!r}")
    return report


def by_worker(command: list[str], todo: list[Case]) -> list[dict]:
    """The reports of a program that reads tasks as JSON and writes reports."""
    tasks = [{
        "badge": str(case.badge), "is_file": isinstance(case.badge, Path), "email": case.email,
        "options": case.options, "at": AT, "timeout_ms": TIMEOUT * 1000,
    } for case in todo]
    done = subprocess.run(command, input=json.dumps(tasks).encode(), capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{command}: {done.stderr.decode()}")
    return json.loads(done.stdout)


def member(report: object, path: str) -> object:
    for part in path.split("."):
        try:
            report = report[int(part)] if isinstance(report, list) else report[part]
        except (KeyError, IndexError, TypeError):
            return None
    return report


def faults(case: Case, report: dict) -> list[str]:
    found = []
    if report.get("verdict") != case.verdict:
        found.append(f"verdict {report.get('verdict')}, expected {case.verdict}")
    codes = {finding["code"] for finding in report.get("problems", [])}
    found += [f"no finding {code}" for code in case.codes if code not in codes]
    for path, expected in case.members.items():
        if member(report, path) != expected:
            found.append(f"{path} is {member(report, path)!r}, expected {expected!r}")
    if found:
        checks = {name: check["result"] for name, check in report.get("checks", {}).items()}
        messages = [f"{finding['code']} {finding.get('document', '')}: {finding['message']}"
                    for finding in report.get("problems", [])]
        found += [f"  {checks}", *(f"  {message}" for message in messages)]
    return found


class Count:
    def __init__(self) -> None:
        self.passed = self.failed = 0

    def add(self, name: str, found: list[str]) -> None:
        self.passed, self.failed = self.passed + (not found), self.failed + bool(found)
        print(f"{'ok' if not found else 'FAILED'} {name}")
        for fault in found:
            print(f"     {fault}")


def programs(arguments: argparse.Namespace) -> dict[str, list[str]]:
    """The workers, by the name of what they test."""
    workers = {}
    if arguments.python:
        for way in ("verify", "averify"):
            workers[f"python {way}"] = [arguments.python, str(HERE / "by_python.py"), way]
    if arguments.node:
        workers["node"] = [arguments.node, str(HERE / "by_node.mjs"), str(Path(arguments.package).resolve())]
    return workers


def check(arguments: argparse.Namespace, count: Count) -> None:
    folder = Path(tempfile.mkdtemp(dir=arguments.folder))
    site, stranger = site_of_issuer.build(arguments.program, folder, PICTURE)
    Credentials(site, stranger, site_of_issuer.Maker(arguments.program, folder, PICTURE))
    todo = cases(site, stranger, folder)
    reports = []
    for case in todo:
        reports.append(by_command_line(arguments.program, case))
        count.add(f"command line: {case.name}", faults(case, reports[-1]))
    for name, command in programs(arguments).items():
        for case, report, told in zip(todo, by_worker(command, todo), reports, strict=True):
            same = [] if report == told else ["the report is not that of the command line"]
            count.add(f"{name}: {case.name}", faults(case, report) + same)
    site.stop()
    stranger.stop()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--python")
    parser.add_argument("--node")
    parser.add_argument("--package")
    count = Count()
    arguments = parser.parse_args()
    # It is run in folders of its own.
    arguments.program = str(Path(arguments.program).resolve())
    check(arguments, count)
    print(f"{count.passed} passed, {count.failed} failed")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
