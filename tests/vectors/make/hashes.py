"""Making hashed identities."""

from . import samples as s
from .kit import error


def hashes(book):
    """hash_identity."""

    def case(id, says, args, result=None, code=None):
        book.case(f"hash/{id}", says, "hash_identity", args, result, code and error(code))

    for name, identity, salt, digest in (
        ("mayze", "mayze", None, "7a1a1b3f7d40552e4299180e346e3add12bf9a751a43d9c4ca4518febc2c60c6"),
        ("foo-lol", "foo@example.org", "lol", "764c2d5c44777ed2de8baf90bf422f859aed6e917071f8579fc9ae287aebf489"),
        ("kosher", "a@example.com", "Kosher", "b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399"),
    ):
        assert s.hashed(identity, salt or "") == f"sha256${digest}"
        case(
            f"published-{name}",
            f"the published hash of {identity}",
            {"identity": identity, "salt": salt},
            f"sha256${digest}",
        )


def spellings(book):
    """Identity and salt are hashed as they are given."""

    def case(id, says, args, result=None, code=None):
        book.case(f"hash/{id}", says, "hash_identity", args, result, code and error(code))

    for name, identity, salt in (
        ("plain", s.ADA, None),
        ("salted", s.ADA, "sea"),
        ("empty-salt", s.ADA, ""),
        ("utf8", "jörg@exämple.org", "süß"),
        ("spaces", f" {s.ADA} ", None),
        ("capitals", "Ada@Example.org", "sea"),
        ("url", "https://ada.example/", "s"),
        ("telephone", "+49301234567", "s"),
    ):
        case(
            name,
            f"sha256 of identity and salt as they are given: {name}",
            {"identity": identity, "salt": salt},
            s.hashed(identity, salt or ""),
        )


def allowed(book):
    """Each version allows some algorithms."""

    def case(id, says, args, result=None, code=None):
        book.case(f"hash/{id}", says, "hash_identity", args, result, code and error(code))

    for algorithm, versions in (
        ("sha256", ("0.5", "1.0", "1.1", "2.0", "2.1", "3.0")),
        ("md5", ("0.5", "1.0", "1.1", "2.0", "3.0")),
        ("sha1", ("0.5", "1.0", "1.1")),
        ("sha512", ("0.5", "1.0", "1.1")),
    ):
        for version in versions:
            case(
                f"{algorithm}-{version}",
                f"{algorithm} belongs to version {version}",
                {"identity": s.ADA, "salt": "sea", "algorithm": algorithm, "version": version},
                s.hashed(s.ADA, "sea", algorithm),
            )


def refused(book):
    """What is not hashed."""

    def case(id, says, args, result=None, code=None):
        book.case(f"hash/{id}", says, "hash_identity", args, result, code and error(code))

    for algorithm in ("sha1", "sha512"):
        for version in ("2.0", "3.0"):
            case(
                f"{algorithm}-{version}-refused",
                f"{algorithm} does not belong to version {version}",
                {"identity": s.ADA, "algorithm": algorithm, "version": version},
                code="recipient.algorithm",
            )
        case(
            f"{algorithm}-default-refused",
            f"{algorithm} does not belong to the default version",
            {"identity": s.ADA, "algorithm": algorithm},
            code="recipient.algorithm",
        )
    for name, algorithm in (("sha3", "sha3-256"), ("capitals", "SHA256"), ("sha-256", "sha-256")):
        case(
            f"algorithm-{name}",
            f"there is no algorithm `{algorithm}`",
            {"identity": s.ADA, "algorithm": algorithm},
            code="argument.invalid",
        )
    for version in ("2", "4.0", "v2.0"):
        case(
            f"version-{version}",
            f"there is no version `{version}`",
            {"identity": s.ADA, "version": version},
            code="argument.invalid",
        )
    case("identity-empty", "an empty identity is not hashed", {"identity": ""}, code="recipient.identity_invalid")
    case(
        "identity-nul",
        "an identity with a NUL is not hashed",
        {"identity": "ada\0@example.org"},
        code="recipient.identity_invalid",
    )
