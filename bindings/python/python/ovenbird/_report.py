"""What validating answers with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from . import _show
from ._badge import VcVersion
from ._problem import Problem
from ._record import Card, Record, many

#: Against what a document is held: its specification, its recommendations too, Mozilla's old validator; 3.0: what known
#: wallets and verifiers will refuse, beside the specification.
Profile = Literal["standard", "strict", "legacy", "wallet"]

#: How many problems a printed report and a notebook show; `problems` has all.
_SHOWN = 50


@dataclass(frozen=True, slots=True, repr=False)
class RuleEntry(Record):
    """One row of the table of rules."""

    #: ``version/Class/member/aspect`` or ``version/Class/check``, as :attr:`Problem.rule` has it.
    id: str
    #: What the rule asks for.
    says: str
    #: The clause of the specification.
    clause: str


@dataclass(frozen=True, slots=True, repr=False)
class ReportSummary(Record):
    """The numbers of a report."""

    #: Whether there is no error. Warnings do not count.
    ok: bool
    #: How many rules were looked at.
    rules: int
    errors: int
    warnings: int
    infos: int

    def __str__(self) -> str:
        return _verdict(self.ok, self.rules, self.errors, self.warnings, self.infos)


@dataclass(frozen=True, slots=True, repr=False)
class Report(Card):
    """Every fault of a document at once. It is true when there is no error: ``bool(report)`` is ``report.ok``."""

    #: The version whose rules were applied; in the profile ``legacy`` ``"mozilla-0.5"`` or ``"mozilla-1.0"``, of
    #: the class of a published extension ``"extension"``.
    version: str
    #: ``class`` in the JSON form: the class whose rules were applied, by its name in the tables.
    class_: str
    profile: Profile
    #: Whether there is no error. Warnings do not count.
    ok: bool
    #: How many rules were looked at.
    rules: int
    errors: int
    warnings: int
    infos: int
    #: Whether there were more problems than the limit ``problems`` let keep.
    truncated: bool
    #: The problems, in the order of the document.
    problems: tuple[Problem, ...] = many(Problem, always=True)
    #: 3.0: the data model of the credential.
    vc_version: VcVersion | None = None

    def __bool__(self) -> bool:
        return self.ok

    def _title(self) -> str:
        return f"{self.version} {self.class_}: {_verdict(self.ok, self.rules, self.errors, self.warnings, self.infos)}"

    def _rows(self) -> list[_show.Row]:
        rows: list[_show.Row] = [(problem.severity, _line(problem)) for problem in self.problems[:_SHOWN]]
        more = self.errors + self.warnings + self.infos - len(rows)
        return [*rows, ("and", f"{more} more")] if more > 0 else rows


def _line(problem: Problem) -> str:
    place = f" {problem.pointer}" if problem.pointer else ""
    clause = f" ({problem.clause})" if problem.clause else ""
    return f"{problem.code}{place}: {problem.message}{clause}"


def _verdict(ok: bool, rules: int, errors: int, warnings: int, infos: int) -> str:
    counts = ((errors, "error"), (warnings, "warning"), (infos, "note"))
    found = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts if n]
    return ", ".join([*(["ok"] if ok else []), *found, f"{rules} rules"])
