"""The extensions that were published for Open Badges 1.1 and 2.0, by their schemas and their documentation."""

from ..kit import Chapter
from ..samples import A11, A20, V2
from . import assessment, kit
from .forms import TEXT, URL, mistyped, node, wrong
from .kit import C, M, validate

HOME = "https://w3id.org/openbadges/extensions"


def klass(name, members, **more):
    """A class of an extension."""
    return C("extension", name, members, options={"version": "2.0", "class": name}, **more)


def degrees(most):
    """A latitude or longitude."""
    return kit.F([45.5, -most, most, 0], [*wrong("value.number", most + 0.1, -most - 1), *mistyped("45.5")])


ADDRESS = klass(
    "Address",
    [
        M(name, "optional", "one", *TEXT)
        for name in ("streetAddress", "addressLocality", "addressRegion", "addressCountry", "postalCode")
    ],
)
PLACE = klass(
    "Place", [M("latitude", "required", "one", *degrees(90)), M("longitude", "required", "one", *degrees(180))]
)
ORGANIZATION = klass(
    "ParentOrganization",
    [
        M("name", "optional", "one", *TEXT),
        M("url", "optional", "one", *URL),
        M("address", "optional", "one", *node(ADDRESS, {"postalCode": "12345"})),
    ],
)
DAY = kit.F(
    ["2019-03-01", "20190301"],
    [
        *wrong("value.date", "2019-3-1", "2019-03", "2019-02-30", "2019-0301", "2019-03-01T00:00:00Z"),
        *mistyped(20190301),
    ],
)
ACCESSIBILITY = klass(
    "Accessibility",
    [
        M("url", "required", "one", *URL),
        *(
            M(f"accessibility{name}", presence, "many", *TEXT)
            for name, presence in (
                ("Feature", "required"),
                ("API", "optional"),
                ("Control", "optional"),
                ("Hazard", "optional"),
            )
        ),
    ],
)
APPLY_LINK = klass("ApplyLink", [M("url", "required", "one", *URL)])
#: Of version 1.1, since 2.0 has a class of that name.
ENDORSEMENT = C(
    "extension",
    "Endorsement",
    [
        M("description", "required", "one", *TEXT),
        M("endorsedObject", "optional", "one", [{"id": "https://issuer.example/1"}], mistyped("text", 12)),
    ],
    options={"version": "1.1", "class": "Endorsement"},
)
EXAMPLE = klass("Example", [M("exampleProperty", "required", "one", *TEXT)])
EXTRA_DESCRIPTION = klass(
    "ExtraDescription", [M("name", "required", "one", *TEXT), M("narrative", "required", "one", *TEXT)]
)
GEO = klass(
    "GeoCoordinates",
    [
        M("description", "required", "one", *TEXT),
        M("geo", "required", "one", *node(PLACE)),
        M("name", "optional", "one", *TEXT),
    ],
)
ACCREDITATION = klass(
    "IssuerAccreditation",
    [
        M("name", "required", "one", *TEXT),
        M("contactInstructions", "required", "one", *TEXT),
        M("url", "required", "one", *URL),
        M("address", "required", "one", *node(ADDRESS)),
        M("email", "optional", "one", *TEXT),
        M("description", "optional", "one", *TEXT),
        M("logo", "optional", "one", *URL),
        M("parentOrganization", "optional", "one", *node(ORGANIZATION)),
        M("areaServed", "optional", "one", *TEXT),
        M("accreditationDate", "optional", "one", *DAY),
        M("educationalSector", "optional", "one", *TEXT),
    ],
)
LICENSE = klass(
    "License",
    [
        M(
            "id",
            "required",
            "one",
            ["CC-BY", "CC-BY-NC-SA", "http://creativecommons.org/licenses/by/4.0/", "CC-0"],
            [*wrong("value.word", "MIT", "https://issuer.example/licence", ""), *mistyped(4)],
        ),
        M("name", "required", "one", *TEXT),
        M("legalCode", "optional", "one", *URL),
    ],
)
ORIGINAL_CREATOR = klass("OriginalCreator", [M("url", "required", "one", *URL)])
RECIPIENT_PROFILE = klass(
    "RecipientProfile",
    [
        M("id", "optional", "one", *TEXT),
        M("name", "optional", "one", *TEXT),
        M(
            "publicKey",
            "optional",
            "one",
            ["ecdsa-koblitz-pubkey:14RZvYazz9H2DC2skBfpPVxax54g4yabxe", "https://ada.example/key"],
            [*wrong("value.iri", "14RZvYazz9H2DC2skBfpPVxax54g4yabxe", ""), *mistyped(12)],
        ),
    ],
)
#: The folder it was published in, its type, its class.
PUBLISHED = [
    ("accessibilityExtension", "AccessibilityExtension", ACCESSIBILITY),
    ("applyLinkExtension", "ApplyLink", APPLY_LINK),
    ("assessmentExtension", "AssessmentExtension", assessment.ASSESSMENT),
    ("endorsement", "Endorsement", ENDORSEMENT),
    ("exampleExtension", "ExampleExtension", EXAMPLE),
    ("extraDescription", "ExtraDescriptionExtension", EXTRA_DESCRIPTION),
    ("geoCoordinatesExtension", "GeoCoordinates", GEO),
    ("issuerAccreditationExtension", "IssuerAccreditation", ACCREDITATION),
    ("licenseExtension", "LicenseExtension", LICENSE),
    ("originalCreatorExtension", "OriginalCreator", ORIGINAL_CREATOR),
    ("recipientProfile", "RecipientProfile", RECIPIENT_PROFILE),
]
#: Two contradict their own documentation; what was documented is accepted with a warning.
DEFECTS = ("Accessibility", "OriginalCreator")


