"""Documents of every version and class, in one view."""

from . import samples as s
from .kit import Chapter, error

HASH = s.hashed(s.ADA, "sea")
SALTED = {"identity": HASH, "hashed": True, "salt": "sea"}
EMAIL = {"type": "email", **SALTED}


def read(book, id, says, document, result=None, code=None, pointer=None, **options):
    """A case of parsing; a document may be given as text."""
    text = document if isinstance(document, str) else s.text(document)
    at = {} if pointer is None else {"pointer": pointer}
    book.case(
        f"parse/{id}", says, "parse", {"text": text, "options": options or None}, result, code and error(code, **at)
    )


def view(version, klass, document, **members):
    """A view, with the document byte for byte."""
    text = document if isinstance(document, str) else s.text(document)
    base = {
        "version": version,
        "class": klass,
        "backpack_hybrid": False,
        "document": text,
        "raw": text,
        "signature": None,
        "problems": [],
    }
    return {**base, **members}


def mozilla(book):
    """0.5, 1.0, 1.1 and the hybrid."""
    issuer = {"id": "https://issuer.example", "name": "Oven House", "email": "bread@example.org"}
    read(
        book,
        "0.5",
        "a 0.5 assertion: one object, texts as written",
        s.A05,
        view(
            "0.5",
            "Assertion",
            s.A05,
            id=None,
            name="Baker",
            description="Bakes bread.",
            image="/baker.png",
            criteria={"id": "/criteria", "narrative": None},
            issuer=issuer,
            recipient=SALTED,
            issued_on="2012-05-04",
            expires="2031-01-01",
            evidence=[{"id": "/evidence/1"}],
            badge_class=None,
        ),
    )


def oldest(book):
    """Further shapes of 0.5."""
    plain = {**s.A05, "recipient": s.ADA}
    del plain["salt"]
    read(
        book,
        "0.5-plain",
        "a 0.5 assertion may name its recipient in the clear",
        plain,
        view("0.5", "Assertion", plain, recipient={"identity": s.ADA, "hashed": False, "salt": None}),
    )
    hosted = {"recipient": HASH, "issued_on": 1336089600, "badge": {**s.A05["badge"]}}
    read(
        book,
        "0.5-unix-time",
        "a date given as a number is shown as the number is written",
        hosted,
        view("0.5", "Assertion", hosted, issued_on="1336089600"),
    )


def one(book):
    """1.0."""
    read(
        book,
        "1.0",
        "a 1.0 assertion",
        s.A10,
        view(
            "1.0",
            "Assertion",
            s.A10,
            id="a1",
            name=None,
            badge_class=s.BADGE,
            image="https://issuer.example/1.png",
            issuer=None,
            recipient=EMAIL,
            issued_on="1359217910",
            expires="2031-01-01T00:00:00Z",
            evidence=[{"id": "https://ada.example/work"}],
            verification=[{"type": "hosted", "url": s.URL}],
        ),
    )


def one_classes(book):
    """Badge class and issuer of 1.0 and 1.1."""
    klass = {
        "name": "Baker",
        "description": "Bakes bread.",
        "image": "https://issuer.example/b.png",
        "criteria": "https://issuer.example/criteria",
        "issuer": s.ISSUER,
        "tags": ["bread"],
    }
    read(
        book,
        "1.0-class",
        "a 1.0 badge class",
        klass,
        view(
            "1.0",
            "BadgeClass",
            klass,
            name="Baker",
            description="Bakes bread.",
            criteria={"id": "https://issuer.example/criteria"},
            image="https://issuer.example/b.png",
        ),
    )
    issuer = {
        "name": "Oven House",
        "url": "https://issuer.example",
        "email": "bread@example.org",
        "revocationList": "https://issuer.example/revoked",
    }
    read(book, "1.0-issuer", "a 1.0 issuer", issuer, view("1.0", "Profile", issuer, name="Oven House"))
    read(
        book,
        "1.1",
        "a 1.1 assertion",
        s.A11,
        view(
            "1.1",
            "Assertion",
            s.A11,
            id=s.URL,
            badge_class=s.BADGE,
            recipient=EMAIL,
            issued_on="2015-06-01T12:00:00Z",
            verification=[{"type": "hosted", "url": s.URL}],
        ),
    )
    klass = {"@context": s.V1, "type": "BadgeClass", "id": s.BADGE, **klass}
    read(book, "1.1-class", "a 1.1 badge class", klass, view("1.1", "BadgeClass", klass, id=s.BADGE, name="Baker"))
    issuer = {"@context": s.V1, "type": "Issuer", "id": s.ISSUER, **issuer}
    read(book, "1.1-issuer", "a 1.1 issuer", issuer, view("1.1", "Profile", issuer, id=s.ISSUER, name="Oven House"))


def hybrid(book):
    """The mixture."""
    hybrid = {
        key: value
        for key, value in view(
            "0.5", "Assertion", s.HYBRID, backpack_hybrid=True, name="Baker", issued_on="1400000000"
        ).items()
        if key != "problems"
    }
    read(
        book,
        "hybrid",
        "the Backpack's mixture of 0.5 and 1.0 is known as such",
        s.HYBRID,
        {
            **hybrid,
            "verification": [{"type": "hosted", "url": s.URL}],
            "issuer": {"name": "Oven House"},
            "recipient": SALTED,
        },
    )


def chapter():
    """The cases of this module and of those that go with it."""
    from . import parse_three, parse_two

    book = Chapter("Documents of every version")
    for part in (
        mozilla,
        oldest,
        one,
        one_classes,
        hybrid,
        parse_two.two,
        parse_two.spellings,
        parse_two.shapes,
        parse_two.classes,
        parse_two.more_classes,
        parse_two.told_by_members,
        parse_three.badge_connect,
        parse_three.answers,
        parse_three.three,
        parse_three.subjects,
        parse_three.tokens,
        parse_three.other_credentials,
        parse_three.versions_hold,
    ):
        part(book)
    return book
