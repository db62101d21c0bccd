"""Keys that the caller trusts: bound to an issuer, or for any issuer that does not list other keys."""

from ..crypto import keys
from . import kit as k
from .kit import bad, sound, unsure

TOKEN = k.token()
FREE = k.change(k.SIGNED, verification={"type": "SignedBadge"})


def cases(book):
    """Pinned and bound, pinned and not."""
    silent = k.with_(k.SIGNED_WEB, k.PROFILE)
    trusted = {"key": {"algorithm": "ES256", "thumbprint": k.SIGNER.thumbprint()}}

    def good(name, says, pinned, answers=silent, token=TOKEN, trust="pinned", **more):
        sound(book, f"pinned/{name}", says, token, answers, trust=trust, more={**trusted, **more}, keys=pinned)

    bound = {"key": k.SIGNER.text(), "issuer": k.ISSUER}
    good("jwk", "a trusted key, as JWK", [k.SIGNER.text()])
    good("pem", "as PEM", [k.SIGNER.public_pem()])
    good("multikey", "as Multikey", [k.SIGNER.multikey()])
    good("private", "a private key serves as its public half", [k.SIGNER.text(True)])
    good("set", "a set of keys", [f'{{"keys":[{k.STRANGER.text()},{k.SIGNER.text()}]}}'])
    good("several", "several keys", [keys.RSA.text(), k.STRANGER.text(), k.SIGNER.text()])
    good("free", "without `creator`", [k.SIGNER.text()], token=k.token(FREE))
    good("listed", "a trusted key that the profile lists", [k.SIGNER.text()], k.SIGNED_WEB)
    good("bound", "a key that is bound to the issuer", [bound])
    good("bound-unlisted", "counts even if the profile lists another", [bound], k.with_(k.SIGNED_WEB, k.key_document(k.STRANGER)))
    others = [{"key": k.STRANGER.text(), "issuer": f"{k.EVIL}/issuer"}]
    good("bound-other", "one that is bound to somebody else is left aside", others, k.SIGNED_WEB, trust="issuer")
    unlisted(book)


def unlisted(book):
    """What a trusted key does not do."""
    listed = k.with_(k.SIGNED_WEB, k.key_document(k.STRANGER))
    says = "a key for any issuer is refused where the profile lists others"
    bad(book, "pinned/unlisted", says, TOKEN, listed, {"issuer": "verify.key_unlisted"}, keys=[k.SIGNER.text()])
    elsewhere = k.change(k.SIGNED, verification={"type": "SignedBadge", "creator": f"{k.EVIL}/key"})
    says = "whichever `creator` names"
    reasons = {"issuer": "verify.key_unlisted"}
    bad(book, "pinned/unlisted-creator", says, k.token(elsewhere), listed, reasons, keys=[k.SIGNER.text()])
    says = "as long as another key of the profile is not known it is not known"
    unsure(book, "pinned/unlisted-missing", says, TOKEN, k.with_(listed, (k.KEY, None)), reasons, passed=("integrity",), keys=[k.SIGNER.text()])
    forged = k.token(key=k.STRANGER)
    pinned = [{"key": k.STRANGER.text(), "issuer": f"{k.EVIL}/issuer"}]
    says = "a key that is bound to another issuer does not sign for this one"
    reasons = {"integrity": "jws.signature"}
    bad(book, "pinned/bound-elsewhere", says, forged, k.SIGNED_WEB, reasons, keys=pinned)
    for name, issuer in (("slash", f"{k.ISSUER}/"), ("case", k.ISSUER.replace("issuer.", "Issuer.")), ("begins", k.ISSUER[:-1])):
        pinned = [{"key": k.STRANGER.text(), "issuer": issuer}]
        bad(book, f"pinned/bound-{name}", f"an issuer is named exactly ({name})", forged, k.SIGNED_WEB, reasons, keys=pinned)
    silent = k.with_(k.SIGNED_WEB, k.PROFILE)
    says = "a trusted key that did not sign"
    bad(book, "pinned/other", says, forged, silent, reasons, keys=[k.SIGNER.text()])
    says = "the issuer has to be there all the same"
    answers = k.with_(k.SIGNED_WEB, (k.ISSUER, None))
    unsure(book, "pinned/no-issuer", says, TOKEN, answers, {"structure": "verify.unfetched"}, passed=("integrity",), keys=[k.SIGNER.text()])
    says = "a trusted key makes no hosted badge signed"
    bad(book, "pinned/unsigned", says, k.SIGNED, silent, {"integrity": "verify.unsigned"}, keys=[k.SIGNER.text()])
    revoked = k.with_(silent, k.change(k.PROFILE, revocationList=k.LIST), k.revoked(k.URN))
    says = "what is signed with a trusted key may be revoked"
    bad(book, "pinned/revoked", says, TOKEN, revoked, {"status": "verify.revoked"}, passed=("integrity", "issuer"), keys=[k.SIGNER.text()])
    inner = k.change(k.BADGE_CLASS, at_context=None, id="urn:uuid:0a1b2c3d-0000-4000-8000-000000000007")
    inner["issuer"] = k.change(k.PROFILE, at_context=None, id=k.URN)
    token = k.token(k.change(k.SIGNED, badge=inner))
    sound(book, "pinned/embedded", "a badge that has all inside, signed with a trusted key", token, None, trust="pinned", keys=[k.SIGNER.text()])
