"""ECDSA signatures that are almost one (FIPS 186-5 section 6.4.2, RFC 7518 section 3.4)."""

from ..crypto import der, jose, keys
from ..signing import documents as d
from . import judged


def cases(book):
    """Both curves."""
    for kind, algorithm in (("p256", "ES256"), ("p384", "ES384")):
        numbers(book, kind, algorithm)
        lengths(book, kind, algorithm)


def numbers(book, kind, algorithm):
    """r and s from 1 to the order minus 1."""
    key = keys.KEYS[kind]
    curve, order = key.curve, key.curve.n
    input = jose.signing_input({"alg": algorithm}, d.A20)
    r, s = curve.sign(key.scalar, input.encode())
    top = 2 ** (8 * curve.size) - 1
    judged(book, f"ec-{algorithm}-good", f"{algorithm}: r and s", jose.attached(input, curve.raw(r, s)), [key.text()])
    says = f"{algorithm}: the other s is right, too (RFC 7518 asks for neither)"
    judged(book, f"ec-{algorithm}-other-s", says, jose.attached(input, curve.raw(r, order - s)), [key.text()])
    for name, pair in {
        "zeros": (0, 0),
        "r-zero": (0, s),
        "s-zero": (r, 0),
        "r-order": (order, s),
        "s-order": (r, order),
        "both-order": (order, order),
        "ones": (1, 1),
        "r-1-s-0": (1, 0),
        "top": (top, top),
        "s-top": (r, top),
        "r-prime": (curve.p % (top + 1), s),
        "swapped": (s, r),
        "negative": (order - r, s),
        "r-next": (r + 1, s),
    }.items():
        says = f"{algorithm}: no signature ({name})"
        judged(
            book,
            f"ec-{algorithm}-{name}",
            says,
            jose.attached(input, curve.raw(*pair)),
            [key.text()],
            ["jws.signature"],
        )
    small_s(book, curve, algorithm, input)


def small_s(book, curve, algorithm, input):
    """A key made for a small s, so that s and the order together still have the length of a coordinate."""
    order, nonce, s = curve.n, 7, 5
    r = curve.times(nonce)[0] % order
    scalar = (s * nonce - curve.digest(input.encode())) * pow(r, -1, order) % order
    key = keys.Ec(curve, scalar)
    judged(
        book, f"ec-{algorithm}-small-s", f"{algorithm}: a small s", jose.attached(input, curve.raw(r, s)), [key.text()]
    )
    says = f"{algorithm}: s and the order together are no s"
    judged(
        book,
        f"ec-{algorithm}-s-plus",
        says,
        jose.attached(input, curve.raw(r, s + order)),
        [key.text()],
        ["jws.signature"],
    )


def lengths(book, kind, algorithm):
    """Twice the length of a coordinate, and nothing else."""
    key = keys.KEYS[kind]
    input = jose.signing_input({"alg": algorithm}, d.A20)
    r, s = key.curve.sign(key.scalar, input.encode())
    raw = key.curve.raw(r, s)
    for name, content in {
        "cut": raw[:-1],
        "behind": raw + b"\0",
        "front": b"\0" + raw,
        "der": der.sequence(der.integer(r), der.integer(s)),
        "half": raw[: len(raw) // 2],
        "short-numbers": r.to_bytes(key.curve.size + 1, "big") + s.to_bytes(key.curve.size + 1, "big"),
        "byte": b"\0",
        "kilobyte": raw * 16,
    }.items():
        says = f"{algorithm}: a signature of another length is refused ({name})"
        judged(
            book,
            f"ec-{algorithm}-length-{name}",
            says,
            jose.attached(input, content),
            [key.text()],
            ["jws.signature_length"],
        )
