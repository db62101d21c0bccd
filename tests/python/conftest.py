"""What all tests share: the images and documents of the vectors, and a small PNG maker."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import ovenbird

VECTORS = Path(__file__).resolve().parent.parent / "vectors"

ASSERTION: dict[str, Any] = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Assertion",
    "id": "https://badges.example.org/assertions/1.json",
    "recipient": {"type": "email", "hashed": False, "identity": "ada@example.org"},
    "badge": {
        "type": "BadgeClass",
        "id": "https://badges.example.org/robotics.json",
        "name": "Robotics Basics",
        "description": "Built a robot — and it moved",
        "image": "https://badges.example.org/robotics.png",
        "criteria": {"narrative": "Build one."},
        "issuer": {
            "type": "Profile",
            "id": "https://badges.example.org/issuer.json",
            "name": "Example Makers",
            "url": "https://badges.example.org",
            "email": "badges@example.org",
        },
    },
    "verification": {"type": "hosted"},
    "issuedOn": "2024-10-28T00:00:00Z",
}

CREDENTIAL: dict[str, Any] = {
    "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    "id": "https://badges.example.org/credentials/1",
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "issuer": {"id": "https://badges.example.org/issuer", "type": ["Profile"], "name": "Example Makers"},
    "validFrom": "2024-10-28T00:00:00Z",
    "name": "Robotics Basics",
    "credentialSubject": {
        "id": "https://ada.example.org/me",
        "type": ["AchievementSubject"],
        "achievement": {
            "id": "https://badges.example.org/robotics",
            "type": ["Achievement"],
            "name": "Robotics Basics",
            "description": "Built a robot — and it moved",
            "criteria": {"narrative": "Build one."},
        },
    },
}

REQUEST: dict[str, Any] = {
    "id": "https://badges.example.org/assertions/1",
    "recipient": "ada@example.org",
    "badge": "https://badges.example.org/robotics",
}

URL = "https://badges.example.org/assertions/1.json"
KEY_URL = "https://badges.example.org/keys/1"


@pytest.fixture
def png() -> bytes:
    """An unbaked PNG of 8 by 8 pixels."""
    return (VECTORS / "images/plain.png").read_bytes()


@pytest.fixture
def svg() -> bytes:
    """An unbaked SVG."""
    return (VECTORS / "images/plain.svg").read_bytes()


@pytest.fixture
def assertion() -> dict[str, Any]:
    """An OB 2.0 hosted assertion with badge class and issuer inside."""
    copied: dict[str, Any] = json.loads(json.dumps(ASSERTION))
    return copied


@pytest.fixture
def credential() -> dict[str, Any]:
    """A credential of Open Badges 3.0."""
    copied: dict[str, Any] = json.loads(json.dumps(CREDENTIAL))
    return copied


@pytest.fixture(scope="session")
def key() -> ovenbird.Key:
    """A private key."""
    return ovenbird.Key.generate(id=KEY_URL)
