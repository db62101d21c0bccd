"""RSA signatures (RFC 8017): PKCS#1 v1.5 and PSS."""

import hashlib

from . import der

OIDS = {
    "sha256": "2.16.840.1.101.3.4.2.1",
    "sha384": "2.16.840.1.101.3.4.2.2",
    "sha512": "2.16.840.1.101.3.4.2.3",
}


def raise_(key, number):
    """The private operation, by the two primes."""
    p, q = (pow(number, key.d % (prime - 1), prime) for prime in (key.p, key.q))
    return q + (p - q) * pow(key.q, -1, key.p) % key.p * key.q


def digest_info(hash, message, parameters=der.NULL):
    """The hash with its name."""
    digest = hashlib.new(hash, message).digest()
    return der.sequence(der.sequence(der.oid(OIDS[hash]), parameters), der.octet_string(digest))


def padded(size, info, type=1):
    """EMSA-PKCS1-v1_5 (section 9.2) around a digest info."""
    return bytes((0, type)) + b"\xff" * (size - len(info) - 3) + b"\0" + info


def mask(seed, size, hash):
    """MGF1 (appendix B.2.1)."""
    blocks = (hashlib.new(hash, seed + counter.to_bytes(4, "big")).digest() for counter in range(size // 32 + 1))
    return b"".join(blocks)[:size]


def pss(bits, hash, message, salt, mask_hash=None):
    """EMSA-PSS (section 9.1.1)."""
    mask_hash = mask_hash or hash
    size = (bits - 1 + 7) // 8
    digest = hashlib.new(hash, bytes(8) + hashlib.new(hash, message).digest() + salt).digest()
    block = bytes(size - len(salt) - len(digest) - 2) + b"\x01" + salt
    masked = bytes(a ^ b for a, b in zip(block, mask(digest, len(block), mask_hash)))
    top = masked[0] & 0xFF >> 8 * size - (bits - 1)
    return bytes((top,)) + masked[1:] + digest + b"\xbc"


def sign(key, algorithm, message):
    """The signature of RS256 to PS512. The salt of PSS follows from the message."""
    hash = "sha" + algorithm[2:]
    if algorithm.startswith("RS"):
        return signed(key, padded(key.size, digest_info(hash, message)))
    salt = hashlib.new(hash, b"salt" + message).digest()
    return signed(key, pss(key.bits, hash, message, salt))


def signed(key, block):
    """The signature that opens to a block."""
    return raise_(key, int.from_bytes(block, "big")).to_bytes(key.size, "big")
