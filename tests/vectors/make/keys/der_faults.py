"""DER that is damaged, ambiguous, or of something else."""

from ..crypto import der, keys
from . import read


def cases(book):
    """What is refused."""
    damaged(book)
    algorithms(book)
    halves(book)


def damaged(book):
    """Bytes that are not DER."""
    key, rsa = keys.P256, keys.RSA
    spki, pkcs8 = key.spki(), key.pkcs8()

    def case(id, says, label, content, code="key.malformed"):
        read(book, f"der-{id}", f"{says} is refused", der.pem(label, content), code=code)

    case("behind", "a byte behind the key", "PUBLIC KEY", spki + b"\0")
    case("behind-private", "a byte behind a private key", "PRIVATE KEY", pkcs8 + b"\0")
    inner = der.sequence(rsa.algorithm(), der.bit_string(rsa.public_der() + b"\0"))
    case("behind-inner", "a byte behind the numbers", "PUBLIC KEY", inner)
    inside = der.sequence(key.algorithm(), der.bit_string(key.public_der()), der.NULL)
    case("inside", "a field too many", "PUBLIC KEY", inside)
    case("cut", "a key that is cut", "PUBLIC KEY", spki[:-1])
    case("cut-certificate", "a certificate that is cut", "CERTIFICATE", key.certificate()[:-1])
    case("behind-certificate", "a byte behind a certificate", "CERTIFICATE", key.certificate() + b"\0")
    case("indefinite", "an indefinite length", "PUBLIC KEY", b"\x30\x80" + spki[2:] + b"\0\0")
    case("long-length", "a length in more bytes than it needs", "PUBLIC KEY", b"\x30\x81" + spki[1:])
    case("giant-length", "a length of 4 GiB", "PUBLIC KEY", b"\x30\x84\xff\xff\xff\xff" + spki[2:])
    unused = der.sequence(key.algorithm(), der.bit_string(key.public_der(), 1))
    case("unused-bits", "a point that is no whole number of bytes", "PUBLIC KEY", unused)
    size = rsa.n.to_bytes(256, "big")
    negative = der.sequence(der.tlv(2, size), der.integer(rsa.e))
    case("negative", "a negative modulus", "RSA PUBLIC KEY", negative)
    padded = der.sequence(der.tlv(2, b"\0\0" + size), der.integer(rsa.e))
    case("padded", "a number with spare zeros", "RSA PUBLIC KEY", padded)
    case("empty", "an empty sequence", "PUBLIC KEY", der.sequence())
    case("nested", "a thousand sequences in each other", "PUBLIC KEY", nested(1000))


def nested(depth):
    """Sequences in sequences."""
    content = b""
    for _ in range(depth):
        content = der.sequence(content)
    return content


def algorithms(book):
    """Names of algorithms that do not go with the key, or are not supported."""
    key, rsa, ed = keys.P256, keys.RSA, keys.ED

    def case(id, says, algorithm, content, code):
        text = der.pem("PUBLIC KEY", der.sequence(algorithm, der.bit_string(content)))
        read(book, f"oid-{id}", f"{says} is refused", text, code=code)

    def named(oid, *parameters):
        return der.sequence(der.oid(oid), *parameters)

    ec = der.oid(key.curve.oid)
    case("unknown", "an unknown algorithm", named("1.2.3.4"), key.public_der(), "key.unsupported")
    case("dsa", "DSA", named("1.2.840.10040.4.1"), rsa.public_der(), "key.unsupported")
    case("x25519", "X25519", named("1.3.101.110"), ed.point, "key.unsupported")
    case("ed448", "Ed448", named("1.3.101.113"), bytes(57), "key.unsupported")
    case("pss", "RSA that is for PSS only", named("1.2.840.113549.1.1.10"), rsa.public_der(), "key.unsupported")
    case("ecdh", "EC that is for ECDH only", named("1.3.132.1.12", ec), key.public_der(), "key.unsupported")
    case("rsa-no-null", "RSA without NULL", named("1.2.840.113549.1.1.1"), rsa.public_der(), "key.malformed")
    case("ed-null", "Ed25519 with NULL (RFC 8410 section 3)", named("1.3.101.112", der.NULL), ed.point, "key.malformed")
    case("ec-no-curve", "EC without a curve", named("1.2.840.10045.2.1"), key.public_der(), "key.malformed")
    explicit = named("1.2.840.10045.2.1", der.sequence(der.integer(1)))
    case("ec-explicit", "a curve that is spelt out", explicit, key.public_der(), "key.unsupported")
    case(
        "brainpool",
        "another curve",
        named("1.2.840.10045.2.1", der.oid("1.3.36.3.3.2.8.1.1.7")),
        key.public_der(),
        "key.unsupported",
    )
    case("swapped", "an EC point that is called Ed25519", named("1.3.101.112"), key.public_der(), "key.malformed")
    case(
        "swapped-rsa", "an RSA key that is called EC", named("1.2.840.10045.2.1", ec), rsa.public_der(), "key.malformed"
    )


def halves(book):
    """Private keys beside public ones that are not theirs."""
    key, other, ed = keys.P256, keys.OTHERS["p256"], keys.ED
    seed = der.octet_string(key.seed())
    curve = der.context(0, der.oid(key.curve.oid))

    def case(id, says, label, content, code):
        read(book, f"der-{id}", f"{says} is refused", der.pem(label, content), code=code)

    foreign = der.sequence(der.integer(1), seed, curve, der.context(1, der.bit_string(other.public_der())))
    case("sec1-point", "SEC1 with the point of another key", "EC PRIVATE KEY", foreign, "key.mismatch")
    wrapped = der.sequence(der.integer(0), keys.P384.algorithm(), der.octet_string(key.sec1()))
    case("curves", "a key that names two curves", "PRIVATE KEY", wrapped, "key.mismatch")
    case("sec1-no-curve", "SEC1 alone without a curve", "EC PRIVATE KEY", key.sec1(named=False), "key.malformed")
    version = der.sequence(der.integer(2), seed, curve)
    case("sec1-version", "SEC1 of an unknown version", "EC PRIVATE KEY", version, "key.malformed")
    public = der.tlv(0x81, b"\0", keys.OTHERS["ed25519"].point)
    parts = ed.algorithm(), der.octet_string(ed.private_der())
    beside = der.sequence(der.integer(1), *parts, public)
    case("pkcs8-point", "PKCS#8 with the public key of another", "PRIVATE KEY", beside, "key.mismatch")
    old = der.sequence(der.integer(0), *parts, der.tlv(0x81, b"\0", ed.point))
    case(
        "pkcs8-v1-point",
        "PKCS#8 of version 1 with a public key (RFC 5958 section 2)",
        "PRIVATE KEY",
        old,
        "key.malformed",
    )
    unknown = der.sequence(der.integer(2), *parts)
    case("pkcs8-version", "PKCS#8 of an unknown version", "PRIVATE KEY", unknown, "key.malformed")
    bare = der.sequence(der.integer(0), ed.algorithm(), der.octet_string(ed.seed()))
    case("ed-bare", "a seed that is wrapped once only (RFC 8410 section 7)", "PRIVATE KEY", bare, "key.malformed")
