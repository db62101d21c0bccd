"""The chapter on checking signatures: what is verified, and every way around it that has been tried."""

from ..kit import Chapter, error, problem


def told(item):
    """A problem from its code, which is an error unless it is given as a pair with its severity."""
    if isinstance(item, dict):
        return item
    code, severity, *at = item if isinstance(item, tuple) else (item, "error")
    return problem(code, severity=severity, **({"pointer": at[0]} if at else {}))


def judged(book, name, says, token, keys, problems=(), verified=None, /, *, more=None, **options):
    """A token and what is said of it: verified, unless one of the problems is an error."""
    problems = [told(item) for item in problems]
    sound = not any(item["severity"] == "error" for item in problems)
    result = {"verified": sound if verified is None else verified, "problems": problems, **(more or {})}
    args = {"token": token, "keys": list(keys), "options": options or None}
    book.case(f"verify/{name}", says, "verify_signature", args, result)


def unread(book, name, says, token, code, keys=(), /, **options):
    """A text that cannot be read open, or a call that is wrong."""
    args = {"token": token, "keys": list(keys), "options": options or None}
    book.case(f"verify/{name}", says, "verify_signature", args, error=error(code))


def chapter():
    """The cases of all modules."""
    from . import (
        algorithms,
        claims,
        encodings,
        headers,
        keyring,
        moments,
        numbers_ec,
        numbers_ed,
        numbers_rsa,
        vc,
    )

    book = Chapter("Signatures checked: what is verified, and every way around it that has been tried")
    for module in (algorithms, headers, keyring, encodings, numbers_rsa, numbers_ec, numbers_ed, vc, claims, moments):
        module.cases(book)
    return book
