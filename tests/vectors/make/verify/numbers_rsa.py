"""RSA signatures that are almost one (RFC 8017 sections 8.1.2 and 8.2.2)."""

import hashlib

from ..crypto import der, jose, keys, rsa
from ..signing import documents as d
from . import judged

KEY = keys.RSA
INPUT = jose.signing_input({"alg": "RS256"}, d.A20)
DIGEST = hashlib.sha256(INPUT.encode()).digest()
NAME = der.oid(rsa.OIDS["sha256"])


def refused(book, name, says, block, code="jws.signature"):
    """A signature that opens to a block is refused."""
    signature = rsa.signed(KEY, block) if isinstance(block, bytes) and len(block) == KEY.size else block
    judged(book, f"rsa-{name}", f"{says} is no signature", jose.attached(INPUT, signature), [KEY.text()], [code])


def cases(book):
    """Sizes, paddings, digests."""
    good = rsa.padded(KEY.size, rsa.digest_info("sha256", INPUT.encode()))
    judged(book, "rsa-good", "the one block that is right", jose.attached(INPUT, rsa.signed(KEY, good)), [KEY.text()])
    sizes(book, good)
    paddings(book, good)
    digests(book)
    pss(book)


def sizes(book, good):
    """As long as the modulus, and below it."""
    signature = rsa.signed(KEY, good)
    for name, says, content in (
        ("short", "one that is cut", signature[1:]),
        ("cut", "one that is cut at the end", signature[:-1]),
        ("long", "one with a byte behind it", signature + b"\0"),
        ("zero-front", "one with a zero in front", b"\0" + signature),
        ("one-byte", "a byte", b"\1"),
        ("twice", "two of them", signature * 2),
    ):
        token = jose.attached(INPUT, content)
        judged(
            book, f"rsa-length-{name}", f"{says} is of the wrong length", token, [KEY.text()], ["jws.signature_length"]
        )
    for name, number in (("0", 0), ("1", 1), ("n-1", KEY.n - 1), ("n", KEY.n), ("max", 2**2048 - 1)):
        content = number.to_bytes(256, "big")
        judged(
            book,
            f"rsa-number-{name}",
            f"the number {name} is no signature",
            jose.attached(INPUT, content),
            [KEY.text()],
            ["jws.signature"],
        )
    for salt in range(10_000):
        input = jose.signing_input({"alg": "RS256", "kid": str(salt)}, d.A20)
        number = int.from_bytes(KEY.sign("RS256", input.encode()), "big") + KEY.n
        if number < 2**2048:
            says = "a signature and the modulus together are not below it (section 5.2.2)"
            judged(
                book,
                "rsa-number-plus-n",
                says,
                jose.attached(input, number.to_bytes(256, "big")),
                [KEY.text()],
                ["jws.signature"],
            )
            break
    three = keys.RSA3072
    token = jose.token(three, d.A20)
    judged(book, "rsa-3072", "a key of 3,072 bits verifies", token, [three.text()])
    judged(
        book,
        "rsa-other-size",
        "the signature of a larger key is too long",
        token,
        [KEY.text()],
        ["jws.signature_length"],
    )


def paddings(book, good):
    """EMSA-PKCS1-v1_5 is one block and no other (Bleichenbacher 2006)."""
    info = rsa.digest_info("sha256", INPUT.encode())
    room = KEY.size - len(info)

    def garbage(count):
        return hashlib.sha512(b"garbage").digest() * 8 if count > 64 else hashlib.sha512(b"garbage").digest()[:count]

    tail = (garbage(512))[: room - 3 - 8]
    refused(
        book,
        "bleichenbacher",
        "short padding with garbage behind the digest",
        b"\0\1" + b"\xff" * 8 + b"\0" + info + tail,
    )
    refused(
        book,
        "bleichenbacher-one",
        "padding of one byte with garbage behind",
        b"\0\1\xff\0" + info + garbage(512)[: room - 4],
    )
    refused(
        book, "garbage-one", "one byte of garbage at the end", b"\0\1" + b"\xff" * (room - 4) + b"\0" + info + b"\x42"
    )
    refused(book, "zero-end", "a zero at the end", b"\0\1" + b"\xff" * (room - 4) + b"\0" + info + b"\0")
    refused(book, "type-0", "block type 0", bytes(room) + info)
    refused(book, "type-2", "block type 2", b"\0\2" + b"\xaa" * (room - 3) + b"\0" + info)
    refused(
        book,
        "pad-byte",
        "padding with another byte",
        b"\0\1" + b"\xff" * 50 + b"\xfe" + b"\xff" * (room - 54) + b"\0" + info,
    )
    refused(book, "no-separator", "padding without its end", b"\0\1" + b"\xff" * (room - 2) + info)
    refused(book, "two-separators", "padding that ends twice", b"\0\1" + b"\xff" * (room - 4) + b"\0\0" + info)
    refused(book, "bare", "a digest without its name", rsa.padded(KEY.size, DIGEST))


