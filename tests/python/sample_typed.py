"""A program as a user would write it; test_types.py has mypy check it in strict mode."""

import io
from datetime import datetime, timezone
from pathlib import Path

import ovenbird


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
