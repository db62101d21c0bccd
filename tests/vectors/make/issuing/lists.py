"""Revocation lists of 2.0 and 3.0, and status lists as credentials."""

from .. import samples as s
from ..status_list import FEWEST, bits, encoded
from . import ISSUER, WHEN, issued, refused, without

URL = "https://badges.example/revoked"


def cases(book):
    """Both."""
    revocations(book)
    credential(book)


def revocations(book):
    """What is revoked."""
    one, two = (f"urn:uuid:0a1b2c3d-0000-4000-8000-00000000000{digit}" for digit in "12")
    entries = [one, {"id": two, "reason": "Stolen"}, {"uid": "a3", "reason": "Moved"}]
    request = {"class": "RevocationList", "id": URL, "issuer": ISSUER, "revoked": entries}
    made = [one, {"id": two, "revocationReason": "Stolen"}, {"uid": "a3", "revocationReason": "Moved"}]
    document = {"@context": s.V2, "type": "RevocationList", "id": URL, "issuer": ISSUER, "revokedAssertions": made}
    issued(book, "2.0-revoked", "2.0: a revocation list", request, document, "2.0", "RevocationList")
    empty = {**document, "revokedAssertions": []}
    issued(
        book,
        "2.0-revoked-empty",
        "2.0: nothing is revoked yet",
        {**request, "revoked": []},
        empty,
        "2.0",
        "RevocationList",
    )
    for name in ("id", "issuer", "revoked"):
        says = f"2.0: a list needs `{name}`"
        refused(book, f"2.0-revoked-no-{name}", says, without(request, name), "issue.incomplete", f"/{name}")
    three = {"version": "3.0", **request, "revoked": entries[:2]}
    made = [{"id": one, "revoked": True}, {"id": two, "revoked": True, "revocationReason": "Stolen"}]
    document = {"id": URL, "issuer": ISSUER, "revokedCredential": made}
    issued(
        book,
        "3.0-revoked",
        "3.0: the list of 1EdTech has neither context nor type",
        three,
        document,
        "3.0",
        "RevocationList",
    )
    nobody = {name: value for name, value in document.items() if name != "issuer"}
    issued(
        book, "3.0-revoked-nobody", "3.0: it may be nobody's", without(three, "issuer"), nobody, "3.0", "RevocationList"
    )
    uid = {**three, "revoked": [{"id": one, "uid": "a1"}]}
    refused(book, "3.0-revoked-uid", "3.0: credentials have no uid", uid, "issue.invalid", "/revoked/0/uid")


def credential(book):
    """A Bitstring Status List with its envelope (Bitstring Status List 1.0 section 2.2)."""
    text = encoded(bits([(5, 1)]))
    request = {"version": "3.0", "class": "BitstringStatusListCredential", "id": URL, "issuer": ISSUER}
    subject = {"id": f"{URL}#list", "type": "BitstringStatusList", "statusPurpose": "revocation", "encodedList": text}
    document = {
        "@context": [s.VC2],
        "id": URL,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": ISSUER,
        "validFrom": WHEN,
        "credentialSubject": subject,
    }
    given = {**request, "status_list": {"encoded": text}}
    issued(book, "status-list", "a status list as credential", given, document, "3.0", "VerifiableCredential")
    more = {**given, "status_list": {"encoded": text, "purpose": "suspension", "ttl": 300000}}
    of_more = {**document, "credentialSubject": {**subject, "statusPurpose": "suspension", "ttl": 300000}}
    issued(
        book,
        "status-list-purpose",
        "with another purpose and a time to live",
        more,
        of_more,
        "3.0",
        "VerifiableCredential",
    )
    for name, value, code, pointer in (
        ("length", {"encoded": text, "length": FEWEST}, "issue.invalid", "/status_list/length"),
        ("size", {"encoded": text, "size": 1}, "issue.invalid", "/status_list/size"),
        ("2021", {"encoded": text[1:]}, "issue.invalid", "/status_list/encoded"),
        ("no-purpose", {"purpose": ""}, "issue.invalid", "/status_list/purpose"),
        ("broken", {"encoded": "uAAAA"}, "status.encoding", "/status_list"),
        ("bomb", {"encoded": encoded(bytes(17 * 2**20))}, "limit.status_list", "/status_list"),
        ("unknown", {"bits": 1}, "issue.invalid", None),
    ):
        says = f"a list that is none of that form is refused ({name})"
        refused(book, f"status-list-{name}", says, {**request, "status_list": value}, code, pointer)
    refused(book, "status-list-no-id", "a list needs its URL", without(given, "id"), "issue.incomplete", "/id")
    refused(
        book,
        "status-list-no-issuer",
        "and somebody who made it",
        without(given, "issuer"),
        "issue.incomplete",
        "/issuer",
    )
