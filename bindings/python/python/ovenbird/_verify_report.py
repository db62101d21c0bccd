"""What verifying answers with: a verdict, and its reasons."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn, cast

from . import _native, _show
from ._badge import BadgeClassName, BadgeVersion
from ._errors import argument
from ._problem import Severity
from ._proof import ProofReport, proof_rows
from ._record import Card, Record, beside, many, one, part
from ._verify_parts import (
    Check,
    CheckName,
    Checks,
    DocumentReport,
    EndorsementReport,
    Finding,
    Method,
    RecipientReport,
    SigningKey,
    Standing,
    StatusReport,
    Trust,
    Verdict,
    VerifiedBadge,
)

#: How many findings a notebook shows where there is no page; `problems` has all.
_SHOWN = 50
#: Largest page put into a notebook, in characters: notebooks keep every cell's output.
_PAGE = 3 * 1024 * 1024
_FRAME = (
    '<iframe sandbox="" title="Verification of a badge" srcdoc="{page}" '
    'style="width:100%;height:40em;border:1px solid #8886;border-radius:6px"></iframe>'
)


@dataclass(frozen=True, slots=True, repr=False)
class ProblemError(Record):
    """One reason in :class:`ProblemDetails`."""

    #: The stable code.
    code: str
    #: The check that it belongs to.
    check: CheckName
    #: ``"error"`` if the check failed by it.
    severity: Severity
    #: What was found and what was expected.
    detail: str
    #: JSON Pointer (RFC 6901) into the document, if it has a place there.
    pointer: str | None = None
    #: The URL of the document; absent: what was handed in.
    document: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class ProblemDetails(Record):
    """A report as Problem Details for HTTP (RFC 9457): ``to_dict()`` gives what goes out as ``application/problem+json``."""

    #: ``urn:ovenbird:verdict:valid``, ``…:invalid`` or ``…:unverified``. A name to compare, not an address to fetch.
    type: str
    #: The same in words, always the same for a ``type``.
    title: str
    #: The HTTP status that fits: 200 for ``valid``, 422 for ``invalid``, 424 for ``unverified``.
    status: int
    #: What is wrong with this badge, in a sentence or two.
    detail: str
    verdict: Verdict
    #: The five checks.
    checks: Checks = part(Checks)
    #: What made checks fail, and what kept checks from being done.
    errors: tuple[ProblemError, ...] = many(ProblemError, always=True)


class Forms:
    """The forms of a report that the core writes, each when it is asked for. A pickle holds them written."""

    __slots__ = ("_machine", "_written")

    NAMES = ("table", "html", "problem_details")

    def __init__(self, machine: _native.Verification | None, written: dict[str, str] | None = None) -> None:
        self._written = {} if written is None else written
        if machine is not None and not machine.is_ready():
            # What is still to come would change what it writes.
            self._written = {name: machine.write(name) for name in self.NAMES}
        self._machine = machine

    def write(self, name: str) -> str:
        if name not in self._written and self._machine is not None:
            self._written[name] = self._machine.write(name)
        return self._written[name]

    def __reduce__(self) -> tuple[Callable[..., Forms], tuple[None, dict[str, str]]]:
        return (Forms, (None, {name: self.write(name) for name in self.NAMES}))


@dataclass(frozen=True, slots=True, repr=False)
class VerificationReport(Card):
    """A verdict on a badge, with its reasons. ``print`` it for a table; in a notebook it is a page.

    There are three verdicts, so a report is neither true nor false: ``bool(report)`` raises :class:`TypeError`. Ask for
    :attr:`valid`, or look at :attr:`verdict`.
    """

    #: ``"valid"`` only if none of the five checks failed and each that the badge needs passed; ``"invalid"`` if one
    #: failed.
    verdict: Verdict
    #: 3.0: whether the credential of the report is the one that its refresh service gave.
    refreshed: bool
    #: Whether there were more findings than the limit ``problems`` let keep.
    truncated: bool
    #: How many documents were asked for.
    requests: int
    #: How many bytes came back.
    bytes: int
    #: The five checks.
    checks: Checks = part(Checks)
    #: Whether it is in force.
    standing: Standing = part(Standing)
    #: Whose word it is that the badge is the issuer's. Absent while ``integrity`` or ``issuer`` has not passed.
    trust: Trust | None = None
    #: How it is verified. Absent if the badge could not be read.
    method: Method | None = None
    #: The version of the badge.
    version: BadgeVersion | None = None
    #: ``class`` in the JSON form: what it is.
    class_: BadgeClassName | None = None
    #: The moment at which dates were judged, RFC 3339 in UTC.
    at: str | None = None
    #: What the badge says.
    badge: VerifiedBadge | None = one(VerifiedBadge)
    #: The key that verified the signature.
    key: SigningKey | None = one(SigningKey)
    #: 3.0: the embedded proofs, each with its own answer: one that is verified is enough.
    proofs: tuple[ProofReport, ...] = many(ProofReport)
    #: 3.0: what the status lists say, entry by entry.
    statuses: tuple[StatusReport, ...] = many(StatusReport)
    #: About the recipient, if identities were expected and the badge names one.
    recipient: RecipientReport | None = one(RecipientReport)
    #: What was found, check by check.
    problems: tuple[Finding, ...] = many(Finding, always=True)
    #: The documents, in the order in which the badge leads to them.
    documents: tuple[DocumentReport, ...] = many(DocumentReport, always=True)
    #: The endorsements of the badge, of its class and of its issuer.
    endorsements: tuple[EndorsementReport, ...] = many(EndorsementReport, always=True)
    #: The written forms. No part of comparing or of :meth:`to_dict`.
    forms: Forms | None = beside()

    @property
    def valid(self) -> bool:
        """Whether the verdict is ``"valid"``."""
        return self.verdict == "valid"

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that made checks fail."""
        return tuple(finding for finding in self.problems if finding.severity == "error")

    def __bool__(self) -> NoReturn:
        raise TypeError("a VerificationReport is neither true nor false: ask for report.valid or report.verdict")

    def table(self) -> str:
        """The report as a table for people, plain text; ``print`` does the same."""
        return self._written("table")

    def html(self) -> str:
        """The report as a page that needs nothing else: no script, nothing that is loaded, the picture inside."""
        return self._written("html")

    def problem_details(self) -> ProblemDetails:
        """The report as Problem Details for HTTP (RFC 9457)."""
        return ProblemDetails.from_dict(json.loads(self._written("problem_details")))

    def _written(self, name: str) -> str:
        if self.forms is None:
            raise argument("this report was made of its JSON form, which has no written forms; a pickle keeps them")
        return self.forms.write(name)

    def __str__(self) -> str:
        return Card.__str__(self) if self.forms is None else self.table().rstrip("\n")

    def _repr_html_(self) -> str:
        page = "" if self.forms is None else self.html()
        return _FRAME.format(page=html.escape(page)) if 0 < len(page) <= _PAGE else Card._repr_html_(self)

    def _title(self) -> str:
        return f"{self.badge.name if self.badge and self.badge.name else 'A badge'}: {self.verdict}"

    def _rows(self) -> list[_show.Row]:
        names = ("structure", "integrity", "issuer", "recipient", "status")
        checks = [(name, cast(Check, getattr(self.checks, name))) for name in names]
        rows: list[_show.Row] = [(name, f"{check.result}: {check.message}") for name, check in checks]
        rows += proof_rows(self.proofs)
        found = self.problems[:_SHOWN]
        return [*rows, *((finding.severity, f"{finding.code}: {finding.message}") for finding in found)]


def report_of(machine: _native.Verification) -> VerificationReport:
    """The report of a verification as it stands."""
    data: dict[str, Any] = json.loads(machine.write("json"))
    return VerificationReport.from_dict(data, Forms(machine))
