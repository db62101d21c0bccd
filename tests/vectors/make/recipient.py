"""Recipients of every version and form."""

from . import samples as s
from .kit import Chapter, error, problem

ADA = s.ADA


def v05(recipient, salt=None):
    """A 0.5 assertion for a recipient."""
    document = {**s.A05, "recipient": recipient, "salt": salt}
    return {key: value for key, value in document.items() if value is not None}


def v10(**recipient):
    """A 1.0 assertion for a recipient."""
    return {**s.A10, "recipient": recipient}


def v20(**recipient):
    """A 2.0 assertion for a recipient."""
    return {**s.A20, "recipient": recipient}


def v30(id=None, *identifiers):
    """A 3.0 credential for a subject."""
    subject = {
        key: value for key, value in s.CREDENTIAL["credentialSubject"].items() if key not in ("id", "identifier")
    }
    if id is not None:
        subject["id"] = id
    if identifiers:
        subject["identifier"] = list(identifiers)
    return {**s.CREDENTIAL, "credentialSubject": subject}


def identifier(type, hash, hashed=True, **more):
    """An IdentityObject of 3.0."""
    return {"type": "IdentityObject", "hashed": hashed, "identityHash": hash, "identityType": type, **more}


def match(book, id, says, document, identities, result=None, code=None, **options):
    """A case of matching."""
    text = document if isinstance(document, str) else s.text(document)
    book.case(
        f"match/{id}",
        says,
        "match_recipient",
        {"document": text, "identities": identities, "options": options or None},
        result,
        code and error(code),
    )


def yes(identity=ADA, candidate=0, variant="exact", hashed=True, algorithm="sha256", problems=(), **more):
    """The recipient was found."""
    return {
        "matched": True,
        "candidate": candidate,
        "identity": identity,
        "variant": variant,
        "hashed": hashed,
        "algorithm": algorithm,
        "problems": [problem(code) for code in problems],
        **more,
    }


def no(*codes, **more):
    """None of them is the recipient."""
    return {
        "matched": False,
        "candidate": None,
        "identity": None,
        "variant": None,
        "problems": [problem(code) for code in codes or ("recipient.mismatch",)],
        **more,
    }


def mail(identity, **more):
    """A recipient by e-mail."""
    return {"type": "email", "hashed": True, "identity": identity, **more}


def forms(book):
    """Every version and form."""
    salted = s.hashed(ADA, "sea")
    match(book, "0.5-hashed", "0.5: the salt stands beside the recipient", v05(salted, "sea"), [ADA], yes())
    match(book, "0.5-unsalted", "0.5: there may be no salt", v05(s.hashed(ADA)), [ADA], yes())
    match(
        book, "0.5-plain", "0.5: the recipient may be in the clear", v05(ADA), [ADA], yes(hashed=False, algorithm=None)
    )
    match(
        book,
        "1.0-hashed",
        "1.0: the salt stands in the recipient",
        v10(**mail(salted, salt="sea")),
        [ADA],
        yes(type="email"),
    )
    match(
        book,
        "1.0-plain",
        "1.0: the recipient may be in the clear",
        v10(type="email", hashed=False, identity=ADA),
        [ADA],
        yes(hashed=False, algorithm=None),
    )
    match(book, "1.1", "1.1: as 1.0", s.A11, [ADA], yes(type="email"))
    match(book, "hybrid", "the Backpack hybrid: the salt stands at the top", s.HYBRID, [ADA], yes())
    match(book, "2.0-salted", "2.0: salted", v20(**mail(salted, salt="sea")), [ADA], yes(type="email"))
    match(book, "2.0-unsalted", "2.0: without a salt", v20(**mail(s.hashed(ADA))), [ADA], yes(type="email"))
    match(
        book,
        "2.0-empty-salt",
        "2.0: an empty salt is none",
        v20(**mail(s.hashed(ADA), salt="")),
        [ADA],
        yes(type="email"),
    )


