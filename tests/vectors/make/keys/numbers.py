"""The numbers of RSA keys: their sizes, exponents, and whether they belong together."""

import hashlib

from ..crypto import der, keys
from . import read


def odd(bits):
    """An odd number of so many bits that follows from their count: nobody knows its factors, and for reading nobody has to."""
    digest = b"".join(hashlib.sha512(b"%d %d" % (bits, block)).digest() for block in range(bits // 512 + 2))
    return int.from_bytes(digest, "big") % (1 << bits - 1) | 1 << bits - 1 | 1


def forms(key):
    """A public key as JWK, SPKI and PKCS#1."""
    pkcs1 = der.pem("RSA PUBLIC KEY", key.public_der())
    return {"jwk": key.text(), "spki": key.public_pem(), "pkcs1": pkcs1}


def cases(book):
    """Sizes, exponents, private numbers."""
    sizes(book)
    exponents(book)
    private(book)
    jwk_private(book)


def sizes(book):
    """2,048 to 8,192 bits."""
    for bits in (2056, 4096, 8192):
        key = keys.Rsa(65537, n=odd(bits))
        read(book, f"rsa-{bits}", f"a modulus of {bits} bits is read", key.text(), key.info())
    small = {bits: keys.rsa_key(str(bits)) for bits in (512, 1024, 2047)}
    large = {bits: keys.Rsa(65537, n=odd(bits)) for bits in (8193, 16384)}
    for bits, key in {**small, **large}.items():
        for form, text in forms(key).items():
            # A JWK's members have a length beyond which nobody counts bits.
            code = "key.malformed" if (bits, form) == (16384, "jwk") else "key.size"
            read(book, f"rsa-{bits}-{form}", f"a modulus of {bits} bits is refused ({form})", text, code=code)
    for bits, key in small.items():
        text = key.private_pem()
        read(book, f"rsa-{bits}-private", f"also in a private key, {bits} bits", text, code="key.size")
        certificate = der.pem("CERTIFICATE", key.certificate()) if bits > 512 else None
        if certificate:
            read(book, f"rsa-{bits}-x509", f"and in a certificate, {bits} bits", certificate, code="key.size")


def exponents(book):
    """Odd, from 65,537 to below 2^33."""
    n = keys.RSA.n
    for e in (65537, 65539, 2**33 - 1):
        key = keys.Rsa(e, n=n)
        read(book, f"rsa-e-{e}", f"the exponent {e} is read", key.text(), key.info())
    for e in (1, 2, 3, 17, 65535, 65536, 65538, 2**33, 2**33 + 1, 2**64 + 1, n - 2):
        key = keys.Rsa(e, n=n)
        for form, text in forms(key).items():
            name = e if e < 10**20 else "huge"
            read(book, f"rsa-e-{name}-{form}", f"the exponent {name} is refused ({form})", text, code="key.weak")
    three = keys.rsa_key("2048-e3")
    read(book, "rsa-e-3-private", "a private key with the exponent 3 is refused", three.private_pem(), code="key.weak")
    for form, text in forms(keys.Rsa(65537, n=n + 1)).items():
        read(book, f"rsa-even-{form}", f"an even modulus is refused ({form})", text, code="key.weak")
    zero = keys.Rsa(65537, n=n)
    zero.e = 0
    read(book, "rsa-e-0-spki", "the exponent 0 is refused", zero.public_pem(), code="key.malformed")


def altered(**numbers):
    """The numbers of PKCS#1, some of them others."""
    key = keys.RSA
    d, p, q, dp, dq, qi = key.numbers()
    all = {"version": 0, "n": key.n, "e": key.e, "d": d, "p": p, "q": q, "dp": dp, "dq": dq, "qi": qi}
    content = der.sequence(*map(der.integer, {**all, **numbers}.values()))
    return der.pem("RSA PRIVATE KEY", content)


def private(book):
    """Numbers of a private key that do not belong together."""
    key, other = keys.RSA, keys.RSA3072
    for name, change in (
        ("d", {"d": key.d + 2}),
        ("dp", {"dp": key.numbers()[3] ^ 2}),
        ("dq", {"dq": key.numbers()[4] ^ 2}),
        ("qi", {"qi": key.numbers()[5] ^ 1}),
        ("p", {"p": key.p + 2}),
        ("q", {"q": key.q - 2}),
        ("n", {"n": odd(2048)}),
        ("other", {"d": other.d % 2**2047}),
    ):
        says = f"a private key whose `{name}` does not belong to the rest is refused"
        read(book, f"rsa-private-{name}", says, altered(**change), code="key.mismatch")
    read(
        book, "rsa-private-multi", "more than two primes are not supported", altered(version=1), code="key.unsupported"
    )
    read(book, "rsa-private-version", "an unknown version is refused", altered(version=2), code="key.malformed")


def jwk_private(book):
    """The same in a JWK."""
    key, other = keys.RSA, keys.RSA3072
    whole = key.jwk(True)
    lacking = {name: value for name, value in whole.items() if name != "qi"}
    only_primes = {name: value for name, value in whole.items() if name != "d"}
    read(book, "jwk-rsa-some-primes", "a JWK has all five numbers or none", keys.compact(lacking), code="key.malformed")
    read(book, "jwk-rsa-no-d", "primes without `d` are refused", keys.compact(only_primes), code="key.malformed")
    multi = {**whole, "oth": [{"r": "Aw", "d": "Aw", "t": "Aw"}]}
    read(
        book,
        "jwk-rsa-oth",
        "more than two primes are not supported in a JWK",
        keys.compact(multi),
        code="key.unsupported",
    )
    swapped = {**whole, "n": keys.number64(odd(2048))}
    read(book, "jwk-rsa-n", "a JWK with another modulus is refused", keys.compact(swapped), code="key.mismatch")
    foreign = {**key.jwk(), "d": keys.number64(other.d % 2**2040)}
    read(book, "jwk-rsa-d", "a JWK with another `d` is refused", keys.compact(foreign), code="key.mismatch")
    zeros = {**key.jwk(), "n": keys.base64url(b"\0" + key.n.to_bytes(256, "big"))}
    read(
        book,
        "jwk-rsa-zeros",
        "a modulus with a leading zero is refused (RFC 7518 section 6.3.1.1)",
        keys.compact(zeros),
        code="key.malformed",
    )
    exponent = {**key.jwk(), "e": keys.base64url(b"\0\1\0\1")}
    read(book, "jwk-rsa-e-zeros", "so is such an exponent", keys.compact(exponent), code="key.malformed")
