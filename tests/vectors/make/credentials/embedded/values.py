"""The value of a proof: its encoding, its length, its numbers (THREATS section 4)."""

from ...crypto import der, ed25519, keys, proofs
from .. import bases as b
from . import judged, unread


def valued(signed, value):
    """A credential with another value in its proof."""
    return b.changed(signed, ["proof", "proofValue"], value)


def raw(signed):
    """The bytes of the signature."""
    number = 0
    text = signed["proof"]["proofValue"][1:]
    for digit in text:
        number = number * 58 + keys.ALPHABET.index(digit)
    size = 96 if len(text) > 100 else 64
    return number.to_bytes(size, "big")


def encodings(book):
    """Multibase."""
    signed = proofs.secured(b.MINIMAL)
    value, bytes = signed["proof"]["proofValue"], raw(signed)
    for name, text in (
        ("plain", value[1:]),
        ("prefix-u", "u" + keys.base64url(bytes)),
        ("prefix-case", "Z" + value[1:]),
        ("base64url", keys.base64url(bytes)),
        ("hex", "f" + bytes.hex()),
        ("empty", ""),
        ("only-z", "z"),
        ("zero-digit", value.replace(value[-1], "0")),
        ("letter-o", value[:-1] + "O"),
        ("letter-l", value[:-1] + "l"),
        ("space-end", value + " "),
        ("space-inside", value[:10] + " " + value[10:]),
        ("line", value + "\n"),
        ("one-before", "z1" + value[1:]),
        ("cut", value[:-2]),
        ("cut-half", value[:44]),
        ("63", proofs.multibase(bytes[:-1])),
        ("65", proofs.multibase(bytes + b"\0")),
        ("128", proofs.multibase(bytes + bytes)),
        ("long", "z" + "2" * 100_000),
    ):
        judged(book, f"value-{name}", f"a value that is written otherwise is none ({name})", valued(signed, text), ["proof.value"])
    for name, text in (("reversed", proofs.multibase(bytes[::-1])), ("other", proofs.secured(b.FULL)["proof"]["proofValue"])):
        judged(book, f"value-{name}", f"another value is no signature ({name})", valued(signed, text), ["proof.signature"])


def edwards(book):
    """Ed25519: S below L, no points of small order, one way to write each."""
    signed = proofs.secured(b.MINIMAL)
    r, s = raw(signed)[:32], int.from_bytes(raw(signed)[32:], "little")
    for name, value in (
        ("s-plus-l", r + (s + ed25519.L).to_bytes(32, "little")),
        ("s-high-bit", r + (s | 1 << 255).to_bytes(32, "little")),
        ("s-zero", r + bytes(32)),
        ("s-l", r + ed25519.L.to_bytes(32, "little")),
        ("r-high-bit", r[:31] + (r[31] ^ 0x80).to_bytes(1, "little") + raw(signed)[32:]),
        ("r-zero", bytes(32) + raw(signed)[32:]),
        ("zero", bytes(64)),
        ("ones", b"\xff" * 64),
        ("r-small", ed25519.SMALL[1] + bytes(32)),
    ):
        says = f"THREATS 4: numbers out of range are no signature ({name})"
        judged(book, f"edwards-{name}", says, valued(signed, proofs.multibase(value)), ["proof.signature"])
    for index, point in enumerate(ed25519.SMALL):
        weak = '{"kty":"OKP","crv":"Ed25519","x":"' + keys.base64url(point) + '"}'
        says = f"THREATS 4: a key of small order, with which anything is signed ({index})"
        forged = valued(signed, proofs.multibase(point + bytes(32)))
        unread(book, f"edwards-small-{index}", says, forged, "key.weak", [weak])


def ecdsa(book):
    """ECDSA: r and s in range and of fixed length. A large s is allowed."""
    for name, key in (("p256", keys.P256), ("p384", keys.P384)):
        signed = proofs.secured(b.MINIMAL, key, "ecdsa-jcs-2019")
        size, n = key.curve.size, key.curve.n
        r, s = (int.from_bytes(part, "big") for part in (raw(signed)[:size], raw(signed)[size:]))

        def told(case, says, value, problems, key=key, name=name, signed=signed):
            forged = valued(signed, proofs.multibase(value))
            judged(book, f"ecdsa-{name}-{case}", f"{says} ({name})", forged, [problems], [key])

        def pair(one, other, size=size):
            return one.to_bytes(size, "big") + other.to_bytes(size, "big")

        told("negated", "both of s and n - s are signatures: neither suite forbids one", pair(r, n - s), [])
        for case, one, other in (
            ("r-zero", 0, s),
            ("s-zero", r, 0),
            ("zero", 0, 0),
            ("r-n", n, s),
            ("s-n", r, n),
            ("swapped", s, r),
            ("ones", (1 << 8 * size) - 1, (1 << 8 * size) - 1),
        ):
            told(case, f"THREATS 4: numbers out of range are no signature ({case})", pair(one, other), "proof.signature")
        sequence = der.sequence(der.integer(r), der.integer(s))
        told("der", "nor is a sequence in DER", sequence, "proof.value")
        told("short", "nor one that is a byte short", pair(r, s)[:-1], "proof.value")
        told("long", "or a byte long", pair(r, s) + b"\0", "proof.value")


def cases(book):
    """All of them."""
    for part in (encodings, edwards, ecdsa):
        part(book)
