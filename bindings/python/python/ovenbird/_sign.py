"""Signing, with a key at hand or by an outside signer, and checking signatures."""

from __future__ import annotations

import base64
import inspect
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from . import _native, _show
from ._badge import Badge, BadgeVersion
from ._contexts import Contexts, native_contexts
from ._errors import argument
from ._input import TextInput, document_text, image_bytes
from ._keys import JwsAlgorithm, KeyInput, native_key, public_text, several
from ._problem import Problem
from ._proof import Cryptosuite, KeyMatch, ProofFormat, ProofReport, SignatureMode, proof_rows
from ._record import Card, Record, many, one
from ._sign_options import attach_options, sign_members, sign_options, signature_options
from ._types import Found, Limits

if TYPE_CHECKING:
    from typing_extensions import Buffer, TypeAlias

#: How an outside signer writes an ECDSA signature: r and s one after the other, as JOSE has it, or ASN.1 in DER.
SignatureEncoding = Literal["raw", "der"]
#: An outside signer: it is given the bytes to sign and gives back the signature.
Signer: TypeAlias = "Callable[[bytes], Buffer]"


@dataclass(frozen=True, slots=True, repr=False)
class Signed(Record):
    """A signed document. ``str`` of it is the token."""

    #: What to hand out and to bake: a compact JWS, or the credential with its proof, in JSON.
    token: str
    format: ProofFormat
    algorithm: JwsAlgorithm
    #: The JOSE header, in JSON; with an embedded proof, the options of the proof: all of it but its value.
    header: str
    #: Data Integrity: the suite.
    cryptosuite: Cryptosuite | None = None

    def __str__(self) -> str:
        return self.token


@dataclass(frozen=True, slots=True, repr=False)
class SigningInput(Record):
    """What an outside signer has to sign. ``bytes`` of it are the bytes to sign."""

    #: Header and payload of the JWS, all of it ASCII; with :attr:`unsigned` the base64url of the bytes to sign. The signer
    #: hashes what ``bytes`` of this record gives as the algorithm says.
    input: str
    #: The form of the token to be.
    format: ProofFormat
    #: The algorithm to sign with.
    algorithm: JwsAlgorithm
    #: The JOSE header, in JSON; with an embedded proof, the options of the proof: all of it but its value.
    header: str
    #: Data Integrity: the credential with its proof but without the value.
    unsigned: str | None = None
    #: Data Integrity: the suite.
    cryptosuite: Cryptosuite | None = None

    def __bytes__(self) -> bytes:
        if self.unsigned is None:
            return self.input.encode("ascii")
        return base64.urlsafe_b64decode(self.input + "=" * (-len(self.input) % 4))


