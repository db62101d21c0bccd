"""How the cases of canonical forms, of comparing credentials and of DID documents are run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import ovenbird
from ovenbird import Key, _native
from ovenbird._contexts import native_contexts
from vector_cases import Case, contexts_of, lossless, text_of


def _canonicalize(case: Case, options: dict[str, Any]) -> Any:
    document, contexts = text_of(case["args"]["document"]), contexts_of(case)
    canonical = ovenbird.canonicalize(document, contexts=contexts, **options)
    assert ovenbird.canonicalize(document.encode(), contexts=contexts, **options) == canonical
    hashed = hashlib.new(options.get("hash", "sha256"), canonical.text.encode()).hexdigest()
    assert str(canonical) == canonical.text and canonical.hash == hashed
    native = _native.canonicalize(document, json.dumps(options), native_contexts(contexts))
    return lossless(canonical, json.loads(native))


def _equal_credentials(case: Case, options: dict[str, Any]) -> Any:
    a, b = (text_of(case["args"][name]) for name in ("a", "b"))
    compared = ovenbird.equal_credentials(a, b, **options)
    turned = {"first": "second", "second": "first"}
    back = ovenbird.equal_credentials(b.encode(), a.encode(), **options)
    assert (back.equal, turned.get(back.newer or "", back.newer)) == (compared.equal, compared.newer)
    assert bool(compared) is compared.equal
    return lossless(compared, json.loads(_native.equal_credentials(a, b, json.dumps(options))))


def _did_document(case: Case, options: dict[str, Any]) -> Any:
    id, texts = case["args"]["id"], [text_of(key) for key in case["args"]["keys"]]
    document = ovenbird.did_document(id, texts, **options)
    assert ovenbird.did_document(id, [Key.read(text) for text in texts], **options) == document
    return document


RUNNERS: dict[str, Callable[[Case, dict[str, Any]], Any]] = {
    "canonicalize": _canonicalize,
    "equal_credentials": _equal_credentials,
    "did_document": _did_document,
}
