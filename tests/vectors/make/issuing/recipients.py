"""Recipients: what they look like, their hashes and salts."""

from .. import samples as s
from . import drawn, issued, refused
from .two import ADA, REQUEST, assertion


def to(book, name, says, recipient, made):
    """An assertion of 2.0 for a recipient."""
    issued(
        book,
        f"recipient-{name}",
        says,
        {**REQUEST, "recipient": recipient},
        assertion(recipient=made),
        "2.0",
        "Assertion",
    )


def not_to(book, name, says, recipient, code, pointer=None, version="2.0"):
    """A recipient that is refused."""
    request = {**REQUEST, "recipient": recipient, "version": version}
    refused(book, f"recipient-{name}", says, request, code, pointer)


def cases(book):
    """Kinds, hashes, what is refused."""
    salt = drawn().salt()

    def hidden(identity, kind="email", used=salt, algorithm="sha256"):
        start = {"type": kind, "hashed": True, **({"salt": used} if used else {})}
        return {**start, "identity": s.hashed(identity, used, algorithm)}

    def clear(identity, kind):
        return {"type": kind, "hashed": False, "identity": identity}

    to(book, "object", "an object says the same as a text", {"identity": ADA}, hidden(ADA))
    to(book, "url", "a URL stays in the clear", "https://ada.example/", clear("https://ada.example/", "url"))
    to(book, "id", "so does another IRI", "did:example:ada", clear("did:example:ada", "id"))
    to(book, "telephone", "a number is hashed", "+441632960123", hidden("+441632960123", "telephone"))
    to(book, "clear", "an address may stay in the clear", {"identity": ADA, "hashed": False}, clear(ADA, "email"))
    to(
        book,
        "url-hashed",
        "a URL may be hashed",
        {"identity": "https://ada.example/", "hashed": True},
        hidden("https://ada.example/", "url"),
    )
    to(book, "salt", "a salt that is given is taken", {"identity": ADA, "salt": "sea"}, hidden(ADA, used="sea"))
    to(book, "no-salt", "an empty one is none", {"identity": ADA, "salt": ""}, hidden(ADA, used=""))
    to(
        book,
        "md5",
        "md5 is allowed in 2.0",
        {"identity": ADA, "algorithm": "md5", "salt": "sea"},
        hidden(ADA, used="sea", algorithm="md5"),
    )
    to(book, "capitals", "an identity is hashed as it is", "Ada@Example.org", hidden("Ada@Example.org"))
    ready = {"identity": s.hashed(ADA, "sea"), "type": "email", "salt": "sea"}
    to(book, "hash", "a hash is taken as it is", ready, hidden(ADA, used="sea"))
    wrong(book, ready)


def wrong(book, ready):
    """What is refused."""
    not_to(
        book,
        "hash-no-type",
        "a hash does not say of what it is",
        {"identity": ready["identity"]},
        "issue.incomplete",
        "/recipient/type",
    )
    not_to(
        book,
        "hash-algorithm",
        "a hash has its algorithm already",
        {**ready, "algorithm": "sha256"},
        "issue.invalid",
        "/recipient/algorithm",
    )
    not_to(
        book,
        "no-email",
        "an address has to be one",
        {"identity": "ada", "type": "email"},
        "issue.invalid",
        "/recipient/identity",
    )
    not_to(book, "unclear", "what looks like nothing needs a type", "ada", "issue.incomplete", "/recipient/type")
    not_to(
        book,
        "sha512",
        "2.0 does not know sha512",
        {"identity": ADA, "algorithm": "sha512"},
        "recipient.algorithm",
        "/recipient",
    )
    not_to(
        book,
        "nul",
        "an identity has no NUL",
        {"identity": "a\0", "type": "studentId"},
        "recipient.identity_invalid",
        "/recipient",
    )
    not_to(
        book,
        "empty",
        "nor is it empty",
        {"identity": "", "type": "studentId"},
        "recipient.identity_invalid",
        "/recipient",
    )
    not_to(
        book,
        "clear-salt",
        "what is not hashed has no salt",
        {"identity": ADA, "hashed": False, "salt": "sea"},
        "issue.invalid",
        "/recipient/salt",
    )
    not_to(
        book,
        "subject-id",
        "2.0 has no id of a subject",
        {"identity": ADA, "id": "did:example:ada"},
        "issue.invalid",
        "/recipient/id",
    )
    not_to(book, "unknown", "a member that is unknown is refused", {"email": ADA}, "issue.invalid")
    not_to(book, "number", "an identity is a text", 7, "issue.invalid")
