"""Extensions held against a JSON Schema of the caller's: the drafts as json-schema.org has them, and what is no schema."""

from . import samples as s
from .kit import Chapter, error, problem

LINK = {
    "@context": "https://w3id.org/openbadges/extensions/applyLinkExtension/context.json",
    "type": ["Extension", "extensions:ApplyLink"],
    "url": "https://issuer.example/apply",
}
OWN = {"@context": "https://other.example/context.json", "type": ["Extension", "extensions:Own"], "points": 5}
DRAFTS = {
    "4": "http://json-schema.org/draft-04/schema#",
    "6": "http://json-schema.org/draft-06/schema#",
    "7": "http://json-schema.org/draft-07/schema#",
    "2019-09": "https://json-schema.org/draft/2019-09/schema",
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
}
#: What a draft has that the one before it has not, with an extension that breaks it, and where.
NEW_IN = {
    "4": ({"properties": {"url": {"maximum": 5, "exclusiveMaximum": True}}}, {"url": 5}, "/url"),
    "6": ({"properties": {"url": {"const": "a"}}}, {}, "/url"),
    "7": ({"if": {"required": ["url"]}, "then": {"required": ["price"]}}, {}, ""),
    "2019-09": ({"dependentRequired": {"url": ["price"]}}, {}, ""),
    "2020-12": ({"properties": {"type": {"prefixItems": [{"const": "extensions:ApplyLink"}]}}}, {}, "/type/0"),
}


def broken(pointer):
    """A place that breaks the schema."""
    return problem("extension.schema", severity="error", pointer=pointer, rule="extension/schema")


def held(book, id, says, extension, schema, problems, options=None, **more):
    """An extension and every problem of it, in order."""
    errors = sum(found.get("severity") == "error" for found in problems)
    result = {"version": "2.0", "class": "Extension", "ok": errors == 0, "errors": errors, "problems": problems, **more}
    args = {"extension": s.text(extension), "schema": s.text(schema), "options": options}
    book.case(f"schema/{id}", says, "validate_extension", args, result)


def refused(book, id, says, extension, schema, code, options=None):
    """A call that cannot be done."""
    texts = [given if isinstance(given, str) else s.text(given) for given in (extension, schema)]
    args = {"extension": texts[0], "schema": texts[1], "options": options}
    book.case(f"schema/{id}", says, "validate_extension", args, error=error(code))


def told(book):
    """What is told of extensions."""
    points = {"type": "object", "properties": {"points": {"type": "integer"}}, "required": ["points"]}
    strange = problem("context.unknown", severity="warning", pointer="/@context")
    held(book, "sound", "an extension of the caller's that the schema takes", OWN, points, [strange])
    says = "a member that breaks the schema has its place"
    held(book, "member", says, {**OWN, "points": "5"}, points, [strange, broken("/points")])
    nothing = {name: value for name, value in OWN.items() if name != "points"}
    held(book, "missing", "one that is missing is missing in the whole", nothing, points, [strange, broken("")])
    held(book, "published", "a published extension that any schema takes", LINK, {}, [])
    says = "a published extension is held against its own rules too"
    bare = {name: value for name, value in LINK.items() if name != "url"}
    member = problem("member.missing", severity="error", pointer="/url")
    held(book, "published-broken", says, bare, {"required": ["url"]}, [member, broken("")])
    within = {"definitions": {"text": {"type": "number"}}, "properties": {"url": {"$ref": "#/definitions/text"}}}
    held(book, "ref-inside", "a reference inside of the schema is followed", LINK, within, [broken("/url")])


def drafts(book):
    """Each draft has its own words."""
    for draft, (schema, members, place) in NEW_IN.items():
        extension = LINK | members
        own = [problem("member.type", severity="error", pointer="/url")] if members else []
        says = f"draft {draft} is known by its `$schema`"
        held(book, f"draft-{draft}", says, extension, {"$schema": DRAFTS[draft], **schema}, [*own, broken(place)])
    schema, members, place = NEW_IN["4"]
    own = problem("member.type", severity="error", pointer="/url")
    held(book, "draft-none", "without `$schema` it is draft 4", LINK | members, schema, [own, broken(place)])
    says = "without `$schema` the words of later drafts mean nothing"
    held(book, "draft-none-later", says, LINK, NEW_IN["2019-09"][0], [])


def faults(book):
    """What is refused."""
    code = "schema.invalid"
    refused(book, "invalid/json", "a schema is JSON", LINK, '{"type":', code)
    refused(book, "invalid/empty", "nothing is no schema", LINK, "", code)
    refused(book, "invalid/number", "a number is no schema", LINK, "5", code)
    refused(book, "invalid/type", "a type is the name of one", LINK, {"type": 5}, code)
    elsewhere = {"$ref": "https://other.example/schema.json"}
    refused(book, "invalid/ref-outside", "a reference that leads elsewhere is not followed", LINK, elsewhere, code)
    look = {"properties": {"url": {"pattern": "(?<=a)b"}}}
    refused(book, "invalid/pattern", "a pattern that looks around may take forever", LINK, look, code)
    refused(book, "not-object", "an extension is an object", "[]", {}, "payload.not_object")
    refused(book, "not-json", "an extension is JSON", '{"url":', {}, "json.syntax")
    refused(book, "option", "a profile that there is not", LINK, {}, "option.invalid", {"profile": "lax"})
    refused(book, "limit-depth", "the limits count", LINK, {}, "limit.json_depth", {"limits": {"json_depth": 1}})


def chapter():
    """All of them."""
    book = Chapter("Extensions are held against a JSON Schema that the caller has.")
    for part in (told, drafts, faults):
        part(book)
    return book
