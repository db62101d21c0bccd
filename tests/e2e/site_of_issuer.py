"""A small issuer, and a server of it that also misbehaves. Standard library only.

The documents name the address that they are served at, ports included, so they are made anew at each start. Keys,
signatures and baked pictures are made with the command line under test; the expectations in ``cases.py`` are not.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ADA = "ada@example.org"
V2 = "https://w3id.org/openbadges/v2"
V1 = "https://w3id.org/openbadges/v1"
SALT = "deadsea"
HASH = "sha256$" + hashlib.sha256((ADA + SALT).encode()).hexdigest()
RECIPIENT = {"type": "email", "hashed": True, "salt": SALT, "identity": HASH}
LD = "application/ld+json"


class Site:
    """What is served where: a path to ``(status, media type, body)``, or to something that misbehaves."""

    def __init__(self) -> None:
        self.pages: dict[str, object] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.origin = f"http://127.0.0.1:{self.port}"
        #: The same server under its other name, which is another host.
        self.alias = f"http://localhost:{self.port}"

    def start(self) -> None:
        Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def at(self, path: str) -> str:
        return self.origin + path

    def put(self, path: str, document: object, status: int = 200, media_type: str = LD) -> None:
        body = document if isinstance(document, bytes) else json.dumps(document).encode()
        self.pages[path] = (status, media_type, body)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        pages = self.pages

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                page = pages.get(self.path.split("#")[0], (404, "text/plain", b"not here"))
                try:
                    if callable(page):
                        page(self)
                    else:
                        send(self, *page)
                except OSError:
                    pass  # The client has gone, as it should where the answer is without end.

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def send(handler, status: int, media_type: str, body: bytes, more: dict[str, str] | None = None) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", media_type)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in (more or {}).items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def redirect(to: str):
    return lambda handler: send(handler, 302, "text/plain", b"", {"Location": to})


def slow(handler) -> None:
    """A byte of a header now and then, for longer than anybody waits."""
    for _ in range(200):
        handler.wfile.write(b"H")
        handler.wfile.flush()
        time.sleep(0.1)


def cut(handler) -> None:
    """Less than was promised."""
    handler.send_response(200)
    handler.send_header("Content-Type", LD)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b'{"@context":"https://w3id.org/openbadges/v2"')
    handler.wfile.flush()
    handler.close_connection = True


def huge(handler) -> None:
    """Spaces without end."""
    handler.send_response(200)
    handler.send_header("Content-Type", LD)
    handler.send_header("Connection", "close")
    handler.end_headers()
    for _ in range(4096):
        handler.wfile.write(b" " * 65536)


class Maker:
    """The command line under test, as the issuer uses it."""

    def __init__(self, program: str, folder: Path, picture: Path) -> None:
        self.program, self.folder, self.picture = program, folder, picture

    def run(self, *arguments: str) -> bytes:
        done = subprocess.run([self.program, *arguments], cwd=self.folder, capture_output=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"ovenbird {' '.join(arguments)}: {done.stderr.decode()}")
        return done.stdout

    def key(self, name: str) -> str:
        """A new key; gives its public half."""
        self.run("keygen", "-o", f"{name}.pem", "--insecure-seed", name, "--force", "--quiet")
        return (self.folder / f"{name}.pem.pub").read_text()

    def sign(self, document: dict, key: str) -> bytes:
        return self.run("sign", json.dumps(document), "--key", f"{key}.pem").strip()

    def bake(self, text: str, name: str) -> bytes:
        (self.folder / f"{name}.badge").write_text(text)
        self.run("bake", str(self.picture), f"{name}.badge", "-o", name)
        return (self.folder / name).read_bytes()


def issuer(site: Site, maker: Maker) -> None:
    """The profile with its policy, key and revocation list, a badge class with a picture and an endorsement."""
    at, origin = site.at, site.origin
    site.put("/2.0/issuer", {
        "@context": V2, "type": "Issuer", "id": at("/2.0/issuer"), "name": "Example Makers", "url": origin,
        "email": "badges@example.org", "publicKey": at("/2.0/key"), "revocationList": at("/2.0/revoked-list"),
        # `allowedOrigins` has hosts without ports; by default it is the profile's own host, port included.
        "verification": {"type": "VerificationObject", "startsWith": at("/2.0/")},
    })
    site.put("/2.0/key", {
        "@context": V2, "type": "CryptographicKey", "id": at("/2.0/key"), "owner": at("/2.0/issuer"),
        "publicKeyPem": maker.key("issuer"),
    })
    site.put("/2.0/revoked-list", {
        "@context": V2, "type": "RevocationList", "id": at("/2.0/revoked-list"), "issuer": at("/2.0/issuer"),
        "revokedAssertions": [{"id": at("/2.0/listed"), "revocationReason": "awarded twice"},
                              at("/2.0/signed-listed")],
    })
    site.put("/2.0/class", {
        "@context": V2, "type": "BadgeClass", "id": at("/2.0/class"), "name": "Robotics Basics",
        "description": "A robot leaves the maze.", "image": at("/picture.png"), "issuer": at("/2.0/issuer"),
        "criteria": {"narrative": "Build a robot."}, "endorsement": [at("/2.0/endorsement")],
    })
    site.put("/picture.png", maker.picture.read_bytes(), media_type="image/png")
    site.put("/2.0/endorser", {
        "@context": V2, "type": "Issuer", "id": at("/2.0/endorser"), "name": "Example Guild", "url": origin,
        "email": "guild@example.org",
    })
    site.put("/2.0/endorsement", {
        "@context": V2, "type": "Endorsement", "id": at("/2.0/endorsement"), "issuer": at("/2.0/endorser"),
        "claim": {"id": at("/2.0/class"), "endorsementComment": "We hire who has it."},
        "issuedOn": "2024-11-01T00:00:00Z", "verification": {"type": "HostedBadge"},
    })


def assertion(site: Site, path: str, **more: object) -> dict:
    return {
        "@context": V2, "type": "Assertion", "id": site.at(path), "recipient": RECIPIENT, "badge": site.at("/2.0/class"),
        "verification": {"type": "HostedBadge"}, "issuedOn": "2024-10-28T15:00:00Z", **more,
    }


def badges(site: Site, maker: Maker) -> None:
    """Hosted and signed ones of 2.0, as they should be and revoked."""
    for path in ("/2.0/ada", "/2.0/listed"):
        site.put(path, assertion(site, path))
    site.put("/2.0/expired", assertion(site, "/2.0/expired", expires="2025-01-01T00:00:00Z"))
    site.put("/2.0/revoked", {
        "@context": V2, "type": "Assertion", "id": site.at("/2.0/revoked"), "revoked": True,
        "revocationReason": "a mistake",
    }, status=410)
    site.put("/2.0/gone", b"", status=410, media_type="text/plain")
    baked = json.dumps(assertion(site, "/2.0/baked.png", image=site.at("/2.0/baked.png")))
    site.put("/2.0/baked.png", maker.bake(baked, "baked.png"), media_type="image/png")
    maker.key("somebody")
    signing = {"verification": {"type": "SignedBadge", "creator": site.at("/2.0/key")}}
    for name, key in (("signed", "issuer"), ("signed-listed", "issuer"), ("forged", "somebody")):
        document = assertion(site, f"/2.0/{name}", **signing)
        token = maker.sign(document, key)
        (maker.folder / f"{name}.jws").write_bytes(token)
        maker.bake(token.decode(), f"{name}.png")
    site.put("/2.0/signed.jws", (maker.folder / "signed.jws").read_bytes(), media_type="text/plain")
    (maker.folder / "copy.json").write_text(json.dumps(assertion(site, "/2.0/ada", issuedOn="2024-12-24T00:00:00Z")))
    maker.bake(site.at("/2.0/ada"), "address.png")


def older(site: Site) -> None:
    """1.1 in three documents, 0.5 in one."""
    at = site.at
    site.put("/1.1/issuer", {"@context": V1, "type": "Issuer", "id": at("/1.1/issuer"), "name": "Example Makers",
                             "url": site.origin, "email": "badges@example.org"})
    site.put("/1.1/class", {"@context": V1, "type": "BadgeClass", "id": at("/1.1/class"), "name": "Robotics Basics",
                            "description": "A robot leaves the maze.", "image": at("/picture.png"),
                            "criteria": at("/criteria"), "issuer": at("/1.1/issuer")})
    site.put("/1.1/ada", {"@context": V1, "type": "Assertion", "id": at("/1.1/ada"), "uid": "ada-1",
                          "recipient": RECIPIENT, "badge": at("/1.1/class"), "issuedOn": "2015-10-28T15:00:00Z",
                          "verify": {"type": "hosted", "url": at("/1.1/ada")}})
    site.put("/0.5/ada", {"recipient": HASH, "salt": SALT, "issued_on": "2012-10-28",
                          "badge": {"version": "0.5.0", "name": "Robotics Basics", "image": "/picture.png",
                                    "description": "A robot leaves the maze.", "criteria": "/criteria",
                                    "issuer": {"origin": site.origin, "name": "Example Makers"}}},
             media_type="application/json")


def trouble(site: Site, stranger: Site) -> None:
    """What goes wrong: on the way, and on purpose."""
    at = site.at
    stranger.put("/2.0/ada", assertion(site, "/2.0/elsewhere"))
    site.pages["/2.0/elsewhere"] = redirect(stranger.at("/2.0/ada"))
    site.pages["/2.0/moved"] = redirect(at("/2.0/ada"))
    site.pages["/2.0/circle"] = redirect(at("/2.0/circle"))
    site.pages["/2.0/inside"] = redirect("http://10.0.0.1/2.0/ada")
    site.pages["/2.0/slow"] = slow
    site.pages["/2.0/cut"] = cut
    site.pages["/2.0/huge"] = huge
    site.put("/2.0/broken", {"oops": 1}, status=500)
    site.put("/2.0/typed", assertion(site, "/2.0/typed"), media_type="video/mp4")
    site.put("/2.0/page", b"<!doctype html><title>Log in</title>", media_type="text/html")
    # Outside of what the issuer's policy says, and on a stranger's host.
    site.put("/other/ada", assertion(site, "/other/ada"))
    stranger.put("/stolen", {**assertion(site, "/2.0/ada"), "id": stranger.at("/stolen")})
    # The class of an issuer whose documents are trouble, one after the other.
    for name in ("slow", "cut", "huge", "broken", "page"):
        site.put(f"/2.0/class-{name}", {**json.loads(site.pages["/2.0/class"][2]), "id": at(f"/2.0/class-{name}"),
                                        "issuer": at(f"/2.0/{name}")})
        site.put(f"/2.0/of-{name}", assertion(site, f"/2.0/of-{name}", badge=at(f"/2.0/class-{name}")))


def build(program: str, folder: Path, picture: Path) -> tuple[Site, Site]:
    """The issuer's server and a stranger's, both serving."""
    site, stranger = Site(), Site()
    maker = Maker(program, folder, picture)
    issuer(site, maker)
    badges(site, maker)
    older(site)
    trouble(site, stranger)
    site.start()
    stranger.start()
    return site, stranger
