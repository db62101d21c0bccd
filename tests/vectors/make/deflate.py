"""Zlib streams written by hand, so that the vectors do not depend on the zlib that Python was built with."""

import struct
import zlib


class Bits:
    """Bits in the order of RFC 1951: values from the low bit up, Huffman codes from the high bit down."""

    def __init__(self):
        self.out = bytearray()
        self.bit = 0

    def value(self, value, count):
        for place in range(count):
            if self.bit == 0:
                self.out.append(0)
            self.out[-1] |= (value >> place & 1) << self.bit
            self.bit = (self.bit + 1) % 8

    def code(self, code, count):
        for place in reversed(range(count)):
            self.value(code >> place & 1, 1)

    def literal(self, byte):
        """The fixed code of a literal byte."""
        if byte < 144:
            self.code(0x30 + byte, 8)
        else:
            self.code(0x190 + byte - 144, 9)


def wrap(deflated, data):
    """A zlib stream (RFC 1950) around deflated data."""
    return b"\x78\x01" + deflated + struct.pack(">I", zlib.adler32(data))


def stored(data):
    """The data in one stored block."""
    assert len(data) < 65536
    return wrap(struct.pack("<BHH", 1, len(data), len(data) ^ 0xFFFF) + data, data)


def fixed(data):
    """The data as literals of the fixed Huffman code: short, and a real decoder is needed to read it."""
    bits = Bits()
    bits.value(0b011, 3)
    for byte in data:
        bits.literal(byte)
    bits.code(0, 7)
    return wrap(bytes(bits.out), data)


def bomb(byte, repeats):
    """One byte, then `repeats` times 258 more of it: 13 bits for each 258 bytes."""
    bits = Bits()
    bits.value(0b011, 3)
    bits.literal(byte[0])
    for _ in range(repeats):
        bits.code(0b11000101, 8)
        bits.code(0, 5)
    bits.code(0, 7)
    data = byte * (1 + 258 * repeats)
    stream = wrap(bytes(bits.out), data)
    assert zlib.decompress(stream) == data
    return stream, data
