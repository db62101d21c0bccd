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
