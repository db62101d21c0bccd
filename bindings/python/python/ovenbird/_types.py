"""What the operations on images answer with, and the small records that all answers share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypedDict

from . import _show
from ._badge import Badge, BadgeClassName, BadgeVersion, PayloadKind
from ._problem import ErrorKind, Problem
from ._record import Card, Record, beside, many, nullable, one
from ._report import ReportSummary

#: What :func:`ovenbird.sniff` tells.
ImageFormat = Literal["png", "svg", "svgz", "jpeg", "gif", "webp", "avif", "pdf", "unknown"]
#: How a badge's text is carried in an image.
Carrier = Literal["tEXt", "zTXt", "iTXt", "iTXt compressed", "svg body", "svg verify"]
#: The names badges are written under: Open Badges 0.5 to 2.1, 3.0, and Comprehensive Learner Record 2.0.
Keyword = Literal["openbadges", "openbadgecredential", "clrcredential"]
#: What baking does when the image has a badge already.
OnExisting = Literal["replace", "refuse"]
#: What baking does about scripts and the like in an SVG.
ActiveContent = Literal["keep", "refuse"]


class Limits(TypedDict, total=False):
    """The bounds of one call, each with its default when left out. An unknown one is ``option.invalid``."""

    input_bytes: int
    """Largest image or document taken, in bytes. Default 32 MiB."""
    text_bytes: int
    """Largest text of one badge, in bytes of UTF-8. Default 4 MiB."""
    inflated_bytes: int
    """Largest output of inflating one badge chunk, in bytes. Default 4 MiB."""
    json_depth: int
    """Deepest nesting of JSON arrays and objects. Default 128, at most 1,024."""
    json_nodes: int
    """Most JSON values in one document. Default 200,000."""
    xml_depth: int
    """Deepest nesting of XML elements. Default 256."""
    xml_attributes: int
    """Most attributes on one XML element. Default 4,096."""
    xml_namespaces: int
    """Most XML namespace declarations in scope at one place. Default 1,000."""
    jws_bytes: int
    """Largest compact JWS, in bytes. Default 8 MiB."""
    jws_header_bytes: int
    """Largest JOSE header, in bytes as encoded. Default 64 KiB."""
    identities: int
    """Most candidate identities in one recipient match. Default 1,024."""
    problems: int
    """Most problems kept in one report. Default 1,000; further ones are counted."""
    status_list_bytes: int
    """Largest status list, in bytes, inflated. Default 16 MiB."""
    requests: int
    """Most documents that one verification asks for. Default 32."""
    response_bytes: int
    """Largest document that a verification takes, in bytes. Default 1 MiB."""
    picture_bytes: int
    """Largest picture that a verification takes, in bytes. Default 4 MiB."""
    fetched_bytes: int
    """Most bytes that one verification takes in all answers together. Default 16 MiB."""
    proofs: int
    """Most embedded proofs of one credential that are verified. Default 16."""
    canonical_work: int
    """Most work of turning documents into canonical RDF in one call, in units of about 0.3 µs. Default 200,000."""


@dataclass(frozen=True, slots=True, repr=False)
class ErrorDetail(Record):
    """An error as data: why one badge of an inspected image could not be read."""

    code: str
    kind: ErrorKind
    message: str
    offset: int | None = None
    part: str | None = None
    pointer: str | None = None
    needed: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class CodeEntry(Record):
    """One row of the table of codes."""

    code: str
    kind: ErrorKind
    #: What it means, in one sentence.
    meaning: str
    #: What to do about it, in one sentence.
    remedy: str
    #: Why it matters, in one or two sentences.
    why: str
    #: A short example of the fault, with what would be right. Empty for ``internal`` only.
    example: str
    #: The clause that asks for it, such as ``RFC 7515 section 7.1``. Empty where it is a rule of this library.
    clause: str


@dataclass(frozen=True, slots=True, repr=False)
class BakeReport(Record):
    """What baking did, or will do."""

    format: ImageFormat
    carrier: Carrier
    keyword: Keyword
    #: Length of the baked image in bytes.
    length: int
    #: How many badges of the input were left out.
    replaced: int
    #: ``svg.active_content`` for each script or the like in the artwork (the first 100).
    problems: tuple[Problem, ...] = many(Problem, always=True)


@dataclass(frozen=True, slots=True, repr=False)
class Found(Card):
    """One badge in an image."""

    carrier: Carrier
    #: PNG: the chunk's keyword. SVG: the element's local name.
    keyword: str
    #: Where the chunk or element begins, in bytes from the start of the image.
    offset: int
    #: Length of the chunk (with length, type and CRC) or element, in bytes.
    length: int
    #: The badge text, without white space around it.
    text: str
    #: What the text is; ``None`` when it is neither a URL, nor JSON, nor a compact JWS.
    kind: PayloadKind | None = nullable()
    #: SVG: the element's namespace.
    namespace: str | None = None
    #: SVG: the ``verify`` attribute, when the element has a body too.
    verify: str | None = None
    #: What was odd about it.
    problems: tuple[Problem, ...] = many(Problem, always=True)
    #: The image it was read from, for the picture in notebooks. No part of comparing or of :meth:`to_dict`.
    source: bytes | None = beside()

    def _title(self) -> str:
        return "A badge in an image"

    def _rows(self) -> list[_show.Row]:
        return [
            ("carrier", f"{self.carrier} {self.keyword!r} at byte {self.offset:,}, {self.length:,} bytes"),
            ("kind", self.kind or "unrecognised"),
            ("text", self.text),
            ("verify", self.verify),
            *_problem_rows(self.problems),
        ]

    def _picture(self) -> bytes | None:
        return self.source


@dataclass(frozen=True, slots=True, repr=False)
class Unbaked(Card):
    """All badges of an image, a sequence of :class:`Found` in file order; never empty."""

    format: ImageFormat
    #: Which of ``found`` is the badge: the first iTXt, else the first of any carrier. The others are duplicates.
    badge: int
    found: tuple[Found, ...] = many(Found, always=True)
    #: The image it was read from, for the picture in notebooks. No part of comparing or of :meth:`to_dict`.
    source: bytes | None = beside()

    @property
    def badge_found(self) -> Found:
        """The one that counts."""
        return self.found[self.badge]

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, index: int) -> Found:
        return self.found[index]

    def __iter__(self) -> Iterator[Found]:
        return iter(self.found)

    def _title(self) -> str:
        count = len(self.found)
        return f"{self.format.upper()} with {count} badge{'' if count == 1 else 's'}"

    def _rows(self) -> list[_show.Row]:
        others = [found for index, found in enumerate(self.found) if index != self.badge]
        also = [("also", f"{found.carrier} {found.keyword!r} at byte {found.offset:,}") for found in others]
        return [*self.badge_found._rows(), *also]

    def _picture(self) -> bytes | None:
        return self.source


@dataclass(frozen=True, slots=True, repr=False)
class Picture(Record):
    """What the picture itself is."""

    #: Length of the file in bytes.
    bytes: int
    #: PNG: width in pixels.
    width: int | None = None
    #: PNG: height in pixels.
    height: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Summary(Record):
    """One badge text with what it says."""

    #: Where it stands in the image; absent for a document given as text.
    found: Found | None = one(Found)
    #: The version of the document, when there is one to see (a baked URL has none).
    version: BadgeVersion | None = None
    #: ``class`` in the JSON form: what the document describes.
    class_: BadgeClassName | None = None
    #: The view of the document.
    badge: Badge | None = one(Badge)
    #: The numbers of what :func:`ovenbird.validate` finds in the profile ``"standard"``.
    report: ReportSummary | None = one(ReportSummary)
    #: Why there is no view: the text is a URL that somebody would have to fetch, or is damaged.
    error: ErrorDetail | None = one(ErrorDetail)

    def _rows(self) -> list[_show.Row]:
        rows: list[_show.Row] = []
        if self.found:
            at = f"{self.found.carrier} {self.found.keyword!r} at byte {self.found.offset:,}"
            rows += [("carrier", at), *_problem_rows(self.found.problems)]
        if self.badge:
            return [*rows, *self.badge._rows(), ("structure", self.report)]
        text = self.found.text if self.found else None
        return [*rows, ("text", text), ("no view", self.error.message if self.error else None)]


@dataclass(frozen=True, slots=True, repr=False)
class Inspection(Card):
    """What an image or document is."""

    #: ``"png"`` or ``"svg"``; ``None`` for a document given as text.
    format: ImageFormat | None = nullable()
    #: The picture, if there is one.
    picture: Picture | None = one(Picture)
    #: Which of ``badges`` counts; ``None`` if there is none.
    badge: int | None = nullable()
    #: Every badge, in file order. Empty for an unbaked image.
    badges: tuple[Summary, ...] = many(Summary, always=True)
    #: What is odd about the image: ``svg.active_content``.
    problems: tuple[Problem, ...] = many(Problem, always=True)
    #: The image, for the picture in notebooks. No part of comparing or of :meth:`to_dict`.
    source: bytes | None = beside()

    @property
    def summary(self) -> Summary | None:
        """The badge that counts, or ``None`` for an unbaked image."""
        return None if self.badge is None else self.badges[self.badge]

    def _title(self) -> str:
        if self.picture is None or self.format is None:
            return "A badge document"
        size = f" {self.picture.width}x{self.picture.height}" if self.picture.width else ""
        count = len(self.badges)
        found = f"{count or 'no'} badge{'' if count == 1 else 's'}"
        return f"{self.format.upper()}{size}, {self.picture.bytes:,} bytes, {found} inside"

    def _rows(self) -> list[_show.Row]:
        rows = self.summary._rows() if self.summary else []
        return [*rows, *_problem_rows(self.problems)]

    def _picture(self) -> bytes | None:
        return self.source


def _problem_rows(problems: tuple[Problem, ...]) -> list[_show.Row]:
    return [(problem.severity, f"{problem.code}: {problem.message}") for problem in problems]
