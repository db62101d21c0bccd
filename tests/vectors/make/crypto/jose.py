"""Compact JWS, and VC-JWT for the credentials of Open Badges 3.0."""

import datetime

from .keys import base64url, compact


def encode(part):
    """A part of a token: bytes, text, or something to be written as JSON."""
    part = part if isinstance(part, (str, bytes)) else compact(part)
    return base64url(part.encode("utf-8") if isinstance(part, str) else part)


def signing_input(header, payload):
    """What is signed."""
    return f"{encode(header)}.{encode(payload)}"


def attached(input, signature):
    """The token."""
    return f"{input}.{base64url(signature)}"


def token(key, payload, header=None, algorithm=None):
    """A signed token. The algorithm is that of the header where the key has it, else the usual one of the key."""
    header = {"alg": algorithm or key.algorithms[0]} if header is None else header
    named = header.get("alg") if isinstance(header, dict) else None
    algorithm = algorithm or (named if named in key.algorithms else key.algorithms[0])
    input = signing_input(header, payload)
    return attached(input, key.sign(algorithm, input.encode("ascii")))


def seconds(date):
    """Whole seconds since 1970 of a date of RFC 3339."""
    moment = datetime.datetime.fromisoformat(date.replace("Z", "+00:00"))
    return int((moment - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)) // datetime.timedelta(seconds=1))


def claims(credential):
    """The claims that repeat what a credential says (Open Badges 3.0, JWT Payload Format)."""
    issuer = credential["issuer"]
    found = {
        "iss": issuer if isinstance(issuer, str) else issuer["id"],
        "jti": credential["id"],
        "sub": credential["credentialSubject"].get("id"),
        "nbf": seconds(credential.get("validFrom") or credential.get("issuanceDate")),
    }
    end = credential.get("validUntil") or credential.get("expirationDate")
    return {**found, **({"exp": seconds(end)} if end else {})}


def payload(credential, **other):
    """The payload of a VC-JWT: of data model 2.0 the credential and its claims, of 1.1 the claim `vc` and the others."""
    wrapped = "https://www.w3.org/2018/credentials/v1" in credential["@context"]
    inner = {"vc": credential} if wrapped else credential
    found = {**inner, **claims(credential), **other}
    return {name: value for name, value in found.items() if value is not None}
