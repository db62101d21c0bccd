"""The chapter on keys: reading them in each form, writing them, making them, and what is refused."""

from ..kit import Chapter, error


def read(book, id, says, text, info=None, /, code=None, **options):
    """A key is read, or refused."""
    at = code and error(code)
    book.case(f"key/{id}", says, "key_read", {"key": text, "options": options or None}, info, at)


def chapter():
    """The cases of all modules."""
    from . import (
        der_faults,
        did_jwk,
        forms,
        generate,
        jwk,
        jwk_faults,
        multikey,
        numbers,
        pem,
        points,
        sets,
        write,
    )

    book = Chapter("Keys: read, written, made, refused")
    for module in (forms, pem, jwk, sets, multikey, did_jwk, write, generate, numbers, points, der_faults, jwk_faults):
        module.cases(book)
    return book
