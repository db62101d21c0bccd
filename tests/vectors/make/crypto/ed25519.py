"""Ed25519 (RFC 8032 section 5.1)."""

import hashlib

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)
#: The neutral point, in extended coordinates.
ZERO = (0, 1, 1, 0)


def root(square_above, below):
    """A square root of a quotient; None if there is none."""
    square = square_above * pow(below, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    return None if (x * x - square) % P else x


def point(y, odd):
    """The point of a y whose x is even or odd."""
    x = root((y * y - 1) % P, (D * y * y + 1) % P)
    x = P - x if x & 1 != odd else x
    return x, y, 1, x * y % P


BASE = point(4 * pow(5, -1, P) % P, 0)


def plus(one, two):
    """The sum of two points."""
    a, b = (one[1] - one[0]) * (two[1] - two[0]) % P, (one[1] + one[0]) * (two[1] + two[0]) % P
    c, d = 2 * one[3] * two[3] * D % P, 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar, step):
    """A multiple of a point."""
    result = ZERO
    while scalar:
        if scalar & 1:
            result = plus(result, step)
        step = plus(step, step)
        scalar >>= 1
    return result


def encode(point):
    """A point as 32 bytes."""
    inverse = pow(point[2], -1, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def expand(seed):
    """The scalar and the prefix of a private key."""
    digest = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(digest[:32], "little")
    return scalar & (1 << 254) - 8 | 1 << 254, digest[32:]


def number(*parts):
    """A hash as number."""
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little")


def public(seed):
    """The public key of a seed."""
    return encode(times(expand(seed)[0], BASE))


def sign(seed, message):
    """The signature of a message."""
    scalar, prefix = expand(seed)
    nonce = number(prefix, message) % L
    r = encode(times(nonce, BASE))
    s = (nonce + number(r, encode(times(scalar, BASE)), message) * scalar) % L
    return r + s.to_bytes(32, "little")


#: A point of order 8, and by it all eight points of small order.
EIGHTH = times(L, next(p for p in (point(y, 0) for y in (3, 6, 9, 10, 15)) if encode(times(4 * L, p)) != encode(ZERO)))
SMALL = [encode(times(step, EIGHTH)) for step in range(8)]
