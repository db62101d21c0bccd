"""2.0: JSON-LD as it occurs. One badge written in many ways is the same badge, with the same faults."""

from ..samples import A20, V2
from .kit import GONE, patched, validate

OBI, SCHEMA = "https://w3id.org/openbadges#", "http://schema.org/"
BADGE = {"@context": V2, **A20["badge"]}
UNKNOWN = "https://other.example/context.json"


def same(book, id, says, document, problems=(), options=None):
    """A document that is told by its `@context`."""
    validate(book, f"2.0/linked/{id}", f"JSON-LD: {says}", document, options, problems)


def renamed(document, names):
    """The document with its members named otherwise."""
    return {names.get(name, name): value for name, value in document.items()}


def keywords(book):
    """`@id` and `@type`, `@value` and `@language`."""
    plain = {"id": "@id", "type": "@type"}
    same(book, "at-id", "`@id` and `@type` are `id` and `type`", renamed(A20, plain))
    issuer = {**BADGE, "issuer": renamed(BADGE["issuer"], plain)}
    same(book, "at-id-inside", "and also inside of objects", issuer)
    wrong = {**renamed(A20, plain), "@id": "1"}
    found = [("value.iri", "error", "/@id", "2.0/Assertion/id/form")]
    same(book, "at-id-wrong", "a fault is told at the key that is there", wrong, found)
    mixed = {**renamed(A20, plain), "@type": "BadgeClass", "badge": {"@id": BADGE["id"]}}
    found = [("type.class", "error", "/@type", "2.0/Assertion/type/form")]
    same(
        book,
        "at-type-wrong",
        "the type is held against the class",
        mixed,
        found,
        {"version": "2.0", "class": "Assertion"},
    )
    same(book, "reference", "an object that is only an `@id` is an IRI", {**A20, "badge": {"@id": BADGE["id"]}})
    english, german = {"@value": "Baker", "@language": "en"}, {"@value": "Bäcker", "@language": "de"}
    same(book, "value", "`@value` holds the text", {**BADGE, "name": english})
    same(book, "values", "one text in several languages is one text", {**BADGE, "name": [english, german]})
    found = [("member.type", "error", "/name", "2.0/BadgeClass/name/form")]
    same(book, "value-wrong", "`@value` that is no text is none", {**BADGE, "name": {"@value": 12}}, found)
    found = [("member.many", "error", "/name", "2.0/BadgeClass/name/one")]
    same(book, "values-plain", "two plain texts are two", {**BADGE, "name": ["Baker", "Bäcker"]}, found)
    typed = {"@value": "2019-03-01T10:00:00Z", "@type": "xsd:dateTime"}
    same(book, "value-date", "`@value` holds a date", {**A20, "issuedOn": typed})
    flag = {**A20["recipient"], "hashed": {"@value": True}}
    same(book, "value-boolean", "`@value` holds a truth value", {**A20, "recipient": flag})
    same(book, "language", "a document says its language", {**BADGE, "@language": "en"})
    found = [("value.language", "error", "/@language", "2.0/Object/@language/form")]
    same(book, "language-wrong", "which is a tag", {**BADGE, "@language": "English please"}, found)
    language = [V2, {"@language": "de"}]
    same(book, "language-context", "or the context says it", {**BADGE, "@context": language})
    ones = {name: [value] if name != "@context" else value for name, value in BADGE.items()}
    same(book, "lists-of-one", "each value in a list of one is the same", ones)


