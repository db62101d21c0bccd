"""What the report of a verification is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ._badge import Algorithm, Criteria, Issuer
from ._keys import JwsAlgorithm
from ._problem import Severity
from ._record import Record, many, one, part
from .fetch import Purpose

#: The answer as a whole: everything that the badge needs was checked and passed; something failed; nothing failed, but
#: something could not be checked.
Verdict = Literal["valid", "invalid", "unverified"]
#: The answer of one check.
CheckResult = Literal["passed", "failed", "not_checked"]
#: The name of a check.
CheckName = Literal["structure", "integrity", "issuer", "recipient", "status"]
#: Whose word it is that a badge is the issuer's: the caller's, who gave the key; the issuer's own host's; the badge's
#: own, which proves nothing, and is valid only where ``accept_self_asserted`` says so.
Trust = Literal["pinned", "issuer", "self_asserted"]
#: How a badge is verified: by the document at its address, or by its signature.
Method = Literal["hosted", "signed"]


@dataclass(frozen=True, slots=True, repr=False)
class Check(Record):
    """One of the five checks, answered."""

    result: CheckResult
    #: The answer in a sentence for people.
    message: str
    #: The code of the finding that decided it. Absent when it passed.
    reason: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Checks(Record):
    """The five checks, each with its own answer."""

    #: Every document is as its version's specification wants it.
    structure: Check = part(Check)
    #: The badge is what its issuer said: it is hosted as it is, or signed and unchanged.
    integrity: Check = part(Check)
    #: Who said it is the issuer that the badge names.
    issuer: Check = part(Check)
    #: The recipient is one of the expected identities. Not needed, and ``"not_checked"``, when none was expected.
    recipient: Check = part(Check)
    #: The badge is neither revoked nor expired nor still to come.
    status: Check = part(Check)


@dataclass(frozen=True, slots=True, repr=False)
class Finding(Record):
    """Something that was found, and what it means for which check. Its members are those of :class:`Problem`, and two."""

    #: The check that it belongs to.
    check: CheckName
    #: The stable code, from the same table as the errors.
    code: str
    #: An ``"error"`` makes the check fail; a ``"warning"`` of a check that was not done may be its reason.
    severity: Severity
    #: What was found and what was expected.
    message: str
    #: The URL of the document that it is about; absent: what was handed in.
    document: str | None = None
    #: Byte offset from the start of the input, when it has a place there.
    offset: int | None = None
    #: JSON Pointer (RFC 6901) into the document, when it has a place there.
    pointer: str | None = None
    #: What was found. Never quotes what may tell who a recipient is.
    found: str | None = None
    #: What was expected instead.
    expected: str | None = None
    #: The clause of the specification that asks for it.
    clause: str | None = None
    #: How to mend it, where that is not plain from the rest.
    hint: str | None = None
    #: The id of the rule, as :func:`ovenbird.rules` lists it.
    rule: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class DocumentReport(Record):
    """A document that was looked at or asked for."""

    #: What it was needed for.
    purpose: Purpose
    #: Whether it was read. If not, a finding says why.
    read: bool
    #: How many errors its rules found.
    errors: int
    warnings: int
    #: Its URL; absent: what was handed in.
    url: str | None = None
    #: The HTTP status, if there was a response.
    status: int | None = None
    #: The URL that it came from, if a redirect led elsewhere.
    final_url: str | None = None
    #: Its length, in bytes.
    bytes: int | None = None
    #: The version of its rules.
    version: str | None = None
    #: ``class`` in the JSON form: its class in those rules.
    class_: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class VerifiedBadge(Record):
    """What a badge says, from the documents that count. Show it with the verdict: it is here whatever that is."""

    #: The id of the assertion, endorsement or other document; in 1.0 the ``uid``.
    id: str | None = None
    #: The address of the badge class.
    badge_class: str | None = None
    #: Name of the badge class.
    name: str | None = None
    description: str | None = None
    #: URL or data URI of the picture, as written.
    image: str | None = None
    #: What it takes to earn it.
    criteria: Criteria | None = one(Criteria)
    #: Who awards it.
    issuer: Issuer | None = one(Issuer)
    #: When it was awarded, as written.
    issued_on: str | None = None
    #: When it ends, as written.
    expires: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Standing(Record):
    """Whether, and why, a badge is not in force. All false: it is, as far as was checked."""

    revoked: bool
    suspended: bool
    expired: bool
    #: Whether it is issued in the future.
    not_yet: bool
    #: Why it is revoked, in the issuer's words: untrusted text.
    revocation_reason: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class SigningKey(Record):
    """The key that verified the signature."""

    algorithm: JwsAlgorithm
    #: The SHA-256 thumbprint (RFC 7638).
    thumbprint: str
    #: Where it is published. Absent for a pinned key.
    id: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class StatusReport(Record):
    """What one entry of ``credentialStatus`` came to."""

    #: Its type, such as ``BitstringStatusListEntry``.
    type: str
    #: What the status is about: ``revocation``, ``suspension``, ``message``, ``refresh``. Absent in a list of what is
    #: revoked.
    purpose: str | None = None
    #: The address of the list.
    list: str | None = None
    #: The place in the list.
    index: int | None = None
    #: The status that stands there: 0 says nothing against the credential. Absent: it could not be read.
    status: int | None = None
    #: What that status means, in the issuer's words: untrusted text.
    message: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class RecipientReport(Record):
    """What was found out about the recipient. The identity itself is not repeated."""

    #: Whether one of the expected identities is the recipient.
    matched: bool
    #: Whether the badge has a hash of it.
    hashed: bool
    #: Which of the expected identities, from 0.
    candidate: int | None = None
    #: ``exact``, or the name of the spelling that matched.
    variant: str | None = None
    #: The type of the recipient's identity, as written.
    type: str | None = None
    #: The algorithm of the hash.
    algorithm: Algorithm | None = None


@dataclass(frozen=True, slots=True, repr=False)
class EndorsementReport(Record):
    """An endorsement, verified on its own. A bad endorsement is not a bad badge."""

    #: How far it is from the badge, from 1.
    depth: int
    verdict: Verdict
    #: Its own five checks. There is no recipient.
    checks: Checks = part(Checks)
    #: Whether it is in force.
    standing: Standing = part(Standing)
    #: Its id, or the URL that was followed.
    id: str | None = None
    #: The id of what carries it: the assertion, the badge class, the profile, another endorsement.
    about: str | None = None
    trust: Trust | None = None
    #: Who endorses.
    issuer: Issuer | None = one(Issuer)
    #: What is said, text or Markdown: untrusted text.
    comment: str | None = None
    #: When it was issued, as written.
    issued_on: str | None = None
    #: What was found.
    problems: tuple[Finding, ...] = many(Finding, always=True)
