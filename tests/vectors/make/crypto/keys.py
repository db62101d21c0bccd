"""Keys in all their forms: JWK, DER, PEM, X.509, Multikey, did:key, thumbprint."""

import base64
import hashlib
import json

from . import der, ec, ed25519, rsa, rsa_numbers

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RSA_ALGORITHM = der.sequence(der.oid("1.2.840.113549.1.1.1"), der.NULL)


def base64url(data):
    """Base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def number64(number):
    """A number as RFC 7518 section 2 has it: big-endian, as short as it can be."""
    return base64url(number.to_bytes((number.bit_length() + 7) // 8, "big"))


def compact(value):
    """Compact JSON."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def base58(data):
    """Base58 in the alphabet of Bitcoin."""
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = ALPHABET[digit] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


def multibase(prefix, data):
    """`z` and base58btc of a multicodec prefix and what it names."""
    return "z" + base58(bytes.fromhex(prefix) + data)


class Key:
    """What all kinds have in common."""

    prefixes = None

    def jwk(self, private=False, **more):
        """The members of a JWK, in the order in which they are written."""
        return {**self.members(), **(self.secret() if private else {}), **more}

    def text(self, private=False, **more):
        """The JWK as text."""
        return compact(self.jwk(private, **more))

    def thumbprint(self):
        """RFC 7638."""
        members = self.members()
        return base64url(hashlib.sha256(compact({name: members[name] for name in sorted(members)}).encode()).digest())

    def multikey(self):
        """The public key; RSA has none."""
        return self.prefixes and multibase(self.prefixes[0], self.short())

    def secret_multikey(self):
        """The private key."""
        return multibase(self.prefixes[1], self.seed())

    def did(self):
        """`did:key:…`."""
        return self.prefixes and f"did:key:{self.multikey()}"

    def spki(self):
        """SubjectPublicKeyInfo."""
        return der.sequence(self.algorithm(), der.bit_string(self.public_der()))

    def pkcs8(self):
        """PrivateKeyInfo."""
        return der.sequence(der.integer(0), self.algorithm(), der.octet_string(self.private_der()))

    def public_pem(self):
        """SPKI in PEM."""
        return der.pem("PUBLIC KEY", self.spki())

    def private_pem(self):
        """PKCS#8 in PEM."""
        return der.pem("PRIVATE KEY", self.pkcs8())

    def certificate(self):
        """A certificate of the key, signed by itself."""
        usual = self.algorithms[0]
        algorithm = self.algorithm() if usual == "EdDSA" else der.sequence(der.oid(CERTIFICATE_OIDS[usual]))
        return der.certificate(self.spki(), algorithm, lambda to_sign: self.sign_der(usual, to_sign))

    def sign_der(self, algorithm, message):
        """The signature as X.509 has it."""
        return self.sign(algorithm, message)

    def info(self, private=False, id=None, algorithms=None):
        """What an answer says of the key."""
        return {
            "kind": self.kind,
            "bits": self.bits,
            "private": private,
            "id": id,
            "thumbprint": self.thumbprint(),
            "algorithms": algorithms or self.algorithms,
            "multikey": self.multikey(),
            "did_key": self.did(),
        }


CERTIFICATE_OIDS = {
    "RS256": "1.2.840.113549.1.1.11",
    "ES256": "1.2.840.10045.4.3.2",
    "ES384": "1.2.840.10045.4.3.3",
}


class Rsa(Key):
    """RSA; without primes a public key."""

    kind = "rsa"
    algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"]

    def __init__(self, e, p=None, q=None, n=None):
        self.e, self.p, self.q = e, p, q
        self.n = n or p * q
        self.d = p and pow(e, -1, (p - 1) * (q - 1))
        self.bits = self.n.bit_length()
        self.size = (self.bits + 7) // 8

    def members(self):
        return {"kty": "RSA", "n": number64(self.n), "e": number64(self.e)}

    def numbers(self):
        """d, p, q and what follows from them."""
        exponents = self.d % (self.p - 1), self.d % (self.q - 1)
        return self.d, self.p, self.q, *exponents, pow(self.q, -1, self.p)

    def secret(self):
        return dict(zip(("d", "p", "q", "dp", "dq", "qi"), map(number64, self.numbers())))

    def algorithm(self):
        return RSA_ALGORITHM

    def public_der(self):
        """PKCS#1."""
        return der.sequence(der.integer(self.n), der.integer(self.e))

    def private_der(self):
        """PKCS#1."""
        return der.sequence(*map(der.integer, (0, self.n, self.e, *self.numbers())))

    def sign(self, algorithm, message):
        return rsa.sign(self, algorithm, message)


