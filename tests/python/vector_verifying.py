"""How the cases of verifying are run: with answers that the case scripts."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import ovenbird
from ovenbird import VerificationReport
from ovenbird.fetch import FetchFailure, FetchRequest, FetchResponse
from vector_cases import Case, bytes_of, contexts_of, lossless

#: What there is of a report beside its JSON form.
FORMS = ("table", "html", "problem_details")


def input_of(case: Case) -> bytes:
    """The input of a case: a text, or bytes."""
    given = case["args"]["input"]
    return given.encode("utf-8") if isinstance(given, str) else bytes_of(given)


def scripted(case: Case, request: FetchRequest) -> FetchResponse:
    """The answer to a request, as the case scripts it."""
    answer = case["args"].get("answers", {}).get(request.url, {"failure": {"code": "offline"}})
    if "failure" in answer:
        failure = answer["failure"]
        raise FetchFailure(failure.get("message", ""), code=failure.get("code", ""))
    if "json" in answer:
        body = json.dumps(answer["json"], ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    elif "base64" in answer:
        body = base64.b64decode(answer["base64"], validate=True)
    else:
        body = answer["text"].encode("utf-8")
    media_type = answer.get("media_type", "application/ld+json")
    return FetchResponse(answer.get("status", 200), answer.get("final_url", ""), media_type, body)


def _keywords(options: dict[str, Any]) -> dict[str, Any]:
    options = dict(options)
    if isinstance(options.get("now_unix"), int):
        now = datetime.fromtimestamp(options.pop("now_unix"), timezone.utc)
        options.setdefault("at", now)
    return options


def drive(case: Case, options: dict[str, Any]) -> tuple[VerificationReport, list[list[str]]]:
    """Drives a verification to its end: the report, and what was asked for."""
    verification = ovenbird.Verification(input_of(case), **options)
    requested: list[list[str]] = []
    while not verification.is_ready:
        requests = verification.next_requests()
        assert requests, "neither ready nor asking for anything"
        requested += [[request.purpose, request.url] for request in requests]
        for request in reversed(requests):
            try:
                answer = scripted(case, request)
            except FetchFailure as failure:
                verification.supply_failure(request.id, failure.message, code=failure.code)
            else:
                about = {"final_url": answer.final_url, "media_type": answer.media_type, "body": answer.body}
                verification.supply(request.id, status=answer.status, **about)
    report = verification.report()
    assert report.table() == verification.table() and report.html() == verification.html()
    assert report.problem_details() == verification.problem_details()
    return report, requested


def _verify(case: Case, options: dict[str, Any]) -> Any:
    options = {**_keywords(options), "contexts": contexts_of(case)}
    asked: list[str] = []

    def fetch(request: FetchRequest) -> FetchResponse:
        asked.append(request.url)
        return scripted(case, request)

    async def afetch(request: FetchRequest) -> FetchResponse:
        await asyncio.sleep(0)
        return scripted(case, request)

    report = ovenbird.verify(input_of(case), fetch=fetch, **options)
    driven, requested = drive(case, options)
    assert driven == report and asked == [url for _, url in requested]
    assert asyncio.run(ovenbird.averify(input_of(case), fetch=afetch, **options)) == report
    assert report.valid is (report.verdict == "valid") and report._repr_html_()
    problem = report.problem_details()
    assert type(problem).from_dict(problem.to_dict()) == problem and problem.verdict == report.verdict
    assert report.forms is not None and json.loads(report.forms.write("json")) == report.to_dict()
    assert json.loads(report.forms.write("problem_details")) == problem.to_dict()
    return projection(lossless(report), requested)


def projection(report: dict[str, Any], requested: list[list[str]]) -> dict[str, Any]:
    """A report in the form in which it is compared, as the page of the vectors says."""
    documents = [[document.get("url", ""), document["purpose"], document["read"]] for document in report["documents"]]
    endorsements = [_folded(endorsement) for endorsement in report["endorsements"]]
    return {**_folded(report), "documents": documents, "endorsements": endorsements, "requested": requested}


def _folded(report: dict[str, Any]) -> dict[str, Any]:
    rest = {name: value for name, value in report.items() if name not in ("checks", "problems")}
    checks = report["checks"].items()
    reasons = {name: check["reason"] for name, check in checks if "reason" in check}
    findings = [_line(finding) for finding in report["problems"]]
    return {**rest, "checks": {name: check["result"] for name, check in checks}, "reasons": reasons, "findings": findings}


def _line(finding: dict[str, Any]) -> str:
    parts = [finding.get(name, "") for name in ("check", "severity", "code", "document", "pointer")]
    return " ".join(parts).rstrip(" ")


RUNNERS: dict[str, Callable[[Case, dict[str, Any]], Any]] = {"verify": _verify}
