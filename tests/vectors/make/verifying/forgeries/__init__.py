"""The chapter of forgeries: what earlier software took for a badge, and what is tried here in its manner."""

from ...kit import Chapter
from . import documents, mozilla, quirks, tokens, urls


def chapter():
    """The cases of all modules."""
    book = Chapter("Forgeries: none of them is ever valid, whatever else is said of it")
    for module in (quirks, mozilla, tokens, urls, documents):
        module.cases(book)
    return book
