"""The claims of a VC-JWT: each of them missing, different, of the wrong type."""

from ..crypto import jose, keys
from ..signing import documents as d
from . import judged
from .vc import HEADER, KEY, KNOWN, both, sound

#: The claims, and what else they might say.
OTHERS = {
    "iss": "did:web:other.example",
    "jti": "urn:uuid:0a1b2c3d-0000-4000-8000-00000000ffff",
    "sub": "did:example:bob",
    "nbf": 1714521601,
    "exp": 2030000000,
}


def token(payload):
    """A token of a payload."""
    return jose.token(KEY, payload, HEADER)


def cases(book):
    """Both data models."""
    for name, document in (("2.0", d.CREDENTIAL), ("1.1", d.CREDENTIAL_VC1)):
        each(book, name, document)
    ends(book)
    dates(book)
    texts(book)
    others(book)
    several(book)


def each(book, model, document):
    """Each claim alone."""
    payload = jose.payload(document)
    for claim, other in OTHERS.items():
        lacking = d.without(payload, claim)
        missing = ("jwt.claim_missing", "error", f"/{claim}")
        both(book, f"{model}-no-{claim}", f"{model}: without `{claim}`", token(lacking), [missing])
        different = ("jwt.claim_mismatch", "error", f"/{claim}")
        both(
            book, f"{model}-other-{claim}", f"{model}: another `{claim}`", token({**payload, claim: other}), [different]
        )
        of_time = claim in ("nbf", "exp")
        wrong = {"text": str(payload[claim])} if of_time else {"number": 1}
        wrong |= {"null": None, "list": [payload[claim]], "object": {"id": payload[claim]}, "true": True}
        for name, value in wrong.items():
            fault = ("jwt.claim_type", "error", f"/{claim}")
            for mode in ("strict", "compatible"):
                says = f"{model}: `{claim}` of the wrong type is an error and not absent ({name}, {mode})"
                judged(
                    book,
                    f"vc-{model}-{claim}-{name}-{mode}",
                    says,
                    token({**payload, claim: value}),
                    KNOWN,
                    [fault],
                    mode=mode,
                )


def ends(book):
    """`exp` and an end that is not there."""
    payload = jose.payload(d.ENDORSEMENT_30)
    assert "exp" not in payload
    fault = ("jwt.claim_mismatch", "error", "/exp")
    both(
        book, "exp-alone", "an `exp` of a credential that does not end", token({**payload, "exp": 2000000000}), [fault]
    )


def dates(book):
    """Seconds, whole and others."""
    document = {**d.CREDENTIAL, "validFrom": "2024-05-01T02:00:00+02:00"}
    sound(book, "nbf-offset", "dates are compared as moments", token({**document, **jose.claims(document)}))
    document = {**d.CREDENTIAL, "validFrom": "2024-05-01T00:00:00.999Z"}
    sound(book, "nbf-fraction", "a fraction of a second is dropped", token({**document, **jose.claims(document)}))
    payload = jose.payload(d.CREDENTIAL)
    sound(
        book,
        "nbf-float",
        "`nbf` may be written with a point",
        token(jose.compact(payload).replace('"nbf":1714521600', '"nbf":1714521600.0')),
    )
    for name, number in (("huge", "9" * 30), ("negative", "-1714521600"), ("milliseconds", "1714521600000")):
        text = jose.compact(payload).replace('"nbf":1714521600', f'"nbf":{number}')
        both(
            book,
            f"nbf-{name}",
            f"another number as `nbf` ({name})",
            token(text),
            [("jwt.claim_mismatch", "error", "/nbf")],
        )


def texts(book):
    """Texts are compared letter by letter."""
    payload = jose.payload(d.CREDENTIAL)
    for name, claim, value in (
        ("case", "iss", "did:web:Issuer.example"),
        ("slash", "iss", "did:web:issuer.example/"),
        ("space", "sub", "did:example:ada "),
        ("empty", "jti", ""),
        ("prefix", "jti", payload["jti"][:-1]),
    ):
        fault = ("jwt.claim_mismatch", "error", f"/{claim}")
        both(
            book,
            f"{claim}-{name}",
            f"`{claim}` is compared letter by letter ({name})",
            token({**payload, claim: value}),
            [fault],
        )
    plain = {**d.CREDENTIAL, "issuer": "did:web:issuer.example"}
    sound(book, "issuer-iri", "an issuer that is an IRI", token(jose.payload(plain)))
    subject = d.without(d.CREDENTIAL["credentialSubject"], "id")
    nobody = {**d.CREDENTIAL, "credentialSubject": subject}
    both(
        book,
        "no-subject-id",
        "a subject without id has no `sub`",
        token(jose.payload(nobody)),
        [("jwt.claim_missing", "error", "/sub")],
    )
    claimed = {**jose.payload(nobody), "sub": "did:example:ada"}
    both(
        book,
        "sub-alone",
        "a `sub` that the subject does not say",
        token(claimed),
        [("jwt.claim_mismatch", "error", "/sub")],
    )


def others(book):
    """Claims that repeat nothing have their types, too (RFC 7519 section 4.1)."""
    payload = jose.payload(d.CREDENTIAL)
    for claim, value in (("iat", "1714521600"), ("iat", None), ("aud", 7), ("aud", ["a", 7]), ("aud", {})):
        fault = ("jwt.claim_type", "error", f"/{claim}")
        slug = f"{claim}-{type(value).__name__.lower()}"
        for mode in ("strict", "compatible"):
            says = f"`{claim}` of the wrong type is an error ({type(value).__name__}, {mode})"
            judged(book, f"vc-{slug}-{mode}", says, token({**payload, claim: value}), KNOWN, [fault], mode=mode)
    sound(book, "aud-several", "`aud` may be a list", token({**payload, "aud": ["a", "b"]}))


def several(book):
    """All faults are told, and a bad signature beside them."""
    document = d.CREDENTIAL
    faults = [("jwt.claim_missing", "error", f"/{claim}") for claim in ("iss", "jti", "sub", "nbf", "exp")]
    both(book, "no-claims", "a credential without any claim", token(document), faults)
    forged = jose.token(keys.OTHERS["ed25519"], document, HEADER)
    judged(book, "vc-forged", "a bad signature is told beside the claims", forged, KNOWN, ["jws.signature", *faults])
    warnings = ["jws.signature", *((code, "warning", at) for code, _, at in faults)]
    judged(book, "vc-forged-compatible", "and counts in each mode", forged, KNOWN, warnings, mode="compatible")
    judged(
        book,
        "vc-problems",
        "no more are told than the limit says",
        token(document),
        KNOWN,
        faults[:2],
        limits={"problems": 2},
    )
