"""Keys: made, read, written, and shown without what is secret."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NoReturn, Union, cast

from . import _native
from ._input import TextInput, document_text
from ._options import flags, word
from ._record import Record, many, nullable
from ._sign_options import generate_options, key_options
from ._types import Limits

if TYPE_CHECKING:
    from typing_extensions import TypeAlias

#: A kind of key.
KeyKind = Literal["rsa", "p256", "p384", "ed25519"]
#: A form in which a key is written.
KeyFormat = Literal["pem", "jwk", "multikey", "did_key", "did_jwk"]
#: An algorithm of a JWS.
JwsAlgorithm = Literal["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]


@dataclass(frozen=True, slots=True, repr=False)
class KeyInfo(Record):
    """What a key is, without anything secret."""

    kind: KeyKind
    #: RSA: the bits of the modulus; else those of the curve.
    bits: int
    #: Whether it can sign.
    private: bool
    #: The SHA-256 thumbprint of RFC 7638, in base64url.
    thumbprint: str
    #: Its id, the ``kid`` of its JWK.
    id: str | None = nullable()
    #: The algorithms that it goes with, the usual one first; one only where the key's JWK has an ``alg``.
    algorithms: tuple[JwsAlgorithm, ...] = many(always=True)
    #: The public key as Multikey. RSA has none.
    multikey: str | None = nullable()
    #: The public key as ``did:key:…``. RSA has none.
    did_key: str | None = nullable()


class Key:
    """A key, private or public. It cannot be changed, and may be used by many threads at once.

    What is secret is given out by :meth:`write`, :meth:`to_pem` and :meth:`to_jwk` alone: it is in no ``repr``, no
    error and no pickle, and is wiped from memory when the key is let go.

    Two keys are equal if they are the same key pair, by thumbprint, and both private or both public.

    >>> key = ovenbird.Key.generate()
    >>> key.kind, key.is_private, key.algorithms
    ('ed25519', True, ('EdDSA',))
    >>> ovenbird.Key.read(key.to_pem()) == key
    True
    """

    __slots__ = ("_info", "_native")

    _info: KeyInfo
    _native: _native.Key

    def __init__(self) -> None:
        raise TypeError("a Key is made by Key.generate() or Key.read()")

    @classmethod
    def generate(
        cls,
        kind: KeyKind = "ed25519",
        *,
        bits: int | None = None,
        id: str | None = None,
        insecure_seed: str | None = None,
    ) -> Key:
        """Makes a new private key with the randomness of the operating system.

        - ``kind``: ``"ed25519"``, ``"p256"``, ``"p384"`` or ``"rsa"``. Open Badges 2.0 wants RSA, 3.0 takes each.
        - ``bits``: RSA: the size of the modulus, 2048 (the default), 3072 or 4096.
        - ``id``: the id of the key, the ``kid`` of its JWK and of what it signs.
        - ``insecure_seed``: **for tests only**: the key follows from this text, and so everybody can make it again.

        Raises :class:`CallerError` (``option.invalid``, ``option.conflict``), :class:`UnsupportedError` (``key.size``;
        ``random.failed``: the operating system gave no random bytes).

        >>> ovenbird.Key.generate("p256", id="https://badges.example.org/keys/1").bits
        256
        """
        return _wrapped(_native.Key.generate(generate_options(kind, bits, id, insecure_seed)))

    @classmethod
    def read(
        cls, text: TextInput, *, format: KeyFormat | None = None, id: str | None = None, limits: Limits | None = None
    ) -> Key:
        """Reads a key: PEM (PKCS#1, PKCS#8, SEC1, SPKI, an X.509 certificate), a JWK or a set of them, Multikey, did:key,
        did:jwk.

        - ``text``: the key as ``str`` (not a path), UTF-8 bytes, a ``dict`` (a JWK or a set), an ``os.PathLike`` or a
          file object. Of a certificate the public key is taken, and nothing else looked at.
        - ``format``: the form of the text; by default told from the text.
        - ``id``: of a set the ``kid`` of the key to take, without it the set must have one key; of anything else the
          id that the key gets.
        - ``limits``: bounds of this call, see :class:`Limits`.

        Raises :class:`MalformedError` (``key.malformed``; ``key.point``: not on the curve; ``key.mismatch``: the parts
        disagree), :class:`UnsupportedError` (``key.unsupported``, ``key.size``, ``key.weak``), :class:`CallerError`
        (``key.ambiguous``: a set with several keys; ``argument.invalid``, ``option.invalid``),
        :class:`NotFoundError` (``key.not_found``), :class:`LimitError` (``limit.*``).

        >>> public = ovenbird.Key.read("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK")
        >>> public.kind, public.is_private
        ('ed25519', False)
        """
        return _wrapped(_native.Key.read(document_text(text, "text", limits), key_options(format, id, limits)))

    @classmethod
    def read_all(
        cls, text: TextInput, *, format: KeyFormat | None = None, id: str | None = None, limits: Limits | None = None
    ) -> list[Key]:
        """Reads all keys of a JWK set, as issuers publish them; of anything else the one key.

        Keys of a set that are not supported are left out, so that one new kind does not make the others useless.
        Parameters and errors are those of :meth:`read`; with ``id`` only keys of that ``kid`` are taken. If no key is left,
        the error of one that was left out is raised.

        >>> keys = [ovenbird.Key.generate().public().to_jwk(), {"kty": "oct", "k": "AAAA"}]
        >>> [key.kind for key in ovenbird.Key.read_all({"keys": keys})]
        ['ed25519']
        """
        given = document_text(text, "text", limits)
        return [_wrapped(native) for native in _native.Key.read_all(given, key_options(format, id, limits))]

    def write(self, format: KeyFormat) -> str:
        """The key as text. A private key is written whole as ``"pem"`` and ``"jwk"``: give :meth:`public` to others.

        - ``format``: ``"pem"`` (PKCS#8 of a private key, SPKI of a public one), ``"jwk"``, ``"multikey"``, ``"did_key"`` or
          ``"did_jwk"``; the last three are of the public half, and RSA has neither Multikey nor did:key.

        Raises :class:`UnsupportedError` (``key.unsupported``), :class:`CallerError` (``argument.invalid``).

        >>> ovenbird.Key.generate().public().write("pem").splitlines()[0]
        '-----BEGIN PUBLIC KEY-----'
        """
        return self._native.write(format)

    def to_pem(self) -> str:
        """:meth:`write` as ``"pem"``: PKCS#8 of a private key, SPKI of a public one."""
        return self.write("pem")

    def to_jwk(self) -> dict[str, Any]:
        """:meth:`write` as ``"jwk"``, as a ``dict``; of a private key with its private members."""
        return cast("dict[str, Any]", json.loads(self.write("jwk")))

    def to_multikey(self) -> str:
        """:meth:`write` as ``"multikey"``: ``z`` and base58btc of the public key."""
        return self.write("multikey")

    def did_key(self) -> str:
        """:meth:`write` as ``"did_key"``: ``did:key:`` and the Multikey."""
        return self.write("did_key")

    def did_jwk(self) -> str:
        """:meth:`write` as ``"did_jwk"``: ``did:jwk:`` and the public JWK in base64url."""
        return self.write("did_jwk")

    def public(self) -> Key:
        """The public half, which may be given to everybody."""
        return _wrapped(self._native.public())

    @property
    def info(self) -> KeyInfo:
        """All properties as a record, with ``to_dict()``; nothing in it is secret."""
        return self._info

    @property
    def kind(self) -> KeyKind:
        """The kind of key."""
        return self._info.kind

    @property
    def bits(self) -> int:
        """RSA: the bits of the modulus; else those of the curve."""
        return self._info.bits

    @property
    def is_private(self) -> bool:
        """Whether it can sign."""
        return self._info.private

    @property
    def id(self) -> str | None:
        """Its id, the ``kid`` of its JWK."""
        return self._info.id

    @property
    def thumbprint(self) -> str:
        """The SHA-256 thumbprint of RFC 7638, in base64url; that of a private key is that of its public half."""
        return self._info.thumbprint

    @property
    def algorithms(self) -> tuple[JwsAlgorithm, ...]:
        """The algorithms that it goes with, the usual one first."""
        return self._info.algorithms

    @property
    def multikey(self) -> str | None:
        """The public key as Multikey; ``None`` for RSA, which has none."""
        return self._info.multikey

    @property
    def did(self) -> str | None:
        """The public key as ``did:key:…``; ``None`` for RSA."""
        return self._info.did_key

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Key):
            return NotImplemented
        return self._same() == other._same()

    def __hash__(self) -> int:
        return hash(self._same())

    def _same(self) -> tuple[str, bool]:
        return self._info.thumbprint, self._info.private

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"Key({shown})"

    def __rich_repr__(self) -> Iterator[tuple[str, object]]:
        """For the library `rich`."""
        info = self._info
        yield from (("kind", info.kind), ("bits", info.bits), ("is_private", info.private))
        if info.id is not None:
            yield "id", info.id
        yield "thumbprint", info.thumbprint

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a Key cannot be changed: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a Key cannot be changed: {name}")

    def __copy__(self) -> Key:
        return self

    def __deepcopy__(self, _memo: object) -> Key:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        if self.is_private:
            raise TypeError("a private key is not pickled: write it with to_pem() or to_jwk() where that is meant")
        return (_unpickled, (self.write("jwk"), self.id))


#: Where a key is asked for: a :class:`Key`, or the text of one in the forms of :meth:`Key.read`.
KeyInput: TypeAlias = "Union[Key, TextInput]"


def did_document(id: str, keys: KeyInput | Iterable[KeyInput], *, limits: Limits | None = None) -> str:
    """Writes the document that says which keys an issuer has: a DID document, or a controller document.

    Serve it at the address that the id leads to; of ``did:web:issuer.example`` that is
    ``https://issuer.example/.well-known/did.json``.

    - ``id``: the issuer's id: a DID (did:web, did:key, did:jwk) or an https URL.
    - ``keys``: its keys, one or several, each a :class:`Key` or in the forms of :meth:`Key.read`. Of a private key the
      public half is written.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`CallerError` (``argument.invalid``: the id is none of these, or there is no key; ``option.invalid``),
    :class:`UnsupportedError` (``verify.did``: a DID of another method, or malformed; ``key.*``), :class:`MalformedError`
    (``key.*``), :class:`LimitError` (``limit.*``).

    >>> text = ovenbird.did_document("did:web:badges.example.org", ovenbird.Key.generate())
    >>> '"id":"did:web:badges.example.org"' in text.replace(" ", ""), "assertionMethod" in text
    (True, True)
    """
    held = [native_key(key, "keys", limits) for key in several(keys)]
    return _native.did_document(word("id", id), held, flags(limits, {}))


def _wrapped(native: _native.Key) -> Key:
    key = object.__new__(Key)
    object.__setattr__(key, "_native", native)
    object.__setattr__(key, "_info", KeyInfo.from_dict(json.loads(native.info())))
    return key


def _unpickled(jwk: str, id: str | None) -> Key:
    return Key.read(jwk, id=id)


def native_key(key: object, name: str = "key", limits: Mapping[str, object] | None = None) -> _native.Key:
    """The native module's key of an argument."""
    if isinstance(key, Key):
        return key._native
    return _native.Key.read(document_text(key, name, limits), key_options(None, None, limits))


def public_text(key: object, name: str = "key", limits: Mapping[str, object] | None = None) -> str:
    """The text of an argument that is a public key: of a :class:`Key` its public half, of anything else as it is."""
    if isinstance(key, Key):
        return key._native.public().write("jwk")
    return document_text(key, name, limits)


def several(keys: object) -> Iterable[object]:
    """The keys one by one: what is a key by itself, or its text, is one."""
    alone = (Key, str, Mapping, bytes, bytearray, memoryview)
    file = hasattr(keys, "read") or hasattr(keys, "__fspath__")
    if file or isinstance(keys, alone) or not isinstance(keys, Iterable):
        return [keys]
    return keys
