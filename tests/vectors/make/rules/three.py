"""Open Badges 3.0 (1EdTech, May 2024), for both Verifiable Credentials data models."""

from ..kit import Chapter
from . import kit, three_credentials, three_objects, three_parts, three_subject, three_wallet, three_whole


def chapter():
    """The cases of 3.0."""
    book = Chapter("What documents of 3.0 must be")
    kit.make(book, *three_objects.ALL, *three_subject.ALL, *three_parts.ALL, *three_credentials.ALL)
    three_whole.whole(book)
    three_wallet.wallet(book)
    three_wallet.schemas(book)
    return book
