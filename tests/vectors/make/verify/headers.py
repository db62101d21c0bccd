"""What a header asks of its reader, and what it brings along."""

from ..crypto import ec, jose, keys
from ..signing import documents as d
from . import judged, unread


def cases(book):
    """All members that do something."""
    demands(book)
    brought(book)
    own_key(book)
    shapes(book)


def demands(book):
    """crit (RFC 7515 section 4.1.11) and b64 (RFC 7797)."""
    key = keys.RSA
    for name, members, codes in (
        ("crit", {"crit": ["exp"], "exp": 1}, ["jws.critical"]),
        ("crit-empty", {"crit": []}, ["jws.critical"]),
        ("crit-text", {"crit": "exp"}, ["jws.critical"]),
        ("crit-null", {"crit": None}, ["jws.critical"]),
        ("crit-alg", {"crit": ["alg"]}, ["jws.critical"]),
        ("b64-false", {"b64": False}, ["jws.unencoded"]),
        ("b64-true", {"b64": True}, ["jws.unencoded"]),
        ("b64-crit", {"b64": False, "crit": ["b64"]}, ["jws.critical", "jws.unencoded"]),
    ):
        token = jose.token(key, d.A20, {"alg": "RS256", **members})
        judged(
            book, f"header-{name}", f"a header with {name} is refused", token, [key.text()], codes, more={"key": None}
        )
    token = jose.token(keys.ED, jose.payload(d.CREDENTIAL), {"alg": "EdDSA", "kid": d.KEY_DID, "crit": ["x"], "x": 1})
    codes = ["jws.critical", "jwt.header", "jwt.header"]
    judged(book, "header-crit-vc", "also that of a credential", token, [keys.ED.text()], codes)
    codes = ["jws.critical", ("jwt.header", "warning"), ("jwt.header", "warning")]
    judged(book, "header-crit-vc-compatible", "in each mode", token, [keys.ED.text()], codes, mode="compatible")


def brought(book):
    """Links to keys are not followed."""
    key, thief = keys.P256, keys.OTHERS["p256"]
    for name, value in (("jku", "https://evil.example/keys"), ("x5u", "https://evil.example/cert"), ("x5c", ["MIIB"])):
        warning = ("jws.header_key", "warning")
        header = {"alg": "ES256", name: value}
        judged(
            book, f"header-{name}", f"`{name}` is not followed", jose.token(key, d.A20, header), [key.text()], [warning]
        )
        codes = [warning, "jws.signature"]
        judged(
            book,
            f"header-{name}-forged",
            f"a forger's `{name}` changes nothing",
            jose.token(thief, d.A20, header),
            [key.text()],
            codes,
        )
    for kid in ("https://evil.example/keys/1", "../../dev/null", "' or 1=1 --", "0", ""):
        token = jose.token(thief, d.A20, {"alg": "ES256", "kid": kid})
        slug = {"": "empty", "0": "zero"}.get(kid, kid.split("/")[0].strip(":.' =-1").replace(" ", "_") or "path")
        judged(
            book, f"header-kid-{slug}-forged", "nor does a `kid` of any form", token, [key.text()], ["jws.signature"]
        )