class Ec(Key):
    """A key on one of the NIST curves."""

    def __init__(self, curve, scalar):
        self.curve, self.scalar = curve, scalar
        self.point = curve.times(scalar)
        self.bits = curve.p.bit_length()
        self.kind = curve.name.lower().replace("-", "")
        self.algorithms = {"P-256": ["ES256"], "P-384": ["ES384"]}.get(curve.name)
        self.prefixes = {"P-256": ("8024", "8626"), "P-384": ("8124", "8726"), "secp256k1": ("e701", "8126")}.get(
            curve.name
        )

    def members(self):
        x, y = (base64url(number.to_bytes(self.curve.size, "big")) for number in self.point)
        return {"kty": "EC", "crv": self.curve.name, "x": x, "y": y}

    def seed(self):
        """The scalar."""
        return self.scalar.to_bytes(self.curve.size, "big")

    def short(self):
        """The compressed point."""
        return self.curve.encode(self.point, True)

    def secret(self):
        return {"d": base64url(self.seed())}

    def algorithm(self):
        return der.sequence(der.oid("1.2.840.10045.2.1"), der.oid(self.curve.oid))

    def public_der(self):
        return self.curve.encode(self.point)

    def sec1(self, named=True, public=True):
        """ECPrivateKey, with or without its curve and its point."""
        curve = [der.context(0, der.oid(self.curve.oid))] if named else []
        point = [der.context(1, der.bit_string(self.public_der()))] if public else []
        return der.sequence(der.integer(1), der.octet_string(self.seed()), *curve, *point)

    def private_der(self):
        return self.sec1(named=False)

    def sign(self, algorithm, message):
        return self.curve.raw(*self.curve.sign(self.scalar, message))

    def sign_der(self, algorithm, message):
        return der.sequence(*map(der.integer, self.curve.sign(self.scalar, message)))


class Ed(Key):
    """An Ed25519 key."""

    kind, bits, algorithms = "ed25519", 256, ["EdDSA"]
    prefixes = ("ed01", "8026")

    def __init__(self, seed):
        self.bytes = seed
        self.point = ed25519.public(seed)

    def members(self):
        return {"kty": "OKP", "crv": "Ed25519", "x": base64url(self.point)}

    def seed(self):
        """The seed."""
        return self.bytes

    def short(self):
        """The point."""
        return self.point

    def secret(self):
        return {"d": base64url(self.bytes)}

    def algorithm(self):
        return der.sequence(der.oid("1.3.101.112"))

    def public_der(self):
        return self.point

    def private_der(self):
        return der.octet_string(self.bytes)

    def pkcs8_v2(self):
        """OneAsymmetricKey with the public key beside the private one (RFC 8410 section 10.3)."""
        public = der.tlv(0x81, b"\0", self.point)
        return der.sequence(der.integer(1), self.algorithm(), der.octet_string(self.private_der()), public)

    def sign(self, algorithm, message):
        return ed25519.sign(self.bytes, message)


def drawn(name, size=32):
    """Bytes that follow from a name."""
    return hashlib.sha512(name.encode("utf-8")).digest()[:size]


def _scalar(curve, name):
    return int.from_bytes(drawn(name, 64), "big") % (curve.n - 1) + 1


def ec_key(curve, name):
    """A key that follows from a name."""
    return Ec(curve, _scalar(curve, name))


def rsa_key(name):
    """One of the fixed keys."""
    return Rsa(*rsa_numbers.PRIMES[name])


RSA = rsa_key("2048")
RSA3072 = rsa_key("3072")
P256 = ec_key(ec.P256, "issuer")
P384 = ec_key(ec.P384, "issuer")
ED = Ed(drawn("issuer"))
#: The keys of the cases, by kind.
KEYS = {"rsa": RSA, "p256": P256, "p384": P384, "ed25519": ED}
#: Keys of somebody else.
OTHERS = {
    "rsa": RSA3072,
    "p256": ec_key(ec.P256, "other"),
    "p384": ec_key(ec.P384, "other"),
    "ed25519": Ed(drawn("other")),
}
#: The algorithms and the keys they go with.
ALGORITHMS = {algorithm: key for key in KEYS.values() for algorithm in key.algorithms}
#: RFC 8037 appendix A: the key, and its thumbprint.
RFC8037 = Ed(bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
assert RFC8037.thumbprint() == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
