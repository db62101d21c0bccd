"""The contexts that documents may name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from . import _native
from ._input import TextInput, document_text
from ._options import word


class Contexts:
    """The JSON-LD contexts that documents may name: those that the library knows, and those that you register.

    Known are the contexts of verifiable credentials 1.1 and 2.0, of Open Badges 3.0 in all its versions, of Data Integrity
    and Multikey, of ``Ed25519Signature2020``, of status lists and of DIDs. **Nothing is ever fetched for a context**:
    whoever could change it could change what was signed.

    ``documents`` are context documents by URL, as they would be fetched from there: each a ``dict``, JSON text, UTF-8 bytes,
    an ``os.PathLike`` or a file object. They are compiled once. The object cannot be changed: make one, and give it to each
    call as ``contexts``, from as many threads as you like.

    Raises :class:`MalformedError` (``canon.definition``: a document is no context; ``json.*``), :class:`UnsupportedError`
    (``canon.keyword``: it has what is not supported), :class:`CallerError` (``option.conflict``: the URL is known already,
    and what it means is settled; ``argument.invalid``), :class:`LimitError` (``limit.*``).

    >>> url = "https://badges.example.org/context.json"
    >>> contexts = ovenbird.Contexts({url: {"@context": {"oven": "https://badges.example.org/terms#oven"}}})
    >>> contexts.knows(url), contexts.knows("https://www.w3.org/ns/credentials/v2")
    (True, True)
    """

    __slots__ = ("_documents", "_native")

    #: What was registered, as text: for pickles.
    _documents: dict[str, str]
    _native: _native.Contexts

    def __init__(self, documents: Mapping[str, TextInput] | None = None) -> None:
        given: object = {} if documents is None else documents
        if not isinstance(given, Mapping):
            raise TypeError(f"documents must be a dict of context documents by URL, not {type(given).__name__}")
        texts = {word("the URL of a context", url): document_text(text, "a context") for url, text in given.items()}
        object.__setattr__(self, "_documents", texts)
        object.__setattr__(self, "_native", _native.Contexts.new(texts))

    def knows(self, url: str) -> bool:
        """Whether this is the URL of a context that the library knows or that was registered."""
        return self._native.knows(url)

    def __repr__(self) -> str:
        return f"<ovenbird.Contexts, {len(self._documents)} registered>"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"Contexts cannot be changed: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"Contexts cannot be changed: {name}")

    def __copy__(self) -> Contexts:
        return self

    def __deepcopy__(self, _memo: object) -> Contexts:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (Contexts, (self._documents,))


def native_contexts(contexts: object) -> _native.Contexts | None:
    """The native module's contexts of an argument."""
    if contexts is None:
        return None
    if not isinstance(contexts, Contexts):
        raise TypeError(f"contexts must be a Contexts, not {type(contexts).__name__}")
    return contexts._native