def own_key(book):
    """A key in the header never takes the place of one that was given."""
    key, thief = keys.P256, keys.OTHERS["p256"]
    header = {"alg": "ES256", "jwk": thief.jwk()}
    forged = jose.token(thief, d.A20, header)
    own = jose.token(key, d.A20, {"alg": "ES256", "jwk": key.jwk()})
    given = {"key": {"source": "given", "index": 0}}
    brought = {"key": {"source": "header", "index": None, "thumbprint": key.thumbprint()}}
    judged(book, "jwk-given", "a key in the header beside the given one", own, [key.text()], more=given)
    judged(
        book, "jwk-forged", "a forger's key is not used", forged, [key.text()], ["jws.signature"], more={"key": None}
    )
    judged(
        book,
        "jwk-forged-accept",
        "not even where header keys are accepted",
        forged,
        [key.text()],
        ["jws.signature"],
        accept_header_key=True,
    )
    judged(book, "jwk-alone", "by itself it proves nothing", own, [], ["key.not_found"])
    judged(book, "jwk-accept", "where it is accepted the answer says so", own, [], more=brought, accept_header_key=True)
    judged(
        book,
        "jwk-accept-none",
        "where there is none, none is found",
        jose.token(key, d.A20),
        [],
        ["key.not_found"],
        accept_header_key=True,
    )
    changed = jose.token(thief, d.A20, {"alg": "ES256", "jwk": key.jwk()})
    judged(
        book,
        "jwk-accept-other",
        "one that did not sign verifies nothing",
        changed,
        [],
        ["jws.signature"],
        accept_header_key=True,
    )
    secret = jose.token(key, d.A20, {"alg": "ES256", "jwk": key.jwk(True)})
    judged(book, "jwk-private", "a private key in the header is an error", secret, [key.text()], ["jws.header_key"])
    codes = ["jws.header_key", "key.not_found"]
    judged(book, "jwk-private-accept", "and is not used", secret, [], codes, accept_header_key=True)
    for name, value in (("text", "key"), ("list", [key.jwk()]), ("null", None)):
        token = jose.token(key, d.A20, {"alg": "ES256", "jwk": value})
        judged(
            book,
            f"jwk-{name}",
            f"a `jwk` that is no object is an error ({name})",
            token,
            [key.text()],
            ["jws.header_key"],
        )
    for name, weak in weak_keys().items():
        token = jose.token(weak, d.A20, {"alg": weak.algorithms[0], "jwk": weak.jwk()})
        says = f"a weak key is refused in a header, too ({name})"
        judged(book, f"jwk-weak-{name}", says, token, [], ["jws.header_key"], accept_header_key=True)
    other = jose.token(key, d.A20, {"alg": "ES256", "jwk": keys.RSA.jwk()})
    judged(book, "jwk-kind", "a key of another kind", other, [], ["jws.algorithm_key"], accept_header_key=True)
    oct = jose.token(key, d.A20, {"alg": "ES256", "jwk": {"kty": "oct"}})
    judged(book, "jwk-oct", "a shared secret", oct, [], ["jws.header_key"], accept_header_key=True)


def weak_keys():
    """Keys that are refused wherever they are."""
    secp = keys.ec_key(ec.SECP256K1, "issuer")
    secp.algorithms = ["ES256"]
    return {"rsa-1024": keys.rsa_key("1024"), "rsa-e-3": keys.rsa_key("2048-e3"), "secp256k1": secp}


def shapes(book):
    """Headers that are not one object with one answer to each question."""
    key = keys.ED
    known = [key.text()]

    def case(name, says, header, code):
        unread(book, f"header-{name}", f"{says} is refused", jose.token(key, d.A20, header, "EdDSA"), code, known)

    case("duplicate", "`alg` that is there twice", '{"alg":"EdDSA","alg":"none"}', "json.duplicate_key")
    case("duplicate-escaped", "also in another spelling", '{"alg":"EdDSA","\\u0061lg":"none"}', "json.duplicate_key")
    case(
        "duplicate-inner",
        "a member of `jwk` that is there twice",
        '{"alg":"EdDSA","jwk":{"x":"1","x":"2"}}',
        "json.duplicate_key",
    )
    case("array", "a list", '["EdDSA"]', "jws.header")
    case("text", "a text", '"EdDSA"', "jws.header")
    case("syntax", "what is no JSON", "{'alg':'EdDSA'}", "jws.header")
    case("behind", "something behind the object", '{"alg":"EdDSA"}{}', "jws.header")
    case("bom", "a byte order mark", '\ufeff{"alg":"EdDSA"}', "jws.header")
    case("utf8", "what is no UTF-8", b'{"alg":"EdDSA","kid":"\xff"}', "jws.header")
    case("utf16", "UTF-16", '{"alg":"EdDSA"}'.encode("utf-16-le"), "jws.header")
    case("surrogate", "half a character", '{"alg":"EdDSA","kid":"\\ud800"}', "json.lone_surrogate")
    case("deep", "deep nesting", '{"alg":"EdDSA","x":' + "[" * 200 + "]" * 200 + "}", "limit.json_depth")
    case("huge", "a header of 100 KB", '{"alg":"EdDSA","x":"' + "x" * 100_000 + '"}', "limit.jws")
    for name in ("kid", "typ"):
        token = jose.token(key, d.A20, {"alg": "EdDSA", name: 7})
        judged(book, f"header-{name}-number", f"`{name}` has to be a text", token, known, ["jws.header"])