def aliases(book):
    """Terms of 1.1, full IRIs, prefixes."""
    verify = renamed(A20, {"verification": "verify"})
    same(book, "verify", "`verify` is `verification`", {**verify, "verify": {"type": "hosted"}})
    same(book, "signed", "`signed` is SignedBadge", {**A20, "verification": {"type": "signed"}})
    found = [("type.class", "error", "/verify/type", "2.0/VerificationObject/type/form")]
    same(book, "verify-wrong", "a fault is told under the alias", {**verify, "verify": {"type": "Profile"}}, found)
    iris = {"recipient": f"{OBI}recipient", "badge": f"{OBI}badge", "issuedOn": f"{OBI}issueDate"}
    iris |= {"verification": f"{OBI}verify", "expires": "https://w3id.org/security#expiration"}
    full = renamed(A20, iris)
    same(book, "full-iris", "keys may be full IRIs", full)
    less = {**full, iris["recipient"]: {"type": "email", "hashed": True}}
    pointer = "/https:~1~1w3id.org~1openbadges#recipient/identity"
    found = [("member.missing", "error", pointer, "2.0/IdentityObject/identity/required")]
    same(book, "full-iris-wrong", "a fault inside is told under the IRI", less, found)
    late = {**full, iris["expires"]: "2019-02-28T00:00:00Z"}
    pointer = "/https:~1~1w3id.org~1security#expiration"
    found = [("dates.order", "error", pointer, "2.0/Assertion/expires_after_issued")]
    same(book, "full-iris-dates", "and the dates are compared", late, found)
    prefixed = {"name": "schema:name", "description": "schema:description", "criteria": "obi:criteria"}
    same(book, "prefixes", "keys may have the prefixes of the context", renamed(BADGE, prefixed))
    found = [("member.missing", "error", "/name", "2.0/BadgeClass/name/required")]
    found += [("member.unknown", "info", "/scheme:name", "2.0/BadgeClass/unknown")]
    says = "a prefix that nothing declares stands for nothing"
    same(book, "prefix-unknown", says, renamed(BADGE, {"name": "scheme:name"}), found)
    for name, kind in (
        ("iri", f"{OBI}BadgeClass"),
        ("prefix", "obi:BadgeClass"),
        ("list", ["schema:Thing", "BadgeClass"]),
    ):
        same(book, f"type-{name}", "types are IRIs, prefixed names, or several", {**BADGE, "type": kind})
    found = [("type.unknown", "error", "/type/1", "2.0/BadgeClass/type/form")]
    unknown = {**BADGE, "type": ["BadgeClass", "scheme:Thing"]}
    same(book, "type-prefix-unknown", "a type with an unknown prefix stands for nothing", unknown, found)


def inline(book):
    """Contexts that stand in the document."""

    def case(id, says, context, document, problems=()):
        same(book, f"inline-{id}", says, {**document, "@context": context}, problems)

    names = {"nombre": "schema:name", "emisor": {"@id": "obi:issuer", "@type": "@id"}}
    spanish = renamed(BADGE, {"name": "nombre", "issuer": "emisor"})
    case("renames", "an inline context gives names in another language", [V2, names], spanish)
    found = [("member.missing", "error", "/emisor/name", "2.0/Issuer/name/required")]
    less = {**spanish, "emisor": {name: value for name, value in BADGE["issuer"].items() if name != "name"}}
    case("renames-wrong", "faults are told under those names", [V2, names], less, found)
    keys = {"clave": "@id", "clase": "@type"}
    case("renames-keywords", "also to `@id` and `@type`", [V2, keys], renamed(BADGE, {"id": "clave", "type": "clase"}))
    own = {"nombre": "s:name", "s": SCHEMA}
    case(
        "prefix", "it declares prefixes", [V2, own], renamed(BADGE, {"name": "nombre", "description": "s:description"})
    )
    other = {"name": "https://schema.example/name"}
    found = [("member.missing", "error", "/name", "2.0/BadgeClass/name/required")]
    nameless = {**BADGE, "issuer": BADGE["issuer"]["id"]}
    case("redefines", "a term it redefines is no term of the badge", [V2, other], nameless, found)
    case("overridden", "the context of the specification behind it takes the term back", [other, V2], nameless)
    inside = {**BADGE, "issuer": {"@context": V2, **BADGE["issuer"]}, "schema:name": "Baker"}
    inside.pop("name")
    case("overridden-inside", "and so it does inside of an object", [V2, other], inside)
    found = [("member.missing", "error", "/description", "2.0/BadgeClass/description/required")]
    found += [("member.unknown", "info", "/description", "2.0/BadgeClass/unknown")]
    case("drops", "a term that it maps to nothing stands for nothing", [V2, {"description": None}], BADGE, found)
    case(
        "more", "terms that it adds are fine", [V2, {"oven": "https://schema.example/oven"}], {**BADGE, "oven": "stone"}
    )
    loop = {"oven": "stove", "stove": "oven"}
    found = [("member.unknown", "info", "/oven", "2.0/BadgeClass/unknown")]
    case("loop", "terms that stand for each other stand for nothing", [V2, loop], {**BADGE, "oven": "stone"}, found)
    local = {**BADGE, "issuer": {**renamed(BADGE["issuer"], {"name": "nombre"}), "@context": [V2, names]}}
    case("local", "a context holds in its object", V2, local)
    found = [("member.missing", "error", "/name", "2.0/BadgeClass/name/required")]
    found += [("member.unknown", "info", "/nombre", "2.0/BadgeClass/unknown")]
    outside = {**local, "nombre": "Baker"}
    outside.pop("name")
    case("local-only", "and not outside", V2, outside, found)
    kind = {**BADGE, "type": ["BadgeClass", "Oven"]}
    case("type", "a type that it defines is known", [V2, {"Oven": "https://schema.example/Oven"}], kind)


