"""The chapter on issuing: small requests and the documents they become, by docs/issuing.md."""

import datetime
import json
import uuid

from .. import samples as s
from ..crypto.entropy import Seeded
from ..kit import Chapter, error

#: 2026-01-15T09:00:00Z.
NOW = 1768467600
WHEN = datetime.datetime.fromtimestamp(NOW, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
SEED = "a seed of issuing"


def ordered(value):
    """Objects with their members in alphabetical order: a runner may keep a request in a map that has no other."""
    if isinstance(value, dict):
        return {name: ordered(value[name]) for name in sorted(value)}
    return [ordered(item) for item in value] if isinstance(value, list) else value


HOSTED = "https://badges.example/assertions/1"
BADGE = "https://badges.example/robotics"
ISSUER = "https://badges.example/issuer"
PROFILE_2 = ordered({"id": ISSUER, "name": "Makers", "url": "https://badges.example", "email": "badges@badges.example"})
CLASS_2 = ordered(
    {
        "id": BADGE,
        "name": "Robotics",
        "description": "Built a robot.",
        "image": "https://badges.example/robotics.png",
        "criteria": "https://badges.example/robotics/criteria",
        "issuer": PROFILE_2,
    }
)
PROFILE_3 = ordered({"id": ISSUER, "name": "Makers", "url": "https://badges.example", "email": "badges@badges.example"})
ACHIEVEMENT = ordered(
    {"id": BADGE, "name": "Robotics", "description": "Built a robot.", "criteria": {"narrative": "Build one."}}
)
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://w3id.org/openbadges")
assert str(NAMESPACE) == "cb6228ad-cf5a-5e8a-905d-c3327dd64133"


def made_up(version, kind, given):
    """The id of an object that has none."""
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, f'{version} {kind} {s.text(given)}')}"


def drawn():
    """What the seed gives, from the beginning."""
    return Seeded(SEED)


def issued(book, name, says, request, document, version, kind, lost=None, **options):
    """A request becomes a document."""
    result = {"document": s.text(document), "version": version, "class": kind, "id": document.get("id")}
    if lost is not None:
        result["lost"] = lost
    args = {"request": ordered(request), "options": {"now_unix": NOW, "insecure_seed": SEED, **options}}
    book.case(f"issue/{name}", says, "issue", args, result)


def refused(book, name, says, request, code, pointer=None, /, **options):
    """A request is refused, with its first fault."""
    at = {"pointer": pointer} if pointer is not None else {}
    args = {"request": ordered(request), "options": {"now_unix": NOW, "insecure_seed": SEED, **options}}
    book.case(f"issue/{name}", says, "issue", args, error=error(code, **at))


def without(document, *names):
    """A copy that lacks members."""
    return {name: value for name, value in json.loads(json.dumps(document)).items() if name not in names}


def chapter():
    """The cases of all modules."""
    from . import baked, faults, lists, old, recipients, three, two

    book = Chapter("Documents made of small requests")
    for module in (two, three, old, lists, recipients, faults, baked):
        module.cases(book)
    return book
