"""What is verified of Open Badges 3.0, and what has to come out. Written by hand from the specification, not recorded."""

from __future__ import annotations

from pathlib import Path

from case import Case
from site_of_issuer import ADA, Site

PROVEN = {"trust": "issuer", "method": "signed", "version": "3.0", "checks.integrity.result": "passed"}


def cases(site: Site, folder: Path) -> list[Case]:
    at = site.at
    method = at("/3.0/issuer#key-1")
    proof = {"proofs.0.cryptosuite": "eddsa-rdfc-2022", "proofs.0.verified": True, "proofs.0.verification_method": method}
    in_force = {"checks.status.result": "passed", "statuses.0.status": 0, "statuses.0.purpose": "revocation"}
    return [
        # As it should be.
        Case("a credential with a proof", folder / "ada.json", "valid", email=ADA, members={
            **PROVEN, **proof, **in_force, "key.id": method, "recipient.matched": True, "refreshed": False}),
        Case("a credential in a picture", folder / "credential.png", "valid", members={**PROVEN, **proof, **in_force}),
        Case("a credential at an address", at("/3.0/plain"), "valid", members={**PROVEN, **proof}),
        Case("a credential as JWT", folder / "token.jwt", "valid", members={**PROVEN, "key.id": method}),
        Case("one that the revocation list has not", folder / "unlisted.json", "valid",
             members={**PROVEN, "statuses.0.type": "1EdTechRevocationList", "statuses.0.status": 0}),
        Case("one that somebody endorses", folder / "endorsed.json", "valid", members={
            **PROVEN, "endorsements.0.verdict": "valid", "endorsements.0.comment": "We hire who has it."}),
        Case("one that is refreshed", folder / "old.json", "valid", members={
            **PROVEN, "refreshed": True, "badge.issued_on": "2025-12-01T00:00:00Z"}),
        Case("one that is not to be refreshed", folder / "old.json", "valid", options={"refresh": False},
             members={**PROVEN, "refreshed": False, "badge.issued_on": "2025-10-28T15:00:00Z"}),
        Case("one whose refresh service is broken", folder / "stale.json", "valid", ("verify.refresh",),
             members={**PROVEN, "refreshed": False}),
        Case("one whose refresh service has another", folder / "swapped.json", "valid", ("verify.refresh",),
             members={**PROVEN, "refreshed": False}),
        Case("a proof for us", folder / "for-us.json", "valid", options={"domain": "us.example"}, members=PROVEN),
        Case("an issuer that is its own key, if that is let pass", folder / "itself.json", "valid",
             options={"accept_self_asserted": True}, members={"trust": "self_asserted"}),
        # Not in force, or somebody else's.
        Case("revoked by its bit", folder / "revoked.json", "invalid", ("verify.revoked",), members={
            **PROVEN, "standing.revoked": True, "statuses.0.status": 1, "statuses.0.index": 42}),
        Case("suspended", folder / "suspended.json", "invalid", ("verify.suspended",),
             members={"standing.suspended": True, "standing.revoked": False}),
        Case("on the list of what is revoked", folder / "listed.json", "invalid", ("verify.revoked",),
             members={"standing.revocation_reason": "awarded twice"}),
        Case("a credential that has expired", folder / "expired-3.json", "invalid", ("dates.expired",),
             members={"standing.expired": True}),
        Case("somebody else's credential", folder / "ada.json", "invalid", ("recipient.mismatch",),
             email="eve@example.org"),
        Case("a proof for others", folder / "for-us.json", "invalid", options={"domain": "them.example"},
             members={"checks.integrity.result": "failed"}),
        # Forged.
        Case("a credential that was changed", folder / "changed.json", "invalid",
             members={"checks.integrity.result": "failed", "proofs.0.verified": False}),
        Case("signed with a key that was revoked", folder / "by-was-revoked.json", "invalid", ("verify.key_revoked",)),
        Case("signed with a key that has expired", folder / "by-has-expired.json", "invalid", ("verify.key_revoked",)),
        Case("signed with a key for something else", folder / "by-for-login.json", "invalid", ("verify.key_purpose",)),
        Case("signed with a key that nobody lists", folder / "by-nobody.json", "invalid", ("verify.key_unlisted",)),
        Case("signed by a stranger", folder / "by-stranger.json", "invalid", ("verify.controller",)),
        # Trouble on the way.
        Case("an issuer that is its own key", folder / "itself.json", "unverified", ("verify.self_asserted",),
             members={"trust": "self_asserted", "checks.integrity.result": "passed"}),
        *(Case(f"a status list that is {name}", folder / f"with-list-{file}.json", "unverified", (code,),
               members={"checks.status.result": "not_checked", "checks.integrity.result": "passed"})
          for name, file, code in (("another issuer's", "of-others", "verify.status"),
                                   ("not signed", "unsigned", "verify.status"), ("changed", "forged", "verify.status"),
                                   ("not there", "nowhere", "verify.http_status"))),
        *(Case(f"keys in a document that is {name}", folder / f"by-{file}.json", "unverified", (code,),
               members={"checks.issuer.result": "not_checked"})
          for name, file, code in (("redirected to another host", "redirected", "verify.redirected"),
                                   ("slow", "slow", "verify.unfetched"), ("cut off", "cut", "verify.unfetched"),
                                   ("a page to log in", "page", "json.syntax"),
                                   ("about somebody else", "mistaken", "verify.id_mismatch"))),
    ]
