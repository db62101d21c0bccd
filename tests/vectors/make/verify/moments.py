"""`nbf` and `exp` held against a moment that the caller names."""

from ..crypto import jose, keys
from ..signing import documents as d
from . import judged, unread
from .claims import token
from .vc import KNOWN

NOT_YET = ("dates.not_yet", "error", "/nbf")
EXPIRED = ("dates.expired", "error", "/exp")


def cases(book):
    """2024-05-01 to 2034-05-01."""
    good = token(jose.payload(d.CREDENTIAL))
    for name, at, problems in (
        ("before", "2024-04-30T23:59:59Z", [NOT_YET]),
        ("just-before", "2024-04-30T23:59:59.999Z", [NOT_YET]),
        ("first", "2024-05-01T00:00:00Z", []),
        ("first-offset", "2024-05-01T02:00:00+02:00", []),
        ("between", "2030-01-01T00:00:00Z", []),
        ("last", "2034-04-30T23:59:59Z", []),
        ("end", "2034-05-01T00:00:00Z", [EXPIRED]),
        ("after", "2040-01-01T00:00:00Z", [EXPIRED]),
    ):
        for mode in ("strict", "compatible"):
            judged(book, f"at-{name}-{mode}", f"a moment {name} ({mode})", good, KNOWN, problems, at=at, mode=mode)
    judged(book, "at-none", "without a moment nothing is judged", good, KNOWN)
    old = token(jose.payload(d.CREDENTIAL_VC1))
    judged(book, "at-vc1-after", "data model 1.1: after its end", old, KNOWN, [EXPIRED], at="2034-01-01T00:00:00Z")
    judged(book, "at-vc1-before", "data model 1.1: before its begin", old, KNOWN, [NOT_YET], at="2020-01-01T00:00:00Z")
    disagreeing(book)
    for name, at in (
        ("word", "yesterday"),
        ("date", "2030-01-01"),
        ("no-zone", "2030-01-01T00:00:00"),
        ("31-april", "2030-04-31T00:00:00Z"),
        ("empty", ""),
    ):
        unread(
            book, f"at-{name}", f"a moment that is no date of RFC 3339 ({name})", good, "option.invalid", KNOWN, at=at
        )
    assertion = jose.token(keys.ED, d.A20)
    judged(book, "at-jws", "an assertion has no claims to judge", assertion, KNOWN, at="1990-01-01T00:00:00Z")


def disagreeing(book):
    """Where claim and credential disagree the claim counts (Open Badges 3.0, JWT proof verification)."""
    payload = jose.payload(d.CREDENTIAL)
    at = "2030-01-01T00:00:00Z"
    other = ("jwt.claim_mismatch", "warning", "/exp")
    early = token({**payload, "exp": 1800000000})
    judged(
        book, "at-exp-claim", "`exp` overrides `validUntil`", early, KNOWN, [other, EXPIRED], at=at, mode="compatible"
    )
    late = token({**payload, "nbf": 2000000000})
    other = ("jwt.claim_mismatch", "warning", "/nbf")
    judged(book, "at-nbf-claim", "`nbf` counts, too", late, KNOWN, [other, NOT_YET], at=at, mode="compatible")
    lacking = token(d.without(payload, "exp"))
    missing = ("jwt.claim_missing", "warning", "/exp")
    says = "where `exp` is missing the credential's own end counts"
    judged(
        book, "at-exp-missing", says, lacking, KNOWN, [missing, EXPIRED], at="2040-01-01T00:00:00Z", mode="compatible"
    )
    text = token({**payload, "exp": "2000000000"})
    wrong = ("jwt.claim_type", "error", "/exp")
    says = "an `exp` of the wrong type is never taken for none"
    judged(book, "at-exp-text", says, text, KNOWN, [wrong, EXPIRED], at="2040-01-01T00:00:00Z", mode="compatible")
