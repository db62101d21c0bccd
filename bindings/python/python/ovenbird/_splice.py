"""A baked image not yet put together."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Protocol

from ._types import BakeReport

if TYPE_CHECKING:
    from typing_extensions import Buffer


class SupportsWrite(Protocol):
    """A file object in binary mode."""

    def write(self, data: Buffer, /) -> int | None:
        """Writes some or all of ``data`` and tells how many bytes; ``None`` stands for all."""


class Splice:
    """A baked image as its pieces: views of the image it was made from, and the bytes to insert between them.

    ``os.writev(fd, splice.pieces)`` writes it without copying, as ``b"".join(splice.pieces)`` puts it together.
    """

    __slots__ = ("_length", "pieces", "report")

    #: The pieces, in order.
    pieces: list[memoryview | bytes]
    #: What baking did.
    report: BakeReport

    def __init__(self, pieces: list[memoryview | bytes], length: int, report: BakeReport) -> None:
        self.pieces = pieces
        self.report = report
        self._length = length

    def __len__(self) -> int:
        """Length of the baked image in bytes."""
        return self._length

    def __bytes__(self) -> bytes:
        return self.to_bytes()

    def to_bytes(self) -> bytes:
        """The baked image in one piece."""
        return b"".join(self.pieces)

    def write_to(self, file: SupportsWrite | IO[bytes]) -> int:
        """Writes the baked image to a file object in binary mode, piece by piece, and returns its length in bytes.

        Raises what ``file.write`` raises, and :class:`BlockingIOError` if it takes nothing.
        """
        for piece in self.pieces:
            rest = memoryview(piece)
            while rest:
                written = file.write(rest)
                if written == 0:
                    raise BlockingIOError("the file takes no more bytes")
                rest = rest[len(rest) if written is None else written :]
        return self._length

    def __repr__(self) -> str:
        return f"Splice({len(self.pieces)} pieces, {self._length} bytes, {self.report!r})"
