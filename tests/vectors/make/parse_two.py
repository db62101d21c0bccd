"""Documents of version 2.0, in one view."""

from . import samples as s
from .kit import problem
from .parse import EMAIL, read, view


def two(book):
    """2.0."""
    issuer = {"id": s.ISSUER, "name": "Oven House", "url": "https://issuer.example", "email": "bread@example.org"}
    full = view(
        "2.0",
        "Assertion",
        s.A20,
        id=s.URL,
        name="Baker",
        description="Bakes bread.",
        image="https://issuer.example/baker.png",
        badge_class=s.BADGE,
        criteria={"id": "https://issuer.example/criteria", "narrative": "Bake a loaf."},
        issuer=issuer,
        recipient=EMAIL,
        issued_on="2019-03-01T10:00:00Z",
        expires="2031-01-01T00:00:00Z",
        evidence=[
            {"id": "https://ada.example/work", "name": "A loaf", "narrative": "Rye.", "description": "Still warm."}
        ],
        verification=[{"type": "HostedBadge", "url": None}],
        vc_version=None,
        revoked=None,
    )
    read(book, "2.0", "a 2.0 assertion with badge class and issuer inside", s.A20, full)


def spellings(book):
    """2.0 in other words: JSON-LD leaves many."""
    issuer = {"id": s.ISSUER, "name": "Oven House", "url": "https://issuer.example", "email": "bread@example.org"}
    full = view(
        "2.0",
        "Assertion",
        s.A20,
        id=s.URL,
        name="Baker",
        description="Bakes bread.",
        image="https://issuer.example/baker.png",
        badge_class=s.BADGE,
        criteria={"id": "https://issuer.example/criteria", "narrative": "Bake a loaf."},
        issuer=issuer,
        recipient=EMAIL,
        issued_on="2019-03-01T10:00:00Z",
        expires="2031-01-01T00:00:00Z",
        evidence=[
            {"id": "https://ada.example/work", "name": "A loaf", "narrative": "Rye.", "description": "Still warm."}
        ],
        verification=[{"type": "HostedBadge", "url": None}],
        vc_version=None,
        revoked=None,
    )
    aliased = s.text(s.A20).replace('"type"', '"@type"').replace('"id"', '"@id"')
    read(
        book,
        "2.0-at-id",
        "`@id` and `@type` mean `id` and `type`",
        aliased,
        {**full, "document": aliased, "raw": aliased},
    )
    verify = {key: value for key, value in s.A20.items() if key != "verification"} | {"verify": {"type": "hosted"}}
    read(
        book,
        "2.0-verify",
        "`verify` means `verification`",
        verify,
        view("2.0", "Assertion", verify, verification=[{"type": "hosted"}]),
    )
    lists = {
        **s.A20,
        "@context": [s.V2],
        "type": ["Assertion"],
        "recipient": [s.A20["recipient"]],
        "issuedOn": ["2019-03-01T10:00:00Z"],
    }
    read(
        book,
        "2.0-arrays",
        "a list of one means its entry",
        lists,
        view("2.0", "Assertion", lists, id=s.URL, recipient=EMAIL, issued_on="2019-03-01T10:00:00Z"),
    )


def shapes(book):
    """2.0 with more or fewer members."""
    extended = {
        **s.A20,
        "@context": [s.V2, "https://ext.example/context.json"],
        "type": ["Assertion", "extensions:Baking"],
        "extensions:note": {"@context": "https://ext.example/context.json", "type": ["Extension", "extensions:Note"]},
    }
    read(
        book,
        "2.0-extension",
        "further contexts and types do not change the version",
        extended,
        view("2.0", "Assertion", extended, id=s.URL),
    )
    for name, context in (
        ("http", "http://w3id.org/openbadges/v2"),
        ("openbadgespec", "https://openbadgespec.org/v2/context.json"),
    ):
        other = {**s.A20, "@context": context}
        read(
            book,
            f"2.0-context-{name}",
            f"the 2.0 context has other spellings: {context}",
            other,
            {"version": "2.0", "class": "Assertion", "id": s.URL},
        )
    by_url = {
        **s.A20,
        "badge": s.BADGE,
        "evidence": ["https://ada.example/1", "https://ada.example/2"],
        "image": {"type": "Image", "id": "https://issuer.example/i.png"},
    }
    read(
        book,
        "2.0-by-url",
        "badge class, image and evidence may be URLs or objects",
        by_url,
        view(
            "2.0",
            "Assertion",
            by_url,
            badge_class=s.BADGE,
            name=None,
            issuer=None,
            criteria=None,
            image="https://issuer.example/i.png",
            evidence=[{"id": "https://ada.example/1"}, {"id": "https://ada.example/2"}],
        ),
    )