@dataclass(frozen=True, slots=True, repr=False)
class SignatureReport(Card):
    """What there is to say about the signature of a document. ``bool`` of it is :attr:`verified`."""

    #: Whether the signature is that of :attr:`key` and no problem is an error. Says nothing about whose key it is.
    verified: bool
    format: ProofFormat
    #: The JOSE header, byte for byte. Empty where proofs are embedded.
    header: str
    #: The signed document, in JSON; of a VC-JWT with the claim ``vc``, what that holds.
    document: str
    #: Absent where the header names none that is supported.
    algorithm: JwsAlgorithm | None = None
    #: The key that verified it.
    key: KeyMatch | None = one(KeyMatch)
    #: The version of Open Badges, where it can be told.
    version: BadgeVersion | None = None
    #: Embedded proofs, each with its own answer: one that is verified is enough.
    proofs: tuple[ProofReport, ...] = many(ProofReport)
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
        rows += [*proof_rows(self.proofs), ("Open Badges", self.version)]
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
    cryptosuite: Cryptosuite | None = None,
    verification_method: str | None = None,
    created: str | datetime | None = None,
    expires: str | datetime | None = None,
    domain: str | None = None,
    challenge: str | None = None,
    check: bool = True,
    insecure_seed: str | None = None,
    contexts: Contexts | None = None,
    limits: Limits | None = None,
) -> Signed:
    """Signs a badge document: a compact JWS of an assertion of 1.0 to 2.0; a VC-JWT of a credential of 3.0, or the
    credential with a proof embedded in it (Data Integrity).

    - ``document``: the JSON in the forms of :func:`parse`, or a :class:`Badge` or :class:`Found`.
    - ``key``: the private key, as a :class:`Key` or in the forms of :meth:`Key.read`. With ``signer`` the public key:
      the signature is then verified with it before the token is given out.
    - ``signer``: an outside signer, such as a key service or an HSM: a callable that is given the bytes to sign and
      gives back the signature. What it raises comes through. Without a ``key`` it needs ``algorithm``, and for a
      VC-JWT ``key_id``.
    - ``signature_encoding``: how the signer writes ECDSA: ``"raw"``, r and s as JOSE has them, or ``"der"``.
    - ``format``: ``"jws"``, ``"vc_jwt"`` or ``"data_integrity"``; by default as the version asks for, and with a
      ``cryptosuite`` Data Integrity.
    - ``algorithm``: by default the usual one of the key's kind.
    - ``key_id``: the header's ``kid``, by default the key's id. For 2.0 the URL of the issuer's CryptographicKey.
    - ``embed_key``: whether the public key goes into the header as ``jwk``; by default in a VC-JWT without ``kid``.
    - ``typ``: the header's ``typ``; by default ``JWT`` in a VC-JWT, none in a JWS.
    - ``cryptosuite``: Data Integrity: the suite; by default ``"eddsa-rdfc-2022"`` or ``"ecdsa-rdfc-2019"``, as the key is.
    - ``verification_method``: Data Integrity: the URL of the key; by default the key's id if that is a URI, else its
      did:key.
    - ``created``, ``expires``: Data Integrity: the moment of signing, by default now, and until when the proof holds, by
      default for good: RFC 3339 text or a ``datetime`` with a time zone, whose fractions of a second are dropped.
    - ``domain``, ``challenge``: Data Integrity: whom the proof is for, and the challenge that it answers.
    - ``check``: whether the document is validated first, and refused if it has errors.
    - ``insecure_seed``: **for tests only**: randomness follows from this text.
    - ``contexts``: Data Integrity: the contexts that the document may name; by default those that the library knows.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`CallerError` (``issue.invalid``: the document has errors, says that it is hosted, or is signed
    already; ``key.not_private``; ``option.conflict``: algorithm, format or suite do not go with key and document, or a
    VC-JWT would name no key; ``option.invalid``, ``argument.invalid``), :class:`NotFoundError` (``document.hosted``: it is
    a URL), :class:`MalformedError` (``payload.*``, ``json.*``, ``document.envelope``, ``key.*``; ``canon.*``: it cannot be
    signed with an embedded proof; of an outside signer ``jws.signature``, ``jws.signature_length``, ``proof.signature``,
    ``proof.value``),
    :class:`UnsupportedError` (``document.unrecognised``, ``canon.context``: a context that is not known; ``canon.keyword``,
    ``key.*``, ``random.failed``), :class:`RefusedError` (``canon.inline_context``, ``canon.form``), :class:`LimitError`
    (``limit.*``).

    >>> key = ovenbird.Key.generate(id="https://badges.example.org/keys/1")
    >>> signed = ovenbird.sign(credential, key)
    >>> signed.format, signed.algorithm
    ('vc_jwt', 'EdDSA')
    >>> ovenbird.verify_signature(signed, key.public()).verified
    True
    >>> signed = ovenbird.sign(credential, key, cryptosuite="eddsa-rdfc-2022")
    >>> signed.format, ovenbird.verify_signature(signed, key.public()).proofs[0].verified
    ('data_integrity', True)
    """
    members = sign_members(
        {
            "format": format,
            "algorithm": algorithm,
            "key_id": key_id,
            "typ": typ,
            "cryptosuite": cryptosuite,
            "verification_method": verification_method,
            "domain": domain,
            "challenge": challenge,
        },
        {"created": created, "expires": expires},
        embed_key,
        check,
    )
    known = native_contexts(contexts)
    if signer is None:
        if signature_encoding != "raw":
            raise argument("signature_encoding goes with signer")
        if key is None:
            raise TypeError("sign() needs a key or a signer")
        options = sign_options(members, None, insecure_seed, limits)
        text = document_text(_text_of(document), "document", limits)
        return Signed.from_dict(json.loads(_native.sign(text, native_key(key, "key", limits), options, known)))
    if not callable(signer):
        raise TypeError(f"signer must be callable, not {type(signer).__name__}")
    public = None if key is None else public_text(key, "key", limits)
    text = document_text(_text_of(document), "document", limits)
    options = sign_options(members, public, None, limits)
    asked = SigningInput.from_dict(json.loads(_native.signing_input(text, options, known)))
    signature = _ask(signer, asked)
    more: dict[str, Any] = {"key": public, "contexts": contexts, "limits": limits}
    token = attach_signature(asked, signature, encoding=signature_encoding, **more)
    return Signed(token, asked.format, asked.algorithm, asked.header, asked.cryptosuite)


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
    cryptosuite: Cryptosuite | None = None,
    verification_method: str | None = None,
    created: str | datetime | None = None,
    expires: str | datetime | None = None,
    domain: str | None = None,
    challenge: str | None = None,
    check: bool = True,
    contexts: Contexts | None = None,
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
    members = sign_members(
        {
            "format": format,
            "algorithm": algorithm,
            "key_id": key_id,
            "typ": typ,
            "cryptosuite": cryptosuite,
            "verification_method": verification_method,
            "domain": domain,
            "challenge": challenge,
        },
        {"created": created, "expires": expires},
        embed_key,
        check,
    )
    options, known = sign_options(members, public, None, limits), native_contexts(contexts)
    text = document_text(_text_of(document), "document", limits)
    return SigningInput.from_dict(json.loads(_native.signing_input(text, options, known)))


