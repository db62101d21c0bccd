"""When two credentials are the same one (Open Badges 3.0, Credential Equality and Comparison Algorithm)."""

from .. import samples as s
from ..crypto import jose, keys, proofs
from ..kit import Chapter, error
from . import bases as b

TOKEN = jose.token(keys.ED, jose.payload(b.MINIMAL), {"alg": "EdDSA", "kid": f"{b.ISSUER}#key-1", "typ": "JWT"})
LATER = b.change(b.MINIMAL, validFrom="2026-02-01T00:00:00Z")


def written(value):
    """A text."""
    return value if isinstance(value, str) else s.text(value)


def case(book, name, says, one, other, equal=None, newer=None, code=None, /, **options):
    """Two credentials, and what is said of them."""
    args = {"a": written(one), "b": written(other), "options": options or None}
    result = None if code else {"equal": equal, "newer": newer}
    book.case(f"equal/{name}", says, "equal_credentials", args, result, code and error(code))


def pairs(book):
    """The same, and not the same."""
    case(book, "itself", "a credential is equal to itself", b.MINIMAL, b.MINIMAL, True, "neither")
    case(book, "later", "what is valid from a later moment replaces the other", b.MINIMAL, LATER, True, "second")
    case(book, "earlier", "whichever comes first", LATER, b.MINIMAL, True, "first")
    other = b.change(LATER, name="Master baker", credentialSubject={**b.MINIMAL["credentialSubject"], "id": "did:example:eve"})
    case(book, "content", "only issuer and id count", b.MINIMAL, other, True, "second")
    zone = b.change(b.MINIMAL, validFrom="2026-01-01T09:00:00+09:00")
    case(book, "zone", "one moment may be written in two zones", b.MINIMAL, zone, True, "neither")
    precise = b.change(b.MINIMAL, validFrom="2026-01-01T00:00:00.500Z")
    case(book, "fraction", "half a second later is later", b.MINIMAL, precise, True, "second")
    case(book, "id", "another id", b.MINIMAL, b.change(b.MINIMAL, id="urn:uuid:0a1b2c3d-0000-4000-8000-000000000029"), False)
    evil = b.change(b.MINIMAL, issuer={**b.MINIMAL["issuer"], "id": "https://evil.example/issuer"})
    case(book, "issuer", "another issuer", b.MINIMAL, evil, False)
    case(book, "issuer-text", "the issuer may be its id alone", b.MINIMAL, b.change(b.MINIMAL, issuer=b.ISSUER), True, "neither")
    named = b.change(b.MINIMAL, issuer={**b.MINIMAL["issuer"], "name": "Oven"})
    case(book, "issuer-name", "its name does not count", b.MINIMAL, named, True, "neither")
    for name, id, same in (
        ("percent", "https://issuer.example/a%62c", True),
        ("percent-case", "https://issuer.example/%61%62%63", True),
        ("space", " https://issuer.example/abc ", True),
        ("case", "https://issuer.example/ABC", False),
        ("slash", "https://issuer.example/abc/", False),
        ("plus", "https://issuer.example/a+bc", False),
        ("twice", "https://issuer.example/a%2562c", False),
    ):
        one = b.change(b.MINIMAL, id="https://issuer.example/abc")
        says = f"ids are compared after percent-decoding, and after spaces are cut off ({name})"
        case(book, f"id-{name}", says, one, b.change(one, id=id), same, "neither" if same else None)
        one, other = (b.change(b.MINIMAL, issuer=iri) for iri in ("https://issuer.example/abc", id))
        case(book, f"issuer-{name}", f"{says}, and so are those of issuers", one, other, same, "neither" if same else None)
    case(book, "invalid-percent", "what is no escape stays as it is", b.change(b.MINIMAL, id="urn:x%zz"), b.change(b.MINIMAL, id="urn:x%zz"), True, "neither")


def forms(book):
    """Credentials of all forms."""
    case(book, "jwt", "one of them may be a VC-JWT", TOKEN, LATER, True, "second")
    case(book, "jwt-both", "or both", TOKEN, TOKEN, True, "neither")
    case(book, "proof", "a proof does not count", proofs.secured(b.MINIMAL), b.MINIMAL, True, "neither")
    case(book, "vc1", "in data model 1.1 the issuance date counts", b.VC1, b.MINIMAL, True, "neither")
    later = b.change(b.VC1, issuanceDate="2027-01-01T00:00:00Z")
    case(book, "vc1-later", "in the same way", b.MINIMAL, later, True, "second")
    wrapped = jose.token(keys.ED, jose.payload(later), {"alg": "EdDSA", "kid": f"{b.ISSUER}#key-1", "typ": "JWT"})
    case(book, "vc1-jwt", "also in a token", wrapped, b.VC1, True, "first")
    case(book, "endorsement", "endorsements are compared alike", b.ENDORSEMENT, b.ENDORSEMENT, True, "neither")


def refused(book):
    """What cannot be compared."""
    for name, document, code in (
        ("empty", "", "payload.empty"),
        ("syntax", s.text(b.MINIMAL)[:-1], "json.syntax"),
        ("prose", "hello", "payload.unrecognised"),
        ("unknown", {"hello": "world"}, "document.unrecognised"),
        ("duplicate", s.text(b.MINIMAL)[:-1] + ',"id":"urn:x"}', "json.duplicate_key"),
    ):
        says = f"what is no credential is compared with nothing ({name})"
        case(book, f"refused-{name}", says, document, b.MINIMAL, None, None, code)
        case(book, f"refused-{name}-second", says, b.MINIMAL, document, None, None, code)
    case(book, "option-unknown", "an unknown option is an error", b.MINIMAL, b.MINIMAL, None, None, "option.invalid", ids=True)


def chapter():
    """The cases of this module."""
    book = Chapter("Whether two credentials are the same one, and which of them replaces the other")
    for part in (pairs, forms, refused):
        part(book)
    return book