def classes(book):
    """The classes of 2.0."""
    issuer = {"id": s.ISSUER, "name": "Oven House", "url": "https://issuer.example", "email": "bread@example.org"}
    revoked = {"@context": s.V2, "type": "Assertion", "id": s.URL, "revoked": True, "revocationReason": "A mistake"}
    read(
        book,
        "2.0-revoked",
        "a revoked assertion needs no other members",
        revoked,
        view("2.0", "Assertion", revoked, id=s.URL, revoked=True, recipient=None),
    )
    klass = {"@context": s.V2, **s.A20["badge"]}
    read(
        book,
        "2.0-class",
        "a 2.0 badge class",
        klass,
        view(
            "2.0",
            "BadgeClass",
            klass,
            id=s.BADGE,
            name="Baker",
            issuer=issuer,
            criteria={"id": "https://issuer.example/criteria", "narrative": "Bake a loaf."},
        ),
    )
    for name, type in (("issuer", "Issuer"), ("profile", "Profile")):
        profile = {"@context": s.V2, **s.A20["badge"]["issuer"], "type": type}
        read(
            book,
            f"2.0-{name}",
            f"a 2.0 {name}",
            profile,
            view("2.0", "Profile", profile, id=s.ISSUER, name="Oven House"),
        )


def more_classes(book):
    """Further classes of 2.0."""
    for name, klass, members in (
        ("revocation-list", "RevocationList", {"issuer": s.ISSUER, "revokedAssertions": [s.URL]}),
        ("key", "CryptographicKey", {"owner": s.ISSUER, "publicKeyPem": "-----BEGIN PUBLIC KEY-----"}),
    ):
        document = {"@context": s.V2, "type": klass, "id": f"https://issuer.example/{name}", **members}
        read(
            book,
            f"2.0-{name}",
            f"a 2.0 {klass}",
            document,
            view("2.0", klass, document, id=f"https://issuer.example/{name}"),
        )
    read(
        book,
        "2.0-endorsement",
        "a 2.0 endorsement",
        s.ENDORSEMENT_20,
        view(
            "2.0",
            "Endorsement",
            s.ENDORSEMENT_20,
            id="https://friend.example/endorsements/1",
            issuer={"id": "https://friend.example/profile", "name": "A friend"},
            issued_on="2020-01-01T00:00:00Z",
        ),
    )


def told_by_members(book):
    """2.0 without a context, and white space."""
    issuer = {"id": s.ISSUER, "name": "Oven House", "url": "https://issuer.example", "email": "bread@example.org"}
    full = view(
        "2.0",
        "Assertion",
        s.A20,
        id=s.URL,
        name="Baker",
        description="Bakes bread.",
        image="https://issuer.example/baker.png",
        badge_class=s.BADGE,
        criteria={"id": "https://issuer.example/criteria", "narrative": "Bake a loaf."},
        issuer=issuer,
        recipient=EMAIL,
        issued_on="2019-03-01T10:00:00Z",
        expires="2031-01-01T00:00:00Z",
        evidence=[
            {"id": "https://ada.example/work", "name": "A loaf", "narrative": "Rye.", "description": "Still warm."}
        ],
        verification=[{"type": "HostedBadge", "url": None}],
        vc_version=None,
        revoked=None,
    )
    nameless = {key: value for key, value in s.A20.items() if key != "@context"}
    read(
        book,
        "2.0-no-context",
        "a document without @context is told by its members, with a problem",
        nameless,
        view("2.0", "Assertion", nameless, id=s.URL, problems=[problem("document.context")]),
    )
    spaced = s.json.dumps(s.A20, indent=4)
    read(
        book,
        "white-space",
        "the document is kept byte for byte, without white space around it",
        f"\n{spaced}\n\n",
        {**full, "document": spaced, "raw": spaced},
    )
