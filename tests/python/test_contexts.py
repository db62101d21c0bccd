"""Contexts: registered once, shared by threads, never changed."""

from __future__ import annotations

import copy
import json
import multiprocessing
import pickle
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import ovenbird
from ovenbird import Contexts, Key

CONTEXT_URL = "https://badges.example.org/context.json"
CONTEXT: dict[str, Any] = {"@context": {"oven": "https://badges.example.org/terms#oven"}}
KNOWN = "https://www.w3.org/ns/credentials/v2"


@pytest.fixture
def own(credential: dict[str, Any]) -> dict[str, Any]:
    """A credential with a member that a context of its own defines."""
    credential["@context"].append(CONTEXT_URL)
    credential["oven"] = "hot"
    return credential


@pytest.fixture(scope="module")
def contexts() -> Contexts:
    """The contexts with that one."""
    return Contexts({CONTEXT_URL: CONTEXT})


def test_documents_come_in_every_form(tmp_path: Path) -> None:
    text = json.dumps(CONTEXT)
    (tmp_path / "context.json").write_text(text)
    for document in (CONTEXT, text, text.encode(), bytearray(text.encode()), tmp_path / "context.json"):
        made = Contexts({CONTEXT_URL: document})
        assert made.knows(CONTEXT_URL) and made.knows(KNOWN) and not made.knows(CONTEXT_URL + "#")
    for nothing in (Contexts(), Contexts(None), Contexts({})):
        assert nothing.knows(KNOWN) and not nothing.knows(CONTEXT_URL)


def test_a_context_that_is_not_registered_is_not_known(own: dict[str, Any], contexts: Contexts) -> None:
    with pytest.raises(ovenbird.UnsupportedError) as caught:
        ovenbird.canonicalize(own)
    assert caught.value.code == "canon.context"
    canonical = ovenbird.canonicalize(own, contexts=contexts)
    assert '<https://badges.example.org/terms#oven> "hot" .' in canonical.text
    assert CONTEXT_URL in canonical.contexts


def test_every_call_that_takes_contexts_heeds_them(own: dict[str, Any], contexts: Contexts, key: Key) -> None:
    for signer in (None, lambda data: b""):
        with pytest.raises(ovenbird.UnsupportedError) as caught:
            ovenbird.sign(own, key, signer=signer, cryptosuite="eddsa-rdfc-2022")
        assert caught.value.code == "canon.context"
    with pytest.raises(ovenbird.UnsupportedError):
        ovenbird.signing_input(own, key=key, cryptosuite="eddsa-rdfc-2022")
    asked = ovenbird.signing_input(own, key=key, cryptosuite="eddsa-rdfc-2022", contexts=contexts)
    signed = ovenbird.sign(own, key, cryptosuite="eddsa-rdfc-2022", contexts=contexts)
    assert asked.cryptosuite == signed.cryptosuite == "eddsa-rdfc-2022"
    for held, good in ((contexts, True), (None, False), (Contexts(), False)):
        report = ovenbird.verify_signature(signed, key.public(), contexts=held)
        assert report.verified is good, report
        keys = [(key.public(), own["issuer"]["id"])]
        judged = ovenbird.verify(signed, keys=keys, contexts=held)
        assert (judged.checks.integrity.result == "passed") is good, judged
        assert ovenbird.Verification(signed, keys=keys, contexts=held).report().verdict == judged.verdict


def test_contexts_cannot_be_changed(contexts: Contexts) -> None:
    for name in ("_documents", "_native", "knows", "anything"):
        with pytest.raises(AttributeError):
            setattr(contexts, name, {})
        with pytest.raises(AttributeError):
            delattr(contexts, name)
    given = {CONTEXT_URL: json.dumps(CONTEXT)}
    made = Contexts(given)
    given.clear()
    assert made.knows(CONTEXT_URL) and pickle.loads(pickle.dumps(made)).knows(CONTEXT_URL)
    assert repr(made) == "<ovenbird.Contexts, 1 registered>"


def test_contexts_are_copied_by_reference_and_pickled_by_their_documents(own: dict[str, Any], contexts: Contexts) -> None:
    assert copy.copy(contexts) is copy.deepcopy(contexts) is contexts
    expected = ovenbird.canonicalize(own, contexts=contexts)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(contexts, protocol))
        assert ovenbird.canonicalize(own, contexts=again) == expected
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(ovenbird.canonicalize, own, contexts=contexts).result() == expected


def test_one_handle_serves_many_threads_at_once(own: dict[str, Any], contexts: Contexts, key: Key) -> None:
    """Each document is its own, and what threads work out for one context serves them all."""
    fresh, start = Contexts({CONTEXT_URL: CONTEXT}), threading.Barrier(8)
    expected = {at: ovenbird.canonicalize({**own, "oven": f"{at}°"}, contexts=contexts) for at in range(12)}

    def work(thread: int) -> bool:
        start.wait()
        for at in range(12):
            document = {**own, "oven": f"{(at + thread) % 12}°"}
            if ovenbird.canonicalize(document, contexts=fresh) != expected[(at + thread) % 12]:
                return False
            signed = ovenbird.sign(document, key, cryptosuite="eddsa-rdfc-2022", contexts=fresh)
            if not ovenbird.verify_signature(signed, key.public(), contexts=fresh).verified:
                return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(8)))


@pytest.mark.parametrize(
    ("documents", "code"),
    [
        ({CONTEXT_URL: {}}, "canon.definition"),
        ({CONTEXT_URL: {"@context": {"oven": 5}}}, "canon.definition"),
        ({CONTEXT_URL: "{"}, "json.syntax"),
        ({KNOWN: CONTEXT}, "option.conflict"),
        ({CONTEXT_URL: b"\xff"}, "argument.invalid"),
        ({"https://badges.example.org/\ud83d": CONTEXT}, "argument.invalid"),
    ],
)
def test_what_is_no_context_has_a_code(documents: dict[str, Any], code: str) -> None:
    with pytest.raises(ovenbird.OvenbirdError) as caught:
        Contexts(documents)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "call",
    [
        lambda own: Contexts([CONTEXT_URL]),  # type: ignore[arg-type]
        lambda own: Contexts(CONTEXT_URL),  # type: ignore[arg-type]
        lambda own: Contexts({5: CONTEXT}),  # type: ignore[dict-item]
        lambda own: Contexts({CONTEXT_URL: None}),  # type: ignore[dict-item]
        lambda own: Contexts({CONTEXT_URL: [CONTEXT]}),  # type: ignore[dict-item]
        lambda own: Contexts().knows(None),  # type: ignore[arg-type]
        lambda own: ovenbird.canonicalize(own, contexts={CONTEXT_URL: CONTEXT}),  # type: ignore[arg-type]
        lambda own: ovenbird.sign(own, Key.generate(), contexts={}),  # type: ignore[arg-type]
        lambda own: ovenbird.signing_input(own, key=Key.generate(), contexts=5),  # type: ignore[arg-type]
        lambda own: ovenbird.verify_signature("a.b.c", [], contexts="x"),  # type: ignore[arg-type]
        lambda own: ovenbird.verify(own, contexts=Contexts),  # type: ignore[arg-type]
        lambda own: ovenbird.Verification(own, contexts=[]),  # type: ignore[arg-type]
    ],
)
def test_wrong_types_are_type_errors(call: Callable[[Any], object], own: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        call(json.dumps(own))
