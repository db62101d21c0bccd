"""Keys as they are written, whole and their public half."""

from ..crypto import keys
from ..kit import error


def cases(book):
    """Each kind in each form."""
    for kind, key in keys.KEYS.items():
        for half, text, private in (("private", key.text(True), True), ("public", key.text(), False)):
            forms = {
                "pem": key.private_pem() if private else key.public_pem(),
                "jwk": key.text(private),
                "multikey": key.multikey(),
                "did_key": key.did(),
            }
            for format, written in forms.items():
                refused = None if written else error("key.unsupported")
                args = {"key": text, "format": format}
                what = f"a {half} key is written as {format}" if written else f"it has no {format}"
                book.case(f"key/write-{kind}-{half}-{format}", f"{kind}: {what}", "key_write", args, written, refused)
        public = {"pem": key.public_pem(), "jwk": key.text(), "multikey": key.multikey(), "did_key": key.did()}
        for format, written in public.items():
            refused = None if written else error("key.unsupported")
            args = {"key": key.private_pem(), "format": format}
            says = f"{kind}: the public half as {format} has nothing that is private"
            book.case(f"key/public-{kind}-{format}", says, "key_public", args, written, refused)
    more(book)


def more(book):
    """Ids and algorithms go along."""
    key = keys.RSA
    text = key.text(True, kid="https://issuer.example/key", alg="PS256", use="sig")
    kept = {"kid": "https://issuer.example/key", "alg": "PS256"}
    book.case(
        "key/write-kept",
        "`kid` and `alg` are kept",
        "key_write",
        {"key": text, "format": "jwk"},
        key.text(True, **kept),
    )
    book.case(
        "key/public-kept", "in the public half, too", "key_public", {"key": text, "format": "jwk"}, key.text(**kept)
    )
    quoted = 'a "key" of\nJörg'
    book.case(
        "key/write-kid-escaped",
        "any id is written as JSON",
        "key_write",
        {"key": keys.ED.text(), "options": {"id": quoted}, "format": "jwk"},
        keys.ED.text(kid=quoted),
    )
    short = keys.RSA.text(d=keys.RSA.secret()["d"])
    book.case(
        "key/write-primes-found",
        "primes that were left out are found",
        "key_write",
        {"key": short, "format": "jwk"},
        sorted_primes(),
    )
    book.case(
        "key/write-format-unknown",
        "an unknown form is an error",
        "key_write",
        {"key": keys.ED.text(), "format": "der"},
        error=error("argument.invalid"),
    )


def sorted_primes():
    """Which prime is called p is open when both were left out; the larger one is."""
    key = keys.RSA
    return keys.Rsa(key.e, max(key.p, key.q), min(key.p, key.q)).text(True)