def unmapped(book):
    """Terms that no context defines, contexts that are not known here."""
    found = [("member.unknown", "info", "/oven", "2.0/BadgeClass/unknown")]
    same(book, "unmapped", "a term that no context maps is not part of the badge", {**BADGE, "oven": "stone"}, found)
    odd = {**BADGE, "issuer": {**BADGE["issuer"], "a/b~c": 1}}
    found = [("member.unknown", "info", "/issuer/a~1b~0c", "2.0/Issuer/unknown")]
    same(book, "unmapped-pointer", "a pointer escapes what a key has of it", odd, found)
    context = [V2, UNKNOWN]
    found = [("context.unknown", "warning", "/@context/1", "2.0/Object/@context/form")]
    foreign = {**BADGE, "@context": context, "oven": "stone", "type": ["BadgeClass", "Oven"]}
    same(book, "context-unknown", "an unknown context may define any term", foreign, found)
    inside = {**BADGE, "oven": "stone", "issuer": {**BADGE["issuer"], "@context": context, "oven": "stone"}}
    found = [("member.unknown", "info", "/oven", "2.0/BadgeClass/unknown")]
    found += [("context.unknown", "warning", "/issuer/@context/1", "2.0/Object/@context/form")]
    order = {name: inside[name] for name in ("@context", "oven", *BADGE) if name in inside}
    same(book, "context-unknown-inside", "but only where it holds", order, found)
    alone = {**BADGE, "@context": UNKNOWN}
    rule = "2.0/Object/@context/form"
    found = [("context.unknown", "warning", "/@context", rule), ("context.order", "error", "/@context", rule)]
    same(book, "context-other", "the context of 2.0 has to be there", alone, found)
    found = [("context.missing", "error", "/@context", "2.0/Object/@context/required")]
    less = patched(BADGE, {"@context": GONE})
    same(book, "context-missing", "without a context nothing means anything", less, found)
    stripped = {"id": A20["id"], "revoked": True}
    same(book, "context-revoked", "but a revoked assertion may be stripped down", stripped)
    found = [("member.type", "error", "/@context/1", rule)]
    same(book, "context-number", "a context is an IRI or an object", {**BADGE, "@context": [V2, 12]}, found)


def make(book):
    """All cases of JSON-LD."""
    for part in (keywords, aliases, inline, unmapped):
        part(book)