def context(folder):
    """The IRI of a context."""
    return f"{HOME}/{folder}/context.json"


def defects(name, at):
    """The warning about an extension that contradicts itself."""
    return [("extension.defect", "warning", at, f"extension/{name}/consistent")] if name in DEFECTS else []


def held(book):
    """Each published extension inside of badges, and as a document of its own."""
    for folder, kind, table in PUBLISHED:
        extension = {"@context": context(folder), "type": ["Extension", f"extensions:{kind}"], **table.minimal()}
        at, found = "/extensions:own", defects(table.name, "/extensions:own")
        add(book, f"{folder}/in-2.0", "stands in a badge of 2.0", {**A20, "extensions:own": extension}, found)
        add(book, f"{folder}/in-1.1", "stands in a badge of 1.1", {**A11, "extensions:own": extension}, found)
        alone = defects(table.name, "")
        add(book, f"{folder}/alone", "is a document of its own", extension, alone, version="2.0")
        by_type = {**extension, "@context": V2}
        says = "is told by its type where its context is another"
        add(book, f"{folder}/by-type", says, {**A20, "extensions:own": by_type}, found)
        by_context = {**extension, "type": ["Extension", "https://schema.example/Own"]}
        says = "is told by its context where its type is another"
        add(book, f"{folder}/by-context", says, {**A20, "extensions:own": by_context}, found)
        required = [member for member in table.members if member.presence == "required"]
        if required:
            less = {name: value for name, value in extension.items() if name != required[0].name}
            rule = table.rule(f"{required[0].name}/required")
            missing = [("member.missing", "error", f"{at}/{required[0].name}", rule)]
            add(book, f"{folder}/faulty", "has rules of its own", {**A20, "extensions:own": less}, found + missing)


def add(book, id, says, document, problems=(), **more):
    """A case about a document as it is told."""
    validate(book, f"extension/{id}", f"an extension: {says}", document, {}, list(problems), **more)


def frames(book):
    """What every extension must be, wherever it stands."""
    example = {"@context": context("exampleExtension"), "type": ["Extension", "extensions:ExampleExtension"]}
    example["exampleProperty"] = "Rye."

    def case(id, says, extension, problems=(), at="/extensions:own", **document):
        found = [(code, severity, at + pointer, rule) for code, severity, pointer, rule in problems]
        add(book, id, says, {**A20, **document, at[1:].split("/")[0]: extension}, found)

    less = {name: value for name, value in example.items() if name != "@context"}
    for name, linked, rule in (("in-2.0", A20, "2.0"), ("in-1.1", A11, "1.1")):
        found = [("extension.context", "error", "/extensions:own/@context", f"{rule}/Extension/@context/required")]
        add(book, f"no-context-{name}", "brings a context", {**linked, "extensions:own": less}, found)
        found = [("extension.type", "error", "/extensions:own", f"{rule}/Extension/own_type")]
        bare = {**example, "type": "Extension"}
        add(book, f"no-type-{name}", "has a type of its own", {**linked, "extensions:own": bare}, found)
        own = {
            "@context": {"a": "https://schema.example/a"},
            "type": ["Extension", "https://schema.example/Own"],
            "a": 1,
        }
        found = [("extension.unknown", "info", "/extensions:own", f"{rule}/Extension/known")]
        add(book, f"unknown-{name}", "may be one nobody published", {**linked, "extensions:own": own}, found)
    faulty = [("member.type", "error", "/1/exampleProperty", "extension/Example/exampleProperty/form")]
    case("in-list", "may stand in a list", [example, {**example, "exampleProperty": 12}], faulty)
    both = {
        **example,
        "@context": [context("exampleExtension"), context("applyLinkExtension")],
        "type": ["Extension", "extensions:ExampleExtension", "extensions:ApplyLink"],
    }
    case("two-types", "may be two published ones", {**both, "url": "https://issuer.example/apply"})
    missing = [("member.missing", "error", "/url", "extension/ApplyLink/url/required")]
    case("two-types-faulty", "that is two published ones is held to both", both, missing)
    typed = {name.replace("type", "@type"): value for name, value in example.items()}
    case("at-type", "may have `@type`", typed)
    inside = {**A20, "badge": {**A20["badge"], "extensions:own": {**example, "exampleProperty": 12}}}
    found = [
        ("member.type", "error", "/badge/extensions:own/exampleProperty", "extension/Example/exampleProperty/form")
    ]
    add(book, "inside", "is found in an object inside", inside, found)
    inline = [V2, {"own": "https://schema.example/own"}]
    case(
        "inline-context", "keeps its members where the document has an inline context", example, **{"@context": inline}
    )
    case("named-plainly", "may stand under a name nobody maps", example, at="/own")
    for number, home in enumerate(("https://openbadgespec.org/extensions", "http://w3id.org/openbadges/extensions"), 1):
        known = {
            "@context": f"{home}/extraDescription/context.json",
            "type": ["Extension", "https://schema.example/Own"],
        }
        rules = [(name, f"extension/ExtraDescription/{name}/required") for name in ("name", "narrative")]
        found = [("member.missing", "error", f"/{name}", rule) for name, rule in rules]
        case(f"home-{number}", f"is told by a context at {home}", known, found)


def chapter():
    """The cases of extensions."""
    book = Chapter("What published extensions must be")
    own = [row[2] for row in PUBLISHED if row[2] is not assessment.ASSESSMENT]
    kit.make(book, ADDRESS, PLACE, ORGANIZATION, *own, *assessment.ALL)
    held(book)
    frames(book)
    return book
