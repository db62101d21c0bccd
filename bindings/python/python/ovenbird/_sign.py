"""Signing, with a key at hand or by an outside signer, and checking signatures."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from . import _native, _show
from ._badge import Badge, BadgeVersion
from ._errors import argument
from ._input import TextInput, document_text, image_bytes
from ._keys import JwsAlgorithm, KeyInput, native_key, public_text, several
from ._problem import Problem
from ._record import Card, Record, many, one
from ._sign_options import attach_options, sign_members, sign_options, signature_options
from ._types import Found, Limits

if TYPE_CHECKING:
    from typing_extensions import Buffer, TypeAlias

#: The form of a signed document: a compact JWS of the document itself (1.0 to 2.0), or a VC-JWT (3.0).
ProofFormat = Literal["jws", "vc_jwt"]
#: How an outside signer writes an ECDSA signature: r and s one after the other, as JOSE has it, or ASN.1 in DER.
SignatureEncoding = Literal["raw", "der"]
#: How strictly claims and header of a VC-JWT are held against its credential.
SignatureMode = Literal["strict", "compatible"]
#: Where the key came from that verified a signature: the caller gave it, or the token brought it along.
KeySource = Literal["given", "header"]
#: An outside signer: it is given the bytes to sign and gives back the signature.
Signer: TypeAlias = "Callable[[bytes], Buffer]"


@dataclass(frozen=True, slots=True, repr=False)
class Signed(Record):
    """A signed document. ``str`` of it is the token."""

    #: The token: a compact JWS.
    token: str
    format: ProofFormat
    algorithm: JwsAlgorithm
    #: The JOSE header, in JSON.
    header: str

    def __str__(self) -> str:
        return self.token


@dataclass(frozen=True, slots=True, repr=False)
class SigningInput(Record):
    """What an outside signer has to sign. ``bytes`` of it are the bytes to sign."""

    #: Header and payload of the JWS, all of it ASCII. The signer hashes it as the algorithm says.
    input: str
    #: The form of the token to be.
    format: ProofFormat
    #: The algorithm to sign with.
    algorithm: JwsAlgorithm
    #: The JOSE header, in JSON.
    header: str

    def __bytes__(self) -> bytes:
        return self.input.encode("ascii")


@dataclass(frozen=True, slots=True, repr=False)
class KeyMatch(Record):
    """The key that verified a signature."""

    #: ``"header"`` proves nothing about who signed.
    source: KeySource
    #: Its SHA-256 thumbprint (RFC 7638).
    thumbprint: str
    #: Its place among the given keys, from 0.
    index: int | None = None
    #: Its id (``kid``).
    id: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class SignatureReport(Card):
    """What there is to say about the signature of a token. ``bool`` of it is :attr:`verified`."""

    #: Whether the signature is that of :attr:`key` and no problem is an error. Says nothing about whose key it is.
    verified: bool
    format: ProofFormat
    #: The JOSE header, byte for byte.
    header: str
    #: The signed document, in JSON; of a VC-JWT with the claim ``vc``, what that holds.
    document: str
    #: Absent where the header names none that is supported.
    algorithm: JwsAlgorithm | None = None
    #: The key that verified it.
    key: KeyMatch | None = one(KeyMatch)
    #: The version of Open Badges, where it can be told.
    version: BadgeVersion | None = None
    #: What is wrong, errors and warnings.
    problems: tuple[Problem, ...] = many(Problem, always=True)

    def __bool__(self) -> bool:
        return self.verified

    def json(self) -> Any:
        """The signed document as Python objects, as :func:`json.loads` makes them."""
        return json.loads(self.document)

    def _title(self) -> str:
        return "The signature holds" if self.verified else "The signature does not hold"

    def _rows(self) -> list[_show.Row]:
        rows: list[_show.Row] = [("format", self.format), ("algorithm", self.algorithm)]
        if self.key is not None:
            rows += [("key", self.key.id or self.key.thumbprint), ("key from", self.key.source)]
        rows += [("Open Badges", self.version)]
        return rows + [(problem.severity, f"{problem.code}: {problem.message}") for problem in self.problems]


def sign(
    document: Badge | Found | TextInput,
    key: KeyInput | None = None,
    *,
    signer: Signer | None = None,
    signature_encoding: SignatureEncoding = "raw",
    format: ProofFormat | None = None,
    algorithm: JwsAlgorithm | None = None,
    key_id: str | None = None,
    embed_key: bool | None = None,
    typ: str | None = None,
    check: bool = True,
    insecure_seed: str | None = None,
    limits: Limits | None = None,
) -> Signed:
    """Signs a badge document: a compact JWS of an assertion of 1.0 to 2.0, a VC-JWT of a credential of 3.0.

    - ``document``: the JSON in the forms of :func:`parse`, or a :class:`Badge` or :class:`Found`.
    - ``key``: the private key, as a :class:`Key` or in the forms of :meth:`Key.read`. With ``signer`` the public key:
      the signature is then verified with it before the token is given out.
    - ``signer``: an outside signer, such as a key service or an HSM: a callable that is given the bytes to sign and
      gives back the signature. What it raises comes through. Without a ``key`` it needs ``algorithm``, and for a
      VC-JWT ``key_id``.
    - ``signature_encoding``: how the signer writes ECDSA: ``"raw"``, r and s as JOSE has them, or ``"der"``.
    - ``format``: ``"jws"`` or ``"vc_jwt"``; by default as the version asks for.
    - ``algorithm``: by default the usual one of the key's kind.
    - ``key_id``: the header's ``kid``, by default the key's id. For 2.0 the URL of the issuer's CryptographicKey.
    - ``embed_key``: whether the public key goes into the header as ``jwk``; by default in a VC-JWT without ``kid``.
    - ``typ``: the header's ``typ``; by default ``JWT`` in a VC-JWT, none in a JWS.
    - ``check``: whether the document is validated first, and refused if it has errors.
    - ``insecure_seed``: **for tests only**: randomness follows from this text.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`CallerError` (``issue.invalid``: the document has errors, says that it is hosted, or is signed
    already; ``key.not_private``; ``option.conflict``: algorithm or format do not go with key and document, or a VC-JWT
    would name no key; ``option.invalid``, ``argument.invalid``), :class:`NotFoundError` (``document.hosted``: it is a URL),
    :class:`MalformedError` (``payload.*``, ``json.*``, ``document.envelope``, ``key.*``; of an outside signer
    ``jws.signature``, ``jws.signature_length``), :class:`UnsupportedError` (``document.unrecognised``, ``key.*``,
    ``random.failed``), :class:`LimitError` (``limit.*``).

    >>> key = ovenbird.Key.generate(id="https://badges.example.org/keys/1")
    >>> signed = ovenbird.sign(credential, key)
    >>> signed.format, signed.algorithm
    ('vc_jwt', 'EdDSA')
    >>> ovenbird.verify_signature(signed, key.public()).verified
    True
    """
    members = sign_members(format, algorithm, key_id, embed_key, typ, check)
    if signer is None:
        if signature_encoding != "raw":
            raise argument("signature_encoding goes with signer")
        if key is None:
            raise TypeError("sign() needs a key or a signer")
        options = sign_options(members, None, insecure_seed, limits)
        text = document_text(_text_of(document), "document", limits)
        return Signed.from_dict(json.loads(_native.sign(text, native_key(key, "key", limits), options)))
    if not callable(signer):
        raise TypeError(f"signer must be callable, not {type(signer).__name__}")
    public = None if key is None else public_text(key, "key", limits)
    text = document_text(_text_of(document), "document", limits)
    asked = SigningInput.from_dict(json.loads(_native.signing_input(text, sign_options(members, public, None, limits))))
    token = attach_signature(asked, _ask(signer, asked), encoding=signature_encoding, key=public, limits=limits)
    return Signed(token, asked.format, asked.algorithm, asked.header)


def _ask(signer: Signer, asked: SigningInput) -> bytes:
    signature: object = signer(bytes(asked))
    if inspect.isawaitable(signature):
        if inspect.iscoroutine(signature):
            signature.close()
        raise TypeError("signer must give bytes; await yours between signing_input() and attach_signature()")
    return _signature_bytes(signature, "what signer gives")


def _signature_bytes(signature: object, name: str) -> bytes:
    """The bytes of a signature. Nobody means a file by it."""
    if isinstance(signature, str) or hasattr(signature, "read") or hasattr(signature, "__fspath__"):
        raise TypeError(f"{name} must be bytes, not {type(signature).__name__}")
    return image_bytes(signature, name)


def signing_input(
    document: Badge | Found | TextInput,
    *,
    key: KeyInput | None = None,
    format: ProofFormat | None = None,
    algorithm: JwsAlgorithm | None = None,
    key_id: str | None = None,
    embed_key: bool | None = None,
    typ: str | None = None,
    check: bool = True,
    limits: Limits | None = None,
) -> SigningInput:
    """The bytes that an outside signer has to sign; :func:`attach_signature` then makes the token.

    For signers that take their time, or are on another machine. ``key`` is the public key; without it ``algorithm`` is
    needed, and for a VC-JWT ``key_id``. The other parameters and the errors are those of :func:`sign`.

    >>> asked = ovenbird.signing_input(credential, algorithm="EdDSA", key_id="https://badges.example.org/keys/1")
    >>> bytes(asked)[:2], asked.algorithm
    (b'ey', 'EdDSA')
    """
    public = None if key is None else public_text(key, "key", limits)
    options = sign_options(sign_members(format, algorithm, key_id, embed_key, typ, check), public, None, limits)
    text = document_text(_text_of(document), "document", limits)
    return SigningInput.from_dict(json.loads(_native.signing_input(text, options)))


def attach_signature(
    input: SigningInput | TextInput,
    signature: Buffer,
    *,
    encoding: SignatureEncoding = "raw",
    key: KeyInput | None = None,
    limits: Limits | None = None,
) -> str:
    """Makes the token of a signing input and the signature that was made of it elsewhere.

    - ``input``: what :func:`signing_input` gave, or its text.
    - ``signature``: the signature as bytes.
    - ``encoding``: ECDSA: how it is written, ``"raw"`` (r and s of fixed length, as JOSE has it) or ``"der"``.
    - ``key``: the public key: with it the signature is verified before the token is given out. Without it nothing but
      the length is looked at.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`MalformedError` (``jws.signature``: it is not that key's, or not in DER; ``jws.signature_length``;
    ``jws.algorithm_key``: the key is of another kind; ``jws.*``, ``payload.*``, ``json.*``: the input is none of
    :func:`signing_input`; ``key.*``), :class:`UnsupportedError` (``jws.*``, ``key.*``), :class:`CallerError`
    (``option.conflict``: DER of what is not ECDSA; ``option.invalid``, ``argument.invalid``), :class:`LimitError`
    (``limit.*``).

    >>> asked = ovenbird.signing_input(credential, algorithm="EdDSA", key_id="https://badges.example.org/keys/1")
    >>> ovenbird.attach_signature(asked, bytes(64)).count(".")
    2
    """
    text = input.input if isinstance(input, SigningInput) else document_text(input, "input", limits)
    public = None if key is None else public_text(key, "key", limits)
    options = attach_options(encoding, public, limits)
    return _native.attach_signature(text, _signature_bytes(signature, "signature"), options)


def verify_signature(
    token: Signed | Badge | Found | TextInput,
    keys: KeyInput | Iterable[KeyInput],
    *,
    mode: SignatureMode = "strict",
    accept_header_key: bool = False,
    at: str | datetime | None = None,
    limits: Limits | None = None,
) -> SignatureReport:
    """Checks the signature of a token with keys that you trust. Whose they are is for you to know.

    That a signature does not hold is an answer and no error: ``report.verified`` tells, and so does ``bool(report)``.

    - ``token``: the compact JWS or VC-JWT as text, or what :func:`sign`, :func:`parse` or :func:`unbake_one` gave.
    - ``keys``: one public key or several, each a :class:`Key` or in the forms of :meth:`Key.read`.
    - ``mode``: of a VC-JWT: ``"strict"`` asks for every claim as Open Badges 3.0 does, ``"compatible"`` warns where the
      official validator does not mind.
    - ``accept_header_key``: whether a key in the token's own header is tried when no key is given. It says only that
      the token was not changed since somebody signed it.
    - ``at``: the moment for ``nbf`` and ``exp``, as RFC 3339 text or a ``datetime`` with a time zone. By default they
      are not held against a clock.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`MalformedError` (``payload.*``, ``jws.malformed``, ``jws.header``, ``jws.payload``, ``json.*``: it is no
    token; ``key.*``), :class:`NotFoundError` (``document.hosted``: it is a URL), :class:`UnsupportedError` (``key.*``),
    :class:`CallerError` (``argument.invalid``, ``option.invalid``), :class:`LimitError` (``limit.*``).

    >>> key = ovenbird.Key.generate()
    >>> report = ovenbird.verify_signature(ovenbird.sign(credential, key), [ovenbird.Key.generate().public()])
    >>> report.verified, [problem.code for problem in report.problems]
    (False, ['jws.signature'])
    """
    options = signature_options(mode, accept_header_key, at, limits)
    text = token.token if isinstance(token, Signed) else document_text(_text_of(token), "token", limits)
    held = [native_key(key, "keys", limits) for key in several(keys)]
    return SignatureReport.from_dict(json.loads(_native.verify_signature(text, held, options)))


def _text_of(document: object) -> object:
    """The text of a badge that was read already; anything else as it is."""
    if isinstance(document, Badge):
        return document.raw
    if isinstance(document, Found):
        return document.text
    return document
