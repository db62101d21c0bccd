"""How answers come: status, redirects, media types, sizes (THREATS section 7), and pictures."""

from .. import png, samples as s, svg
from ..kit import Chapter
from . import kit as k
from .kit import bad, sound, unsure

ALL = [["assertion", k.ID], ["badge_class", k.CLASS], ["issuer", k.ISSUER]]
DOCUMENTS = (("assertion", k.ID, k.ASSERTION), ("class", k.CLASS, k.BADGE_CLASS), ("issuer", k.ISSUER, k.PROFILE))
HELD = {"assertion": (), "class": ("integrity",), "issuer": ("integrity",)}
LACKS = {"assertion": "integrity", "class": "issuer", "issuer": "issuer"}


def answered(url, document, **how):
    """The hosted badge, one document of which comes in another way."""
    return k.with_(k.HOSTED_WEB, (url, k.answer(document, **how)))


def media_types(book):
    """JSON is taken as what it is called, text with a warning, a picture not at all."""
    for what, url, document in DOCUMENTS:
        for name, type in (
            ("json", "application/json"),
            ("ld", "application/ld+json"),
            ("charset", "application/json; charset=utf-8"),
            ("profile", 'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"'),
            ("capitals", "Application/JSON"),
            ("other", "application/vc+json"),
        ):
            says = f"V10: a media type is read as one ({what}, {name})"
            sound(book, f"media/{what}-{name}", says, k.ASSERTION, answered(url, document, media_type=type))
        for name, type in (
            ("text", "text/plain"),
            ("html", "text/html; charset=utf-8"),
            ("bytes", "application/octet-stream"),
            ("none", ""),
        ):
            says = f"JSON that is called otherwise is taken with a warning ({what}, {name})"
            more = {"findings": [f"structure warning verify.media_type {url}"]}
            sound(book, f"media/{what}-{name}", says, k.ASSERTION, answered(url, document, media_type=type), more=more)
        for name, type in (("image", "image/png"), ("svg", "image/svg+xml"), ("video", "video/mp4"), ("pdf", "application/pdf"), ("font", "font/woff2")):
            says = f"JSON that is called a picture is none of the issuer's documents: it may be an upload ({what}, {name})"
            answers = answered(url, document, media_type=type)
            reasons = {LACKS[what]: "verify.document"}
            unsure(book, f"media/{what}-{name}", says, k.ASSERTION, answers, reasons, passed=HELD[what])


def redirects(book):
    """Where an answer came from."""
    for what, url, document in DOCUMENTS:
        for name, final in (
            ("same", url),
            ("path", f"{k.HOST}/elsewhere"),
            ("www", url.replace("issuer.", "www.issuer.")),
            ("slash", f"{url}/"),
        ):
            says = f"a redirect on one site is nothing odd ({what}, {name})"
            answers = answered(url, document, final_url=final)
            sound(book, f"redirect/{what}-{name}", says, k.ASSERTION, answers)
        for name, final in (
            ("evil", f"{k.EVIL}/1"),
            ("suffix", url.replace("issuer.example", "issuer.example.evil.example")),
            ("below", url.replace("issuer.", "files.issuer.")),
            ("port", url.replace(".example", ".example:8443")),
            ("http", url.replace("https", "http")),
            ("userinfo", url.replace("https://", "https://issuer.example@evil.example/")),
            ("data", "data:application/json,{}"),
            ("relative", "/1"),
        ):
            says = f"THREATS 7: a redirect to another host is not followed, whoever has it ({what}, {name})"
            answers = answered(url, document, final_url=final)
            reasons = {LACKS[what]: "verify.redirected"}
            unsure(book, f"redirect/{what}-{name}", says, k.ASSERTION, answers, reasons, passed=HELD[what])
        answers = answered(url, document, final_url="https://cdn.example/1")
        says = f"it may be followed, if that is asked for ({what})"
        sound(book, f"redirect/{what}-accepted", says, k.ASSERTION, answers, accept_redirects=True)
    answers = k.with_(k.HOSTED_WEB, (k.ID, k.answer("", status=410, final_url=f"{k.EVIL}/gone")))
    says = "nobody else can revoke by a redirect"
    unsure(book, "redirect/gone", says, k.ASSERTION, answers, {"integrity": "verify.redirected"})


