"""Where an issuer's badges are (Open Badges 2.0, VerificationObject of a profile; THREATS: scope by whole hosts and segments)."""

from . import kit as k
from .kit import bad, sound

SHARED = "https://host.example"


def scoped(book, name, says, code=None, id=k.ID, issuer=k.ISSUER, cls=k.CLASS, **policy):
    """A badge at an address, with a policy of its issuer. Without a code it is valid."""
    told = {"type": "VerificationObject", **{name.replace("_", ""): value for name, value in policy.items()}}
    profile = k.change(k.PROFILE, id=issuer, verification=told if policy else None)
    assertion = k.change(k.ASSERTION, id=id, badge=cls)
    answers = k.web(assertion, k.change(k.BADGE_CLASS, id=cls, issuer=issuer), profile)
    if code is None:
        sound(book, f"scope/{name}", says, assertion, answers)
    else:
        bad(book, f"scope/{name}", says, assertion, answers, {"issuer": code}, passed=("integrity",))


def inside(book):
    """Addresses that are the issuer's."""
    for name, says, at in (
        ("port-443", "the scheme's own port is no other host", {"id": "https://issuer.example:443/assertions/1"}),
        ("case", "hosts have no case", {"id": "https://Issuer.Example/assertions/1"}),
        ("port", "a port is part of the host", {"id": "https://issuer.example:8443/1", **at_port("8443")}),
        ("query", "a query does not matter", {"id": f"{k.HOST}/assertions?id=1"}),
        ("starts", "what starts as the issuer says is its own", {"startsWith": f"{k.HOST}/assertions"}),
        ("starts-slash", "also with a slash", {"startsWith": f"{k.HOST}/assertions/"}),
        ("starts-host", "or with nothing but the host", {"startsWith": k.HOST}),
        ("starts-whole", "or the address itself", {"startsWith": k.ID}),
        ("starts-many", "one of several beginnings is enough", {"startsWith": [f"{k.HOST}/x", f"{k.HOST}/assertions/"]}),
        ("origin", "an allowed host", {"allowedOrigins": "issuer.example"}),
        ("origin-many", "one of several", {"allowedOrigins": ["other.example", "issuer.example"]}),
        (
            "origin-other",
            "an allowed host that is not the issuer's; the class is still at the issuer's own",
            {"id": "https://badges.example/1", "allowedOrigins": ["badges.example"]},
        ),
        (
            "origin-class",
            "the class may be on an allowed host",
            {"cls": "https://badges.example/c", "allowedOrigins": ["badges.example", "issuer.example"]},
        ),
        (
            "both",
            "beginning and host together",
            {
                "id": "https://badges.example/a/1",
                "allowedOrigins": ["badges.example"],
                "startsWith": "https://badges.example/a/",
            },
        ),
    ):
        scoped(book, name, says, **at)


def at_port(port):
    """Class and issuer on a port."""
    return {"cls": f"https://issuer.example:{port}/c", "issuer": f"https://issuer.example:{port}/i"}


