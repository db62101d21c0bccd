"""What all tests share: the images and documents of the vectors, and a small PNG maker."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

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

URL = "https://badges.example.org/assertions/1.json"


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
