"""The operations on images."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from . import _native
from ._errors import too_small
from ._input import ImageInput, TextInput, document_text, either_bytes, image_bytes
from ._options import bake_options, flags
from ._splice import Splice
from ._types import ActiveContent, BakeReport, Found, ImageFormat, Inspection, Keyword, Limits, OnExisting, Unbaked

if TYPE_CHECKING:
    from typing_extensions import Buffer

_UNBAKE: Mapping[str, bool] = {"accept_damaged": False, "strict": False}
_STRIP: Mapping[str, bool] = {"check_crc": True}
_INSPECT: Mapping[str, bool] = {"accept_damaged": False}


def sniff(image: ImageInput) -> ImageFormat:
    """Tells what an image is by its first bytes. Never fails on the image: what is not known is ``"unknown"``.

    ``image``: bytes or any buffer, a path, or a file object in binary mode.

    >>> ovenbird.sniff("badge.png")
    'png'
    """
    return cast(ImageFormat, _native.sniff(image_bytes(image)))


def bake(
    image: ImageInput,
    payload: TextInput,
    *,
    on_existing: OnExisting = "replace",
    keyword: Keyword | None = None,
    check_crc: bool = True,
    legacy_text: bool = False,
    active_content: ActiveContent = "keep",
    wallet_safe: bool = False,
    limits: Limits | None = None,
) -> bytes:
    """Puts a badge into a PNG or SVG and returns the new image. No other byte of the image changes.

    - ``image``: bytes or any buffer, a path, or a file object in binary mode. It is never changed.
    - ``payload``: the assertion or credential as a ``dict``, JSON text, compact JWS or URL; also UTF-8 bytes, an
      ``os.PathLike`` or a file object. A ``str`` is the text itself, not a path.
    - ``on_existing``: ``"replace"`` takes out every badge that is there already, ``"refuse"`` raises.
    - ``keyword``: the keyword to write under; by default the content decides.
    - ``check_crc``: PNG: check the checksum of every chunk that is kept.
    - ``legacy_text``: PNG: write a ``tEXt`` chunk, for readers of version 0.5. The payload must be an ASCII URL.
    - ``active_content``: SVG: ``"keep"`` leaves scripts and the like in the artwork, ``"refuse"`` raises.
    - ``wallet_safe``: write JSON as ASCII with the braces inside strings escaped; it parses back equal.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`UnsupportedError` (``image.unsupported``, ``svg.utf16``, ``svg.encoding``), :class:`MalformedError`
    (``png.*``, ``svg.*``, ``payload.*``, ``json.*``, ``jws.*``), :class:`RefusedError` (``image.already_baked``,
    ``svg.active_content``), :class:`CallerError` (``option.invalid``, ``option.conflict``, ``argument.invalid``),
    :class:`LimitError` (``limit.*``).

    >>> baked = ovenbird.bake("badge.png", "https://badges.example.org/assertions/1.json")
    >>> ovenbird.unbake_one(baked).text
    'https://badges.example.org/assertions/1.json'
    """
    options = bake_options(on_existing, keyword, check_crc, legacy_text, active_content, wallet_safe, limits)
    data = image_bytes(image, "image", limits)
    return _native.bake(data, _payload_text(payload, limits), options)


def bake_into(
    image: ImageInput,
    payload: TextInput,
    buffer: Buffer,
    *,
    on_existing: OnExisting = "replace",
    keyword: Keyword | None = None,
    check_crc: bool = True,
    legacy_text: bool = False,
    active_content: ActiveContent = "keep",
    wallet_safe: bool = False,
    limits: Limits | None = None,
) -> int:
    """Like :func:`bake`, into the caller's buffer. Returns how many bytes were written from its start.

    ``buffer``: a writable, contiguous buffer (``bytearray``, ``memoryview``, ``mmap``); it keeps its size. It may be
    the buffer that holds ``image``.

    Raises what :func:`bake` raises, and :class:`CallerError` with ``buffer.too_small``: ``needed`` tells the size in
    bytes, and the buffer is untouched. A buffer that cannot be written to raises :class:`TypeError`.

    >>> buffer = bytearray(64 * 1024)
    >>> length = ovenbird.bake_into("badge.png", "https://badges.example.org/assertions/1.json", buffer)
    >>> ovenbird.unbake_one(buffer[:length]).kind
    'url'
    """
    options = bake_options(on_existing, keyword, check_crc, legacy_text, active_content, wallet_safe, limits)
    data = image_bytes(image, "image", limits)
    with memoryview(buffer) as view:
        if view.readonly:
            raise TypeError(f"buffer must be writable; a {type(buffer).__name__} is not")
        with view.cast("B") as out:
            _, needed, pieces = _native.splice(data, _payload_text(payload, limits), options)
            if needed > len(out):
                raise too_small(needed, len(out))
            return _copy_pieces(data, pieces, out)


def _copy_pieces(data: bytes, pieces: list[tuple[int, int] | bytes], out: memoryview) -> int:
    source, written = memoryview(data), 0
    for piece in pieces:
        part = piece if isinstance(piece, bytes) else source[piece[0] : piece[1]]
        out[written : written + len(part)] = part
        written += len(part)
    return written


def splice(
    image: ImageInput,
    payload: TextInput,
    *,
    on_existing: OnExisting = "replace",
    keyword: Keyword | None = None,
    check_crc: bool = True,
    legacy_text: bool = False,
    active_content: ActiveContent = "keep",
    wallet_safe: bool = False,
    limits: Limits | None = None,
) -> Splice:
    """Like :func:`bake`, as the pieces of the baked image, nothing of which is copied.

    For writing to a file or a socket without a second copy of the image, and for the report of what was done.
    Parameters and errors are those of :func:`bake`. The pieces are views of ``image`` if that is ``bytes``, else of a
    copy.

    >>> baked = ovenbird.splice("badge.png", "https://badges.example.org/assertions/1.json")
    >>> baked.report.carrier, baked.report.replaced
    ('iTXt', 0)
    >>> with open("baked.png", "wb") as file:
    ...     baked.write_to(file) == len(baked)
    True
    """
    options = bake_options(on_existing, keyword, check_crc, legacy_text, active_content, wallet_safe, limits)
    data = image_bytes(image, "image", limits)
    report, length, pieces = _native.splice(data, _payload_text(payload, limits), options)
    view = memoryview(data)
    parts = [piece if isinstance(piece, bytes) else view[piece[0] : piece[1]] for piece in pieces]
    return Splice(parts, length, BakeReport.from_dict(json.loads(report)))


def unbake(
    image: ImageInput, *, accept_damaged: bool = False, strict: bool = False, limits: Limits | None = None
) -> Unbaked:
    """Reads every badge in a PNG or SVG. The result is a sequence of :class:`Found`, in file order.

    - ``image``: bytes or any buffer, a path, or a file object in binary mode.
    - ``accept_damaged``: read badges with a wrong checksum (the first Mozilla baker wrote them) and the malformed
      ones of an old Moodle, with a problem instead of an error.
    - ``strict``: turn every problem of severity ``warning`` or ``error`` into an error.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`NotFoundError` (``image.unbaked``), :class:`UnsupportedError` (``image.unsupported``,
    ``svg.encoding``), :class:`MalformedError` (``png.*``, ``svg.*``; with ``strict`` any code of a problem),
    :class:`LimitError` (``limit.*``).

    >>> unbaked = ovenbird.unbake("baked.png")
    >>> unbaked.badge_found.carrier, len(unbaked)
    ('iTXt', 1)
    """
    data = image_bytes(image, "image", limits)
    options = flags(limits, _UNBAKE, accept_damaged=accept_damaged, strict=strict)
    image_format, badge, parts = _native.unbake(data, options)
    found = tuple(_found(part, data) for part in parts)
    return Unbaked(cast(ImageFormat, image_format), badge, found, data)


def unbake_one(
    image: ImageInput, *, accept_damaged: bool = False, strict: bool = False, limits: Limits | None = None
) -> Found:
    """Reads the badge in a PNG or SVG: the one that counts, if there are several.

    Parameters and errors are those of :func:`unbake`.

    >>> ovenbird.unbake_one("baked.png").text
    'https://badges.example.org/assertions/1.json'
    """
    data = image_bytes(image, "image", limits)
    options = flags(limits, _UNBAKE, accept_damaged=accept_damaged, strict=strict)
    return _found(_native.unbake_one(data, options), data)


def _found(parts: tuple[str, str, str | None], source: bytes) -> Found:
    about = json.loads(parts[0])
    about["text"], about["verify"] = parts[1:]
    return Found.from_dict(about, source)


def strip(image: ImageInput, *, check_crc: bool = True, limits: Limits | None = None) -> bytes:
    """Takes every badge out of an image: the bytes that were there before baking come back.

    An image without a badge comes back equal.

    - ``image``: bytes or any buffer, a path, or a file object in binary mode. It is never changed.
    - ``check_crc``: PNG: check the checksum of every chunk that is kept.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`UnsupportedError` (``image.unsupported``, ``svg.utf16``, ``svg.encoding``), :class:`MalformedError`
    (``png.*``, ``svg.*``), :class:`LimitError` (``limit.*``).

    >>> from pathlib import Path
    >>> ovenbird.strip("baked.png") == Path("badge.png").read_bytes()
    True
    """
    data = image_bytes(image, "image", limits)
    return _native.strip(data, flags(limits, _STRIP, check_crc=check_crc))


def inspect(
    input: ImageInput | TextInput, *, accept_damaged: bool = False, limits: Limits | None = None
) -> Inspection:
    """Says what an image or a badge document is. An unbaked image is no error: the answer then has no badge.

    - ``input``: an image as for :func:`unbake`, or a document as UTF-8 bytes, ``dict`` or file object. A ``str`` is
      a path, as for every image; never give a stranger's text as ``str`` here, use :func:`parse` for it.
    - ``accept_damaged``: as in :func:`unbake`.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`UnsupportedError` (``image.unsupported``, ``svg.encoding``), :class:`MalformedError` (``png.*``,
    ``svg.*``, ``payload.*``), :class:`CallerError` (``argument.invalid``), :class:`LimitError` (``limit.*``).

    >>> print(ovenbird.inspect("badge.png"))
    PNG 8x8, 332 bytes, no badges inside
    """
    data = either_bytes(input, limits)
    options = flags(limits, _INSPECT, accept_damaged=accept_damaged)
    inspection = json.loads(_native.inspect(data, options))
    return Inspection.from_dict(inspection, data if inspection.get("picture") else None)


def _payload_text(payload: TextInput, limits: Limits | None) -> str:
    return document_text(payload, "payload", limits)
