"""JWK sets (RFC 7517 section 5)."""

from ..crypto import ec, keys
from . import read


def cases(book):
    """Which key of a set is taken."""
    one, two, rsa = keys.P256, keys.OTHERS["p256"], keys.RSA

    def jwks(*members):
        return keys.compact({"keys": list(members)})

    def case(id, says, text, info=None, /, code=None, **options):
        read(book, f"set-{id}", says, text, info, code=code, **options)

    both = jwks(one.jwk(kid="a"), rsa.jwk(kid="b"))
    case("one", "the only key of a set is taken", jwks(one.jwk()), one.info())
    case("one-private", "it may be private", jwks(one.jwk(True)), one.info(True))
    case("by-id", "a key is taken by its `kid`", both, rsa.info(id="b"), id="b")
    case("by-id-first", "whichever place it has", both, one.info(id="a"), id="a")
    case("ambiguous", "without `id` two keys are too many", both, code="key.ambiguous")
    case("not-found", "a `kid` that no key has", both, code="key.not_found", id="c")
    case("case", "`kid` is compared letter by letter", both, code="key.not_found", id="A")
    case("no-kid", "a key without `kid` is not found by one", jwks(one.jwk()), code="key.not_found", id="a")
    twice = jwks(one.jwk(kid="a"), two.jwk(kid="a"))
    case("twice", "one `kid` of two keys is of none", twice, code="key.ambiguous", id="a")
    case("empty", "an empty set has no key", jwks(), code="key.not_found")
    secp = keys.ec_key(ec.SECP256K1, "issuer").jwk(kid="k")
    mixed = jwks({"kty": "oct", "k": "c2VjcmV0", "kid": "mac"}, one.jwk(kid="a", use="enc"), secp, two.jwk(kid="b"))
    case("others", "keys that are not supported are passed over (RFC 7517 section 5)", mixed, two.info(id="b"))
    case("unsupported", "and are refused when they are asked for", mixed, code="key.unsupported", id="mac")
    case("malformed", "a broken key among others is refused", jwks(one.jwk(), {"kty": "EC"}), code="key.malformed")
    case("type", "`keys` has to be a list", keys.compact({"keys": one.jwk()}), code="key.malformed")
    case("items", "of objects", keys.compact({"keys": ["a"]}), code="key.malformed")
    case("large", "a set of more keys than anybody has is refused", jwks(*[one.jwk()] * 257), code="key.unsupported")
