"""What is verified, and what has to come out. Written by hand from the specification, not recorded."""

from __future__ import annotations

from pathlib import Path

import cases_of_credentials
from case import Case
from site_of_issuer import ADA, Site


def cases(site: Site, stranger: Site, folder: Path) -> list[Case]:
    at = site.at
    valid = {"trust": "issuer", "checks.status.result": "passed"}
    return [
        # As it should be.
        Case("a hosted badge", at("/2.0/ada"), "valid", email=ADA, options={"check_images": True}, members={
            **valid, "method": "hosted", "version": "2.0", "badge.issuer.name": "Example Makers",
            "recipient.matched": True, "endorsements.0.verdict": "valid",
            "endorsements.0.comment": "We hire who has it."}),
        Case("a picture at the badge's address", at("/2.0/baked.png"), "valid", members=valid),
        Case("a picture with an address in it", folder / "address.png", "valid", members=valid),
        Case("a signed badge in a picture", folder / "signed.png", "valid", email=ADA,
             members={**valid, "method": "signed", "key.id": at("/2.0/key"), "key.algorithm": "EdDSA"}),
        Case("a signed badge as text", folder / "signed.jws", "valid", members=valid),
        Case("a signed badge at an address", at("/2.0/signed.jws"), "valid", members=valid),
        Case("a badge of 1.1", at("/1.1/ada"), "valid", email=ADA, members={**valid, "version": "1.1"}),
        Case("a badge of 0.5", at("/0.5/ada"), "valid", email=ADA, members={**valid, "version": "0.5"}),
        Case("a badge behind a redirect of its own host", at("/2.0/moved"), "valid", members=valid),
        Case("a badge at another name of its host", site.alias + "/2.0/ada", "valid", ("verify.id_mismatch",)),
        # Not in force, or somebody else's.
        Case("revoked, with 410 and a reason", at("/2.0/revoked"), "invalid", ("verify.revoked",),
             members={"standing.revoked": True, "standing.revocation_reason": "a mistake"}),
        Case("gone, with 410 and nothing", at("/2.0/gone"), "invalid", ("verify.revoked",)),
        Case("revoked by the list", at("/2.0/listed"), "invalid", ("verify.revoked",),
             members={"standing.revocation_reason": "awarded twice", "checks.integrity.result": "passed"}),
        Case("signed and revoked by the list", folder / "signed-listed.png", "invalid", ("verify.revoked",),
             members={"checks.integrity.result": "passed", "method": "signed"}),
        Case("expired", at("/2.0/expired"), "invalid", ("dates.expired",), members={"standing.expired": True}),
        Case("somebody else's", at("/2.0/ada"), "invalid", ("recipient.mismatch",), email="eve@example.org"),
        # Forged.
        Case("signed with another key", folder / "forged.png", "invalid", ("jws.signature",)),
        Case("a copy that was changed", folder / "copy.json", "invalid", ("verify.copy_differs",)),
        Case("a stranger's host", stranger.at("/stolen"), "invalid", ("verify.scope",)),
        Case("outside of the issuer's policy", at("/other/ada"), "invalid", ("verify.scope",)),
        # Trouble on the way.
        Case("a redirect to another host", at("/2.0/elsewhere"), "unverified", ("verify.redirected",)),
        Case("a redirect into a private network", at("/2.0/inside"), "unverified", ("verify.unfetched",)),
        Case("a circle of redirects", at("/2.0/circle"), "unverified", ("verify.unfetched",)),
        Case("no such page", at("/2.0/nowhere"), "unverified", ("verify.http_status",)),
        Case("an error of the server", at("/2.0/broken"), "unverified", ("verify.http_status",)),
        Case("too slow", at("/2.0/slow"), "unverified", ("verify.unfetched",)),
        Case("cut off", at("/2.0/cut"), "unverified", ("verify.unfetched",)),
        Case("too large", at("/2.0/huge"), "unverified", ("verify.unfetched",)),
        Case("a video", at("/2.0/typed"), "unverified", ("verify.document",)),
        Case("a page to log in", at("/2.0/page"), "unverified", ("payload.unrecognised",)),
        Case("a private address", "http://10.0.0.1/ada", "unverified", ("verify.unfetched",)),
        Case("no web address", "http://127.0.0.1:1/ada", "unverified", ("verify.unfetched",)),
        *(Case(f"an issuer that is {name}", at(f"/2.0/of-{name}"), "unverified")
          for name in ("slow", "cut", "huge", "broken", "page")),
        *cases_of_credentials.cases(site, folder),
    ]
