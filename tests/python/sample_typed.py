"""A program as a user would write it; test_types.py has mypy check it in strict mode."""

import io
from datetime import datetime, timezone
from pathlib import Path

import ovenbird
from ovenbird.fetch import FetchFailure, FetchRequest, FetchResponse, Guarded


def issue(image: bytes, assertion: dict[str, object]) -> bytes:
    """Bakes with options, and says what was replaced."""
    limits: ovenbird.Limits = {"input_bytes": 1 << 20}
    spliced: ovenbird.Splice = ovenbird.splice(image, assertion, on_existing="refuse", limits=limits)
    replaced: int = spliced.report.replaced
    print(replaced, len(spliced), [len(piece) for piece in spliced.pieces])
    buffer = bytearray(len(spliced))
    written: int = ovenbird.bake_into(memoryview(image), "https://example.org/1", buffer)
    spliced.write_to(io.BytesIO())
    with open("baked.png", "wb") as file:
        spliced.write_to(file)
    return bytes(buffer[:written]) or ovenbird.bake(Path("a.png"), assertion, keyword="openbadges", wallet_safe=True)


def read(path: str) -> str | None:
    """Walks through everything an image holds."""
    unbaked = ovenbird.unbake(path, accept_damaged=True)
    for found in unbaked:
        carrier: ovenbird.Carrier = found.carrier
        print(carrier, found.offset, [problem.code for problem in found.problems])
    first: ovenbird.Found = unbaked[0]
    one = ovenbird.unbake_one(io.BytesIO(b""), strict=True)
    report: ovenbird.Report = ovenbird.validate(one, profile="strict", at=datetime.now(timezone.utc))
    for problem in report.problems:
        print(problem.severity, problem.pointer, problem.rule, problem.hint)
    extended = ovenbird.validate_extension({"type": ["Extension"]}, "{}", limits={"problems": 10})
    print(report.ok and extended.ok, report.class_, [rule.clause for rule in ovenbird.rules()])
    new: ovenbird.Upgraded = ovenbird.upgrade(one, "3.0", id="https://a.example/1", badge={}, issuer=Path("i.json"))
    print(new.from_, new.class_, new.changed, [problem.pointer for problem in new.lost], new.to_json())
    badge: ovenbird.Badge = ovenbird.parse(one.text if one.kind == "json" else first.text)
    print(badge.to_dict()["version"], ovenbird.strip(path), ovenbird.sniff(path), ovenbird.payload(badge.raw).header)
    summary = ovenbird.inspect(path).summary
    if summary is not None and summary.error is not None:
        print(summary.error.message, summary.class_)
    return badge.issuer.name if badge.issuer else None


def check(badge: ovenbird.Badge) -> bool:
    """Matches recipients in every form of identities."""
    by_type = ovenbird.match_recipient(badge, {"email": ["a@example.org"], "url": "https://a.example"})
    several = ovenbird.match_recipient(badge.raw, ["a", {"type": "email", "identity": "b"}], variants=["nfc"])
    try:
        hashed: str = ovenbird.hash_identity("a@example.org", "salt", algorithm="sha256", version="2.0")
    except ovenbird.CallerError as error:
        offset: int | None = error.offset
        print(error.code, offset, error.detail)
        raise
    return bool(by_type) or several.matched or hashed == ""


def key_of(path: Path) -> ovenbird.Key:
    """Reads, makes and writes keys."""
    made = ovenbird.Key.generate("rsa", bits=3072, id="https://a.example/keys/1")
    read: ovenbird.Key = ovenbird.Key.read(path, format="pem", limits={"text_bytes": 1 << 16})
    several: list[ovenbird.Key] = ovenbird.Key.read_all({"keys": [made.to_jwk()]})
    algorithm: ovenbird.JwsAlgorithm = made.algorithms[0]
    info: ovenbird.KeyInfo = made.info
    print(algorithm, info.to_dict()["thumbprint"], made.did, read.write("multikey"), several, read == made.public())
    return made


def sign(credential: dict[str, object], key: ovenbird.Key) -> bool:
    """Signs here and elsewhere, and checks the signature."""

    def signer(data: bytes) -> bytearray:
        return bytearray(data)

    here: ovenbird.Signed = ovenbird.sign(credential, key, algorithm="PS256", key_id="a", embed_key=False)
    there = ovenbird.sign("{}", key.public(), signer=signer, signature_encoding="der", check=False)
    asked: ovenbird.SigningInput = ovenbird.signing_input(credential, key=key.to_jwk(), format="vc_jwt", typ="JWT")
    token: str = ovenbird.attach_signature(asked, signer(bytes(asked)), encoding="raw", key=key)
    keys: list[ovenbird.KeyInput] = [key.public(), key.to_pem(), Path("key.pem")]
    report: ovenbird.SignatureReport = ovenbird.verify_signature(there, keys, mode="compatible", at="2024-01-01T00:00:00Z")
    source: ovenbird.KeySource | None = report.key.source if report.key else None
    print(here.header, source, report.json(), [problem.code for problem in report.problems])
    return bool(ovenbird.verify_signature(token, key, accept_header_key=True, at=datetime.now(timezone.utc)))


