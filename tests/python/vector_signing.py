"""How the cases of keys, signing, issuing and status lists are run."""

from __future__ import annotations

import base64
import inspect
import json
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import ovenbird
from ovenbird import Key, _native
from ovenbird._contexts import native_contexts
from vector_cases import Case, bytes_of, contexts_of, lossless, text_of

#: The signatures that are the same each time.
DETERMINISTIC = ("RS256", "RS384", "RS512", "EdDSA")


def _key(case: Case, options: dict[str, Any]) -> Key:
    return Key.read(text_of(case["args"]["key"]), **options)


def _key_read(case: Case, options: dict[str, Any]) -> Any:
    key = _key(case, options)
    native = _native.Key.read(text_of(case["args"]["key"]), json.dumps(options)).info()
    info = lossless(key.info, json.loads(native))
    shown = [key.kind, key.bits, key.is_private, key.id, key.thumbprint, [*key.algorithms], key.multikey, key.did]
    names = ["kind", "bits", "private", "id", "thumbprint", "algorithms", "multikey", "did_key"]
    assert shown == [info[name] for name in names] and repr(key) and hash(key) == hash(_key(case, options))
    return info


def _key_write(case: Case, options: dict[str, Any]) -> Any:
    key, form = _key(case, options), case["args"]["format"]
    short = {"pem": Key.to_pem, "jwk": Key.to_jwk, "multikey": Key.to_multikey, "did_key": Key.did_key, "did_jwk": Key.did_jwk}
    text = key.write(form)
    assert short[form](key) == (json.loads(text) if form == "jwk" else text)
    return text


def _key_generate(case: Case, options: dict[str, Any]) -> Any:
    key = Key.generate(**options)
    again = Key.read(key.write("jwk"))
    assert again == key and again.info == key.info
    return {"info": lossless(key.info), "jwk": key.write("jwk")}


def _sign(case: Case, options: dict[str, Any]) -> Any:
    document = text_of(case["args"]["document"])
    key, contexts = _key(case, case["args"].get("key_options", {})), contexts_of(case)
    if "key" in options:
        # No keyword of Python's `sign`, whose key is an argument.
        return json.loads(_native.sign(document, key._native, json.dumps(options), native_contexts(contexts)))
    chosen = {**keywords("sign", options), "contexts": contexts}
    signed = ovenbird.sign(document, key, **chosen)
    report = ovenbird.verify_signature(signed, key.public(), contexts=contexts)
    assert report.verified and (signed.cryptosuite is None) is (report.proofs == ())
    if signed.algorithm in DETERMINISTIC:
        assert ovenbird.sign(document.encode(), key.write("jwk"), **chosen) == signed
    return lossless(signed)


def _signing_input(case: Case, options: dict[str, Any]) -> Any:
    document, contexts = text_of(case["args"]["document"]), contexts_of(case)
    asked = ovenbird.signing_input(document, **keywords("signing_input", options), contexts=contexts)
    if asked.unsigned is None:
        assert bytes(asked) == asked.input.encode()
    else:
        assert base64.urlsafe_b64encode(bytes(asked)).rstrip(b"=") == asked.input.encode()
    return lossless(asked, json.loads(_native.signing_input(document, json.dumps(options), native_contexts(contexts))))


def _attach_signature(case: Case, options: dict[str, Any]) -> Any:
    given = text_of(case["args"]["input"]), bytes_of(case["args"]["signature"])
    return ovenbird.attach_signature(*given, **options, contexts=contexts_of(case))


def _verify_signature(case: Case, options: dict[str, Any]) -> Any:
    token, texts = text_of(case["args"]["token"]), [text_of(key) for key in case["args"]["keys"]]
    contexts = contexts_of(case)
    report = ovenbird.verify_signature(token, texts, **options, contexts=contexts)
    keys = [Key.read(text) for text in texts]
    assert ovenbird.verify_signature(token.encode(), keys, **options, contexts=contexts) == report
    assert bool(report) is report.verified and report._repr_html_()
    held = [key._native for key in keys]
    native = _native.verify_signature(token, held, json.dumps(options), native_contexts(contexts))
    return lossless(report, json.loads(native))


def _request(case: Case) -> Any:
    """The request as a dict, or as its text where it is none."""
    request = case["args"]["request"]
    return request if isinstance(request, dict) else json.dumps(request)


