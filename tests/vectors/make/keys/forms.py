"""Each kind of key in each of its forms."""

from ..crypto import der, keys
from . import read


def pem(book, id, says, key, label, content, private):
    """A key in PEM."""
    read(book, id, says, der.pem(label, content), key.info(private))


def cases(book):
    """All forms."""
    for kind, key in {**keys.KEYS, "rsa3072": keys.RSA3072}.items():
        pem(book, f"pem-pkcs8-{kind}", f"{kind}: PKCS#8 is read", key, "PRIVATE KEY", key.pkcs8(), True)
        pem(book, f"pem-spki-{kind}", f"{kind}: SPKI is read", key, "PUBLIC KEY", key.spki(), False)
        certificate = key.certificate()
        pem(
            book,
            f"pem-x509-{kind}",
            f"{kind}: the key of a certificate is taken",
            key,
            "CERTIFICATE",
            certificate,
            False,
        )
        read(book, f"jwk-{kind}", f"{kind}: a public JWK is read", key.text(), key.info())
        read(book, f"jwk-private-{kind}", f"{kind}: a private JWK is read", key.text(True), key.info(True))
    for kind in ("p256", "p384", "ed25519"):
        key = keys.KEYS[kind]
        read(book, f"multikey-{kind}", f"{kind}: a Multikey is read", key.multikey(), key.info())
        read(book, f"did-key-{kind}", f"{kind}: a did:key is read", key.did(), key.info())
        url = f"{key.did()}#{key.multikey()}"
        read(
            book, f"did-key-url-{kind}", f"{kind}: the URL of its method is read, and is the id", url, key.info(id=url)
        )
        read(
            book, f"multikey-secret-{kind}", f"{kind}: a secret Multikey is read", key.secret_multikey(), key.info(True)
        )
    own(book)
    published(book)


def own(book):
    """Forms that only one kind has."""
    rsa, ec = keys.RSA, keys.P256
    pem(book, "pem-pkcs1-private", "a private key in PKCS#1", rsa, "RSA PRIVATE KEY", rsa.private_der(), True)
    pem(book, "pem-pkcs1-public", "a public key in PKCS#1", rsa, "RSA PUBLIC KEY", rsa.public_der(), False)
    for kind in ("p256", "p384"):
        key = keys.KEYS[kind]
        pem(book, f"pem-sec1-{kind}", f"{kind}: SEC1 is read", key, "EC PRIVATE KEY", key.sec1(), True)
    short = ec.sec1(public=False)
    pem(book, "pem-sec1-no-point", "SEC1 may leave the public key out", ec, "EC PRIVATE KEY", short, True)
    inner = der.sequence(der.integer(0), ec.algorithm(), der.octet_string(ec.sec1(named=False, public=False)))
    pem(book, "pem-pkcs8-no-point", "PKCS#8 may leave the public key out", ec, "PRIVATE KEY", inner, True)
    twice = der.sequence(der.integer(0), ec.algorithm(), der.octet_string(ec.sec1()))
    pem(book, "pem-pkcs8-curve-twice", "PKCS#8 may name its curve inside, too", ec, "PRIVATE KEY", twice, True)
    version2 = keys.ED.pkcs8_v2()
    pem(book, "pem-pkcs8-v2", "PKCS#8 of version 2 has the public key beside", keys.ED, "PRIVATE KEY", version2, True)
    compressed = der.sequence(ec.algorithm(), der.bit_string(ec.short()))
    pem(book, "pem-spki-compressed", "a point may be compressed", ec, "PUBLIC KEY", compressed, False)
    parameters = der.pem("EC PARAMETERS", der.oid(ec.curve.oid)) + der.pem("EC PRIVATE KEY", ec.sec1())
    read(
        book, "pem-ec-parameters", "the parameters that OpenSSL writes first are passed over", parameters, ec.info(True)
    )


def published(book):
    """Keys that specifications print, with their thumbprints."""
    key = keys.RFC8037
    thumbprint = {"thumbprint": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"}
    read(book, "published-rfc8037", "the key of RFC 8037 has the thumbprint of RFC 8037", key.text(True), thumbprint)
    rfc7638 = (
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknj"
        "hMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQ"
        "vRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzK"
        "nqDKgw"
    )
    jwk = {"kty": "RSA", "n": rfc7638, "e": "AQAB", "alg": "RS256", "kid": "2011-04-29"}
    answer = {
        "kind": "rsa",
        "bits": 2048,
        "id": "2011-04-29",
        "thumbprint": "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
        "algorithms": ["RS256"],
    }
    read(book, "published-rfc7638", "the key of RFC 7638 has the thumbprint of RFC 7638", keys.compact(jwk), answer)
    did = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
    read(book, "published-did-key", "a did:key that its specification prints", did, {"kind": "ed25519", "did_key": did})