def prove(credential: dict[str, object], key: ovenbird.Key) -> bool:
    """Embeds a proof, here and elsewhere, and looks at what it signs."""
    contexts: ovenbird.Contexts = ovenbird.Contexts({"https://a.example/c": {"@context": {}}, "https://a.example/d": "{}"})
    suite: ovenbird.Cryptosuite = "eddsa-rdfc-2022"
    now = datetime.now(timezone.utc)
    here = ovenbird.sign(credential, key, cryptosuite=suite, created=now, expires="2030-01-01T00:00:00Z", contexts=contexts)
    asked = ovenbird.signing_input(credential, key=key, format="data_integrity", verification_method=key.did, domain="a.example")
    whole: str = ovenbird.attach_signature(asked.unsigned or asked, b"")
    report = ovenbird.verify_signature(whole, key, explain=True, challenge="a", contexts=contexts)
    proof: ovenbird.ProofReport = report.proofs[0]
    form: ovenbird.CanonicalForm | None = proof.canonical
    canonical = ovenbird.canonicalize(here, algorithm="jcs", hash="sha384", part="proof", proof=1, contexts=contexts)
    compared: ovenbird.Comparison = ovenbird.equal_credentials(here, credential)
    newer: ovenbird.Newer | None = compared.newer
    document: str = ovenbird.did_document("did:web:a.example", [key, key.did_jwk()], limits={"canonical_work": 5})
    judged = ovenbird.verify(whole, accept_self_asserted=True, refresh=False, mode="compatible", contexts=contexts)
    statuses: list[int | None] = [status.status for status in judged.statuses]
    wallet = ovenbird.validate(credential, profile="wallet")
    print(form.options_hash if form else None, canonical.quads, newer, document, statuses, judged.standing.suspended, wallet)
    return contexts.knows("https://a.example/c") and bool(proof) and bool(compared)


def issue_everything(key: ovenbird.Key) -> bytes:
    """Issues documents and whole badges, and tells what is revoked."""
    request: ovenbird.IssueRequest = {
        "version": "3.0",
        "class": "OpenBadgeCredential",
        "recipient": {"identity": "ada@example.org", "hashed": True},
        "badge": {"name": "Robotics"},
        "issued_on": datetime.now(timezone.utc),
        "evidence": ["https://a.example/evidence", {"narrative": "It moved."}],
    }
    issued: ovenbird.Issued = ovenbird.issue(request, now=datetime.now(timezone.utc), limits={"status_list_bytes": 1 << 20})
    print(issued.class_, issued.id, issued.to_json(), [problem.pointer for problem in issued.lost])
    statuses = ovenbird.StatusList(200_000, size=2)
    statuses[5] = statuses.get(4) + statuses.length
    again: ovenbird.StatusList = ovenbird.StatusList.decode(statuses.encode(), size=2)
    made: ovenbird.IssuedAndBaked = ovenbird.issue_and_bake(Path("a.png"), request, key, now=0, on_existing="refuse")
    print(len(again), list(again), made.payload, made.signed.algorithm if made.signed else None, made.baked.replaced)
    return made.bytes


def fetch(request: FetchRequest) -> tuple[int, str, str, bytes]:
    """Fetches as a user's own program would."""
    if request.purpose == "image" or request.max_bytes < 1 << 10:
        raise FetchFailure("not today", code="busy")
    return 200, request.url, request.media_types[0], b"{}"


async def afetch(request: FetchRequest) -> FetchResponse:
    """The same, to be awaited."""
    return FetchResponse(410, final_url=request.url, media_type="application/json", body=bytearray())


async def verify(path: Path, key: ovenbird.Key) -> ovenbird.VerificationReport:
    """Verifies in every way."""
    client: Guarded = ovenbird.fetch.guarded(allow_http=False, ports=[443], total_timeout_ms=5000)
    limits: ovenbird.Limits = {"requests": 8, "response_bytes": 1 << 16, "picture_bytes": 0, "fetched_bytes": 1 << 20}
    options: list[ovenbird.KeyInput | ovenbird.KeyBinding] = [key, (key.to_pem(), "https://a.example"), {"key": key}]
    here = ovenbird.verify(path, fetch=client, keys=options, recipient={"email": ["a@example.org"]}, limits=limits)
    mine = ovenbird.verify("https://a.example/1", fetch=fetch, recipient="a@example.org", variants=["nfc"], keys=key)
    later = await ovenbird.averify({"type": "Assertion"}, fetch=afetch, at=datetime.now(timezone.utc), depth=1)
    threads = await ovenbird.averify(b"{}", fetch=client, check_images=True, endorsements=False)
    verdict: ovenbird.Verdict = here.verdict
    check: ovenbird.Check = here.checks.status
    requests: int = client.counters().requests + mine.requests
    print(verdict, check.reason, requests, later.valid, threads.table(), here.html(), [e.code for e in here.errors])
    print(here.badge.issuer.name if here.badge and here.badge.issuer else None, here.standing.revocation_reason)
    print([(e.about, e.checks.issuer.result) for e in here.endorsements], here.problem_details().errors[0].detail)
    machine = ovenbird.Verification(path, accept_changed_copy=True, accept_redirects=True, accept_damaged=True)
    for request in machine.next_requests():
        machine.supply(request.id, status=404, final_url="", media_type="text/html", body=memoryview(b""))
        machine.supply_failure(request.id, "no", code="offline")
    return machine.report() if machine.is_ready else here
