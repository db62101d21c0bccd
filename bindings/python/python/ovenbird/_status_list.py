"""Bitstring status lists: the bits, and the text of ``encodedList``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import _native
from ._errors import caller_fault
from ._input import TextInput, document_text
from ._sign_options import status_options, whole
from ._types import Limits

if TYPE_CHECKING:
    from typing_extensions import Self


class StatusList:
    """A list of statuses, as a Bitstring status list of the W3C holds them: each of the same bits, all 0 at first.

    Threads may use it at once. It has a length, indices from 0, and can be looped over; an index that it does not have
    is ``status.index``.

    - ``length``: the number of entries, at least 131,072 (the default), so that one does not tell whose it is.
    - ``size``: the bits of an entry (``statusSize``), 1 to 8.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`CallerError` (``option.invalid``), :class:`LimitError` (``limit.status_list``).

    >>> statuses = ovenbird.StatusList()
    >>> statuses[94567] = 1
    >>> again = ovenbird.StatusList.decode(statuses.encode())
    >>> again[94567], again[94568], len(again)
    (1, 0, 131072)
    """

    __slots__ = ("_native",)

    _native: _native.StatusList

    def __init__(self, length: int | None = None, *, size: int = 1, limits: Limits | None = None) -> None:
        self._native = _native.StatusList.new(status_options(length, size, limits))

    @classmethod
    def decode(cls, encoded: TextInput, *, size: int = 1, limits: Limits | None = None) -> Self:
        """Reads the text of ``encodedList``: ``u`` and base64url of gzip, or without the ``u`` as StatusList2021 has it.

        - ``encoded``: the text, or UTF-8 bytes, an ``os.PathLike`` or a file object.
        - ``size``: the bits of an entry, which the text does not tell.
        - ``limits``: bounds of this call; ``status_list_bytes`` ends bombs early.

        Raises :class:`MalformedError` (``status.encoding``), :class:`CallerError` (``option.invalid``),
        :class:`LimitError` (``limit.status_list``, ``limit.input``).
        """
        text = document_text(encoded, "encoded", limits)
        made = object.__new__(cls)
        made._native = _native.StatusList.decode(text, status_options(None, size, limits))
        return made

    def encode(self) -> str:
        """The text of ``encodedList``. The same statuses are always the same text."""
        return self._native.encode()

    @property
    def length(self) -> int:
        """The number of entries; ``len`` gives it, too."""
        return self._native.length()

    @property
    def size(self) -> int:
        """The bits of an entry."""
        return self._native.size()

    def get(self, index: int) -> int:
        """The status at an index. Raises :class:`CallerError` (``status.index``)."""
        return self._native.get(self._place(index))

    def set(self, index: int, status: int) -> None:
        """Sets the status at an index. Raises :class:`CallerError` (``status.index``; ``status.value``: too many bits)."""
        place, value = self._place(index), whole("status", status)
        if not 0 <= value <= 255:
            raise caller_fault("status.value", f"a status is 0 to 255 at most, not {value}")
        self._native.set(place, value)

    def _place(self, index: object) -> int:
        place = whole("index", index)
        if not 0 <= place <= sys.maxsize:
            raise caller_fault("status.index", f"there is no entry {place}; the first is 0")
        return place

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> int:
        return self.get(index)

    def __setitem__(self, index: int, status: int) -> None:
        self.set(index, status)

    def __iter__(self) -> Iterator[int]:
        return (self.get(index) for index in range(self.length))

    def __repr__(self) -> str:
        return f"StatusList(length={self.length}, size={self.size})"
