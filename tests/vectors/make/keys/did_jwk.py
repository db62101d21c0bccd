"""did:jwk: a DID that is a JWK."""

from ..crypto import keys
from ..kit import error


def did(text):
    """The DID of a JWK."""
    return "did:jwk:" + keys.base64url(text.encode("utf-8"))


def cases(book):
    """Read, written, refused."""
    for kind, key in keys.KEYS.items():
        name = did(key.text())
        info = key.info()
        book.case(f"key/did-jwk-{kind}", f"a did:jwk is a key ({kind})", "key_read", {"key": name}, info)
        says = f"so is the URL of its one method ({kind})"
        book.case(f"key/did-jwk-{kind}-url", says, "key_read", {"key": f"{name}#0"}, key.info(id=f"{name}#0"))
        args = {"key": key.text(), "format": "did_jwk"}
        book.case(f"key/did-jwk-{kind}-written", f"a key is written as did:jwk ({kind})", "key_write", args, name)
        args = {"key": key.text(True), "format": "did_jwk"}
        book.case(f"key/did-jwk-{kind}-public", f"of a private key the public half ({kind})", "key_public", args, name)
    good = did(keys.ED.text())
    for name, text in (
        ("empty", "did:jwk:"),
        ("padded", f"{good}=="),
        ("no-json", did("hello")),
        ("cut", good[:-9]),
        ("fragment", f"{good}#1"),
    ):
        code = "key.mismatch" if name == "fragment" else "key.malformed"
        book.case(f"key/did-jwk-bad-{name}", f"what is no did:jwk is no key ({name})", "key_read", {"key": text}, error=error(code))
    secret = did(keys.ED.text(True))
    says = "a DID with a private key in it is refused: everybody has it"
    book.case("key/did-jwk-private", says, "key_read", {"key": secret}, error=error("key.malformed"))
