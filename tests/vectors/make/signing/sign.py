"""Signing with a key that is here."""

from .. import samples as s
from ..crypto import jose, keys
from ..kit import Chapter, error
from . import documents as d

#: Algorithms whose signatures are the same wherever they are made.
FIXED = ("RS256", "RS384", "RS512", "EdDSA")


def signed(book, name, says, document, key, header, payload=None, *, key_options=None, **options):
    """A document is signed. The token is compared where the algorithm has no randomness."""
    text = document if isinstance(document, str) else s.text(document)
    algorithm = header["alg"]
    vc_jwt = payload is not None
    result = {
        "format": "vc_jwt" if vc_jwt else "jws",
        "algorithm": algorithm,
        "header": keys.compact(header),
    }
    if algorithm in FIXED:
        result["token"] = jose.token(key, payload if vc_jwt else text.strip(), header, algorithm)
    args = {"document": text, "key": key.text(True), "key_options": key_options, "options": options or None}
    book.case(f"sign/{name}", says, "sign", args, result)


def refused(book, name, says, document, code, key=None, **options):
    """A document is not signed."""
    text = document if isinstance(document, str) else s.text(document)
    args = {"document": text, "key": key or keys.ED.text(True), "options": options or None}
    book.case(f"sign/{name}", says, "sign", args, error=error(code))


def algorithms(book):
    """Each algorithm, and the usual one of each kind."""
    for algorithm, key in keys.ALGORITHMS.items():
        header = {"alg": algorithm}
        signed(
            book,
            f"jws-{algorithm}",
            f"an assertion is signed with {algorithm}",
            d.A20,
            key,
            header,
            algorithm=algorithm,
        )
        header = {"alg": algorithm, "kid": d.KEY_DID, "typ": "JWT"}
        says = f"a credential is signed with {algorithm}"
        payload = jose.payload(d.CREDENTIAL)
        signed(
            book, f"jwt-{algorithm}", says, d.CREDENTIAL, key, header, payload, algorithm=algorithm, key_id=d.KEY_DID
        )
    for kind, key in keys.KEYS.items():
        usual = {"alg": key.algorithms[0]}
        signed(book, f"default-{kind}", f"{kind}: {usual['alg']} is the usual one", d.A20, key, usual)
    bound = keys.rsa_key("2048")
    args = {"document": s.text(d.A20), "key": bound.text(True, alg="RS512")}
    result = {"algorithm": "RS512", "header": '{"alg":"RS512"}'}
    book.case("sign/key-alg", "a key that is for one algorithm signs with it", "sign", args, result)


def versions(book):
    """Each version and class."""
    for name, document in d.JWS.items():
        signed(book, f"version-{name}", f"{name}: the payload is the document", document, keys.RSA, {"alg": "RS256"})
    for name, document in d.VC_JWT.items():
        header = {"alg": "EdDSA", "kid": d.KEY_DID, "typ": "JWT"}
        says = f"{name}: the payload has the claims"
        signed(book, f"version-{name}", says, document, keys.ED, header, jose.payload(document), key_id=d.KEY_DID)
    spaced = "\n" + s.text(d.A20).replace('","', '" ,\n "') + " \n"
    signed(book, "bytes", "white space inside is kept, that around it is not", spaced, keys.ED, {"alg": "EdDSA"})
    escaped = s.text(d.A20).replace("ada@example.org", "ada\\u0040example.org")
    signed(book, "escapes", "escapes are kept as they are", escaped, keys.ED, {"alg": "EdDSA"})
    header = {"alg": "EdDSA", "kid": d.KEY_DID, "typ": "JWT"}
    for name, date in (("fraction", "2024-05-01T00:00:00.750Z"), ("offset", "2024-05-01T02:00:00+02:00")):
        document = {**d.CREDENTIAL, "validFrom": date}
        payload = jose.payload(document)
        assert payload["nbf"] == 1714521600
        signed(
            book,
            f"date-{name}",
            f"`nbf` is in whole seconds ({name})",
            document,
            keys.ED,
            header,
            payload,
            key_id=d.KEY_DID,
        )
    early = {**d.CREDENTIAL, "validFrom": "1969-12-31T23:59:58Z"}
    signed(
        book,
        "date-early",
        "a date before 1970 is below 0",
        early,
        keys.ED,
        header,
        jose.payload(early),
        key_id=d.KEY_DID,
    )
    plain = {**d.CREDENTIAL, "issuer": "did:web:issuer.example"}
    signed(
        book,
        "issuer-iri",
        "an issuer that is an IRI is `iss`",
        plain,
        keys.ED,
        header,
        jose.payload(plain),
        key_id=d.KEY_DID,
    )
    claims = {**d.CREDENTIAL, "iss": "did:web:issuer.example"}
    payload = jose.payload(claims)
    signed(
        book,
        "claims-there",
        "claims that are there already stay",
        claims,
        keys.ED,
        header,
        payload,
        key_id=d.KEY_DID,
        check=False,
    )


