"""Badges written in a newer version: what every case needs, and the chapter. The cases are beside, by the new version.

What becomes of what is written from the specifications: 2.0's tables of data classes and its section on older versions,
and the chapter "Migrating" of the Implementation Guide of 3.0. Members come in one order, which the tables here have.
"""

import uuid

from . import samples as s
from .kit import Chapter, error, problem

#: Identifiers that nobody gave are UUIDs of version 5 in this namespace.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://w3id.org/openbadges")

PERSON = {"type": "email", "hashed": True, "salt": "sea", "identity": s.hashed(s.ADA, "sea")}

#: A badge class and an issuer of 1.0, as they are served apart.
CLASS_10 = {
    "name": "Baker",
    "description": "Bakes bread.",
    "image": "https://issuer.example/baker.png",
    "criteria": "https://issuer.example/criteria",
    "tags": ["bread", "oven"],
    "issuer": s.ISSUER,
    "alignment": [{"name": "Bread standard", "url": "https://standard.example/1", "description": "Of bread."}],
}
ISSUER_10 = {
    "name": "Oven House",
    "url": "https://issuer.example",
    "description": "Bakes.",
    "email": "bread@example.org",
    "revocationList": "https://issuer.example/revoked",
}


def made_up(version, name, key):
    """The identifier of a class of a version for what a key tells from all others."""
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, f'{version} {name} {key}')}"


def by_content(name, old):
    """The identifier of an object that had none: by its whole content."""
    return made_up("2.0", name, s.text(old))


def credential_id(old):
    """The identifier of the credential that an assertion or endorsement of this id becomes."""
    return made_up("3.0", "VerifiableCredential", old)


def achievement_id(old):
    """The identifier of the achievement that a badge class of this id becomes."""
    return made_up("3.0", "Achievement", old)


def lost(*pointers):
    """What had no place: each a note with its place; `None` for one in a document of the options."""
    return [problem("upgrade.lost", severity="info", pointer=pointer) for pointer in pointers]


def new(book, id, says, given, to, document, was, name, without=(), /, **options):
    """A document that is upgraded. `without` has the pointers of what is lost."""
    text = given if isinstance(given, str) else s.text(given)
    document = document if isinstance(document, str) else s.text(document)
    result = {"document": document, "from": was, "to": to, "class": name, "changed": True, "lost": lost(*without)}
    book.case(f"upgrade/{id}", says, "upgrade", {"text": text, "to": to, "options": written(options)}, result)


def same(book, id, says, given, to, name):
    """A document that has the version already."""
    text = given if isinstance(given, str) else s.text(given)
    result = {"document": text, "from": to, "to": to, "class": name, "changed": False, "lost": []}
    book.case(f"upgrade/{id}", says, "upgrade", {"text": text, "to": to}, result)


def refused(book, id, says, given, to, code, pointer=None, /, **options):
    """A document that cannot be upgraded."""
    text = given if isinstance(given, str) else s.text(given)
    at = {} if pointer is None else {"pointer": pointer}
    args = {"text": text, "to": to, "options": written(options)}
    book.case(f"upgrade/{id}", says, "upgrade", args, error=error(code, **at))


def written(options):
    """Options in their JSON form, where documents are texts; none at all if there are none."""
    written = {
        name: s.text(value) if name in ("badge", "issuer") and not isinstance(value, str) else value
        for name, value in options.items()
    }
    return written or None


def chapter():
    """All cases of upgrading."""
    from . import upgrade_dates, upgrade_faults, upgrade_three, upgrade_two

    book = Chapter("Badges of older versions are written as 2.0 and 3.0, and what is lost or missing is told.")
    for part in (upgrade_two, upgrade_dates, upgrade_three, upgrade_faults):
        part.cases(book)
    return book
