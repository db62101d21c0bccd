"""DER (X.690) and PEM (RFC 7468), as far as keys and certificates need them."""

import base64

NULL = b"\x05\x00"


def tlv(tag, *parts):
    """Tag, length, content."""
    content = b"".join(parts)
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def integer(number):
    """INTEGER, of numbers that are not negative."""
    return tlv(2, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def bit_string(content, unused=0):
    """BIT STRING."""
    return tlv(3, bytes((unused,)), content)


def octet_string(content):
    """OCTET STRING."""
    return tlv(4, content)


def oid(text):
    """OBJECT IDENTIFIER."""
    first, second, *rest = (int(arc) for arc in text.split("."))
    content = b""
    for arc in (first * 40 + second, *rest):
        groups = [arc & 0x7F]
        while arc := arc >> 7:
            groups.insert(0, arc & 0x7F | 0x80)
        content += bytes(groups)
    return tlv(6, content)


def sequence(*parts):
    """SEQUENCE."""
    return tlv(0x30, *parts)


def context(number, *parts):
    """A field with an explicit tag."""
    return tlv(0xA0 | number, *parts)


def pem(label, der, width=64, end="\n"):
    """The armour around DER."""
    body = base64.b64encode(der).decode("ascii")
    lines = [body[at : at + width] for at in range(0, len(body), width)]
    return end.join([f"-----BEGIN {label}-----", *lines, f"-----END {label}-----", ""])


def name(common):
    """A distinguished name with a common name only."""
    return sequence(tlv(0x31, sequence(oid("2.5.4.3"), tlv(0x0C, common.encode("utf-8")))))


def certificate(spki, algorithm, sign, common="issuer.example"):
    """A self-signed X.509 certificate of version 3 (RFC 5280 section 4.1)."""
    validity = sequence(tlv(0x17, b"260101000000Z"), tlv(0x17, b"360101000000Z"))
    constraints = sequence(oid("2.5.29.19"), tlv(1, b"\xff"), octet_string(sequence(tlv(1, b"\xff"))))
    to_sign = sequence(
        context(0, integer(2)),
        integer(0x1234567890ABCDEF),
        algorithm,
        name(common),
        validity,
        name(common),
        spki,
        context(3, sequence(constraints)),
    )
    return sequence(to_sign, algorithm, bit_string(sign(to_sign)))