def bounds(book):
    """Limits, and what they leave open."""
    for requests, check in ((0, "integrity"), (1, "issuer"), (2, "issuer")):
        says = f"no more than {requests} documents are asked for"
        more = {"requested": ALL[:requests], "requests": requests}
        unsure(
            book, f"limit/requests-{requests}", says, k.ASSERTION, k.HOSTED_WEB, {check: "limit.requests"}, more=more, limits={"requests": requests}
        )
    sound(book, "limit/requests-3", "three are enough", k.ASSERTION, k.HOSTED_WEB, limits={"requests": 3})
    small = {"response_bytes": 100}
    reasons = {"issuer": "limit.response"}
    unsure(book, "limit/response", "a document above the limit is not taken", k.ASSERTION, k.HOSTED_WEB, reasons, limits=small)
    tiny = {"response_bytes": 100, "picture_bytes": 100}
    says = "at the id there may be a picture, so that its limit counts"
    unsure(book, "limit/response-id", says, k.ASSERTION, k.HOSTED_WEB, {"integrity": "limit.response"}, limits=tiny)
    large = k.with_(k.HOSTED_WEB, (k.ISSUER, k.change(k.PROFILE, description="x" * 400)))
    says = "whichever it is"
    unsure(book, "limit/response-issuer", says, k.ASSERTION, large, {"issuer": "limit.response"}, passed=("integrity",), limits={"response_bytes": 500})
    reasons = {"issuer": "limit.fetched"}
    says = "no more is asked for when enough came"
    unsure(book, "limit/fetched", says, k.ASSERTION, k.HOSTED_WEB, reasons, passed=("integrity",), limits={"fetched_bytes": 100})
    deep = s.text(k.PROFILE)[:-1] + ',"x":' + "[" * 200 + "]" * 200 + "}"
    says = "a document that is too deep is not read"
    unsure(book, "limit/depth", says, k.ASSERTION, answered(k.ISSUER, deep), {"issuer": "limit.json_depth"}, passed=("integrity",))
    wide = s.text(k.PROFILE)[:-1] + ',"x":[' + "[],[]," * 500 + "0]}"
    says = "nor one of too many parts"
    unsure(
        book, "limit/nodes", says, k.ASSERTION, answered(k.ISSUER, wide), {"issuer": "limit.json_nodes"}, passed=("integrity",), limits={"json_nodes": 500}
    )
    again = k.with_(k.HOSTED_WEB, k.change(k.BADGE_CLASS, issuer=k.CLASS))
    says = "a class that is its own issuer is asked for once, and is no issuer"
    bad(book, "limit/circle", says, k.ASSERTION, again, {"structure": "verify.class"}, more={"requested": ALL[:2]})
    own = k.change(k.ASSERTION, badge=k.ID)
    says = "nor is a badge its own class"
    bad(book, "limit/circle-badge", says, k.ID, k.with_(k.HOSTED_WEB, own), {"structure": "verify.class"})


def pictures(book):
    """Pictures are asked for if that is wanted, and told by what they are."""
    picture = f"{k.HOST}/baker.png"
    drawing = svg.PLAIN.encode()

    def case(name, says, answer, reasons=None, judge=bad, **more):
        answers = k.with_(k.HOSTED_WEB, (picture, answer)) if answer else k.HOSTED_WEB
        if reasons is None:
            sound(book, f"image/{name}", says, k.ASSERTION, answers, more=more or None, check_images=True)
        else:
            judge(book, f"image/{name}", says, k.ASSERTION, answers, reasons, passed=("integrity", "issuer", "status"), check_images=True)

    rows = png.deflate.stored(bytes(17 * 128))
    chunks = (png.ihdr(128, 128, depth=1, color=0), png.chunk(b"IDAT", rows), png.IEND)
    square = png.SIGNATURE + b"".join(chunks)
    case("png", "a PNG", k.answer(square, media_type="image/png"))
    small = [f"structure warning image.small {picture}"]
    case("small", "a small one", k.answer(png.PLAIN, media_type="image/png"), findings=small)
    case("svg", "an SVG", k.answer(drawing, media_type="image/svg+xml"))
    case("type", "whatever it is called", k.answer(square, media_type="application/octet-stream"))
    says = "a JPEG is no picture of a badge"
    case("jpeg", says, k.answer(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", media_type="image/png"), {"structure": "verify.image"})
    case("html", "nor is a page", k.answer("<!doctype html><title>x</title>", media_type="image/png"), {"structure": "verify.image"})
    case("empty", "nor is nothing", k.answer("", media_type="image/png"), {"structure": "verify.image"})
    case("missing", "one that is not there", None, {"structure": "verify.unfetched"}, unsure)
    case("404", "or answers with 404", k.answer("", status=404), {"structure": "verify.http_status"}, unsure)
    sound(book, "image/unasked", "pictures are not asked for unless it is wanted", k.ASSERTION, k.HOSTED_WEB, more={"requested": ALL})
    inside = "data:image/png;base64," + k.raw(png.PLAIN)["base64"]
    answers = k.with_(k.HOSTED_WEB, k.change(k.BADGE_CLASS, image=inside))
    sound(book, "image/data", "a picture in a data URI is at hand", k.ASSERTION, answers, more={"requested": ALL}, check_images=True)
    liar = "data:image/png;base64," + k.raw(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")["base64"]
    answers = k.with_(k.HOSTED_WEB, k.change(k.BADGE_CLASS, image=liar))
    bad(book, "image/data-jpeg", "and told by what it is", k.ASSERTION, answers, {"structure": "value.image"}, check_images=True)
    profile = k.change(k.PROFILE, image=f"{k.HOST}/logo.png")
    says = "V11: the issuer's picture is no part of the badge"
    answers = k.with_(k.HOSTED_WEB, profile, (picture, k.answer(square)))
    sound(book, "image/issuer", says, k.ASSERTION, answers, check_images=True)


def chapter():
    """The cases of this module."""
    book = Chapter("How answers come: redirects, media types, sizes, numbers, pictures")
    for part in (media_types, redirects, bounds, pictures):
        part(book)
    return book