def digests(book):
    """The digest's name is one sequence of bytes and no other."""
    message = INPUT.encode()
    long = der.sequence(der.sequence(NAME, der.NULL), b"\x04\x81\x20" + DIGEST)
    outer = der.sequence(der.sequence(NAME, der.NULL), der.octet_string(DIGEST))
    outer_long = b"\x30\x81" + outer[1:]
    for name, says, info in (
        ("no-null", "a digest info without NULL", rsa.digest_info("sha256", message, b"")),
        ("parameters", "one with other parameters", rsa.digest_info("sha256", message, der.octet_string(b"garbage"))),
        ("null-garbage", "a NULL with something in it", rsa.digest_info("sha256", message, b"\5\4evil")),
        ("long-length", "a length in two bytes", long),
        ("long-length-outer", "the outer length in two bytes", outer_long),
        (
            "garbage-inside",
            "garbage inside of the sequence",
            der.sequence(der.sequence(NAME, der.NULL), der.octet_string(DIGEST), b"\4\4evil"),
        ),
        (
            "digest-long",
            "a digest with a byte behind",
            der.sequence(der.sequence(NAME, der.NULL), der.octet_string(DIGEST + b"\0")),
        ),
        (
            "digest-short",
            "a digest that is cut",
            der.sequence(der.sequence(NAME, der.NULL), der.octet_string(DIGEST[:-1])),
        ),
        (
            "name-sha384",
            "the digest under the name of another",
            der.sequence(der.sequence(der.oid(rsa.OIDS["sha384"]), der.NULL), der.octet_string(DIGEST)),
        ),
        ("sha512", "another digest under its own name", rsa.digest_info("sha512", message)),
        (
            "sha1",
            "SHA-1",
            der.sequence(
                der.sequence(der.oid("1.3.14.3.2.26"), der.NULL), der.octet_string(hashlib.sha1(message).digest())
            ),
        ),
        ("empty", "an empty sequence", der.sequence()),
    ):
        refused(book, f"digest-{name}", says, rsa.padded(KEY.size, info))


def pss(book):
    """PSS with the hash for MGF1 and a salt as long as the hash (RFC 7518 section 3.5)."""
    for size in (256, 384, 512):
        algorithm, hash = f"PS{size}", f"sha{size}"
        input = jose.signing_input({"alg": algorithm}, d.A20)
        message, width = input.encode(), size // 8
        good = rsa.pss(2048, hash, message, bytes(width))
        blocks = {
            "salt-0": rsa.pss(2048, hash, message, b""),
            "salt-20": rsa.pss(2048, hash, message, bytes(20)),
            "salt-long": rsa.pss(2048, hash, message, bytes(width + 1)),
            "mgf-sha1": rsa.pss(2048, hash, message, bytes(width), "sha1"),
            "mgf-other": rsa.pss(2048, hash, message, bytes(width), "sha256" if size != 256 else "sha512"),
            "trailer": good[:-1] + b"\xcc",
            "separator": flipped(good, 256 - 2 * width - 2),
            "digest": flipped(good, 254),
        }
        judged(
            book, f"pss-{algorithm}-good", f"{algorithm}: the salt may be zeros", attached(input, good), [KEY.text()]
        )
        for name, block in blocks.items():
            says = f"{algorithm}: another block is no signature ({name})"
            judged(book, f"pss-{algorithm}-{name}", says, attached(input, block), [KEY.text()], ["jws.signature"])


def attached(input, block):
    """A token whose signature opens to a block."""
    return jose.attached(input, rsa.signed(KEY, block))


def flipped(block, at):
    """A block with one bit changed."""
    return block[:at] + bytes((block[at] ^ 1,)) + block[at + 1 :]
