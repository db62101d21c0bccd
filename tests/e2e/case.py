"""A badge that is verified, and what has to come out."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Case:
    name: str
    #: A URL, or a file with the badge.
    badge: str | Path
    verdict: str
    #: Codes of findings that have to be there.
    codes: tuple[str, ...] = ()
    email: str | None = None
    #: Further options of `verify`, as JSON has them.
    options: dict[str, object] = field(default_factory=dict)
    #: Of what else has to be in the report: dotted path to value.
    members: dict[str, object] = field(default_factory=dict)