def hashed_forms(book):
    """2.0, hashed."""
    salted = s.hashed(ADA, "sea")
    match(
        book,
        "2.0-plain",
        "2.0: in the clear",
        v20(type="email", hashed=False, identity=ADA),
        [ADA],
        yes(type="email", hashed=False, algorithm=None),
    )
    match(book, "2.0-jws", "2.0: a signed assertion", s.JWS_20, [ADA], yes(type="email", hashed=False, algorithm=None))
    match(book, "2.1-envelope", "2.1: the badge in the envelope", {"assertion": s.A20}, [ADA], yes(type="email"))
    match(
        book,
        "2.0-upper-case-hex",
        "the digits of a hash may be capitals",
        v20(**mail("sha256$" + salted[7:].upper(), salt="sea")),
        [ADA],
        yes(type="email"),
    )
    match(
        book,
        "2.0-upper-case-name",
        "the name of the algorithm may be in capitals, which is told",
        v20(**mail("SHA256$" + salted[7:].upper(), salt="sea")),
        [ADA],
        yes(type="email", problems=["recipient.algorithm"]),
    )
    match(
        book,
        "2.0-utf8",
        "identity and salt are hashed as UTF-8",
        v20(**mail(s.hashed("jörg@exämple.org", "süß"), salt="süß")),
        ["jörg@exämple.org"],
        yes("jörg@exämple.org"),
    )


def algorithms(book):
    """What each version allows."""
    for algorithm in ("md5", "sha1", "sha256", "sha512"):
        weak = ["recipient.weak_hash"] if algorithm in ("md5", "sha1") else []
        match(
            book,
            f"1.0-{algorithm}",
            f"1.0 allows {algorithm}",
            v10(**mail(s.hashed(ADA, "sea", algorithm), salt="sea")),
            [ADA],
            yes(algorithm=algorithm, problems=weak),
        )
    match(
        book,
        "2.0-md5",
        "2.0 allows md5, which is weak",
        v20(**mail(s.hashed(ADA, "sea", "md5"), salt="sea")),
        [ADA],
        yes(algorithm="md5", problems=["recipient.weak_hash"]),
    )


def credentials(book):
    """3.0."""
    salted = s.hashed(ADA, "sea")
    match(
        book,
        "3.0-hashed",
        "3.0: a hashed identifier",
        v30(None, identifier("emailAddress", salted, salt="sea")),
        [{"type": "emailAddress", "identity": ADA}],
        yes(type="emailAddress"),
    )
    match(
        book,
        "3.0-untyped",
        "3.0: a candidate without type fits any identifier",
        v30(None, identifier("emailAddress", salted, salt="sea")),
        [ADA],
        yes(type="emailAddress"),
    )
    match(
        book,
        "3.0-plain",
        "3.0: an identifier in the clear",
        v30(None, identifier("studentId", "S-17", False)),
        ["S-17"],
        yes("S-17", hashed=False, algorithm=None, type="studentId"),
    )
    match(
        book,
        "3.0-id",
        "3.0: the subject's id",
        v30("did:example:ada"),
        [{"type": "id", "identity": "did:example:ada"}],
        yes("did:example:ada", hashed=False, algorithm=None, type="id"),
    )
    match(
        book,
        "3.0-second-identifier",
        "3.0: any identifier may match",
        v30("did:example:ada", identifier("systemId", "7", False), identifier("emailAddress", salted, salt="sea")),
        [ADA],
        yes(type="emailAddress"),
    )