def attach_signature(
    input: SigningInput | TextInput,
    signature: Buffer,
    *,
    encoding: SignatureEncoding = "raw",
    key: KeyInput | None = None,
    contexts: Contexts | None = None,
    limits: Limits | None = None,
) -> str:
    """Makes the token of a signing input and the signature that was made of it elsewhere; of a credential that has its
    proof but for the value, the credential with the whole proof, in JSON.

    - ``input``: what :func:`signing_input` gave, or its text: :attr:`SigningInput.input`, of an embedded proof
      :attr:`SigningInput.unsigned`.
    - ``signature``: the signature as bytes.
    - ``encoding``: ECDSA: how it is written, ``"raw"`` (r and s of fixed length, as JOSE has it) or ``"der"``.
    - ``key``: the public key: with it the signature is verified before the token is given out. Without it nothing but
      the length is looked at.
    - ``contexts``: an embedded proof: those that :func:`signing_input` was given.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`MalformedError` (``jws.signature``: it is not that key's, or not in DER; ``jws.signature_length``;
    ``jws.algorithm_key``: the key is of another kind; ``jws.*``, ``proof.*``, ``payload.*``, ``json.*``: the input is none
    of :func:`signing_input`; ``key.*``), :class:`UnsupportedError` (``jws.*``, ``key.*``), :class:`CallerError`
    (``option.conflict``: DER of what is not ECDSA; ``option.invalid``, ``argument.invalid``), :class:`LimitError`
    (``limit.*``).

    >>> asked = ovenbird.signing_input(credential, algorithm="EdDSA", key_id="https://badges.example.org/keys/1")
    >>> ovenbird.attach_signature(asked, bytes(64)).count(".")
    2
    """
    asked = (input.unsigned or input.input) if isinstance(input, SigningInput) else input
    text = document_text(asked, "input", limits)
    public = None if key is None else public_text(key, "key", limits)
    options = attach_options(encoding, public, limits)
    held = native_contexts(contexts)
    return _native.attach_signature(text, _signature_bytes(signature, "signature"), options, held)


def verify_signature(
    token: Signed | Badge | Found | TextInput,
    keys: KeyInput | Iterable[KeyInput],
    *,
    mode: SignatureMode = "strict",
    accept_header_key: bool = False,
    at: str | datetime | None = None,
    domain: str | None = None,
    challenge: str | None = None,
    explain: bool = False,
    contexts: Contexts | None = None,
    limits: Limits | None = None,
) -> SignatureReport:
    """Checks the signature of a document with keys that you trust: of a token, or the proofs that are embedded in a
    credential. Whose the keys are is for you to know.

    That a signature does not hold is an answer and no error: ``report.verified`` tells, and so does ``bool(report)``.

    - ``token``: the compact JWS or VC-JWT as text, a credential with embedded proofs in the forms of :func:`parse`, or what
      :func:`sign`, :func:`parse` or :func:`unbake_one` gave.
    - ``keys``: one public key or several, each a :class:`Key` or in the forms of :meth:`Key.read`.
    - ``mode``: of a VC-JWT: ``"strict"`` asks for every claim as Open Badges 3.0 does, ``"compatible"`` warns where the
      official validator does not mind.
    - ``accept_header_key``: whether a key in the token's own header is tried when no key is given. It says only that
      the token was not changed since somebody signed it.
    - ``at``: the moment for ``nbf`` and ``exp``, and the dates of embedded proofs, as RFC 3339 text or a ``datetime`` with a
      time zone. By default they are not held against a clock.
    - ``domain``, ``challenge``: embedded proofs: what a proof has to name; by default it may name any.
    - ``explain``: embedded proofs: whether :attr:`ProofReport.canonical` tells what was hashed.
    - ``contexts``: embedded proofs: the contexts that the document may name; by default those that the library knows.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`MalformedError` (``payload.*``, ``jws.malformed``, ``jws.header``, ``jws.payload``, ``json.*``: nothing of
    it is signed; ``key.*``), :class:`NotFoundError` (``document.hosted``: it is a URL), :class:`UnsupportedError` (``key.*``),
    :class:`CallerError` (``argument.invalid``, ``option.invalid``), :class:`LimitError` (``limit.*``).

    >>> key = ovenbird.Key.generate()
    >>> report = ovenbird.verify_signature(ovenbird.sign(credential, key), [ovenbird.Key.generate().public()])
    >>> report.verified, [problem.code for problem in report.problems]
    (False, ['jws.signature'])
    """
    switches = {"accept_header_key": accept_header_key, "explain": explain}
    options = signature_options(mode, at, switches, {"domain": domain, "challenge": challenge}, limits)
    text = token.token if isinstance(token, Signed) else document_text(_text_of(token), "token", limits)
    held = [native_key(key, "keys", limits) for key in several(keys)]
    return SignatureReport.from_dict(json.loads(_native.verify_signature(text, held, options, native_contexts(contexts))))


def _text_of(document: object) -> object:
    """The text of a badge that was read already; anything else as it is."""
    if isinstance(document, Badge):
        return document.raw
    if isinstance(document, Found):
        return document.text
    return document
