"""Public keys that are no sound point of their curve, and private ones that are no sound number."""

from ..crypto import der, ec, ed25519, keys
from . import read
from .multikey import NO_POINT


def jwk(curve, x, y):
    """A JWK with any coordinates."""
    x, y = (keys.base64url(number.to_bytes(curve.size, "big")) for number in (x, y))
    return keys.compact({"kty": "EC", "crv": curve.name, "x": x, "y": y})


def spki(key, point):
    """A public key with any bytes as point."""
    return der.pem("PUBLIC KEY", der.sequence(key.algorithm(), der.bit_string(point)))


def cases(book):
    """All curves."""
    for kind in ("p256", "p384"):
        nist(book, kind, keys.KEYS[kind])
    encodings(book, keys.P256)
    scalars(book)
    edwards(book)


def nist(book, kind, key):
    """Points of the NIST curves."""
    curve = key.curve
    x, y = key.point
    beside = {
        "off-curve": ("beside the curve", x, y ^ 1),
        "zero": ("(0, 0)", 0, 0),
        "x-large": ("with an x not below the prime", 2 ** (8 * curve.size) - 1, y),
        "y-large": ("with a y not below the prime", x, curve.p),
    }
    for name, (says, bad_x, bad_y) in beside.items():
        read(
            book, f"{kind}-{name}-jwk", f"{kind}: a point {says} is refused", jwk(curve, bad_x, bad_y), code="key.point"
        )
        point = b"\4" + bad_x.to_bytes(curve.size, "big") + bad_y.to_bytes(curve.size, "big")
        read(book, f"{kind}-{name}-spki", f"{kind}: also in SPKI, {says}", spki(key, point), code="key.point")
    read(book, f"{kind}-infinity", f"{kind}: the point at infinity is refused", spki(key, b"\0"), code="key.point")
    other = keys.KEYS["p384" if kind == "p256" else "p256"]
    mixed = {**key.jwk(), "crv": other.curve.name}
    read(
        book,
        f"{kind}-other-curve",
        f"{kind}: the point of another curve is refused",
        keys.compact(mixed),
        code="key.malformed",
    )
    mixed = {**key.jwk(True), "d": keys.OTHERS[kind].secret()["d"]}
    read(book, f"{kind}-other-d", f"{kind}: `d` of another key is refused", keys.compact(mixed), code="key.mismatch")
    negative = {**key.jwk(True), "y": keys.base64url((curve.p - y).to_bytes(curve.size, "big"))}
    read(
        book,
        f"{kind}-other-y",
        f"{kind}: the point on the other side is another",
        keys.compact(negative),
        code="key.mismatch",
    )


def encodings(book, key):
    """How a point is written."""
    x, y = (number.to_bytes(32, "big") for number in key.point)
    hybrid = bytes((6 | y[-1] & 1,)) + x + y
    for name, says, point, code in (
        ("hybrid", "the hybrid form of X9.62", hybrid, "key.malformed"),
        ("bare", "coordinates without the first byte", x + y, "key.malformed"),
        ("short", "a point that is cut", (b"\4" + x + y)[:-1], "key.malformed"),
        ("long", "a point with a byte behind it", b"\4" + x + y + b"\0", "key.malformed"),
        ("empty", "no point at all", b"", "key.malformed"),
        ("no-root", "a compressed x without y", b"\2" + NO_POINT, "key.point"),
    ):
        read(book, f"p256-point-{name}", f"{says} is refused", spki(key, point), code=code)
    short = keys.compact({**key.jwk(), "x": keys.base64url(x[1:])})
    read(
        book, "jwk-ec-short", "a coordinate has its full length (RFC 7518 section 6.2.1.2)", short, code="key.malformed"
    )
    long = keys.compact({**key.jwk(), "x": keys.base64url(b"\0" + x)})
    read(book, "jwk-ec-long", "and no more", long, code="key.malformed")
    small = next(found for found in map(counted, range(2000)) if found.point[0] < 2**248)
    read(book, "jwk-ec-zeros", "leading zeros of a coordinate are there", small.text(), small.info())


def counted(scalar):
    """The key of a small scalar."""
    return keys.Ec(ec.P256, scalar + 1)