def candidates(book):
    """Several identities, and their types."""
    badge = v20(**mail(s.hashed(ADA, "sea"), salt="sea"))
    match(
        book,
        "several",
        "several candidates: the answer says which one",
        badge,
        ["bob@example.org", "eve@example.org", ADA],
        yes(candidate=2),
    )
    match(
        book,
        "by-type",
        "candidates may be given by type",
        badge,
        {"email": ["bob@example.org", ADA]},
        yes(candidate=1, type="email"),
    )
    match(book, "one-by-type", "one candidate may be given by type", badge, {"email": ADA}, yes(type="email"))
    match(book, "typed", "a candidate may have a type", badge, [{"type": "email", "identity": ADA}], yes(type="email"))
    match(
        book, "type-absent", "a candidate may be an object without type", badge, [{"identity": ADA}], yes(type="email")
    )
    match(
        book,
        "type-mismatch",
        "a candidate of another type does not match",
        badge,
        [{"type": "url", "identity": ADA}],
        no("recipient.type_mismatch"),
    )


def types(book):
    """Candidates with types."""
    badge = v20(**mail(s.hashed(ADA, "sea"), salt="sea"))
    match(
        book,
        "type-mixed",
        "a candidate of the right type matches beside one of another",
        badge,
        [{"type": "url", "identity": ADA}, {"type": "email", "identity": ADA}],
        yes(candidate=1),
    )
    match(book, "mismatch", "nobody else matches", badge, ["bob@example.org"], no())
    match(
        book,
        "salt-first",
        "a salt in front of the identity is not a hash of it",
        v20(**mail(s.hashed("sea", ADA), salt="sea")),
        [ADA],
        no(),
    )
    match(book, "salt-missing", "a missing salt does not match", v20(**mail(s.hashed(ADA, "sea"))), [ADA], no())
    match(book, "none", "without candidates nobody matches", badge, [], no())


def near_misses(book):
    """What is close and does not match."""
    badge = v20(**mail(s.hashed(ADA, "sea"), salt="sea"))
    for type, identity in (
        ("url", "https://ada.example/"),
        ("telephone", "+49301234567"),
        ("id", "https://ada.example/me"),
        ("schema:duns", "999999999"),
    ):
        match(
            book,
            f"type-{type.replace(':', '-')}",
            f"a recipient of type {type}",
            v20(type=type, hashed=True, salt="s", identity=s.hashed(identity, "s")),
            {type: identity},
            yes(identity, type=type),
        )
    match(
        book,
        "no-url-normalisation",
        "URLs are compared as they are",
        v20(type="url", hashed=False, identity="https://ada.example/"),
        {"url": "https://ada.example"},
        no(),
    )
    match(book, "case", "letters are compared as they are", badge, ["Ada@example.org"], no())
    match(book, "white-space", "white space is not trimmed", badge, [f" {ADA}"], no())
    match(book, "hash-as-identity", "a hash given as identity does not match", badge, [s.hashed(ADA, "sea")], no())


def refused(book):
    """What cannot be matched."""
    badge = v20(**mail(s.hashed(ADA, "sea"), salt="sea"))
    match(book, "identity-empty", "an empty candidate is an error", badge, [""], code="recipient.identity_invalid")
    match(
        book,
        "identity-nul",
        "a candidate with a NUL is an error",
        badge,
        [ADA + "\0"],
        code="recipient.identity_invalid",
    )
    match(
        book,
        "limit",
        "too many candidates are refused",
        badge,
        ["a@example.org", "b@example.org"],
        code="limit.identities",
        limits={"identities": 1},
    )
    match(book, "option-unknown", "an unknown option is an error", badge, [ADA], code="option.invalid", variant="exact")
    match(
        book,
        "variant-unknown",
        "an unknown variant is an error",
        badge,
        [ADA],
        code="option.invalid",
        variants=["soundex"],
    )


def chapter():
    """The cases of this module and of those that go with it."""
    from . import hashes, recipient_faults

    book = Chapter("Hashed identities and recipients")
    for part in (
        hashes.hashes,
        hashes.spellings,
        hashes.allowed,
        hashes.refused,
        forms,
        hashed_forms,
        algorithms,
        credentials,
        candidates,
        types,
        near_misses,
        refused,
        recipient_faults.variants,
        recipient_faults.orders,
        recipient_faults.backpack,
        recipient_faults.faults,
        recipient_faults.hashes,
        recipient_faults.salts,
    ):
        part(book)
    return book
