"""Verifies with the Python package what stands in the tasks on standard input; reports to standard output."""

import asyncio
import json
import sys
from pathlib import Path

import ovenbird


def arguments(task: dict) -> tuple[object, dict]:
    badge = Path(task["badge"]) if task["is_file"] else task["badge"]
    client = ovenbird.fetch.guarded(
        allow_loopback_for_tests=True, allow_http=True, total_timeout_ms=task["timeout_ms"]
    )
    options = {"fetch": client, "at": task["at"], **task["options"]}
    if task["email"]:
        options["recipient"] = {"email": task["email"]}
    return badge, options


async def all_at_once(tasks: list) -> list:
    given = [arguments(task) for task in tasks]
    return await asyncio.gather(*(ovenbird.averify(badge, **options) for badge, options in given))


def one_by_one(tasks: list) -> list:
    given = [arguments(task) for task in tasks]
    return [ovenbird.verify(badge, **options) for badge, options in given]


def main() -> None:
    tasks = json.load(sys.stdin)
    reports = asyncio.run(all_at_once(tasks)) if sys.argv[1] == "averify" else one_by_one(tasks)
    json.dump([report.to_dict() for report in reports], sys.stdout)


main()
