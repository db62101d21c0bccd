"""Open Badges 2.0 (IMS Global, 12 April 2018, with its errata)."""

from ..kit import Chapter
from . import kit, v2_classes, v2_documents, v2_linked, v2_objects


def chapter():
    """The cases of 2.0."""
    book = Chapter("What documents of 2.0 must be")
    kit.make(book, *v2_objects.ALL, *v2_classes.ALL)
    v2_linked.make(book)
    v2_documents.make(book)
    return book
