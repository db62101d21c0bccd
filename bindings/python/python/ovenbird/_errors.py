"""The exceptions. They are plain Python, so they can be pickled and cross process pools.

Every error of the library is an :class:`OvenbirdError` with a stable ``code``, the same in C, Node, Rust and on the
command line. Its class tells whose fault it is, and so what can be done. Classes that a user would expect to catch
as :class:`ValueError` are one too. Arguments of the wrong *type* raise :class:`TypeError`, and files that cannot be
read raise :class:`OSError`, as everywhere in Python.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

__all__ = [
    "CallerError",
    "InternalError",
    "LimitError",
    "MalformedError",
    "NotFoundError",
    "OvenbirdError",
    "RefusedError",
    "UnsupportedError",
]


class OvenbirdError(Exception):
    """The base of all errors of this library.

    ``detail`` holds the error's JSON form: ``{"code", "kind", "message", "offset"?, "part"?, "pointer"?, "needed"?}``.

    >>> try:
    ...     ovenbird.unbake(b"GIF89a")
    ... except ovenbird.OvenbirdError as error:
    ...     print(error.code, error.kind)
    image.unsupported unsupported
    """

    __module__ = "ovenbird"

    detail: dict[str, Any]

    def __init__(self, detail: Mapping[str, Any]) -> None:
        self.detail = dict(detail)
        super().__init__(f"{self.message} [{self.code}]")

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.detail,), self.__dict__)

    @property
    def code(self) -> str:
        """The stable code, such as ``"png.truncated"``. See :func:`ovenbird.error_codes`."""
        return str(self.detail.get("code", "internal"))

    @property
    def kind(self) -> str:
        """Whose fault it is: ``"caller"``, ``"malformed"``, ``"unsupported"``, ``"not_found"``, ``"limit"``,
        ``"refused"`` or ``"internal"``; each has its subclass."""
        return str(self.detail.get("kind", "internal"))

    @property
    def message(self) -> str:
        """What was found and what was expected, for people."""
        return str(self.detail.get("message", "no message"))

    @property
    def offset(self) -> int | None:
        """Where in the input, in bytes from its start."""
        return self.detail.get("offset")

    @property
    def part(self) -> str | None:
        """The PNG chunk type or XML element concerned."""
        return self.detail.get("part")

    @property
    def pointer(self) -> str | None:
        """JSON Pointer (RFC 6901) into the document."""
        return self.detail.get("pointer")

    @property
    def needed(self) -> int | None:
        """For ``buffer.too_small``: how many bytes the output needs."""
        return self.detail.get("needed")


class CallerError(OvenbirdError, ValueError):
    """The call itself is wrong: an unknown option, a buffer that is too small. Mend the calling program."""

    __module__ = "ovenbird"


class MalformedError(OvenbirdError, ValueError):
    """The bytes are damaged or break their format's rules. Ask for another copy."""

    __module__ = "ovenbird"


class UnsupportedError(OvenbirdError, ValueError):
    """Well-formed, but of a type or in a form that is not supported, such as a JPEG."""

    __module__ = "ovenbird"


class NotFoundError(OvenbirdError, ValueError):
    """What was asked for is not there, such as a badge in an unbaked image."""

    __module__ = "ovenbird"


class LimitError(OvenbirdError, ValueError):
    """A bound on hostile input was passed. Raise it with ``limits`` if the input is trusted."""

    __module__ = "ovenbird"


class RefusedError(OvenbirdError, ValueError):
    """Refused by an option of the caller's, such as ``on_existing="refuse"``."""

    __module__ = "ovenbird"


class InternalError(OvenbirdError):
    """A defect in this library: please report it with the input, if you may share it."""

    __module__ = "ovenbird"


_CLASSES: dict[str, type[OvenbirdError]] = {
    "caller": CallerError,
    "malformed": MalformedError,
    "unsupported": UnsupportedError,
    "not_found": NotFoundError,
    "limit": LimitError,
    "refused": RefusedError,
    "internal": InternalError,
}


def from_json(text: str) -> OvenbirdError:
    """The exception for an error's JSON form. The native module calls this."""
    detail = json.loads(text)
    return _CLASSES.get(str(detail.get("kind")), InternalError)(detail)


def argument(message: str) -> CallerError:
    """``argument.invalid``, for what this half of the package finds wrong itself."""
    return CallerError({"code": "argument.invalid", "kind": "caller", "message": message})


def caller_fault(code: str, message: str) -> CallerError:
    """``status.index``, ``status.value`` or ``verify.request``, for numbers that do not even cross."""
    return CallerError({"code": code, "kind": "caller", "message": message})


def too_small(needed: int, capacity: int) -> CallerError:
    """``buffer.too_small``: the output has ``needed`` bytes, the caller's buffer ``capacity``."""
    message = f"the baked image has {needed} bytes, the buffer {capacity}"
    return CallerError({"code": "buffer.too_small", "kind": "caller", "message": message, "needed": needed})
