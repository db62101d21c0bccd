"""Types of images by their first bytes."""

import struct
import zlib

from . import deflate, png, svg
from . import samples as s
from .kit import Chapter, raw


def gzip(data):
    """A gzip file (RFC 1952) around data."""
    body = deflate.fixed(data)[2:-4]
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + body + struct.pack("<II", zlib.crc32(data), len(data))


ROOT = svg.PLAIN.encode()
#: Name: what it is, the answer, the bytes.
SAMPLES = {
    "png": ("a PNG", "png", png.PLAIN),
    "svg": ("an SVG", "svg", ROOT),
    "svg-declaration": (
        "an SVG with an XML declaration",
        "svg",
        b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n' + ROOT,
    ),
    "svg-bom": ("an SVG with a byte order mark", "svg", b"\xef\xbb\xbf" + ROOT),
    "svg-comment": ("an SVG behind a comment of 5,000 characters", "svg", b"<!--" + b" <png> " * 715 + b"-->\n" + ROOT),
    "svg-doctype": (
        "an SVG with a DOCTYPE",
        "svg",
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [<!ENTITY a "b">]>\n' + ROOT,
    ),
    "svg-prefixed": ("an SVG whose root has a prefix", "svg", f'<s:svg xmlns:s="{svg.SVG}"/>'.encode()),
    "svg-entity": (
        "an SVG whose namespace comes from an entity",
        "svg",
        b'<!DOCTYPE svg [<!ENTITY n "http://www.w3.org/2000/svg">]><svg xmlns="&n;"/>',
    ),
    "svg-instruction": ("an SVG with a style sheet", "svg", b'<?xml-stylesheet href="a.css"?>' + ROOT),
    "svg-white-space": ("an SVG behind white space", "svg", b"\r\n\t " + ROOT),
    "svg-utf16-le": ("an SVG in UTF-16LE", "svg", b"\xff\xfe" + svg.PLAIN.encode("utf-16-le")),
    "svg-utf16-be": ("an SVG in UTF-16BE", "svg", b"\xfe\xff" + svg.PLAIN.encode("utf-16-be")),
    "svgz": ("a gzip'd SVG", "svgz", gzip(ROOT)),
    "jpeg": ("a JPEG", "jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xd9"),
    "jpeg-exif": ("a JPEG with EXIF", "jpeg", b"\xff\xd8\xff\xe1\0\x10Exif\0\0II*\0\x08\0\0\0\0\0\xff\xd9"),
    "gif87a": ("a GIF of 1987", "gif", b"GIF87a\x01\0\x01\0\0\0\0;"),
    "gif89a": ("a GIF of 1989", "gif", b"GIF89a\x01\0\x01\0\0\0\0;"),
    "webp": ("a WebP", "webp", b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0"),
    "avif": ("an AVIF", "avif", b"\0\0\0\x20ftypavif\0\0\0\0avifmif1miafMA1B"),
    "avif-sequence": ("an AVIF sequence", "avif", b"\0\0\0\x1cftypavis\0\0\0\0avismsf1miaf"),
    "pdf": ("a PDF", "pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    "empty": ("nothing", "unknown", b""),
    "text": ("text", "unknown", b"hello world"),
    "json": ("JSON", "unknown", s.JSON_20.encode()),
    "html": ("HTML with an SVG inside", "unknown", b"<!DOCTYPE html><html><body>" + ROOT + b"</body></html>"),
    "other-xml": (
        "XML of another kind",
        "unknown",
        b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>',
    ),
    "svg-in-comment": ("XML with an SVG in a comment", "unknown", b"<!-- " + ROOT.strip() + b" --><feed/>"),
    "wave": ("a RIFF file that is no WebP", "unknown", b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0"),
    "mp4": ("an ISO media file that is no AVIF", "unknown", b"\0\0\0\x18ftypisom\0\0\x02\0isomiso2"),
    "half-signature": ("half a PNG signature", "unknown", b"\x89PNG"),
    "old-mac-signature": ("a PNG signature with its line ends changed", "unknown", b"\x89PNG\n\n\x1a\n"),
    "binary": ("bytes without meaning", "unknown", bytes(range(256))),
}


def chapter():
    """The cases of this module."""
    book = Chapter("What an image is")
    for name, (says, format, data) in SAMPLES.items():
        book.case(f"sniff/{name}", f"{says} is `{format}`", "sniff", {"bytes": raw(data)}, format)
        if format not in ("png", "svg"):
            book.case(
                f"unbake/image-{name}",
                f"{says} cannot be unbaked",
                "unbake",
                {"image": raw(data)},
                None,
                {"code": "image.unsupported"},
            )
    return book
