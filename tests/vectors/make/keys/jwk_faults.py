"""JWK whose members are not what they have to be."""

from ..crypto import keys
from . import read


def cases(book):
    """Base64url, members that are missing, two answers to one question."""
    encodings(book)
    members(book)
    texts(book)


def encodings(book):
    """One spelling of each number only."""
    ed, ec, rsa = keys.ED, keys.P256, keys.RSA

    def case(id, says, jwk):
        read(book, f"jwk-{id}", f"{says} is refused", keys.compact(jwk), code="key.malformed")

    for kind, key, name in (("ed25519", ed, "x"), ("p256", ec, "y"), ("rsa", rsa, "n")):
        value = key.members()[name]
        case(f"padded-{kind}", f"{kind}: padded base64url", {**key.jwk(), name: value + "=" * (-len(value) % 4)})
        case(f"space-{kind}", f"{kind}: white space in base64url", {**key.jwk(), name: value[:9] + " " + value[9:]})
        case(f"newline-{kind}", f"{kind}: a line break behind base64url", {**key.jwk(), name: value + "\n"})
        last = value[:-1] + noncanonical(value[-1])
        case(f"canonical-{kind}", f"{kind}: spare bits that are not 0", {**key.jwk(), name: last})
        case(
            f"cut-{kind}",
            f"{kind}: a length that base64url cannot have",
            {**key.jwk(), name: value + "AA" if len(value) % 4 == 3 else value + "AAA"},
        )
    foreign = next(
        key
        for key in (keys.Ed(keys.drawn(str(n))) for n in range(99))
        if "-" in key.text() or "_" in key.members()["x"]
    )
    other = foreign.members()["x"].replace("-", "+").replace("_", "/")
    assert other != foreign.members()["x"]
    case("alphabet", "the other alphabet", {**foreign.jwk(), "x": other})
    case("hex", "hexadecimal digits", {**ed.jwk(), "x": ed.point.hex()})
    case("padded-d", "a padded private key", {**ed.jwk(True), "d": ed.secret()["d"] + "="})
    case("huge", "a number of 24,000 bits", {**rsa.jwk(), "n": "A" * 4000})


def noncanonical(last):
    """Another last character that decodes to the same bytes."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return alphabet[alphabet.index(last) + 1]


def members(book):
    """What has to be there, and of which type."""
    for kind, key in (("ed25519", keys.ED), ("p256", keys.P256), ("rsa", keys.RSA)):
        for name in key.members():
            lacking = {member: value for member, value in key.jwk().items() if member != name}
            read(
                book,
                f"jwk-{kind}-no-{name}",
                f"{kind}: without `{name}` there is no key",
                keys.compact(lacking),
                code="key.malformed",
            )
            wrong = {**key.jwk(), name: 65537}
            read(
                book,
                f"jwk-{kind}-type-{name}",
                f"{kind}: `{name}` has to be a text",
                keys.compact(wrong),
                code="key.malformed",
            )
    ec = keys.P256.jwk()
    for id, says, jwk, code in (
        ("kty-unknown", "an unknown `kty`", {**ec, "kty": "AKP"}, "key.unsupported"),
        ("kty-case", "`kty` in small letters", {**ec, "kty": "ec"}, "key.unsupported"),
        ("crv-unknown", "an unknown curve", {**ec, "crv": "BP-256"}, "key.unsupported"),
        ("crv-case", "a curve in small letters", {**ec, "crv": "p-256"}, "key.unsupported"),
        ("kty-crv", "Ed25519 as EC", {**keys.ED.jwk(), "kty": "EC"}, "key.mismatch"),
        ("crv-kty", "P-256 as OKP", {**ec, "kty": "OKP"}, "key.mismatch"),
        ("ed25519-y", "the curve of the other `kty`", {**ec, "crv": "Ed25519"}, "key.mismatch"),
        ("empty", "an object of nothing", {}, "key.malformed"),
        ("d-empty", "an empty private key", {**ec, "d": ""}, "key.malformed"),
        ("d-type", "a private key that is a number", {**ec, "d": 7}, "key.malformed"),
    ):
        read(book, f"jwk-{id}", f"{says} is refused", keys.compact(jwk), code=code)


def texts(book):
    """Texts that two readers would read in two ways."""
    good = keys.ED.text()
    other = keys.OTHERS["ed25519"].members()["x"]
    double = good[:-1] + f',"x":"{other}"}}'
    read(book, "jwk-duplicate", "a member that is there twice is refused", double, code="json.duplicate_key")
    escaped = good[:-1] + f',"\\u0078":"{other}"}}'
    read(book, "jwk-duplicate-escaped", "also in another spelling", escaped, code="json.duplicate_key")
    nested = f'{{"keys":[{good[:-1]},"kid":"a","kid":"b"}}]}}'
    read(book, "set-duplicate", "and in a set", nested, code="json.duplicate_key")
    read(book, "jwk-behind", "something behind a JWK is refused", good + "{}", code="json.syntax")
    read(book, "jwk-cut", "a JWK that is cut is refused", good[:-1], code="json.syntax")
    read(book, "jwk-comma", "a comma too many is refused", good[:-1] + ",}", code="json.syntax")
    read(
        book,
        "jwk-deep",
        "a JWK that is nested deeply is refused",
        good[:-1] + ',"a":' + "[" * 500 + "]" * 500 + "}",
        code="limit.json_depth",
    )
    read(
        book,
        "jwk-surrogate",
        "half a character is refused",
        good[:-1] + ',"kid":"\\ud800"}',
        code="json.lone_surrogate",
    )
    read(book, "jwk-array", "an array is no JWK", f"[{good}]", code="key.malformed")
    read(
        book,
        "jwk-array-format",
        "nor is it one where one is said to be",
        f"[{good}]",
        code="key.malformed",
        format="jwk",
    )