def _issue(case: Case, options: dict[str, Any]) -> Any:
    request, options = _request(case), keywords("issue", options)
    issued = ovenbird.issue(request, **options)
    assert ovenbird.issue(json.dumps(request), **options) == issued and issued._repr_html_()
    # A revocation list of 1.x is a map without a context or a type, which nobody recognises alone.
    if (issued.version, issued.class_) not in {("1.0", "RevocationList"), ("1.1", "RevocationList")}:
        report = ovenbird.validate(issued.document.encode())
        assert report.ok and report.warnings == 0, report.problems
    return lossless(issued)


def _issue_and_bake(case: Case, options: dict[str, Any]) -> Any:
    args = case["args"]
    key = _key(case, args.get("key_options", {})) if args.get("key") is not None else None
    chosen = {**keywords("issue_and_bake", options), "contexts": contexts_of(case)}
    made = ovenbird.issue_and_bake(bytes_of(args["image"]), _request(case), key, **chosen)
    found = ovenbird.unbake_one(made.bytes)
    assert found.text == made.payload and found.problems == () and made._repr_html_()
    return {"answer": lossless(made), "bytes": made.bytes}


def _status_list(case: Case, options: dict[str, Any]) -> Any:
    args, decoding = case["args"], {name: value for name, value in options.items() if name != "length"}
    if "encoded" in args:
        statuses = ovenbird.StatusList.decode(text_of(args["encoded"]), **decoding)
    else:
        statuses = ovenbird.StatusList(**options)
    for index, status in args.get("set", []):
        statuses[index] = status
    again = ovenbird.StatusList.decode(statuses.encode(), **decoding)
    assert len(again) == again.length and again.size == options.get("size", 1)
    return {"length": len(again), "statuses": [again[index] for index in args.get("get", [])]}


RUNNERS: dict[str, Callable[[Case, dict[str, Any]], Any]] = {
    "key_read": _key_read,
    "key_write": _key_write,
    "key_public": lambda case, options: _key(case, options).public().write(case["args"]["format"]),
    "key_generate": _key_generate,
    "sign": _sign,
    "signing_input": _signing_input,
    "attach_signature": _attach_signature,
    "verify_signature": _verify_signature,
    "issue": _issue,
    "issue_and_bake": _issue_and_bake,
    "status_list": _status_list,
}

#: The functions whose keywords the options of an operation are, where they have another name.
_FUNCTIONS: dict[str, Callable[..., object]] = {
    "key_read": Key.read,
    "key_write": Key.read,
    "key_public": Key.read,
    "key_generate": Key.generate,
    "status_list": ovenbird.StatusList,
}

#: The types of options that are neither text nor a switch.
_TYPES: dict[str, type] = {
    "bits": int,
    "length": int,
    "size": int,
    "now": int,
    "depth": int,
    "proof": int,
    "embed_key": bool,
}


def keywords(op: str, options: dict[str, Any]) -> dict[str, Any]:
    """The options of a case as keywords of the function."""
    if op == "issue_and_bake":
        known = ("issue", "sign", "bake")
        if isinstance(options.get("sign"), dict):
            options = {**options, "sign": _created(options["sign"])}
        # What is no part, or no object, stays as it is: a keyword that there is not.
        flat = {name: name in known and isinstance(part, dict) for name, part in options.items()}
        parts = [part if flat[name] else {f"{name}_": part} for name, part in options.items()]
        options = {name: value for part in parts for name, value in part.items()}
    if op in ("sign", "signing_input"):
        options = _created(options)
    names = {"class": "class_", "now_unix": "now"}
    return {names.get(name, name): value for name, value in options.items()}


def _created(options: dict[str, Any]) -> dict[str, Any]:
    """The options of signing with the moment in the keyword that Python has for it."""
    options, now = dict(options), options.get("now_unix")
    if type(now) is int:
        del options["now_unix"]
        moment = datetime.fromtimestamp(now, timezone.utc)
        # A token has no moment of signing, and heeds none.
        if options.get("format") == "data_integrity" or ("format" not in options and "cryptosuite" in options):
            options.setdefault("created", moment.isoformat().replace("+00:00", "Z"))
    return options


def is_type_error(op: str, options: dict[str, Any]) -> bool:
    """Whether Python itself refuses these options: a keyword that is not there, or a value of another type."""
    function = _FUNCTIONS.get(op) or getattr(ovenbird, op)
    known = inspect.signature(function).parameters
    return any(name not in known or _refused(name, value, known[name]) for name, value in keywords(op, options).items())


def _refused(name: str, value: Any, known: inspect.Parameter) -> bool:
    if name in ("limits", "key") or isinstance(known.default, tuple):
        return False
    kind = _TYPES.get(name, bool if isinstance(known.default, bool) else str)
    return not (value is None and known.default is None) and type(value) is not kind
