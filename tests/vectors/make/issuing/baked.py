"""Issued, signed and baked in one call."""

from .. import samples as s
from ..crypto import jose, keys
from ..kit import error
from . import CLASS_2, HOSTED, ISSUER, NOW, SEED, drawn, ordered, without
from .three import REQUEST as REQUEST_3
from .three import credential
from .two import REQUEST, assertion, hashed

PNG, SVG = {"file": "images/plain.png"}, {"file": "images/plain.svg"}
KEY_ID = "https://badges.example/key"


def options(sign=None, bake=None):
    """The options of the three steps."""
    return {
        "issue": {"now_unix": NOW, "insecure_seed": SEED},
        **({"sign": sign} if sign else {}),
        **({"bake": bake} if bake else {}),
    }


def baked(book, name, says, image, request, document, payload, key=None, key_options=None, **of):
    """What comes out; the runner unbakes the image and finds the payload."""
    args = {
        "image": image,
        "request": ordered(request),
        "key": key,
        "key_options": key_options,
        "options": options(**of),
    }
    answer = {"issued": {"document": s.text(document), "id": document["id"]}, "payload": payload}
    if key is None:
        answer["signed"] = None
    else:
        answer["signed"] = {"token": payload, "algorithm": "EdDSA"}
    book.case(f"issue-and-bake/{name}", says, "issue_and_bake", args, {"answer": answer})


def refused(book, name, says, request, code, key=None, image=PNG, **of):
    """Nothing is given out."""
    args = {"image": image, "request": ordered(request), "key": key, "options": options(**of)}
    book.case(f"issue-and-bake/{name}", says, "issue_and_bake", args, error=error(code))


def cases(book):
    """Hosted, signed, refused."""
    for name, image in (("png", PNG), ("svg", SVG)):
        hosted = assertion()
        baked(
            book,
            f"hosted-{name}",
            f"a hosted assertion is baked as it is ({name})",
            image,
            REQUEST,
            hosted,
            s.text(hosted),
        )
        signed_two(book, name, image)
        signed_three(book, name, image)
    conflicts(book)
    failures(book)


def signed_two(book, name, image):
    """An assertion of 2.0 with a key."""
    source = drawn()
    urn, salt = f"urn:uuid:{source.uuid()}", source.salt()
    document = {**assertion(), "id": urn, "recipient": hashed(salt=salt), "verification": {"type": "SignedBadge"}}
    token = jose.token(keys.ED, s.text(document), {"alg": "EdDSA"})
    request = without(REQUEST, "id")
    says = f"with a key an assertion is signed, though the request does not say so ({name})"
    baked(book, f"signed-2.0-{name}", says, image, request, document, token, keys.ED.text(True))


def signed_three(book, name, image):
    """A credential with a key."""
    document = credential()
    header = {"alg": "EdDSA", "kid": KEY_ID, "typ": "JWT"}
    token = jose.token(keys.ED, jose.payload(document), header)
    of_key = {"id": KEY_ID}
    says = f"a credential is signed and baked ({name})"
    baked(book, f"signed-3.0-{name}", says, image, REQUEST_3, document, token, keys.ED.private_pem(), of_key)


def conflicts(book):
    """What does not go together."""
    key = keys.ED.text(True)
    refused(
        book,
        "hosted-key",
        "a hosted assertion is not signed",
        {**REQUEST, "verification": "hosted"},
        "option.conflict",
        key,
    )
    signed = {**without(REQUEST, "id"), "verification": "signed"}
    refused(book, "signed-no-key", "a signed one is not baked without its signature", signed, "option.conflict")
    refused(book, "3.0-no-key", "nor is a credential", REQUEST_3, "option.conflict")
    for kind, request in (
        ("BadgeClass", {"class": "BadgeClass", "badge": CLASS_2}),
        ("Profile", {"class": "Profile", "issuer": CLASS_2["issuer"]}),
        ("RevocationList", {"class": "RevocationList", "id": HOSTED, "issuer": ISSUER, "revoked": []}),
    ):
        refused(book, f"class-{kind}", f"{kind} is no award", request, "issue.invalid")
    args = options()
    args["image"] = {}
    case = {"image": PNG, "request": REQUEST, "options": args}
    book.case(
        "issue-and-bake/option-unknown",
        "an unknown option is an error",
        "issue_and_bake",
        case,
        error=error("option.invalid"),
    )


def failures(book):
    """Each step may fail."""
    key = keys.ED.text(True)
    refused(book, "incomplete", "what is lacking is told", without(REQUEST, "recipient"), "issue.incomplete")
    refused(book, "public", "a public key does not sign", without(REQUEST, "id"), "key.not_private", keys.ED.text())
    refused(book, "small", "a key that is too small is refused", REQUEST, "key.size", keys.rsa_key("1024").text(True))
    refused(
        book,
        "algorithm",
        "the algorithm goes with the key",
        without(REQUEST, "id"),
        "option.conflict",
        key,
        sign={"algorithm": "RS256"},
    )
    refused(book, "image", "an image is a PNG or SVG", REQUEST, "image.unsupported", image={"text": "GIF89a"})
    there = {"file": "images/baked.png"}
    refused(
        book,
        "existing",
        "a badge that is there is kept where that is asked for",
        REQUEST,
        "image.already_baked",
        image=there,
        bake={"on_existing": "refuse"},
    )
