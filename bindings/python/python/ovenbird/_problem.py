"""A fault in a badge that did not stop the call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ._record import Record

#: How much a problem matters.
Severity = Literal["info", "warning", "error"]
#: Whose fault an error is.
ErrorKind = Literal["caller", "malformed", "unsupported", "not_found", "limit", "refused", "internal"]


@dataclass(frozen=True, slots=True, repr=False)
class Problem(Record):
    """A fault in a badge, as data."""

    #: The stable code, from the same table as the errors.
    code: str
    severity: Severity
    #: What was found and what was expected.
    message: str
    #: Byte offset from the start of the input, when the problem has a place there.
    offset: int | None = None
    #: JSON Pointer (RFC 6901) into the document, when the problem has a place there.
    pointer: str | None = None
    #: From :func:`ovenbird.validate`: what was found. Never quotes what may tell who a recipient is.
    found: str | None = None
    #: What was expected instead.
    expected: str | None = None
    #: The clause of the specification that asks for it.
    clause: str | None = None
    #: How to mend it, where that is not plain from the rest.
    hint: str | None = None
    #: The id of the rule, as :func:`ovenbird.rules` lists it, such as ``2.0/Assertion/recipient/required``.
    rule: str | None = None
