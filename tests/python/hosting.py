"""A small issuer: its documents by URL, as the answers of a callable, and as a server on this very machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from ovenbird.fetch import FetchRequest, FetchResponse

BASE = "https://issuer.example"
AT = "2026-06-01T00:00:00Z"
CONTEXT = "https://w3id.org/openbadges/v2"


def documents(base: str = BASE, **more: Any) -> dict[str, dict[str, Any]]:
    """A hosted badge, its class and its issuer; ``more`` are members of the badge."""
    badge = {
        "@context": CONTEXT,
        "type": "Assertion",
        "id": f"{base}/assertions/1",
        "badge": f"{base}/badges/1",
        "recipient": {"type": "email", "hashed": False, "identity": "ada@example.org"},
        "verification": {"type": "HostedBadge"},
        "issuedOn": "2025-03-01T10:00:00Z",
    }
    badge_class = {
        "@context": CONTEXT,
        "type": "BadgeClass",
        "id": f"{base}/badges/1",
        "name": "Baker",
        "description": "Bakes bread.",
        "image": f"{base}/baker.png",
        "criteria": {"narrative": "Bake a loaf."},
        "issuer": f"{base}/issuer",
    }
    issuer = {
        "@context": CONTEXT,
        "type": "Issuer",
        "id": f"{base}/issuer",
        "name": "Oven House",
        "url": base,
        "email": "bread@example.org",
    }
    badge.update(more)
    return {document["id"]: document for document in (badge, badge_class, issuer)}  # type: ignore[misc]


def endorsed(count: int) -> dict[str, dict[str, Any]]:
    """The same with endorsements of the badge, which do not depend on each other."""
    urls = [f"{BASE}/endorsements/{number}" for number in range(count)]
    hosted = documents(endorsement=urls)
    for url in urls:
        hosted[url] = {
            "@context": CONTEXT,
            "type": "Endorsement",
            "id": url,
            "claim": {"id": f"{BASE}/assertions/1", "endorsementComment": "Good bread."},
            "issuer": f"{BASE}/issuer",
            "issuedOn": "2025-04-01T00:00:00Z",
            "verification": {"type": "HostedBadge"},
        }
    return hosted


def badge_of(hosted: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The badge among the documents."""
    return next(iter(hosted.values()))


class Web:
    """A callable that answers from documents, and remembers what it was asked."""

    def __init__(self, hosted: dict[str, dict[str, Any]]) -> None:
        self.hosted = hosted
        self.asked: list[FetchRequest] = []

    def __call__(self, request: FetchRequest) -> FetchResponse:
        self.asked.append(request)
        document = self.hosted.get(request.url)
        if document is None:
            return FetchResponse(404, request.url, "text/html", b"not here")
        return FetchResponse(200, request.url, "application/ld+json", json.dumps(document).encode())


@contextmanager
def served() -> Iterator[tuple[str, dict[str, dict[str, Any]]]]:
    """The issuer on a port of this machine: its base URL, and its documents."""
    hosted: dict[str, dict[str, Any]] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            document = hosted.get(f"{base}{self.path}")
            body = b"not here" if document is None else json.dumps(document).encode()
            self.send_response(404 if document is None else 200)
            self.send_header("Content-Type", "application/ld+json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    base = f"http://127.0.0.1:{server.server_address[1]}"
    hosted.update(documents(base))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield base, hosted
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
