"""What the operations on texts answer with: the view of a document, a payload, a recipient match."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from . import _show
from ._problem import Problem
from ._record import Card, Record, many, one

#: What a badge text is.
PayloadKind = Literal["url", "json", "jws"]
#: A version of Open Badges.
BadgeVersion = Literal["0.5", "1.0", "1.1", "2.0", "2.1", "3.0"]
#: The Verifiable Credentials Data Model of an Open Badges 3.0 document.
VcVersion = Literal["1.1", "2.0"]
#: What a document describes.
BadgeClassName = Literal[
    "Assertion",
    "BadgeClass",
    "Profile",
    "RevocationList",
    "CryptographicKey",
    "Endorsement",
    "Extension",
    "OpenBadgeCredential",
    "EndorsementCredential",
    "ClrCredential",
    "VerifiableCredential",
    "Achievement",
    "Envelope",
    "Manifest",
    "Unknown",
]
#: A hash algorithm of recipient identities.
Algorithm = Literal["md5", "sha1", "sha256", "sha512"]
#: A way of varying a candidate identity that may be tried after the exact one.
Variant = Literal["exact", "trimmed", "lower_case", "nfc", "backpack"]


@dataclass(frozen=True, slots=True, repr=False)
class Payload(Record):
    """A badge text and what it is."""

    kind: PayloadKind
    #: The text without white space around it.
    text: str
    #: Whether a signature was verified. Always false here: reading is not verifying.
    verified: bool
    #: The JSON document: the text itself, or the payload of the JWS. Absent for a URL.
    document: str | None = None
    #: JWS: its JOSE header.
    header: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Criteria(Record):
    """What it takes to earn a badge."""

    #: URL of a page, as written.
    id: str | None = None
    #: Text or Markdown.
    narrative: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Issuer(Record):
    """Who awards a badge."""

    #: The issuer's IRI; in 0.5 the ``origin``.
    id: str | None = None
    name: str | None = None
    #: Home page.
    url: str | None = None
    #: E-mail address; in 0.5 the ``contact``.
    email: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Recipient(Record):
    """Whom a badge is for."""

    #: The identity or its hash, as written.
    identity: str
    #: Whether it is a hash: the document's flag, or what the identity looks like if there is none.
    hashed: bool
    #: ``email``, ``url``, ``telephone``, ``id``, an OB 3.0 identifier type or a property IRI, as written.
    type: str | None = None
    #: The salt, as written.
    salt: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Evidence(Record):
    """Evidence for an award."""

    #: URL, as written.
    id: str | None = None
    name: str | None = None
    #: Text or Markdown.
    narrative: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Achievement(Record):
    """What a Comprehensive Learner Record lists. Read, not verified: each credential in it has a proof of its own."""

    #: The id of the credential that awards it; absent where the record only describes it.
    credential: str | None = None
    #: The achievement's IRI.
    id: str | None = None
    #: Its name, else that of the credential.
    name: str | None = None
    #: Its description, else that of the credential.
    description: str | None = None
    #: Who awards it.
    issuer: Issuer | None = one(Issuer)
    #: When it was awarded, as written.
    issued_on: str | None = None
    #: When it ends, as written.
    expires: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class VerificationObject(Record):
    """How a document says that it can be verified. A claim, not a verdict."""

    #: ``hosted``, ``signed``, ``HostedBadge``, ``SignedBadge``, or a proof's type or cryptosuite, as written.
    type: str | None = None
    #: Versions 1.0 and 1.1: ``verify.url``.
    url: str | None = None
    #: Version 2.0: ``creator``; 3.0: the proof's ``verificationMethod``.
    creator: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Signature(Record):
    """The signature around a document that came as a JWS. Read, not verified."""

    #: The header's ``alg``, as written. A claim of whoever made the token.
    algorithm: str
    #: Always false: parsing does not verify.
    verified: bool
    #: The header's ``kid``, as written.
    key_id: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Badge(Card):
    """One view of a badge document of any version.

    Texts are as written: dates are not normalised, URLs not resolved.
    """

    #: The version of the document. An OB 2.1 envelope is ``"2.1"``; the members below are those of the badge inside.
    version: BadgeVersion
    #: ``class`` in the JSON form: what the document describes.
    class_: BadgeClassName
    #: Whether this is the mixture of 0.5 and 1.0 that Mozilla's Backpack baked in 2013 and 2014.
    backpack_hybrid: bool
    #: The JSON document: the text itself, or the payload of the JWS. See :meth:`json`.
    document: str
    #: The text that was parsed, without white space around it.
    raw: str
    #: Version 3.0: which data model of verifiable credentials.
    vc_version: VcVersion | None = None
    #: The document's id; in 1.0 the ``uid``.
    id: str | None = None
    #: Name of the badge class or achievement, or of the issuer if the document is a profile.
    name: str | None = None
    #: Description of the same.
    description: str | None = None
    #: URL or data URI of the picture: the assertion's, else the badge class's or achievement's.
    image: str | None = None
    #: The IRI of the badge class or achievement.
    badge_class: str | None = None
    #: What it takes to earn it.
    criteria: Criteria | None = one(Criteria)
    #: Who awards it. Absent when the badge class is only referred to by its URL.
    issuer: Issuer | None = one(Issuer)
    #: Whom it is for.
    recipient: Recipient | None = one(Recipient)
    #: Version 3.0: further identifiers of the same recipient.
    other_identifiers: tuple[Recipient, ...] = many(Recipient)
    #: When it was awarded, as written.
    issued_on: str | None = None
    #: When it ends, as written.
    expires: str | None = None
    #: Whether the document says that it is revoked.
    revoked: bool | None = None
    #: Evidence, in the document's order.
    evidence: tuple[Evidence, ...] = many(Evidence)
    #: Of a Comprehensive Learner Record: what it lists, in the document's order.
    achievements: tuple[Achievement, ...] = many(Achievement)
    #: How it says it can be verified; in 3.0 one for each proof.
    verification: tuple[VerificationObject, ...] = many(VerificationObject)
    #: The signature, if the text was a JWS (or an envelope with one).
    signature: Signature | None = one(Signature)
    #: What was odd.
    problems: tuple[Problem, ...] = many(Problem, always=True)

    def json(self) -> Any:
        """The document as Python objects, as :func:`json.loads` makes them."""
        return json.loads(self.document)

    def _title(self) -> str:
        return self.name or "A badge without a name"

    def _rows(self) -> list[_show.Row]:
        issuer, recipient = self.issuer, self.recipient
        signed = f"{self.signature.algorithm}, not verified" if self.signature else None
        return [
            ("version", f"Open Badges {self.version}, {self.class_}"),
            ("badge", self.name),
            ("description", self.description),
            ("issuer", " ".join(filter(None, [issuer.name, issuer.url or issuer.id])) if issuer else None),
            ("recipient", f"{recipient.identity}{' (hashed)' if recipient.hashed else ''}" if recipient else None),
            ("issued", self.issued_on),
            ("expires", self.expires),
            ("revoked", "yes" if self.revoked else None),
            ("signature", signed),
            *((problem.severity, f"{problem.code}: {problem.message}") for problem in self.problems),
        ]

    def _picture(self) -> str | None:
        return self.image


@dataclass(frozen=True, slots=True, repr=False)
class Match(Card):
    """Whether somebody is the recipient, and how that was seen. True in a condition when it matched."""

    matched: bool
    #: Whether the document holds the identity hashed.
    hashed: bool
    #: Which candidate, counted from 0.
    candidate: int | None = None
    #: The candidate, exactly as given.
    identity: str | None = None
    #: Which spelling of it matched: ``exact``, ``trimmed``, ``lower_case``, ``nfc``, or a spelling of the Backpack.
    variant: str | None = None
    #: The recipient's identity type, if the document names one.
    type: str | None = None
    #: The algorithm of the hash.
    algorithm: Algorithm | None = None
    #: Why nothing matched, and what is weak about a match.
    problems: tuple[Problem, ...] = many(Problem, always=True)

    def __bool__(self) -> bool:
        return self.matched

    def _title(self) -> str:
        return "The recipient" if self.matched else "Not the recipient"

    def _rows(self) -> list[_show.Row]:
        return [
            ("identity", self.identity),
            ("variant", self.variant),
            ("type", self.type),
            ("hash", self.algorithm or ("unknown algorithm" if self.hashed else "none")),
            *((problem.severity, f"{problem.code}: {problem.message}") for problem in self.problems),
        ]