def headers(book):
    """kid, jwk, typ."""
    key = keys.ED
    public, payload = key.jwk(), jose.payload(d.CREDENTIAL)
    url = {"id": d.KEY_URL}

    def jwt(name, says, header, **options):
        signed(book, f"header-{name}", says, d.CREDENTIAL, key, {"alg": "EdDSA", **header}, payload, **options)

    def jws(name, says, header, **options):
        signed(book, f"header-{name}", says, d.A20, key, {"alg": "EdDSA", **header}, **options)

    jwt("jwk", "without an id the public key goes into a VC-JWT", {"jwk": public, "typ": "JWT"})
    jwt("kid", "the id of the key is `kid`", {"kid": d.KEY_URL, "typ": "JWT"}, key_options=url)
    jwt("kid-option", "the option counts more", {"kid": d.KEY_DID, "typ": "JWT"}, key_options=url, key_id=d.KEY_DID)
    both = {"kid": d.KEY_URL, "jwk": public, "typ": "JWT"}
    jwt("both", "both may be there", both, key_options=url, embed_key=True)
    jwt(
        "kid-no-uri",
        "an id that is no URI is no `kid` of a VC-JWT",
        {"jwk": public, "typ": "JWT"},
        key_options={"id": "1"},
    )
    jwt("typ", "`vc+jwt` may be asked for", {"kid": d.KEY_URL, "typ": "vc+jwt"}, key_options=url, typ="vc+jwt")
    jwt(
        "not-embedded",
        "`embed_key` false with a `kid`",
        {"kid": d.KEY_URL, "typ": "JWT"},
        key_options=url,
        embed_key=False,
    )
    jws("jws-kid", "a JWS has the id of the key as `kid`", {"kid": "key-1"}, key_options={"id": "key-1"})
    jws("jws-plain", "without an id it has `alg` alone", {})
    jws("jws-jwk", "the public key goes in if that is asked for", {"jwk": public}, embed_key=True)
    jws("jws-typ", "so does a type", {"typ": "JWT"}, typ="JWT")
    jws("jws-quote", "a `kid` is written as JSON", {"kid": 'a "key"'}, key_id='a "key"')
    jwt("format", "the format may be said", {"kid": d.KEY_URL, "typ": "JWT"}, key_options=url, format="vc_jwt")
    for kind, other in keys.KEYS.items():
        header = {"alg": other.algorithms[0], "jwk": other.jwk(), "typ": "JWT"}
        says = f"{kind}: the header has nothing private"
        signed(book, f"header-jwk-{kind}", says, d.CREDENTIAL, other, header, payload)


def options(book):
    """What does not go together."""
    key, rsa = keys.ED, keys.RSA
    refused(book, "public", "a public key does not sign", d.A20, "key.not_private", key.text())
    refused(book, "algorithm-key", "the algorithm has to go with the key", d.A20, "option.conflict", algorithm="RS256")
    refused(
        book, "algorithm-curve", "and with its curve", d.A20, "option.conflict", keys.P384.text(True), algorithm="ES256"
    )
    bound = rsa.text(True, alg="PS256")
    refused(
        book, "algorithm-bound", "and with the `alg` of its JWK", d.A20, "option.conflict", bound, algorithm="RS256"
    )
    for name in ("none", "HS256", "rs256", "ES256K", "Ed25519", ""):
        says = f"there is no algorithm `{name}`"
        refused(book, f"algorithm-{name or 'empty'}", says, d.A20, "option.invalid", rsa.text(True), algorithm=name)
    refused(book, "format-jwt", "an assertion is no VC-JWT", d.A20, "option.conflict", format="vc_jwt")
    refused(book, "format-jws", "a credential is no plain JWS", d.CREDENTIAL, "option.conflict", format="jws")
    refused(book, "format-unknown", "an unknown format is an error", d.A20, "option.invalid", format="sd_jwt")
    args = {"document": s.text(d.A20), "key": key.text(True), "options": {"key": key.text()}}
    book.case("sign/key-option", "`key` is an option of signing_input", "sign", args, error=error("option.conflict"))
    refused(book, "no-key-id", "a VC-JWT says which key", d.CREDENTIAL, "option.conflict", embed_key=False)
    refused(book, "kid-no-uri", "a `kid` of a VC-JWT is a URI", d.CREDENTIAL, "option.invalid", key_id="key-1")
    refused(book, "kid-empty", "a `kid` is not empty", d.A20, "option.invalid", key_id="")
    refused(
        book, "typ-other", "a VC-JWT is of no other type", d.CREDENTIAL, "option.invalid", key_id=d.KEY_DID, typ="JOSE"
    )
    refused(book, "option-unknown", "an unknown option is an error", d.A20, "option.invalid", alg="EdDSA")
    small = {"limits": {"jws_bytes": 300}}
    refused(book, "limit", "a token above the limit is not made", d.A20, "limit.jws", **small)
    refused(
        book, "limit-text", "nor is a document above the limit read", d.A20, "limit.text", limits={"text_bytes": 100}
    )


