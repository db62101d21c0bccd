"""The armour of PEM (RFC 7468)."""

from ..crypto import der, keys
from . import read


def cases(book):
    """What is read and what is not."""
    sound(book)
    faults(book)


def sound(book):
    """Armours that differ and hold the same."""
    key = keys.P256
    info = key.info(True)
    content = key.pkcs8()
    text = key.private_pem()
    read(book, "pem-crlf", "lines may end with CR LF", der.pem("PRIVATE KEY", content, end="\r\n"), info)
    read(book, "pem-one-line", "the body may be one line", der.pem("PRIVATE KEY", content, width=10000), info)
    read(book, "pem-no-end", "the last line need not end", text.rstrip("\n"), info)
    read(book, "pem-indented", "white space inside counts for nothing", text.replace("\n", "\n  "), info)
    around = f"Bag Attributes\n  friendlyName: issuer\n{text}\nThe end.\n"
    read(book, "pem-around", "text around a block is passed over", around, info)
    pair = der.pem("CERTIFICATE", key.certificate()) + text
    read(book, "pem-pair", "of a key and its certificate the private key is taken", pair, info)
    read(book, "pem-twice", "one key twice is one key", text + text, info)
    read(book, "pem-format", "the form may be said", text, info, format="pem")
    read(
        book,
        "pem-id",
        "a key gets the id of the options",
        text,
        key.info(True, "https://issuer.example/key"),
        id="https://issuer.example/key",
    )


def faults(book):
    """Armours that are refused."""
    key = keys.P256
    content, text = key.pkcs8(), key.private_pem()
    several = text + keys.OTHERS["p256"].private_pem()
    read(book, "pem-several", "of two different keys none is taken", several, code="key.ambiguous")
    encrypted = der.pem("ENCRYPTED PRIVATE KEY", der.sequence(der.octet_string(b"secret")))
    read(book, "pem-encrypted", "an encrypted key is not supported", encrypted, code="key.unsupported")
    headers = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n"
    read(book, "pem-encrypted-legacy", "nor one of the old kind", headers, code="key.unsupported")
    openssh = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----\n"
    read(book, "pem-openssh", "a key of OpenSSH is not supported", openssh, code="key.unsupported")
    read(
        book,
        "openssh-line",
        "nor a line of it",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 ada@example.org",
        code="key.unsupported",
    )
    for name, says, bad in (
        ("endless", "a block that does not end", text.split("-----END")[0]),
        ("other-end", "a block that ends with another label", text.replace("END PRIVATE", "END PUBLIC")),
        ("no-block", "a block of nothing", text.replace("-----BEGIN PRIVATE KEY-----", "-----BEGIN ")),
        ("alphabet", "a character outside base64", text.replace("MIGH", "M*GH")),
        ("urlsafe", "base64url in PEM", der.pem("PRIVATE KEY", content + b"\xff\xff\xff").replace("/", "_")),
        ("cut", "a body that is cut", text.replace("\n-----END", "A\n-----END")),
        ("empty", "an empty body", der.pem("PRIVATE KEY", b"")),
        ("escaped", "line breaks written as two characters", text.replace("\n", "\\n")),
        ("headers", "a body with headers", text.replace("KEY-----\n", "KEY-----\nComment: mine\n\n", 1)),
    ):
        assert bad != text, name
        read(book, f"pem-{name}", f"{says} is refused", bad, code="key.malformed")
    read(
        book,
        "pem-wrong-label",
        "SPKI labelled as private is refused",
        der.pem("PRIVATE KEY", key.spki()),
        code="key.malformed",
    )
    read(
        book,
        "pem-label-unknown",
        "a block of something else is no key",
        der.pem("X509 CRL", content),
        code="key.unsupported",
    )
    read(book, "text-empty", "an empty text is no key", "", code="key.malformed")
    read(book, "text-prose", "nor is any other text", "my key", code="key.malformed")
    read(book, "text-format", "a PEM is no JWK", text, code="json.syntax", format="jwk")
    read(book, "text-limit", "a text above the limit is refused", text, code="limit.text", limits={"text_bytes": 100})
    read(book, "option-unknown", "an unknown option is an error", text, code="option.invalid", password="sesame")
    read(book, "option-format", "an unknown form is an error", text, code="option.invalid", format="der")
