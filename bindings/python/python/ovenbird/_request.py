"""What a request to issue says: the types of :func:`ovenbird.issue`'s argument."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Union

from ._badge import Algorithm
from ._input import document_text
from ._keys import Key
from ._options import moment

if TYPE_CHECKING:
    from typing_extensions import TypeAlias

#: A version that documents are issued in.
IssueVersion = Literal["1.0", "1.1", "2.0", "3.0"]
#: What a document that is issued describes.
IssueClass = Literal[
    "Assertion",
    "OpenBadgeCredential",
    "BadgeClass",
    "Achievement",
    "Profile",
    "Endorsement",
    "EndorsementCredential",
    "RevocationList",
    "BitstringStatusListCredential",
    "CryptographicKey",
]
#: An object in the vocabulary of the version.
JsonObject: TypeAlias = "Mapping[str, Any]"


class IssueRecipient(TypedDict, total=False):
    """To whom something is issued. The identity alone may be given as text."""

    identity: str | None
    """The identity in the clear, or its hash."""
    type: str | None
    """``email``, ``url``, ``telephone``, ``id``, or another that the version knows. Default: as the identity looks."""
    hashed: bool | None
    """Whether the document has its hash only. Default: true, but for ``url`` and ``id``."""
    salt: str | None
    """The salt of the hash; an empty one is none. Default: 16 random bytes in hexadecimal digits."""
    algorithm: Algorithm | None
    """The algorithm of the hash. Default ``sha256``."""
    id: str | None
    """3.0: the subject's ``id``, such as the DID of a wallet."""


class IssueVerification(TypedDict, total=False):
    """How a document up to 2.0 is verified. The type alone may be given as text."""

    type: Literal["hosted", "signed"]
    """Default ``hosted``."""
    creator: str | JsonObject | None
    """2.0, signed: the key, its IRI or an object."""
    url: str | None
    """1.x: where the assertion is hosted (default: ``id``), or where the public key is."""


class IssueRevoked(TypedDict, total=False):
    """An entry of a revocation list. The id alone may be given as text; in 1.x that is the uid."""

    id: str | None
    """The id of what is revoked."""
    uid: str | None
    """Up to 2.0: its uid."""
    reason: str | None
    """Why."""


class IssueStatusList(TypedDict, total=False):
    """The bits of a status list."""

    purpose: str | None
    """``revocation``, ``suspension``, ``message`` or ``refresh``. Default ``revocation``."""
    encoded: str | None
    """The bits, as :meth:`ovenbird.StatusList.encode` writes them. Default: a new list, every status 0."""
    length: int | None
    """The number of entries of a new list. Default 131,072, the fewest there may be."""
    size: int | None
    """The bits of an entry, 1 to 8. Default 1."""
    ttl: int | None
    """How long a copy may be kept, in milliseconds."""


#: `class` is a word of the language, so its type cannot be written in the body of a class.
_OfClass = TypedDict("_OfClass", {"class": Union[IssueClass, None]}, total=False)


class IssueRequest(_OfClass, total=False):
    """What is to be issued: who, what, by whom, when. Every member may be left out or ``None``.

    ``class`` tells what the document describes. Default ``Assertion``, in 3.0 ``OpenBadgeCredential``.

    The page "Issuing" of the documentation tells which ones each class needs. An unknown member, or one that the class
    has no place for, is ``issue.invalid``.
    """

    version: IssueVersion | None
    """The version of the document. Default 2.0."""
    id: str | None
    """The document's id; of a hosted one the URL where it will be served. Default else: a new ``urn:uuid:``."""
    uid: str | None
    """Assertions up to 2.0: the name in revocation lists of 1.x. Default in 1.x: a new UUID."""
    recipient: str | IssueRecipient | None
    """To whom."""
    badge: str | JsonObject | None
    """What is awarded: the badge class or achievement, as an object or, up to 2.0, its IRI."""
    issuer: str | JsonObject | None
    """By whom: the profile, as an object or its IRI. Default: the issuer inside ``badge``."""
    issued_on: str | datetime | None
    """When: RFC 3339, or a ``datetime`` with a time zone. Default: ``now``."""
    expires: str | datetime | None
    """Until when, likewise."""
    name: str | JsonObject | None
    """3.0: the credential's name, or its names by language. Default: that of the achievement."""
    narrative: str | None
    """How it was earned, from 2.0 on."""
    evidence: str | JsonObject | Sequence[str | JsonObject] | None
    """URLs of pages, or objects; in 1.x one URL."""
    image: str | JsonObject | None
    """The picture of this award, not of its badge class: URL, data URI or object."""
    language: str | None
    """The language of the texts (BCP 47), from 2.0 on."""
    endorsements: Sequence[str | JsonObject] | None
    """2.0: IRIs and objects; 3.0: objects and compact JWS."""
    verification: Literal["hosted", "signed"] | IssueVerification | None
    """Up to 2.0: how it is verified. Default ``hosted``; in :func:`ovenbird.issue_and_bake` with a key ``signed``."""
    status: str | JsonObject | Sequence[JsonObject] | None
    """3.0: where its status is told: the URL of a 1EdTech revocation list, an object, or a list of them."""
    claim: str | JsonObject | None
    """Endorsements: what is endorsed, its IRI or the whole claim."""
    revoked: Sequence[str | IssueRevoked] | None
    """Revocation lists: what is revoked."""
    status_list: IssueStatusList | None
    """Status lists: the bits."""
    public_key: str | Key | None
    """Keys: the public key, a :class:`ovenbird.Key` or text in the forms of :meth:`ovenbird.Key.read`."""
    members: JsonObject | None
    """Further members of the document in the version's own vocabulary."""


def request_text(request: object, limits: Mapping[str, object] | None) -> str:
    """The JSON of a request, moments and keys written as text."""
    if isinstance(request, Mapping):
        request = {name: _written(name, value) for name, value in request.items()}
    return document_text(request, "request", limits)


def _written(name: object, value: object) -> object:
    if isinstance(value, datetime):
        return moment(value, str(name))
    # Of a private key too: what is issued is public.
    return value.public().write("jwk") if isinstance(value, Key) else value
