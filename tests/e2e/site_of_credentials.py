"""What the small issuer has of Open Badges 3.0: keys in a controller document, credentials with proofs, lists of statuses, a
refresh service; and what goes wrong with each of them.

did:web leads to https, which loopback has not; a controller document at an address of the issuer's is read in the same way.
"""

from __future__ import annotations

import base64
import gzip
import json

from site_of_issuer import Maker, Site, cut, redirect, send, slow

CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
]
FROM = "2025-10-28T15:00:00Z"
ACHIEVEMENT = "urn:uuid:3f0a4d0e-7e6b-4a50-8b0a-6f6a4f0f9a01"
#: The places in the status list that say something.
REVOKED, SUSPENDED, IN_FORCE = 42, 43, 44


class Issuer:
    """Whoever has an address with keys, and signs."""

    def __init__(self, site: Site, maker: Maker, path: str, name: str) -> None:
        self.site, self.maker, self.name = site, maker, name
        self.id = site.at(path)
        self.path = path
        self.methods: list[dict] = []
        self.asserts: list[str] = []

    def key(self, name: str, fragment: str | None = None, asserts: bool = True, **more: str) -> str:
        """A new key in the document; gives the id of its method."""
        self.maker.key(name)
        multikey = self.maker.run("key", f"{name}.pem", "--public", "--format", "multikey").decode().strip()
        method = f"{self.id}#{fragment or multikey}"
        self.methods.append(
            {"id": method, "type": "Multikey", "controller": self.id, "publicKeyMultibase": multikey, **more}
        )
        self.asserts += [method] if asserts else []
        return method

    def document(self, **more: object) -> dict:
        return {"@context": "https://www.w3.org/ns/cid/v1", "id": self.id, "verificationMethod": self.methods,
                "assertionMethod": self.asserts, **more}

    def publish(self) -> None:
        self.site.put(self.path, self.document(), media_type="application/cid")

    def sign(self, document: dict, key: str, method: str | None, *more: str) -> dict:
        given = ["--method", method] if method else []
        options = ["--proof", "eddsa-rdfc-2022", "--created", FROM, *given, *more]
        return json.loads(self.maker.run("sign", json.dumps(document), "--key", f"{key}.pem", *options))


def badge(issuer: str, id: str, **more: object) -> dict:
    return {
        "@context": CONTEXTS, "id": id, "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": issuer, "type": ["Profile"], "name": "Example Makers"}, "validFrom": FROM,
        "name": "Robotics Basics",
        "credentialSubject": {
            "id": "did:example:ada", "type": ["AchievementSubject"],
            "identifier": [{"type": "IdentityObject", "hashed": False, "identityHash": "ada@example.org",
                            "identityType": "emailAddress"}],
            "achievement": {
                "id": ACHIEVEMENT, "type": ["Achievement"],
                "name": "Robotics Basics", "description": "A robot leaves the maze.",
                "criteria": {"narrative": "Build a robot."},
            },
        },
        **more,
    }


def status_list(issuer: str, id: str, purpose: str, *indices: int) -> dict:
    """The credential that is a list of 131,072 bits, the first of which is the highest of the first byte."""
    bits = bytearray(16_384)
    for index in indices:
        bits[index // 8] |= 0x80 >> (index % 8)
    encoded = "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")
    return {
        "@context": CONTEXTS[:1], "id": id, "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer, "validFrom": FROM,
        "credentialSubject": {"id": f"{id}#list", "type": "BitstringStatusList", "statusPurpose": purpose,
                              "encodedList": encoded},
    }


def entry(list_url: str, index: int, purpose: str = "revocation") -> dict:
    return {"credentialStatus": {"id": f"{list_url}#{index}", "type": "BitstringStatusListEntry",
                                 "statusPurpose": purpose, "statusListIndex": str(index),
                                 "statusListCredential": list_url}}


