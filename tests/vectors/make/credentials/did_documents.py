"""The document of an issuer's keys (Decentralized Identifiers 1.0; Controlled Identifiers 1.0)."""

from ..crypto import keys
from ..kit import Chapter, error

WEB, URL = "did:web:issuer.example", "https://issuer.example/issuer"


def case(book, name, says, id, given, result=None, code=None, /, **options):
    """An id and keys, and the document."""
    args = {"id": id, "keys": [key if isinstance(key, str) else key.text() for key in given], "options": options or None}
    book.case(f"did-document/{name}", says, "did_document", args, result, code and error(code))


def chapter():
    """The cases of this module."""
    book = Chapter("Documents that say which keys an issuer has")
    for id, which in ((WEB, "web"), ("did:web:issuer.example:badges:1", "path"), ("did:web:issuer.example%3A8443", "port"), (URL, "https")):
        for kind, key in keys.KEYS.items():
            says = f"the document of {id} with a key ({kind})"
            method = {"controller": id, **({"publicKeyMultibase": key.multikey()} if key.multikey() else {"publicKeyJwk": key.jwk()})}
            case(book, f"{which}-{kind}", says, id, [key], {"id": id, "verificationMethod": [method]})
    both = [keys.ED, keys.P256]
    result = {"id": WEB, "verificationMethod": [{"publicKeyMultibase": key.multikey()} for key in both]}
    case(book, "several", "several keys, in their order", WEB, both, result)
    private = keys.ED.text(True)
    result = {"verificationMethod": [{"publicKeyMultibase": keys.ED.multikey(), "secretKeyMultibase": None, "publicKeyJwk": None}]}
    case(book, "private", "of a private key the public half is written", WEB, [private], result)
    for name, id, given, code in (
        ("no-key", WEB, [], "argument.invalid"),
        ("no-id", "", [keys.ED], "argument.invalid"),
        ("http", "http://issuer.example/issuer", [keys.ED], "argument.invalid"),
        ("urn", "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001", [keys.ED], "argument.invalid"),
        ("method", "did:ion:EiD", [keys.ED], "verify.did"),
        ("malformed", "did:web:", [keys.ED], "verify.did"),
    ):
        case(book, f"refused-{name}", f"no document is made ({name})", id, given, None, code)
    case(book, "option-unknown", "an unknown option is an error", WEB, [keys.ED], None, "option.invalid", controller="x")
    return book
