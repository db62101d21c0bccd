"""The chapter on checking embedded proofs: what is verified, and every way around it that has been tried."""

from ... import samples as s
from ...crypto import keys
from ...kit import Chapter, error


def said(item):
    """A problem from its code, an error unless it is given as a pair with its severity."""
    code, severity = item if isinstance(item, tuple) else (item, "error")
    return {"code": code, "severity": severity}


def judged(book, name, says, document, proofs, given=(keys.ED,), verified=None, /, *, more=None, contexts=None, **options):
    """A document and what is said of each of its proofs: verified if nothing is."""
    proofs = [[proof] if isinstance(proof, (str, tuple)) else proof for proof in proofs]
    reports = [
        {"index": index, "verified": not problems, "problems": [said(item) for item in problems]}
        for index, problems in enumerate(proofs)
    ]
    sound = any(not problems for problems in proofs) if verified is None else verified
    result = {"verified": sound, "format": "data_integrity", "proofs": reports, **(more or {})}
    _case(book, name, says, document, given, contexts, options, result, None)


def unread(book, name, says, document, code, given=(keys.ED,), /, **options):
    """What cannot be read, or a call that is wrong."""
    _case(book, name, says, document, given, None, options, None, error(code))


def _case(book, name, says, document, given, contexts, options, result, failed):
    text = document if isinstance(document, str) else s.text(document)
    texts = [key if isinstance(key, str) else key.text() for key in given]
    args = {"token": text, "keys": texts, "options": options or None, "contexts": contexts}
    book.case(f"proof/{name}", says, "verify_signature", args, result, failed)


def chapter():
    """The cases of all modules."""
    from . import changes, forms, several, stated, suites, values

    book = Chapter("Embedded proofs checked: what is verified, and every way around it that has been tried")
    for module in (suites, changes, values, stated, several, forms):
        module.cases(book)
    return book
