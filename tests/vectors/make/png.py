"""PNG files, chunk by chunk."""

import struct
import zlib

from . import deflate

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(type, data=b"", crc=None):
    """Length, type, data, CRC; `crc` puts a wrong one."""
    right = zlib.crc32(type + data)
    return struct.pack(">I", len(data)) + type + data + struct.pack(">I", right if crc is None else crc)


def wrong_crc(data):
    """The chunk with its CRC's last bit turned round."""
    return data[:-1] + bytes([data[-1] ^ 1])


def ihdr(width=8, height=8, depth=8, color=6, compression=0, filter=0, interlace=0):
    """The header; colour type 6 is RGBA."""
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, compression, filter, interlace))


def idat(width=8, height=8, bytes_per_pixel=4):
    """A gradient without row filters."""
    rows = b""
    for y in range(height):
        row = [(x * 29 + y * 31 + channel * 64) % 256 for x in range(width) for channel in range(bytes_per_pixel)]
        rows += b"\0" + bytes(row)
    return chunk(b"IDAT", deflate.stored(rows))


IHDR = ihdr()
IDAT = idat()
IEND = chunk(b"IEND")


def png(*head, after=(), tail=b""):
    """A sound 8 x 8 picture with chunks `head` before and `after` behind the pixels, and `tail` after its end."""
    return SIGNATURE + IHDR + b"".join(head) + IDAT + b"".join(after) + IEND + tail


PLAIN = png()
#: Where the first chunk after IHDR begins.
AFTER_IHDR = len(SIGNATURE) + len(IHDR)


def itxt_data(keyword, text, language=b"", translated=b"", flag=0, method=0):
    """The fields of an iTXt chunk."""
    return keyword + b"\0" + bytes([flag, method]) + language + b"\0" + translated + b"\0" + text


def itxt(keyword, text, **fields):
    """An uncompressed iTXt chunk; `text` may be str (then UTF-8) or bytes."""
    return chunk(b"iTXt", itxt_data(name_bytes(keyword), utf8(text), **fields))


def itxt_z(keyword, text, stream=None, **fields):
    """A compressed iTXt chunk."""
    stream = deflate.fixed(utf8(text)) if stream is None else stream
    return chunk(b"iTXt", itxt_data(name_bytes(keyword), stream, flag=1, **fields))


def text(keyword, data):
    """A tEXt chunk."""
    return chunk(b"tEXt", name_bytes(keyword) + b"\0" + utf8(data))


def ztxt(keyword, data, stream=None, method=0):
    """A zTXt chunk."""
    stream = deflate.fixed(utf8(data)) if stream is None else stream
    return chunk(b"zTXt", name_bytes(keyword) + b"\0" + bytes([method]) + stream)


def name_bytes(keyword):
    """A keyword as bytes."""
    return keyword if isinstance(keyword, bytes) else keyword.encode("ascii")


def utf8(text):
    """Text as bytes."""
    return text if isinstance(text, bytes) else text.encode("utf-8")
