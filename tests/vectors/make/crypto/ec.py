"""Elliptic curves in short Weierstrass form, and ECDSA with the nonces of RFC 6979."""

import hashlib
import hmac


class Curve:
    """A curve y² = x³ + ax + b, with the names that formats give it."""

    def __init__(self, name, oid, hash, p, a, b, n, g):
        self.name, self.oid, self.hash = name, oid, hash
        self.p, self.a, self.b, self.n, self.g = p, a, b, n, g
        self.size = (p.bit_length() + 7) // 8

    def holds(self, point):
        """Whether a point is on the curve."""
        x, y = point
        return (y * y - x * x * x - self.a * x - self.b) % self.p == 0

    def twice(self, point):
        """Twice a point in Jacobian coordinates."""
        p = self.p
        x, y, z = point
        if not y or not z:
            return 0, 1, 0
        square = y * y % p
        s = 4 * x * square % p
        m = (3 * x * x + self.a * pow(z, 4, p)) % p
        twice = (m * m - 2 * s) % p
        return twice, (m * (s - twice) - 8 * square * square) % p, 2 * y * z % p

    def sum(self, one, two):
        """The sum of two points in Jacobian coordinates."""
        p = self.p
        if not one[2] or not two[2]:
            return two if not one[2] else one
        z1, z2 = one[2] * one[2] % p, two[2] * two[2] % p
        u1, u2 = one[0] * z2 % p, two[0] * z1 % p
        s1, s2 = one[1] * two[2] * z2 % p, two[1] * one[2] * z1 % p
        if u1 == u2:
            return self.twice(one) if s1 == s2 else (0, 1, 0)
        h, r = (u2 - u1) % p, (s2 - s1) % p
        h2 = h * h % p
        h3, v = h * h2 % p, u1 * h2 % p
        x = (r * r - h3 - 2 * v) % p
        return x, (r * (v - x) - s1 * h3) % p, h * one[2] * two[2] % p

    def times(self, scalar, point=None):
        """A multiple of a point, of the generator if none is given."""
        result, step = (0, 1, 0), (*(point or self.g), 1)
        while scalar:
            if scalar & 1:
                result = self.sum(result, step)
            step = self.twice(step)
            scalar >>= 1
        inverse = pow(result[2], -1, self.p)
        return result[0] * inverse**2 % self.p, result[1] * inverse**3 % self.p

    def encode(self, point, compressed=False):
        """A point as SEC1 section 2.3.3 has it."""
        x, y = (number.to_bytes(self.size, "big") for number in point)
        return bytes((2 | point[1] & 1,)) + x if compressed else b"\x04" + x + y

    def digest(self, message):
        """The number that is signed."""
        bits = hashlib.new(self.hash, message).digest()
        return int.from_bytes(bits, "big") >> max(0, len(bits) * 8 - self.n.bit_length())

    def nonce(self, scalar, message):
        """RFC 6979 section 3.2."""
        size = (self.n.bit_length() + 7) // 8
        seed = scalar.to_bytes(size, "big") + (self.digest(message) % self.n).to_bytes(size, "big")
        width = hashlib.new(self.hash).digest_size
        v, k = b"\x01" * width, b"\x00" * width
        for mark in (b"\x00", b"\x01"):
            k = hmac.digest(k, v + mark + seed, self.hash)
            v = hmac.digest(k, v, self.hash)
        while True:
            v = hmac.digest(k, v, self.hash)
            nonce = int.from_bytes(v[:size], "big")
            if 0 < nonce < self.n:
                return nonce
            k = hmac.digest(k, v + b"\x00", self.hash)
            v = hmac.digest(k, v, self.hash)

    def sign(self, scalar, message):
        """r and s."""
        nonce = self.nonce(scalar, message)
        r = self.times(nonce)[0] % self.n
        s = pow(nonce, -1, self.n) * (self.digest(message) + r * scalar) % self.n
        assert r and s
        return r, s

    def raw(self, r, s):
        """A signature as RFC 7518 section 3.4 has it."""
        return r.to_bytes(self.size, "big") + s.to_bytes(self.size, "big")


P256 = Curve(
    "P-256",
    "1.2.840.10045.3.1.7",
    "sha256",
    2**256 - 2**224 + 2**192 + 2**96 - 1,
    -3,
    0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
    0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    (
        0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
        0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
    ),
)
P384 = Curve(
    "P-384",
    "1.3.132.0.34",
    "sha384",
    2**384 - 2**128 - 2**96 + 2**32 - 1,
    -3,
    0xB3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF,
    0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973,
    (
        0xAA87CA22BE8B05378EB1C71EF320AD746E1D3B628BA79B9859F741E082542A385502F25DBF55296C3A545E3872760AB7,
        0x3617DE4A96262C6F5D9E98BF9292DC29F8F41DBD289A147CE9DA3113B5F0B8C00A60B1CE1D7E819D7A431D7C90EA0E5F,
    ),
)
#: Curves of keys that are refused.
SECP256K1 = Curve(
    "secp256k1",
    "1.3.132.0.10",
    "sha256",
    2**256 - 2**32 - 977,
    0,
    7,
    0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141,
    (
        0x79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798,
        0x483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8,
    ),
)
P521 = Curve(
    "P-521",
    "1.3.132.0.35",
    "sha512",
    2**521 - 1,
    -3,
    0x0051953EB9618E1C9A1F929A21A0B68540EEA2DA725B99B315F3B8B489918EF109E156193951EC7E937B1652C0BD3BB1BF073573DF883D2C34F1EF451FD46B503F00,
    0x01FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFA51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409,
    (
        0x00C6858E06B70404E9CD9E3ECB662395B4429C648139053FB521F828AF606B4D3DBAA14B5E77EFE75928FE1DC127A2FFA8DE3348B3C1856A429BF97E7E31C2E5BD66,
        0x011839296A789A3BC0045C8A5FB42C7D1BD998F54449579B446817AFBD17273E662C97EE72995EF42640C550B9013FAD0761353C7086A272C24088BE94769FD16650,
    ),
)
for curve in (P256, P384, SECP256K1, P521):
    assert curve.holds(curve.g), curve.name
