"""The words of the chapters on verification: an issuer's documents, answers, and what is said of a badge.

The issuer lives on issuer.example, whoever forges on evil.example. The expectations follow from the Open Badges
specifications (2.0 "Verification", 1.1, 0.5) and from the rules of trust that the documentation states.
"""

from .. import samples as s
from ..crypto import jose, keys
from ..kit import error, raw

AT = "2026-06-01T00:00:00Z"
HOST, EVIL = "https://issuer.example", "https://evil.example"
ID, CLASS, ISSUER = f"{HOST}/assertions/1", f"{HOST}/badges/1", f"{HOST}/issuer"
KEY, LIST = f"{HOST}/key", f"{HOST}/revoked"
URN = "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001"
#: The checks that every badge needs.
NEEDED = ("structure", "integrity", "issuer", "status")
#: The issuer's key, which is quick to sign with, and that of somebody else.
SIGNER, STRANGER = keys.P256, keys.OTHERS["p256"]


def change(document, /, **members):
    """A copy with other members; None takes one away, and `at_` stands for `@`."""
    new = dict(document)
    for name, value in members.items():
        name = name.replace("at_", "@", 1) if name.startswith("at_") else name
        if value is None:
            new.pop(name, None)
        else:
            new[name] = value
    return new


ASSERTION = {
    "@context": s.V2,
    "badge": CLASS,
    "id": ID,
    "issuedOn": "2025-03-01T10:00:00Z",
    "recipient": {"hashed": True, "identity": s.hashed(s.ADA, "sea"), "salt": "sea", "type": "email"},
    "type": "Assertion",
    "verification": {"type": "HostedBadge"},
}
SIGNED = change(ASSERTION, id=URN, verification={"creator": KEY, "type": "SignedBadge"})
BADGE_CLASS = {
    "@context": s.V2,
    "criteria": {"narrative": "Bake a loaf."},
    "description": "Bakes bread.",
    "id": CLASS,
    "image": f"{HOST}/baker.png",
    "issuer": ISSUER,
    "name": "Baker",
    "type": "BadgeClass",
}
PROFILE = {
    "@context": s.V2,
    "email": "bread@example.org",
    "id": ISSUER,
    "name": "Oven House",
    "type": "Issuer",
    "url": HOST,
}
SIGNING_PROFILE = change(PROFILE, publicKey=KEY)


def key_document(key=SIGNER, /, **members):
    """A CryptographicKey."""
    pem = key if isinstance(key, str) else key.public_pem()
    document = {"@context": s.V2, "id": KEY, "owner": ISSUER, "publicKeyPem": pem, "type": "CryptographicKey"}
    return change(document, **members)


def revoked(*entries, **members):
    """A RevocationList; a lone keyword `bare` is the value in place of the list."""
    bare = members.pop("bare", list(entries))
    return change(
        {"@context": s.V2, "id": LIST, "issuer": ISSUER, "revokedAssertions": bare, "type": "RevocationList"}, **members
    )


def ordered(value):
    """Objects with their members in alphabetical order, all the way down."""
    if isinstance(value, dict):
        return {name: ordered(value[name]) for name in sorted(value)}
    return [ordered(item) for item in value] if isinstance(value, list) else value


def answer(body=b"", /, **response):
    """An answer: a document, a text, or bytes."""
    if isinstance(body, (str, bytes)):
        try:
            text = body if isinstance(body, str) else body.decode("ascii")
            return {**response, "text": text}
        except UnicodeDecodeError:
            return {**response, **raw(body)}
    return {**response, "json": ordered(body)}


def failure(code="fetch.timeout", message="too slow"):
    """No answer."""
    return {"failure": {"code": code, "message": message}}


def web(*documents, **at):
    """Answers: documents stand at their id, or are given with their URL as pairs. What is None is not there."""
    pairs = [document if isinstance(document, tuple) else (document["id"], document) for document in documents]
    found = {}
    for url, document in pairs:
        scripted = isinstance(document, dict) and {"json", "text", "base64", "failure"} & set(document)
        found[url] = document if scripted else answer(document)
        if document is None:
            del found[url]
    return found


def with_(answers, *documents):
    """Answers, and others in their place or beside them; None takes one away."""
    new = dict(answers)
    for url, document in (item if isinstance(item, tuple) else (item["id"], item) for item in documents):
        new.pop(url, None)
        new.update(web((url, document)))
    return new


#: The issuer's documents, for a hosted badge and for a signed one.
HOSTED_WEB = web(ASSERTION, BADGE_CLASS, PROFILE)
SIGNED_WEB = web(BADGE_CLASS, SIGNING_PROFILE, key_document())


def token(document=SIGNED, key=SIGNER, header=None, algorithm=None):
    """A compact JWS of a document."""
    return jose.token(key, document if isinstance(document, (str, bytes)) else s.text(document), header, algorithm)


def written(input):
    """An input: a text, a byte argument, or a document to be written as JSON."""
    if isinstance(input, bytes):
        return raw(input)
    if isinstance(input, dict) and not ({"file", "base64"} & set(input)):
        return s.text(input)
    return input


def case(book, name, says, input, answers, result=None, /, code=None, **options):
    """A case with a moment. The option `recipient` is given as `recipient_`."""
    options = {"at": AT, **options}
    options["recipient"] = options.pop("recipient_", None)
    args = {"input": written(input), "options": {k: v for k, v in options.items() if v is not None}}
    args["answers"] = answers or None
    failed = error(code) if code else None
    book.case(f"verify-badge/{name}", says, "verify", args, result, failed)


def _expected(verdict, results, reasons, more):
    result = {"verdict": verdict, "checks": results, "reasons": reasons, **(more or {})}
    return {name: value for name, value in result.items() if value is not ... and (value != {} or name == "checks")}


def sound(book, name, says, input, answers, /, *, trust="issuer", recipient="not_checked", more=None, **options):
    """A valid badge. Nothing is found unless `more` says so, or with `...` that it does not matter."""
    results = {**dict.fromkeys(NEEDED, "passed"), "recipient": recipient}
    more = {"trust": trust, "findings": [], **(more or {})}
    case(book, name, says, input, answers, _expected("valid", results, {}, more), **options)


def _judged(verdict, result):
    def judge(book, name, says, input, answers, reasons, /, *, passed=(), missed=None, more=None, **options):
        results = {**dict.fromkeys(passed, "passed"), **dict.fromkeys(reasons, result)}
        results.update(dict.fromkeys(missed or {}, "not_checked"))
        told = {check: code for check, code in {**reasons, **(missed or {})}.items() if code}
        if verdict != "valid":
            more = {"trust": None, **(more or {})} if {"integrity", "issuer"} & set(results) - set(passed) else more
        case(book, name, says, input, answers, _expected(verdict, results, told, more), **options)

    return judge


#: An invalid badge: which checks fail and why, which pass, which are not done and why.
bad = _judged("invalid", "failed")
#: A badge of which nothing is known to be wrong: which checks are not done and why, which pass.
unsure = _judged("unverified", "not_checked")


def unread(book, name, says, input, code, answers=None, /, **options):
    """An input that cannot be read, or a call that is wrong."""
    case(book, name, says, input, answers, code=code, **options)
