"""Upgrades that are refused: there is no way, something is missing, or the call is wrong."""

from . import samples as s
from .upgrade import CLASS_10, ISSUER_10, refused

MANIFEST = {
    "@context": "https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld",
    "id": "https://issuer.example/.well-known/badgeconnect.json",
    "badgeConnectAPI": [{"name": "Oven House"}],
}
KEY = {"@context": s.V2, "type": "CryptographicKey", "id": "https://issuer.example/key", "publicKeyPem": "-----"}


def no_way(book):
    """upgrade.unsupported."""
    code = "upgrade.unsupported"
    for to in ("0.5", "1.0", "1.1", "2.1"):
        refused(book, f"no-way/to-{to}", f"nothing is written as {to}", s.A11, to, code)
    refused(book, "no-way/back", "there is no way back from 3.0", s.CREDENTIAL, "2.0", code)
    refused(book, "no-way/manifest", "a manifest of 2.1 is no badge", MANIFEST, "3.0", code)
    refused(book, "no-way/key", "a key is no badge", KEY, "3.0", code)
    revoked = {**s.A20, "revoked": True}
    says = "3.0 tells with a list that a badge is revoked, so the credential would not say it"
    refused(book, "no-way/revoked", says, revoked, "3.0", code, "/revoked")
    several = {"status": {"statusCode": 200}, "assertions": [s.A20, s.A20_SIGNED]}
    refused(book, "no-way/several", "one badge at a time", several, "2.0", code, "/assertions")


def missing(book):
    """upgrade.incomplete: everything at once in the message, and the place of the first."""
    code = "upgrade.incomplete"
    says = "3.0 has the badge class inside: a link is not enough"
    refused(book, "missing/badge-class", says, s.A11, "3.0", code, "/badge")
    says = "the badge class that is given links to an issuer, which is not given: there is no place in the document"
    refused(book, "missing/issuer", says, s.A11, "3.0", code, badge=CLASS_10)
    for member in ("recipient", "badge", "issuedOn"):
        old = {name: value for name, value in s.A20.items() if name != member}
        says = f"3.0 asks for what 2.0 has in `{member}`"
        refused(book, f"missing/{member}", says, old, "3.0", code, f"/{member}")
    half = {name: value for name, value in CLASS_10.items() if name not in ("description", "criteria")}
    says = "2.0 asks for description and criteria of a badge class; the first place is told"
    refused(book, "missing/criteria", says, half, "2.0", "document.unrecognised")
    half = {"@context": s.V1, "type": "BadgeClass", "id": s.BADGE, **half}
    refused(book, "missing/criteria-1.1", says, half, "2.0", code, "/criteria")
    says = "a date that cannot be read is missing where it is required"
    refused(book, "missing/date", says, {**s.A11, "issuedOn": "some day"}, "2.0", code, "/issuedOn")
    says = "sha1 ended with 1.1, and nobody can make another hash from one"
    recipient = {**s.A11["recipient"], "identity": s.hashed(s.ADA, "sea", "sha1")}
    refused(book, "missing/hash", says, {**s.A11, "recipient": recipient}, "2.0", code, "/recipient/identity")
    says = "a revocation list of 1.0 has uids only, which 3.0 does not know"
    refused(book, "missing/revoked-ids", says, {"a1": "Was burnt."}, "3.0", code, "")
    says = "an endorsement says of what"
    old = {name: value for name, value in s.ENDORSEMENT_20.items() if name != "claim"}
    refused(book, "missing/claim", says, old, "3.0", code, "/claim")
    says = "a hash that is none would be an error in the new document too, so nothing is written"
    recipient = {**s.A20["recipient"], "hashed": True, "identity": "ada"}
    refused(book, "missing/faultless", says, {**s.A20, "recipient": recipient}, "3.0", code)


def options(book):
    """option.invalid, option.conflict."""
    code = "option.invalid"
    refused(book, "option/id", "an id is an absolute IRI", s.A05, "2.0", code, id="assertions/5")
    refused(book, "option/badge-json", "a badge class is JSON", s.A11, "3.0", code, badge='{"name":')
    refused(book, "option/badge-array", "it is an object", s.A11, "3.0", code, badge="[]")
    refused(book, "option/badge-class", "an issuer is no badge class", s.A11, "3.0", code, badge=ISSUER_10)
    refused(book, "option/issuer-class", "a badge class is no issuer", s.A11, "3.0", code, issuer=CLASS_10)
    says = "what is 3.0 already has no place in what is older"
    refused(book, "option/badge-3.0", says, s.A11, "3.0", code, badge=s.CREDENTIAL)
    refused(book, "option/unknown", "an option that there is not", s.A11, "2.0", code, strict=True)
    code = "option.conflict"
    other = {"@context": s.V2, **s.A20["badge"], "id": "https://other.example/badges/1"}
    refused(book, "option/other-badge", "it is another badge class that is given", s.A11, "3.0", code, badge=other)
    issuer = {"@context": s.V2, **s.A20["badge"]["issuer"], "id": "https://other.example/issuer"}
    says = "it is another issuer that is given"
    refused(book, "option/other-issuer", says, s.A11, "3.0", code, badge=CLASS_10, issuer=issuer)


def no_document(book):
    """What is no document at all."""
    for name, says, text, code in (
        ("hosted", "a URL would have to be fetched", s.URL, "document.hosted"),
        ("envelope", "an envelope with nothing in it", '{"assertion":null}', "document.envelope"),
        ("nested", "an envelope in an envelope", '{"assertion":{"assertion":{}}}', "document.envelope"),
        ("envelope-jws", "a signed badge that is no JWS", '{"signedAssertion":"a.b"}', "jws.malformed"),
        ("unrecognised", "an object that is no badge", '{"a":1}', "document.unrecognised"),
        ("nothing", "an empty object is no revocation list", "{}", "document.unrecognised"),
        ("json", "JSON that ends too early", '{"a":1', "json.syntax"),
        ("empty", "nothing", "", "payload.empty"),
        ("text", "words", "hello world", "payload.unrecognised"),
    ):
        refused(book, f"no-document/{name}", says, text, "2.0", code)
    limits = {"json_depth": 2}
    refused(book, "limit", "the limits count", s.A20, "3.0", "limit.json_depth", limits=limits)
    says = "and for each of the documents"
    deep = "[" * 200 + "]" * 200
    refused(book, "limit-option", says, s.A11, "3.0", "limit.json_depth", badge=deep)
    refused(book, "version", "a version that there is not", s.A20, "4.0", "argument.invalid")


def cases(book):
    """All of them."""
    for part in (no_way, missing, options, no_document):
        part(book)