class Credentials:
    """All of it."""

    def __init__(self, site: Site, stranger: Site, maker: Maker) -> None:
        self.site, self.stranger, self.maker = site, stranger, maker
        self.makers = Issuer(site, maker, "/3.0/issuer", "Example Makers")
        self.method = self.makers.key("makers", "key-1")
        self.others = Issuer(stranger, maker, "/others", "Others")
        self.others_method = self.others.key("others", "key-1")
        self.keys()
        self.makers.publish()
        self.others.publish()
        self.lists()
        self.good()
        self.refreshing()
        self.bad()
        self.trouble()

    def keys(self) -> None:
        """Keys of the issuer's that may not sign."""
        self.revoked_method = self.makers.key("was-revoked", "key-2", revoked="2025-12-01T00:00:00Z")
        self.expired_method = self.makers.key("has-expired", "key-3", expires="2025-12-01T00:00:00Z")
        self.login_method = self.makers.key("for-login", "key-4", asserts=False)

    def put(self, name: str, document: dict, key: str = "makers", method: str | None = None, *more: str) -> dict:
        """Signs a credential, and puts it at its address and into a file."""
        signed = self.makers.sign(document, key, method or self.method, *more)
        self.site.put(f"/3.0/{name}", signed, media_type="application/vc")
        (self.maker.folder / f"{name}.json").write_text(json.dumps(signed))
        return signed

    def own(self, place: str, **more: object) -> dict:
        return badge(self.makers.id, self.site.at(f"/3.0/{place}"), **more)

    def lists(self) -> None:
        at, makers = self.site.at, self.makers
        for name, purpose, index in (("revocation", "revocation", REVOKED), ("suspension", "suspension", SUSPENDED)):
            self.put(f"list-{name}", status_list(makers.id, at(f"/3.0/list-{name}"), purpose, index))
        # A list that is another issuer's, one that nobody signed, and one whose bits were changed afterwards.
        url = at("/3.0/list-of-others")
        self.site.put("/3.0/list-of-others", self.others.sign(
            status_list(self.others.id, url, "revocation"), "others", self.others_method))
        url = at("/3.0/list-unsigned")
        self.site.put("/3.0/list-unsigned", status_list(makers.id, url, "revocation"))
        url = at("/3.0/list-forged")
        signed = makers.sign(status_list(makers.id, url, "revocation", IN_FORCE), "makers", self.method)
        signed["credentialSubject"] = status_list(makers.id, url, "revocation")["credentialSubject"]
        self.site.put("/3.0/list-forged", signed)
        self.site.put("/3.0/revoked-list", {"id": at("/3.0/revoked-list"), "issuer": makers.id, "revokedCredential": [
            {"id": at("/3.0/listed"), "revoked": True, "revocationReason": "awarded twice"}]})

    def good(self) -> None:
        at, maker = self.site.at, self.maker
        signed = json.dumps(self.put("ada", self.own("ada", **entry(at("/3.0/list-revocation"), IN_FORCE))))
        maker.bake(signed, "credential.png")
        self.put("plain", self.own("plain"))
        token = maker.run("sign", json.dumps(self.own("token")), "--key", "makers.pem", "--key-id", self.method)
        (maker.folder / "token.jwt").write_bytes(token.strip())
        self.put("unlisted", self.own("unlisted", credentialStatus={
            "id": at("/3.0/revoked-list"), "type": "1EdTechRevocationList"}))
        endorsement = {
            "@context": CONTEXTS, "id": self.stranger.at("/endorsement"),
            "type": ["VerifiableCredential", "EndorsementCredential"], "name": "Endorsement",
            "issuer": {"id": self.others.id, "type": ["Profile"], "name": "Example Guild"}, "validFrom": FROM,
            "credentialSubject": {"id": ACHIEVEMENT, "type": ["EndorsementSubject"],
                                  "endorsementComment": "We hire who has it."},
        }
        proven = self.others.sign(endorsement, "others", self.others_method)
        endorsed = self.own("endorsed")
        endorsed["credentialSubject"]["achievement"]["endorsement"] = [proven]
        self.put("endorsed", endorsed)
        self.put("for-us", self.own("for-us"), "makers", None, "--domain", "us.example")
        # An issuer that is nothing but its own key.
        maker.key("itself")
        did = maker.run("key", "itself.pem", "--public", "--format", "did_key").decode().strip()
        itself = self.makers.sign(badge(did, "urn:uuid:0f6c2b1e-6ddc-4a3c-9a55-2a0f3f8f8f10"), "itself", None)
        (maker.folder / "itself.json").write_text(json.dumps(itself))

    def refreshing(self) -> None:
        """One whose service has the credential of today, one whose service is broken, one that gets another's."""
        for name, url in (("old", "today"), ("stale", "broken"), ("swapped", "ada")):
            service = {"id": self.site.at(f"/3.0/{url}"), "type": "1EdTechCredentialRefresh"}
            self.put(name, self.own(name, refreshService=service))
        newer = self.own("old", validFrom="2025-12-01T00:00:00Z", name="Robotics Basics, today")
        self.site.put("/3.0/today", self.makers.sign(newer, "makers", self.method))
        self.site.put("/3.0/broken", {"oops": 1}, status=500)

    def bad(self) -> None:
        """Revoked, suspended, expired, changed, and signed with the wrong keys."""
        at = self.site.at
        self.put("revoked", self.own("revoked", **entry(at("/3.0/list-revocation"), REVOKED)))
        self.put("suspended", self.own("suspended", **entry(at("/3.0/list-suspension"), SUSPENDED, "suspension")))
        self.put("listed", self.own("listed", credentialStatus={
            "id": at("/3.0/revoked-list"), "type": "1EdTechRevocationList"}))
        self.put("expired-3", self.own("expired-3", validUntil="2025-12-01T00:00:00Z"))
        changed = self.put("changed", self.own("changed"))
        changed["credentialSubject"]["id"] = "did:example:eve"
        (self.maker.folder / "changed.json").write_text(json.dumps(changed))
        for name, method in (("was-revoked", self.revoked_method), ("has-expired", self.expired_method),
                             ("for-login", self.login_method)):
            self.put(f"by-{name}", self.own(f"by-{name}"), name, method)
        # A key that nobody lists, and one that a stranger's document lists, in the name of the issuer.
        self.maker.key("unlisted")
        multikey = self.maker.run("key", "unlisted.pem", "--public", "--format", "multikey").decode().strip()
        self.put("by-nobody", self.own("by-nobody"), "unlisted", f"{self.makers.id}#{multikey}")
        self.put("by-stranger", self.own("by-stranger"), "others", self.others_method)
        for name in ("of-others", "unsigned", "forged", "nowhere"):
            self.put(f"with-list-{name}", self.own(f"with-list-{name}", **entry(at(f"/3.0/list-{name}"), IN_FORCE)))

    def trouble(self) -> None:
        """Issuers whose controller documents are trouble."""
        site = self.site
        moved = self.stranger.at("/3.0/of-redirected")
        answers = {
            "redirected": redirect(moved), "slow": slow, "cut": cut,
            "page": lambda handler: send(handler, 200, "text/html", b"<!doctype html><title>Log in</title>"),
        }
        for name in ("redirected", "slow", "cut", "page", "mistaken"):
            issuer = Issuer(site, self.maker, f"/3.0/of-{name}", name)
            method = issuer.key(f"of-{name}", "key-1")
            document = badge(issuer.id, site.at(f"/3.0/by-{name}"))
            (self.maker.folder / f"by-{name}.json").write_text(
                json.dumps(issuer.sign(document, f"of-{name}", method)))
            if name in answers:
                site.pages[issuer.path] = answers[name]
                self.stranger.put(issuer.path, issuer.document())
            else:
                site.put(issuer.path, issuer.document(id=self.makers.id))