def outside(book):
    """Addresses that look like the issuer's."""
    for name, says, id in (
        ("foreign", "another host", f"{k.EVIL}/assertions/1"),
        ("suffix", "a host that begins like the issuer's", "https://issuer.example.evil.example/assertions/1"),
        ("prefix", "a host that ends like the issuer's", "https://evilissuer.example/assertions/1"),
        ("subdomain", "a host below the issuer's", "https://users.issuer.example/assertions/1"),
        ("parent", "a host above the issuer's", "https://example/assertions/1"),
        ("dot", "a host with a dot at its end", "https://issuer.example./assertions/1"),
        ("other-port", "another port", "https://issuer.example:8443/assertions/1"),
        ("port-80", "the other scheme's port", "https://issuer.example:80/assertions/1"),
        ("path", "the issuer's host in the path", f"{k.EVIL}/issuer.example/assertions/1"),
        ("query-host", "or in the query", f"{k.EVIL}/?https://issuer.example/assertions/1"),
        ("puny", "a host that looks the same in another alphabet", "https://xn--ssuer-1sa.example/assertions/1"),
    ):
        scoped(book, name, f"{says} is not the issuer's", "verify.scope", id=id)
    scoped(book, "class-foreign", "a class on another host is not the issuer's", "verify.scope", cls=f"{k.EVIL}/c")
    says = "not even if the assertion is on the issuer's host and begins as it says"
    scoped(book, "class-foreign-starts", says, "verify.scope", cls=f"{k.EVIL}/c", startsWith=k.HOST)
    for name, says, policy in (
        ("starts-other", "what starts otherwise", {"startsWith": f"{k.HOST}/awards"}),
        ("starts-segment", "half a segment", {"startsWith": f"{k.HOST}/assert"}),
        ("starts-scheme", "the other scheme", {"startsWith": "http://issuer.example/assertions"}),
        ("starts-case", "a path in another case", {"startsWith": f"{k.HOST}/Assertions"}),
        ("starts-raw", "half a host", {"startsWith": "https://issuer.ex"}),
        ("starts-none", "an empty list of beginnings", {"startsWith": []}),
        ("origins-none", "an empty list of hosts", {"allowedOrigins": []}),
        ("origins-other", "a list without the host", {"allowedOrigins": ["other.example"]}),
    ):
        scoped(book, name, f"{says} allows nothing", "verify.scope", **policy)
    for name, origin in (
        ("wildcard", "*.example"),
        ("scheme", "https://issuer.example"),
        ("slash", "issuer.example/"),
        ("tail", "example"),
        ("userinfo", "user@issuer.example"),
        ("empty", ""),
    ):
        scoped(book, f"origins-{name}", "an origin is a host, and no pattern", "verify.scope", allowedOrigins=[origin])
    says = "a beginning does not widen the hosts"
    scoped(book, "starts-foreign", says, "verify.scope", id=f"{k.EVIL}/1", startsWith=f"{k.EVIL}/")


def shared(book):
    """Issuers that share a host and tell their badges apart by beginnings."""
    home = {"issuer": f"{SHARED}/ada/issuer", "cls": f"{SHARED}/ada/badge", "startsWith": f"{SHARED}/ada/"}
    scoped(book, "shared", "an issuer on a shared host has its badges in its folder", id=f"{SHARED}/ada/1", **home)
    for name, path in (
        ("neighbour", "/eve/1"),
        ("begins-alike", "/ada-eve/1"),
        ("dots", "/ada/../eve/1"),
        ("dots-encoded", "/ada/%2e%2e/eve/1"),
        ("dots-mixed", "/ada/.%2E/eve/1"),
        ("dots-slash", "/ada/..%2feve/1"),
        ("dots-backslash", "/ada/..%5ceve/1"),
        ("dot", "/ada/./1"),
        ("case", "/Ada/1"),
        ("encoded", "/%61da/1"),
        ("double", "//ada/1"),
        ("query", "/?/ada/1"),
    ):
        says = f"a neighbour's address is not the issuer's ({name})"
        scoped(book, f"shared-{name}", says, "verify.scope", id=SHARED + path, **home)
    policy = {"type": "VerificationObject", "startsWith": home["startsWith"]}
    profile = k.change(k.PROFILE, id=home["issuer"], verification=policy)
    cls = k.change(k.BADGE_CLASS, id=home["cls"], issuer=home["issuer"])
    document = k.change(k.ASSERTION, id=f"{SHARED}/ada/out?to=1", badge=home["cls"])
    for name, says, final in (
        ("redirect", "a redirect inside of the folder", f"{SHARED}/ada/1"),
        ("redirected", "own: a redirector in the folder that leads to a neighbour", f"{SHARED}/eve/1"),
        ("redirected-dots", "own: or climbs out of it", f"{SHARED}/ada/../eve/1"),
    ):
        answers = k.web((document["id"], k.answer(document, final_url=final)), cls, profile)
        if name == "redirect":
            sound(book, "scope/shared-redirect", says, document, answers)
        else:
            bad(book, f"scope/shared-{name}", says, document, answers, {"issuer": "verify.scope"}, passed=("integrity",))
    no_slash = {**home, "startsWith": f"{SHARED}/ada"}
    says = "a beginning without a slash ends with its segment"
    scoped(book, "shared-no-slash", says, "verify.scope", id=f"{SHARED}/ada.evil/1", **no_slash)


def cases(book):
    """All of them."""
    for part in (inside, outside, shared):
        part(book)
