"""What a proof over RDF would not cover, or what plain JSON would not show: refused before anything is hashed."""

from .. import samples as s
from . import bases as b

END = "https://www.w3.org/2018/credentials#validUntil"
DATE = "http://www.w3.org/2001/XMLSchema#dateTime"
LIMITED = {**b.MINIMAL, "validUntil": "2036-01-01T00:00:00Z"}
ENDLESS = b.MINIMAL


def evidence(*items):
    """A credential with evidence."""
    return {**b.MINIMAL, "evidence": list(items)}


def poison(dimensions):
    """Results that are blank nodes, the corners of a cube, each of which refers to its neighbours: none can be told from
    the rest, and no two may be exchanged alone."""
    corners = range(1 << dimensions)
    results = [
        {"id": f"_:n{corner}", "resultDescription": [{"id": f"_:n{corner ^ 1 << side}"} for side in range(dimensions)], "type": ["Result"]}
        for corner in corners
    ]
    return b.changed(b.MINIMAL, ["credentialSubject", "result"], results)


#: Name, statement, document, code, pointer.
REFUSED = [
    ("term", "THREATS 5: a member that no context defines", {**b.MINIMAL, "licence": "B"}, "canon.term", "/licence"),
    ("term-null", "even if it is null", {**b.MINIMAL, "licence": None}, "canon.term", "/licence"),
    ("term-inner", "or further inside", b.changed(b.MINIMAL, ["credentialSubject", "achievement", "licence"], "B"), "canon.term", "/credentialSubject/achievement/licence"),
    ("term-scope", "or defined for another type", b.changed(b.MINIMAL, ["issuer", "criteria"], {"narrative": "x"}), "canon.term", "/issuer/criteria"),
    ("type", "THREATS 5: a type that no context defines", {**b.MINIMAL, "type": [*b.MINIMAL["type"], "Oven"]}, "canon.term", "/type/2"),
    ("id-relative", "THREATS 5: an id that is relative", {**b.MINIMAL, "id": "badges/1"}, "canon.iri", "/id"),
    ("id-empty", "or empty", {**b.MINIMAL, "id": ""}, "canon.iri", "/id"),
    ("id-space", "or has a space", {**b.MINIMAL, "id": "urn:uuid:a b"}, "canon.iri", "/id"),
    ("id-inner-relative", "or is relative further inside", b.changed(b.MINIMAL, ["credentialSubject", "achievement", "id"], "a/1"), "canon.iri", "/credentialSubject/achievement/id"),
    ("context-inline", "THREATS 5: a context that is written in the document", {**b.MINIMAL, "@context": [s.VC2, s.OB3, {"oven": "https://x.example/#oven"}]}, "canon.inline_context", "/@context/2"),
    ("context-vocab", "THREATS 5: above all one with `@vocab`", {**b.MINIMAL, "@context": [s.VC2, s.OB3, {"@vocab": "https://x.example/#"}]}, "canon.inline_context", "/@context/2"),
    ("context-inner", "or one further inside", b.changed(b.MINIMAL, ["credentialSubject", "@context"], {"name": "https://evil.example/"}), "canon.inline_context", "/credentialSubject/@context"),
    ("context-unknown", "THREATS 5: a context that is not known", {**b.MINIMAL, "@context": [s.VC2, s.OB3, "https://evil.example/c"]}, "canon.context", "/@context/2"),
    ("context-null", "a context that takes the others away", {**b.MINIMAL, "@context": [s.VC2, None, s.OB3]}, "canon.definition", "/@context/1"),
    ("context-case", "another spelling of a known context", {**b.MINIMAL, "@context": [s.VC2.replace("https", "HTTPS"), s.OB3]}, "canon.context", "/@context/0"),
    ("context-protected", "THREATS 5: a context that gives protected terms another meaning", {**b.MINIMAL, "@context": [s.VC2, f"{b.OB}.json"]}, "canon.definition", "/@context/1"),
    ("context-none", "no context", {name: value for name, value in b.MINIMAL.items() if name != "@context"}, None, None),
    ("graph", "THREATS 5: `@graph`", {"@context": b.MINIMAL["@context"], "@graph": [b.MINIMAL]}, None, None),
    ("graph-beside", "beside a credential", {**b.MINIMAL, "@graph": [{"id": "urn:x", "name": "x"}]}, "canon.keyword", "/@graph"),
    ("included", "THREATS 5: `@included`", {**b.MINIMAL, "@included": [{"id": "urn:x", "name": "x"}]}, "canon.keyword", "/@included"),
    ("reverse", "THREATS 5: `@reverse`", {**b.MINIMAL, "@reverse": {"evidence": {"id": "urn:x"}}}, "canon.keyword", "/@reverse"),
    ("index", "`@index`", {**b.MINIMAL, "@index": "x"}, "canon.keyword", "/@index"),
    ("list-of-lists", "THREATS 5: a list of lists", b.changed(b.FULL, ["credentialSubject", "achievement", "resultDescription", 0, "allowedValue"], [["A"], ["B"]]), "canon.value", "/credentialSubject/achievement/resultDescription/0/allowedValue/0"),
    ("set-of-sets", "or a set of sets", b.changed(b.FULL, ["credentialSubject", "achievement", "tag"], [["a"]]), "canon.value", "/credentialSubject/achievement/tag/0"),
    ("form-iri", "THREATS 5: the end of the credential under its full IRI", {**ENDLESS, END: {"@value": "2036-01-01T00:00:00Z", "@type": DATE}}, "canon.form", None),
    ("form-value", "or as a value object", {**ENDLESS, "validUntil": {"@value": "2036-01-01T00:00:00Z", "@type": DATE}}, "canon.form", None),
    ("form-id", "`@id` in place of `id`", {"@id": b.ID, **{name: value for name, value in b.MINIMAL.items() if name != "id"}}, "canon.form", "/@id"),
    ("form-type", "`@type` in place of `type`", {"@type": b.MINIMAL["type"], **{name: value for name, value in b.MINIMAL.items() if name != "type"}}, "canon.form", "/@type"),
    ("form-type-iri", "a type as its IRI", {**b.MINIMAL, "type": [*b.MINIMAL["type"][:1], "https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential"]}, "canon.form", None),
    ("form-name", "a text as a value object", {**b.MINIMAL, "name": {"@value": "Baker"}}, "canon.form", "/name"),
    ("form-set", "a set object", {**b.MINIMAL, "name": {"@set": ["Baker"]}}, "canon.form", "/name"),
    ("form-nest", "`@nest`", {**ENDLESS, "@nest": {"validUntil": "2036-01-01T00:00:00Z"}}, "canon.form", None),
    ("form-two-objects", "THREATS 5: one node in two objects, so that one of them says what the other seems not to", evidence({"id": b.ID, "type": ["VerifiableCredential"], "validUntil": "2036-01-01T00:00:00Z"}), "canon.form", None),
    ("number-large", "a number that floating point cannot hold", b.changed(b.MINIMAL, ["credentialSubject", "creditsEarned"], 9007199254740993), "canon.value", "/credentialSubject/creditsEarned"),
    ("poison-5", "THREATS 5: a graph that is poison (32 corners)", poison(5), "limit.canonical_work", None),
    ("poison-6", "THREATS 5: a graph that is poison (64 corners)", poison(6), "limit.canonical_work", None),
]
REFUSED = [row for row in REFUSED if row[3]]