def documents(book):
    """What is not signed."""
    hosted = {**d.A20, "verification": {"type": "HostedBadge"}}
    for name, says, document, code in (
        ("hosted-2.0", "a hosted assertion", s.A20, "issue.invalid"),
        ("hosted-1.1", "a hosted assertion of 1.1", s.A11, "issue.invalid"),
        ("hosted-1.0", "a hosted assertion of 1.0", s.A10, "issue.invalid"),
        ("hosted-type", "one with a URN that says it is hosted", hosted, "issue.invalid"),
        ("errors", "an assertion with errors", d.without(d.A20, "issuedOn"), "issue.invalid"),
        ("errors-3.0", "a credential with errors", {**d.CREDENTIAL, "validFrom": "yesterday"}, "issue.invalid"),
        ("0.5", "an assertion of 0.5", s.A05, "issue.invalid"),
        ("badge-class", "a badge class", s.A20["badge"] | {"@context": s.V2}, "issue.invalid"),
        ("profile", "a profile", s.A20["badge"]["issuer"] | {"@context": s.V2}, "issue.invalid"),
        ("envelope", "an envelope", {"assertion": d.A20}, "document.envelope"),
        ("signed", "what is signed already", s.JWS_20, "issue.invalid"),
        ("url", "a URL", s.URL, "document.hosted"),
        ("wrapped", "a credential in the claim `vc`", {"vc": d.CREDENTIAL_VC1, "iss": s.ISSUER}, "issue.invalid"),
        ("no-sub", "a credential whose subject has no id", no_subject(), "issue.invalid"),
        (
            "claim",
            "a claim that says something else",
            {**d.CREDENTIAL, "iss": "did:web:other.example"},
            "issue.invalid",
        ),
        ("claim-exp", "an `exp` that says something else", {**d.CREDENTIAL, "exp": 1}, "issue.invalid"),
        ("unknown", "a document of nothing known", {"hello": "world"}, "document.unrecognised"),
        ("empty", "nothing", "", "payload.empty"),
        ("prose", "prose", "hello", "payload.unrecognised"),
        ("array", "a list", "[1]", "payload.not_object"),
        ("syntax", "broken JSON", s.text(d.A20)[:-1], "json.syntax"),
        ("duplicate", "a member that is there twice", s.text(d.A20)[:-1] + ',"id":"urn:x"}', "json.duplicate_key"),
    ):
        refused(book, f"document-{name}", f"{says} is not signed", document, code)
    anyway(book)


def no_subject():
    """A credential that names its subject by a hash only."""
    subject = d.without(d.CREDENTIAL["credentialSubject"], "id")
    return {**d.CREDENTIAL, "credentialSubject": subject}


def anyway(book):
    """Without the check."""
    faulty = {**d.A20, "issuedOn": "soon"}
    signed(book, "unchecked", "without `check` faults are signed along", faulty, keys.ED, {"alg": "EdDSA"}, check=False)
    for name, document in (
        ("hosted", s.A20),
        ("no-sub", no_subject()),
        ("no-date", d.without(d.CREDENTIAL, "validFrom")),
    ):
        says = f"what nobody could verify is not signed in any case ({name})"
        refused(book, f"unchecked-{name}", says, document, "issue.invalid", check=False)


def chapter():
    """The cases of this module."""
    book = Chapter("Documents signed with a key")
    for part in (algorithms, versions, headers, options, documents):
        part(book)
    return book
