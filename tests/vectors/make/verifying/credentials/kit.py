"""The words of the chapters on credentials: an issuer with a document of its keys, and credentials that it signed.

Most are signed over canonical JSON, which the maker does itself; what proofs over RDF add is in the chapter on proofs.
"""

from ... import samples as s
from ...credentials import bases as b
from ...crypto import jose, keys, proofs
from .. import kit as k

AT = k.AT
HOST, EVIL = b.HOST, k.EVIL
ISSUER, METHOD = b.ISSUER, f"{b.ISSUER}#key-1"
ED, STRANGER = keys.ED, keys.OTHERS["ed25519"]
DID = "did:web:issuer.example"
DID_URL = f"{HOST}/.well-known/did.json"
DID_METHOD = f"{DID}#key-1"
CREDENTIAL = b.MINIMAL


def multikey(key=ED, id=METHOD, controller=ISSUER, **members):
    """A verification method."""
    return k.change({"controller": controller, "id": id, "publicKeyMultibase": key.multikey(), "type": "Multikey"}, **members)


def jwk(key=ED, id=METHOD, controller=ISSUER, **members):
    """A verification method in the other form."""
    return k.change({"controller": controller, "id": id, "publicKeyJwk": key.jwk(), "type": "JsonWebKey"}, **members)


def document(*methods, id=ISSUER, **members):
    """A document of keys, all of them for asserting."""
    usual = {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "assertionMethod": [method if isinstance(method, str) else method["id"] for method in methods],
        "id": id,
        "verificationMethod": [method for method in methods if not isinstance(method, str)],
    }
    return k.change(usual, **members)


def did_document(*methods, id=DID, url=DID_URL, **members):
    """A DID document where it is to be found."""
    return (url, document(*(methods or [multikey(ED, DID_METHOD, DID)]), id=id, **members))


#: The issuer's own document, and nothing else.
WEB = k.web(document(multikey()))
DID_WEB = k.web(did_document())
#: What is asked for with it.
ASKED = [["controller", ISSUER]]


def signed(document=CREDENTIAL, key=ED, method=METHOD, suite=None, **members):
    """A credential with a proof over canonical JSON."""
    return proofs.secured(document, key, suite or ("eddsa-jcs-2022" if key.kind == "ed25519" else "ecdsa-jcs-2019"), method, **members)


def of(issuer, document=CREDENTIAL):
    """A credential of another issuer."""
    return k.change(document, issuer={**document["issuer"], "id": issuer})


def itself(key=ED):
    """A credential of an issuer that is its own key."""
    return signed(of(key.did()), key, f"{key.did()}#{key.multikey()}")


def did_jwk(key=ED):
    """`did:jwk:…`."""
    return "did:jwk:" + keys.base64url(key.text().encode())


def jwt(document=CREDENTIAL, key=ED, header=None, **claims):
    """A VC-JWT."""
    header = {"alg": key.algorithms[0], "kid": METHOD, "typ": "JWT"} if header is None else header
    return jose.token(key, jose.payload(document, **claims), header)


def pin(key=ED, issuer=None):
    """A key that the caller trusts."""
    return [key.text()] if issuer is None else [{"issuer": issuer, "key": key.text()}]


def sound(book, name, says, input, answers=WEB, /, **more):
    """A valid credential."""
    k.sound(book, f"credential/{name}", says, input, answers, **more)


def bad(book, name, says, input, answers, reasons, /, **more):
    """An invalid one."""
    k.bad(book, f"credential/{name}", says, input, answers, reasons, **more)


def unsure(book, name, says, input, answers, reasons, /, **more):
    """One of which something is not known."""
    k.unsure(book, f"credential/{name}", says, input, answers, reasons, **more)


text = s.text
