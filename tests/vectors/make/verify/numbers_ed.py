"""Ed25519 signatures that some verifiers take and others do not (RFC 8032 section 5.1.7)."""

from ..crypto import ed25519, jose, keys
from ..signing import documents as d
from . import judged

INPUT = jose.signing_input({"alg": "EdDSA"}, d.A20)
MESSAGE = INPUT.encode()


class Point(keys.Ed):
    """A public key that is any point."""

    def __init__(self, point):
        self.point = point


def refused(book, name, says, signature, key=keys.ED, code="jws.signature"):
    """Not a signature."""
    judged(book, f"ed-{name}", f"{says} is no signature", jose.attached(INPUT, signature), [key.text()], [code])


def cases(book):
    """S, R, and points with a part of small order."""
    key = keys.ED
    signature = key.sign("EdDSA", MESSAGE)
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    judged(book, "ed-good", "the one signature of RFC 8032", jose.attached(INPUT, signature), [key.text()])
    for times in (1, 2, 8, 15):
        large = s + times * ed25519.L
        if large < 2**256:
            refused(book, f"s-plus-{times}", "S that is not below the order", r + large.to_bytes(32, "little"))
    refused(book, "s-order", "S that is the order", r + ed25519.L.to_bytes(32, "little"))
    refused(book, "zeros", "64 zeros", bytes(64))
    refused(book, "ones", "64 bytes of 255", b"\xff" * 64)
    refused(book, "r-changed", "another R", bytes((r[0] ^ 1,)) + signature[1:])
    refused(book, "swapped", "S in front of R", signature[32:] + r)
    for name, content in (
        ("cut", signature[:-1]),
        ("behind", signature + b"\0"),
        ("half", r),
        ("twice", signature * 2),
    ):
        refused(book, f"length-{name}", f"one of another length ({name})", content, code="jws.signature_length")
    small_r(book, key)
    mixed(book, key)


def small_r(book, key):
    """R of small order, for which S = h a fits: whoever checks R only by the equation takes it."""
    scalar = ed25519.expand(key.bytes)[0]
    neutral = (1).to_bytes(32, "little")
    other = (ed25519.P + 1).to_bytes(32, "little")
    signed = (1 | 1 << 255).to_bytes(32, "little")
    for name, says, r in (
        ("neutral", "R that is the neutral point", neutral),
        ("neutral-prime", "R that is not in its shortest form", other),
        ("neutral-sign", "R with the sign of 0", signed),
    ):
        h = ed25519.number(r, key.point, MESSAGE) % ed25519.L
        s = h * scalar % ed25519.L
        refused(book, f"r-{name}", says, r + s.to_bytes(32, "little"), key)


def mixed(book, key):
    """Points with a part of small order: the equation holds only when both sides are multiplied by 8."""
    scalar, prefix = ed25519.expand(key.bytes)
    nonce = ed25519.number(prefix, b"mixed", MESSAGE) % ed25519.L
    r = ed25519.encode(ed25519.plus(ed25519.times(nonce, ed25519.BASE), ed25519.EIGHTH))
    s = (nonce + ed25519.number(r, key.point, MESSAGE) * scalar) % ed25519.L
    refused(book, "r-mixed", "R with a part of small order", r + s.to_bytes(32, "little"), key)
    other = Point(ed25519.encode(ed25519.plus(ed25519.times(scalar, ed25519.BASE), ed25519.EIGHTH)))
    for counter in range(99):
        nonce = ed25519.number(prefix, bytes((counter,)), MESSAGE) % ed25519.L
        r = ed25519.encode(ed25519.times(nonce, ed25519.BASE))
        h = ed25519.number(r, other.point, MESSAGE) % ed25519.L
        if h % 8:
            break
    s = (nonce + h * scalar) % ed25519.L
    refused(book, "key-mixed", "one of a key with a part of small order", r + s.to_bytes(32, "little"), other)