def scalars(book):
    """Private numbers from 1 to the order minus 1."""
    for kind in ("p256", "p384"):
        key = keys.KEYS[kind]
        order = key.curve.n
        for scalar in (1, order - 1):
            edge = keys.Ec(key.curve, scalar)
            name = "first" if scalar == 1 else "last"
            read(book, f"{kind}-scalar-{name}", f"{kind}: the {name} scalar is read", edge.text(True), edge.info(True))
        for name, scalar in (("zero", 0), ("order", order), ("large", 2 ** (8 * key.curve.size) - 1)):
            d = keys.base64url(scalar.to_bytes(key.curve.size, "big"))
            says = f"{kind}: a private key that is no number of the curve is refused ({name})"
            read(book, f"{kind}-scalar-{name}", says, keys.compact({**key.jwk(), "d": d}), code="key.malformed")
    short = keys.compact({**keys.P256.jwk(), "d": keys.base64url(keys.P256.seed()[1:])})
    read(book, "p256-scalar-short", "`d` has its full length (RFC 7518 section 6.2.2.1)", short, code="key.malformed")
    for name, curve in (("secp256k1", ec.SECP256K1), ("p521", ec.P521)):
        foreign = keys.ec_key(curve, "issuer")
        texts = {
            "jwk": foreign.text(),
            "jwk-private": foreign.text(True),
            "spki": foreign.public_pem(),
            "pkcs8": foreign.private_pem(),
            "sec1": der.pem("EC PRIVATE KEY", foreign.sec1()),
        }
        for form, text in texts.items():
            read(
                book,
                f"curve-{name}-{form}",
                f"a key on {foreign.curve.name} is refused ({form})",
                text,
                code="key.unsupported",
            )


def edwards(book):
    """Ed25519: small order, no point, other encodings."""
    key, prime = keys.ED, ed25519.P

    def case(id, says, point, code):
        text = keys.compact({**key.jwk(), "x": keys.base64url(point)})
        read(book, f"ed25519-{id}-jwk", f"{says} is refused", text, code=code)
        read(book, f"ed25519-{id}-spki", f"{says} is refused in SPKI", spki(key, point), code=code)
        read(book, f"ed25519-{id}-multikey", f"{says} is refused as Multikey", keys.multibase("ed01", point), code=code)

    for step, point in enumerate(ed25519.SMALL):
        case(f"small-order-{step}", f"a point of small order (number {step})", point, "key.weak")
    case("no-point", "a y without a point", without_point(), "key.point")
    case("y-prime", "a y of the prime and 3, the other way to write 3", (prime + 3).to_bytes(32, "little"), "key.point")
    case("y-prime-order", "a y of the prime, the other way to write 0", prime.to_bytes(32, "little"), "key.point")
    case("minus-zero", "the sign of x = 0", (1 | 1 << 255).to_bytes(32, "little"), "key.point")
    case("short", "a point of 31 bytes", key.point[:31], "key.malformed")
    case("long", "a point of 33 bytes", key.point + b"\0", "key.malformed")
    mixed = keys.compact({**key.jwk(), "d": keys.OTHERS["ed25519"].secret()["d"]})
    read(book, "ed25519-other-d", "`d` of another key is refused", mixed, code="key.mismatch")
    short = keys.compact({**key.jwk(), "d": keys.base64url(key.seed()[1:])})
    read(book, "ed25519-seed-short", "a seed of 31 bytes is refused", short, code="key.malformed")
    ed448 = {"kty": "OKP", "crv": "Ed448", "x": keys.base64url(bytes(57))}
    read(book, "curve-ed448", "Ed448 is not supported", keys.compact(ed448), code="key.unsupported")
    x25519 = {"kty": "OKP", "crv": "X25519", "x": keys.base64url(key.point)}
    read(book, "curve-x25519", "nor is a key for encryption", keys.compact(x25519), code="key.unsupported")


def without_point():
    """The smallest y that has no x."""
    return next(
        y for y in range(2, 99) if ed25519.root((y * y - 1) % ed25519.P, (ed25519.D * y * y + 1) % ed25519.P) is None
    ).to_bytes(32, "little")
