"""Every kind of argument a user may have at hand, turned into what the native module takes: `bytes` or `str`.

Images: `bytes`, anything with the buffer protocol (`bytearray`, `memoryview`, a NumPy array), a path (`str` or
`os.PathLike`) or a file object with `read()` in binary mode. Documents and payloads: the text as `str` or as UTF-8
bytes, a `dict`, an `os.PathLike` or a file object. So a `str` is a path where an image is asked for and the text
itself where a document is.

Whatever could change while the call works without holding the interpreter is copied first. Files are read up to the
limit `input_bytes` and one byte more, which is enough to have them refused with `limit.input`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol, Union

from . import _native
from ._errors import argument

if TYPE_CHECKING:
    from typing_extensions import Buffer, TypeAlias


class SupportsRead(Protocol):
    """A file object: ``read(size)`` gives bytes or text."""

    def read(self, size: int, /) -> Any:
        """Gives at most ``size`` bytes or characters, and an empty value at the end."""


#: An image: its bytes, a path, or a file object in binary mode.
ImageInput: TypeAlias = "Union[Buffer, str, os.PathLike[str], SupportsRead]"
#: A document or payload: its text, UTF-8 bytes, a dict, a path that is no `str`, or a file object.
TextInput: TypeAlias = "Union[str, Buffer, Mapping[str, Any], os.PathLike[str], SupportsRead]"

_INPUT_BYTES = _native.input_bytes_limit()


def image_bytes(image: object, name: str = "image", limits: Mapping[str, object] | None = None) -> bytes:
    """The bytes of an image argument."""
    if isinstance(image, bytes):
        return image
    if isinstance(image, (str, os.PathLike)):
        return _read_path(image, limits)
    copied = _copied(image)
    if copied is not None:
        return copied
    if hasattr(image, "read"):
        return _file_bytes(image, name, limits)
    raise TypeError(f"{name} must be bytes, a path or a binary file object, not {type(image).__name__}")


def document_text(document: object, name: str = "document", limits: Mapping[str, object] | None = None) -> str:
    """The text of a document or payload argument."""
    if isinstance(document, str):
        return document
    if isinstance(document, Mapping):
        return _dumped(document, name)
    if isinstance(document, os.PathLike):
        return _decoded(_read_path(document, limits), name)
    copied = _copied(document)
    if copied is not None:
        return _decoded(copied, name)
    if hasattr(document, "read"):
        read = _read(document, limits)
        return read if isinstance(read, str) else _decoded(read, name)
    raise TypeError(f"{name} must be text, bytes, a dict, a path or a file object, not {type(document).__name__}")


def either_bytes(given: object, limits: Mapping[str, object] | None = None) -> bytes:
    """The bytes of an argument that is an image or a document. A `str` is a path, as for every image.

    Text that is plainly a document is refused instead of being looked up among the files, so that a program that
    hands over a stranger's text finds out before the stranger does.
    """
    if isinstance(given, str) and given.lstrip().startswith(("{", "eyJ", "http://", "https://")):
        raise argument("input is a str, so a path, but looks like a badge document: use parse(), or give it as bytes")
    if isinstance(given, Mapping):
        return text_bytes(_dumped(given, "input"), "input")
    if hasattr(given, "read"):
        read = _read(given, limits)
        return text_bytes(read, "input") if isinstance(read, str) else read
    return image_bytes(given, "input", limits)


def _copied(value: object) -> bytes | None:
    """A copy of a buffer's bytes, or None for what is no buffer."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        # In one step: no other thread gets in between, and none finds the buffer locked against resizing.
        return bytes(value)
    try:
        view = memoryview(value)  # type: ignore[arg-type]
    except TypeError:
        return None
    with view:
        return bytes(view)


def _read_path(path: str | os.PathLike[str], limits: Mapping[str, object] | None) -> bytes:
    with open(path, "rb") as file:
        return file.read(_input_bytes(limits) + 1)


def _file_bytes(file: Any, name: str, limits: Mapping[str, object] | None) -> bytes:
    read = _read(file, limits)
    if isinstance(read, str):
        raise TypeError(f"{name} is a file object in text mode; open it with 'rb'")
    return read


def _read(file: Any, limits: Mapping[str, object] | None) -> bytes | str:
    """Reads to the end or just beyond the limit. Unbuffered files may give less than was asked for, so in turns."""
    left = _input_bytes(limits) + 1
    parts: list[Any] = [_part(file, left)]
    while parts[-1] and left > len(parts[-1]):
        left -= len(parts[-1])
        parts.append(_part(file, left))
    if isinstance(parts[0], str):
        return "".join(parts)
    return b"".join(parts)


def _part(file: Any, size: int) -> Any:
    part = file.read(size)
    if not isinstance(part, (bytes, bytearray, memoryview, str)):
        raise TypeError(f"read() must give bytes or text, not {type(part).__name__}")
    return part


def _input_bytes(limits: Mapping[str, object] | None) -> int:
    limit = limits.get("input_bytes") if isinstance(limits, Mapping) else None
    return limit if isinstance(limit, int) and limit >= 0 else _INPUT_BYTES


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise argument(f"{name} is not UTF-8: byte {error.start} does not fit") from None


def text_bytes(text: str, name: str) -> bytes:
    """A text as UTF-8."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise argument(f"{name} holds half of a surrogate pair at character {error.start}") from None


def _dumped(document: Mapping[str, Any], name: str) -> str:
    try:
        return json.dumps(dict(document), ensure_ascii=False, allow_nan=False)
    except (ValueError, RecursionError) as error:
        raise argument(f"{name} cannot be written as JSON: {error}") from None
