"""Signing by somebody else: what has to be signed, and how the token is finished."""

from .. import samples as s
from ..crypto import der, ec, jose, keys
from ..kit import Chapter, error, raw
from . import documents as d


def asked(book, name, says, document, header, payload=None, **options):
    """What has to be signed, byte for byte."""
    text = s.text(document)
    vc_jwt = payload is not None
    result = {
        "input": jose.signing_input(header, payload if vc_jwt else text),
        "format": "vc_jwt" if vc_jwt else "jws",
        "algorithm": header["alg"],
        "header": keys.compact(header),
    }
    book.case(f"signing-input/{name}", says, "signing_input", {"document": text, "options": options or None}, result)


def not_asked(book, name, says, document, code, **options):
    """There is nothing to sign."""
    args = {"document": s.text(document), "options": options or None}
    book.case(f"signing-input/{name}", says, "signing_input", args, error=error(code))


def inputs(book):
    """Each algorithm, with and without its key."""
    payload = jose.payload(d.CREDENTIAL)
    for algorithm, key in keys.ALGORITHMS.items():
        asked(book, f"jws-{algorithm}", f"an assertion for {algorithm}", d.A20, {"alg": algorithm}, algorithm=algorithm)
        header = {"alg": algorithm, "kid": d.KEY_DID, "typ": "JWT"}
        says = f"a credential for {algorithm}"
        asked(book, f"jwt-{algorithm}", says, d.CREDENTIAL, header, payload, algorithm=algorithm, key_id=d.KEY_DID)
    for kind, key in keys.KEYS.items():
        header = {"alg": key.algorithms[0], "jwk": key.jwk(), "typ": "JWT"}
        says = f"{kind}: the public key says the algorithm and goes into the header"
        asked(book, f"key-{kind}", says, d.CREDENTIAL, header, payload, key=key.public_pem())
    private = {"alg": "ES256", "jwk": keys.P256.jwk(), "typ": "JWT"}
    says = "of a private key only the public half goes in"
    asked(book, "key-private", says, d.CREDENTIAL, private, payload, key=keys.P256.private_pem())
    with_id = {"alg": "ES256", "kid": d.KEY_URL, "typ": "JWT"}
    asked(
        book, "key-id", "the id of the key is `kid`", d.CREDENTIAL, with_id, payload, key=keys.P256.text(kid=d.KEY_URL)
    )
    for name, document in {**d.JWS, **d.VC_JWT}.items():
        vc = name in d.VC_JWT
        header = {"alg": "ES384", "kid": d.KEY_DID, **({"typ": "JWT"} if vc else {})}
        of_it = jose.payload(document) if vc else None
        asked(
            book,
            f"version-{name}",
            f"a document of {name}",
            document,
            header,
            of_it,
            algorithm="ES384",
            key_id=d.KEY_DID,
        )


def no_inputs(book):
    """What is refused."""
    not_asked(book, "no-algorithm", "the algorithm is needed, or the key", d.A20, "option.conflict")
    not_asked(book, "no-key", "a VC-JWT says which key", d.CREDENTIAL, "option.conflict", algorithm="ES256")
    not_asked(
        book, "no-jwk", "what is not given is not embedded", d.A20, "option.conflict", algorithm="ES256", embed_key=True
    )
    key = keys.P256.text()
    not_asked(
        book, "algorithm-key", "algorithm and key go together", d.A20, "option.conflict", algorithm="RS256", key=key
    )
    not_asked(
        book, "key-small", "a key that is too small is refused", d.A20, "key.size", key=keys.rsa_key("1024").text()
    )
    not_asked(book, "key-broken", "a text that is no key is refused", d.A20, "key.malformed", key="my key")
    not_asked(book, "hosted", "a hosted assertion is not signed", s.A20, "issue.invalid", algorithm="ES256")
    not_asked(book, "none", "there is no algorithm `none`", d.A20, "option.invalid", algorithm="none")


def attached(book, name, says, key, algorithm, signature=None, /, **options):
    """A signature becomes part of a token."""
    input = jose.signing_input({"alg": algorithm}, d.A20)
    made = key.sign(algorithm, input.encode())
    args = {
        "input": input,
        "signature": raw(made if signature is None else signature(input, made)),
        "options": options or None,
    }
    book.case(f"attach/{name}", says, "attach_signature", args, jose.attached(input, made))


def not_attached(book, name, says, input, signature, code, /, **options):
    """A signature is refused."""
    args = {"input": input, "signature": raw(signature), "options": options or None}
    book.case(f"attach/{name}", says, "attach_signature", args, error=error(code))


def pair(key, input):
    """A signature in DER."""
    return der.sequence(*map(der.integer, key.curve.sign(key.scalar, input.encode())))


def signatures(book):
    """Each algorithm, and DER for those that are a pair of numbers."""
    for algorithm, key in keys.ALGORITHMS.items():
        attached(book, f"raw-{algorithm}", f"{algorithm}: attached as it is", key, algorithm)
        attached(book, f"checked-{algorithm}", f"{algorithm}: attached and verified", key, algorithm, key=key.text())
    for algorithm, key in (("ES256", keys.P256), ("ES384", keys.P384)):

        def in_der(input, _, key=key):
            return pair(key, input)

        attached(book, f"der-{algorithm}", f"{algorithm}: DER becomes r and s", key, algorithm, in_der, encoding="der")
        says = f"{algorithm}: DER becomes r and s, and is verified"
        attached(book, f"der-checked-{algorithm}", says, key, algorithm, in_der, encoding="der", key=key.did())
    short(book)


