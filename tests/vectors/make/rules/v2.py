"""Open Badges 2.0 (IMS Global, 12 April 2018, with its errata)."""

from ..kit import Chapter
from . import kit
from .forms import TEXT
from .kit import C, M

EVIDENCE = C(
    "2.0",
    "Evidence",
    [
        M("narrative", "optional", "one", *TEXT),
        M("name", "optional", "one", *TEXT),
        M("description", "optional", "one", *TEXT),
        M("genre", "optional", "one", *TEXT),
        M("audience", "optional", "one", *TEXT),
    ],
    unknown="info",
)


def chapter():
    """The cases of 2.0."""
    book = Chapter("What documents of 2.0 must be")
    kit.make(book, EVIDENCE)
    return book