def short(book):
    """Numbers that are shorter than usual get their zeros back."""
    key, order = keys.P256, ec.P256.n
    for name, r, s_ in (("small", 1, 1), ("short", 2**247 + 5, 2**240 + 3), ("large", order - 1, order - 2)):
        input = jose.signing_input({"alg": "ES256"}, d.A20)
        args = {
            "input": input,
            "signature": raw(der.sequence(der.integer(r), der.integer(s_))),
            "options": {"encoding": "der"},
        }
        token = jose.attached(input, key.curve.raw(r, s_))
        book.case(f"attach/der-{name}", f"r and s are filled up with zeros ({name})", "attach_signature", args, token)


def refusals(book):
    """What is no signature of the input."""
    key, input = keys.P256, jose.signing_input({"alg": "ES256"}, d.A20)
    good, written = key.sign("ES256", input.encode()), pair(key, input)
    other = keys.OTHERS["p256"]
    for length in (0, 63, 65, 96):
        says = f"a signature of {length} bytes is none of ES256"
        not_attached(book, f"length-{length}", says, input, (good + good)[:length], "jws.signature_length")
    not_attached(book, "der-as-raw", "DER is not taken for r and s", input, written, "jws.signature_length")
    not_attached(book, "raw-as-der", "nor are they taken for DER", input, good, "jws.signature", encoding="der")
    r, s_ = key.curve.sign(key.scalar, input.encode())
    bad = {
        "behind": written + b"\0",
        "cut": written[:-1],
        "long-length": b"\x30\x81" + written[1:],
        "negative": der.sequence(der.tlv(2, b"\x80" + bytes(31)), der.integer(s_)),
        "padded": der.sequence(der.tlv(2, b"\0\0" + r.to_bytes(32, "big")), der.integer(s_)),
        "zero": der.sequence(der.integer(0), der.integer(s_)),
        "three": der.sequence(der.integer(r), der.integer(s_), der.integer(1)),
        "wide": der.sequence(der.integer(2**256 + r), der.integer(s_)),
        "empty": b"",
    }
    for name, content in bad.items():
        not_attached(
            book,
            f"der-{name}",
            f"DER that is not a pair of numbers ({name})",
            input,
            content,
            "jws.signature",
            encoding="der",
        )
    not_attached(
        book,
        "der-unchecked-key",
        "DER of another key",
        input,
        pair(other, input),
        "jws.signature",
        encoding="der",
        key=key.text(),
    )
    not_attached(
        book,
        "other-key",
        "the signature of another key",
        input,
        other.sign("ES256", input.encode()),
        "jws.signature",
        key=key.text(),
    )
    not_attached(book, "kind", "a key of another kind", input, good, "jws.algorithm_key", key=keys.RSA.text())
    not_attached(book, "curve", "a key on another curve", input, good, "jws.algorithm_key", key=keys.P384.text())
    rsa = jose.signing_input({"alg": "RS256"}, d.A20)
    signature = keys.RSA.sign("RS256", rsa.encode())
    not_attached(book, "der-rsa", "RSA has no DER", rsa, signature, "option.conflict", encoding="der")
    not_attached(
        book,
        "rsa-length",
        "an RSA signature is as long as its key",
        rsa,
        signature,
        "jws.signature_length",
        key=keys.RSA3072.text(),
    )
    not_attached(book, "rsa-short", "and never shorter than 256 bytes", rsa, signature[1:], "jws.signature_length")
    not_attached(book, "option-unknown", "an unknown option is an error", input, good, "option.invalid", form="der")
    not_attached(book, "encoding-unknown", "so is an unknown encoding", input, good, "option.invalid", encoding="ieee")


def broken(book):
    """What is not header and payload of a token that is made here."""
    good = bytes(range(64))
    payload = jose.encode(d.A20)

    def case(name, says, input, code):
        not_attached(book, f"input-{name}", f"{says} is not finished", input, good, code)

    for name, header, code in (
        ("none", {"alg": "none"}, "jws.unsigned"),
        ("hmac", {"alg": "HS256"}, "jws.hmac"),
        ("unknown", {"alg": "ES256K"}, "jws.algorithm"),
        ("case", {"alg": "es256"}, "jws.algorithm_case"),
        ("crit", {"alg": "ES256", "crit": ["exp"], "exp": 1}, "jws.critical"),
        ("b64", {"alg": "ES256", "b64": False}, "jws.unencoded"),
        ("private", {"alg": "ES256", "jwk": keys.P256.jwk(True)}, "jws.header_key"),
        ("no-alg", {"kid": "1"}, "jws.header"),
    ):
        case(name, f"a header with a fault ({name})", f"{jose.encode(header)}.{payload}", code)
    header = jose.encode({"alg": "ES256"})
    case("header-only", "a header alone", header, "jws.malformed")
    case("token", "a whole token", f"{header}.{payload}.{jose.encode(good)}", "jws.malformed")
    case("padded", "a padded payload", f"{header}.{jose.encode('{}')}==", "jws.malformed")
    case("no-payload", "a header without payload", f"{header}.", "jws.malformed")
    case("space", "white space at the end", f"{header}.{payload} ", "jws.malformed")
    case("payload", "a payload that is no JSON", f"{header}.{jose.encode('hello')}", "jws.payload")


def chapter():
    """The cases of this module."""
    book = Chapter("Documents signed by somebody else: what has to be signed, and how a token is finished")
    for part in (inputs, no_inputs, signatures, refusals, broken):
        part(book)
    return book
